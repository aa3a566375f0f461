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

/** Whether a type has an element that is called as the parameter is. */
function isElement(resourceType: string, name: string, { structures }: Definitions): boolean {
  const type = structures.find((structure) => structure.name === resourceType)
  return type?.snapshot?.element.some(({ path }) => path === `${resourceType}.${name}`) === true
}

/** Those that do not simply read the element of their name; `code=` for what reads no path at all. */
function entriesOf(resourceType: string, definitions: Definitions): string[] {
  return searchParametersOf(resourceType, definitions).flatMap(({ code, type, expression = '' }) => {
    // No scope is granted by the contexts in which a definition is meant to be used.
    if (type !== 'token' || /^_|^context/.test(code)) return []
    const paths = expression.split('|').map((alternative) => pathOf(resourceType, alternative.trim()))
    const read = [...new Set(paths.filter((path) => path !== undefined))].join()
    const usual = isElement(resourceType, camel(code), definitions) ? camel(code) : ''
    return read === usual ? [] : [`${code}=${read}`]
  })
}

/** One line a type: where its token parameters read, as far as that is a path of elements. */
export function tokenPathsSource(definitions: Definitions): string {
  const lines = definitions.resourceTypes.flatMap((resourceType) => {
    const entries = entriesOf(resourceType, definitions)
    return entries.length > 0 ? [`  ${resourceType}: '${entries.join(' ')}',`] : []
  })
  return `/**
 * Where token parameters read that do not read the element of their own name, by type, separated by blanks:
 * \`code=path,path\`; \`code=\` for one that does more than follow elements.
 */
export const tokenPathTable: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`
}
