import { type Definitions, searchParametersOf } from './definitions.ts'

/** The dotted path below the type that a FHIRPath alternative reads; undefined where it is anything more than a path. */
function pathOf(resourceType: string, alternative: string): string | undefined {
  const [, path, element, type] =
    /^\(?\w+\.(?:(\w+(?:\.\w+)*)|(\w+(?:\.\w+)*)\.ofType\((\w+)\))\)?$/.exec(
      alternative.replace(/^\((\S+) as (\w+)\)$/, '($1.ofType($2))'),
    ) ?? []
  if (!alternative.replace('(', '').startsWith(`${resourceType}.`)) return undefined
  return element && type ? `${element}${type.charAt(0).toUpperCase()}${type.slice(1)}` : path
}

const camel = (code: string) => code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

function entriesOf(resourceType: string, definitions: Definitions): string[] {
  return searchParametersOf(resourceType, definitions).flatMap(({ code, type, expression = '' }) => {
    if (type !== 'token' || code.startsWith('_')) return []
    const paths = expression.split('|').map((alternative) => pathOf(resourceType, alternative.trim()))
    const read = [...new Set(paths.filter((path) => path !== undefined))]
    if (read.length === 0) return []
    return [read.length === 1 && read[0] === camel(code) ? code : `${code}=${read.join(',')}`]
  })
}

/** One line a type: where its token parameters read, as far as that is a path of elements. */
export function tokenPathsSource(definitions: Definitions): string {
  const lines = definitions.resourceTypes.flatMap((resourceType) => {
    const entries = entriesOf(resourceType, definitions)
    return entries.length > 0 ? [`  ${resourceType}: '${entries.join(' ')}',`] : []
  })
  return `/**
 * Where the token parameters of each type read, separated by blanks: \`code=path,path\`, or \`code\` alone where the path is
 * the code in one word. Parameters that do more than follow elements are not in it.
 */
export const tokenPathTable: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`
}
