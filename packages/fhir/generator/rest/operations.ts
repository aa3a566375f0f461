import type { Definitions, OperationDefinition, OperationParameter } from '../definitions.ts'

/** The operations of R4 that are allowed, all of which read. */
const allowed = [
  'everything',
  'validate',
  'lastn',
  'stats',
  'document',
  'expand',
  'lookup',
  'validate-code',
  'translate',
  'subsumes',
  'match',
]
const maxDocumentationChars = 120

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** The first sentence without Markdown, examples and asides. */
function firstSentence(documentation: string | undefined): string {
  const plain = (documentation ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*`]|\s+/g, ' ')
  const spaced = plain.replace(/ +/g, ' ').trim()
  const sentence = (spaced.split(/\. |\.$/)[0] ?? '').replace(/[ ,(;-]*\b(?:e\.g|i\.e)\b.*$/, '')
  if (sentence.length <= maxDocumentationChars) return sentence
  return `${sentence.slice(0, sentence.lastIndexOf(' ', maxDocumentationChars))} …`
}

function parameterSource({ name, min, max, type, documentation, part = [] }: OperationParameter): string {
  // The Worker has to carry it: told where a call lacks what it must have.
  const said = min > 0 ? firstSentence(documentation) : ''
  const members = [
    `name: ${quote(name)}`,
    `min: ${min}`,
    `max: ${quote(max)}`,
    `type: ${quote(type ?? 'Parameters.parameter')}`,
    ...(said === '' ? [] : [`documentation: ${quote(said)}`]),
    ...(part.length === 0 ? [] : [`parts: [${part.map(parameterSource).join(', ')}]`]),
  ]
  return `{ ${members.join(', ')} }`
}

function typesSource({ resource = [] }: OperationDefinition, resourceTypes: string[]): string {
  if (resource.includes('Resource')) return '[...resourceTypes]'
  return `[${resource
    .filter((name) => resourceTypes.includes(name))
    .map(quote)
    .join(', ')}]`
}

function operationSource(operation: OperationDefinition, { resourceTypes }: Definitions): string {
  const { code, system, type, instance } = operation
  if (operation.affectsState) throw new Error(`$${code} changes state`)
  const inputs = (operation.parameter ?? []).filter(({ use }) => use === 'in')
  return `  {
    name: ${quote(code)},
    system: ${system},
    type: ${type},
    instance: ${instance},
    resourceTypes: ${typesSource(operation, resourceTypes)},
    parameters: [
${inputs.map((input) => `      ${parameterSource(input)},`).join('\n')}
    ],
  },`
}

function isOfR4({ resource = [] }: OperationDefinition, resourceTypes: string[]): boolean {
  return resource.includes('Resource') || resource.some((name) => resourceTypes.includes(name))
}

/** Source text of `operations.ts`. Throws where an allowed operation is not defined, or changes state. */
export function operationsSource(definitions: Definitions): string {
  const sources = allowed.flatMap((name) => {
    const found = definitions.operations.filter((operation) => {
      return operation.code === name && isOfR4(operation, definitions.resourceTypes)
    })
    if (found.length === 0) throw new Error(`R4 defines no operation ${name}`)
    return found.map((operation) => operationSource(operation, definitions))
  })
  return `import type { OperationDefinition } from '../operation/operation-definition.ts'
import { resourceTypes } from './resource-types.ts'

/** The operations of R4 that are allowed, as their OperationDefinitions have them; input parameters alone. */
export const operationTable: readonly Omit<OperationDefinition, 'discloses'>[] = [
${sources.join('\n')}
]
`
}
