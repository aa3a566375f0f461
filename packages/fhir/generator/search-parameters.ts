import { type Definitions, type SearchParameter, searchParametersOf } from './definitions.ts'
import { referenceTargets, tokenValues } from './search-elements.ts'

const ordered = ['number', 'date', 'quantity']
const comparators = 'eq,ne,gt,ge,lt,le,sa,eb,ap'

/**
 * What R4 allows follows from a parameter's type (search.html#modifiers, #prefix), because no definition restricts it.
 * Throws where one does, so that a new definition cannot be read too widely in silence.
 */
function assertUnrestricted({ url, type, comparator = [], modifier = [] }: SearchParameter): void {
  const known = new Set(comparators.split(','))
  const all = !ordered.includes(type) || (comparator.length === known.size && comparator.every((one) => known.has(one)))
  if (!all || modifier.length > 0) throw new Error(`${url} restricts comparators or modifiers`)
}

/** The codes of a composite's components, each a parameter of the same type. */
function componentCodes(resourceType: string, parameter: SearchParameter, definitions: Definitions): string[] {
  return (parameter.component ?? []).map(({ definition }) => {
    const found = definitions.searchParameters.find(({ url }) => url === definition)
    if (!found?.base.includes(resourceType)) throw new Error(`${resourceType}.${parameter.code}: no ${definition}`)
    return found.code
  })
}

function detail(resourceType: string, parameter: SearchParameter, definitions: Definitions): string {
  const { type } = parameter
  if (type === 'reference') return `>${referenceTargets(resourceType, parameter, definitions)?.join(',') ?? '*'}`
  if (type === 'composite') return `=${componentCodes(resourceType, parameter, definitions).join('$')}`
  const values = type === 'token' ? tokenValues(resourceType, parameter, definitions) : undefined
  return values ? `!${values}` : ''
}

function entry(resourceType: string, parameter: SearchParameter, definitions: Definitions): string {
  assertUnrestricted(parameter)
  return `${parameter.code}:${parameter.type}${detail(resourceType, parameter, definitions)}`
}

/** One line a type: its search parameters, packed as text to stay small in a Worker and to cost nothing at its start. */
export function searchParametersSource(definitions: Definitions): string {
  const lines = definitions.resourceTypes.map((resourceType) => {
    const parameters = searchParametersOf(resourceType, definitions).filter(({ code }) => !code.startsWith('_'))
    return `  ${resourceType}: '${parameters.map((one) => entry(resourceType, one, definitions)).join(' ')}',`
  })
  const common = ['Resource', 'DomainResource'].flatMap((base) => searchParametersOf(base, definitions))
  return `import type { ResourceType } from './resource-types.ts'

/**
 * The search parameters of each type, separated by blanks: \`code:type\`, then \`>\` and the types that a reference can point
 * to (\`*\`: any), \`=\` and the codes of a composite's components, \`!boolean\` for a token that is true or false, \`!plain\`
 * for one without a system. Those of every type (\`_id\` …) are not in it.
 */
export const searchParameterTable: Readonly<Record<ResourceType, string>> = {
${lines.join('\n')}
}

/** The search parameters of every type, in the same form. */
export const commonSearchParameters =
  '${common.map((one) => entry(one.base[0] ?? '', one, definitions)).join(' ')}'
`
}
