import { type Definitions, searchParametersOf } from './definitions.ts'

/** One line a type: the codes of its search parameters with their types, packed as text to stay small in a Worker. */
export function searchParametersSource(definitions: Definitions): string {
  const lines = definitions.resourceTypes.map((resourceType) => {
    const parameters = searchParametersOf(resourceType, definitions).filter(({ code }) => !code.startsWith('_'))
    return `  ${resourceType}: '${parameters.map(({ code, type }) => `${code}:${type}`).join(' ')}',`
  })
  return `import type { ResourceType } from './resource-types.ts'

/** The search parameters of each type as \`code:type\`, separated by blanks; those of every type (\`_id\` …) are not in it. */
export const searchParameterTable: Readonly<Record<ResourceType, string>> = {
${lines.join('\n')}
}
`
}
