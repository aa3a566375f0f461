import {
  type Definitions,
  type OperationDefinition,
  type OperationParameter,
  searchParametersOf,
} from '../definitions.ts'

const quote = (text: string) => `'${text}'`
const union = (texts: string[]) => texts.map(quote).join(' | ')

const valueTypes: Record<string, string> = {
  string: 'S.StringValue',
  token: 'S.TokenValue',
  date: 'S.DateValue',
  number: 'S.NumberValue',
  quantity: 'S.QuantityValue',
  uri: 'S.StringValue',
  composite: 'S.StringValue',
  special: 'S.StringValue',
}
const modifiers: Record<string, string> = {
  string: 'S.StringModifier',
  token: 'S.TokenModifier',
  uri: 'S.UriModifier',
  reference: 'S.ReferenceModifier<ResourceType>',
}

function valueType(type: string, targets: string[], all: string[]): string {
  if (type !== 'reference') return valueTypes[type] ?? 'S.StringValue'
  const known = targets.filter((target) => all.includes(target))
  return known.length === 0 || known.length === all.length ? 'S.ReferenceValue' : `S.ReferenceValue<${union(known)}>`
}

/**
 * One interface per type. Modifiers are mapped types over the parameter names: index signatures such as
 * `${name}:${ResourceType}` make the compiler run out of memory.
 */
function queryInterface(resourceType: string, definitions: Definitions): string {
  const parameters = searchParametersOf(resourceType, definitions)
  const codes = (type: string) => parameters.filter((p) => p.type === type).map((p) => p.code)
  const includes = codes('reference').map((code) => `${resourceType}:${code}`)
  const bases = [`S.ResourceQuery<${union(includes) || 'never'}>`]
  for (const [type, modifier] of Object.entries(modifiers)) {
    const named = codes(type)
    if (named.length > 0) bases.push(`S.Modified<${union(named)}, ${modifier}, S.StringValue>`)
  }
  if (parameters.length > 0) bases.push(`S.Modified<${union(parameters.map((p) => p.code))}, 'missing', boolean>`)
  const members = parameters.map((p) => {
    return `  ${quote(p.code)}?: ${valueType(p.type, p.target ?? [], definitions.resourceTypes)}`
  })
  return `export interface ${resourceType}Query extends ${bases.join(', ')} {\n${members.join('\n')}\n}`
}

/** Names that a chain may begin with (search.html#chaining). */
function referenceNames(resourceType: string, definitions: Definitions): string {
  const references = searchParametersOf(resourceType, definitions).filter(({ type }) => type === 'reference')
  return union(references.map(({ code }) => code)) || 'never'
}

function resourcePaths(resourceType: string): string[] {
  const resource = `R.${resourceType}`
  return [
    `  '/${resourceType}': S.TypePath<${resource}, ${resourceType}Query>`,
    `  '/${resourceType}/_search': S.FormSearchPath<${resource}, ${resourceType}Query>`,
    `  '/${resourceType}/_history': S.HistoryPath<${resource}>`,
    `  '/${resourceType}/{id}': S.InstancePath<${resource}>`,
    `  '/${resourceType}/{id}/_history': S.InstanceHistoryPath<${resource}>`,
    `  '/${resourceType}/{id}/_history/{vid}': S.VreadPath<${resource}>`,
  ]
}

/** A type name in lower case is a FHIR primitive, the only kind a GET operation can carry (operations.html#request). */
const isPrimitive = (parameter: OperationParameter) => /^[a-z]/.test(parameter.type ?? '') && parameter.type !== 'xhtml'
const numeric = new Set(['integer', 'decimal', 'positiveInt', 'unsignedInt'])

function primitiveType(type: string | undefined): string {
  if (type === 'boolean') return 'boolean'
  return type && numeric.has(type) ? 'number' : 'string'
}

function operationQuery(inputs: OperationParameter[]): string {
  const members = inputs.filter(isPrimitive).map((p) => {
    const type = primitiveType(p.type)
    return `${quote(p.name)}${p.min > 0 ? '' : '?'}: ${p.max === '*' ? `S.Multi<${type}>` : type}`
  })
  return members.length > 0 ? `{ ${members.join('; ')} }` : 'S.NoQuery'
}

/** A single `return` resource is answered bare, all else in Parameters (operations.html#response). */
function operationAnswer(outputs: OperationParameter[], resourceTypes: string[]): string {
  const only = outputs.length === 1 ? outputs[0] : undefined
  if (only?.name !== 'return' || !only.type || isPrimitive(only)) return 'R.Parameters'
  if (resourceTypes.includes(only.type)) return `R.${only.type}`
  return only.type === 'Any' || only.type === 'Resource' ? 'R.FhirResource' : 'R.Parameters'
}

function operationPaths(operation: OperationDefinition, definitions: Definitions): [string, string][] {
  const { resourceTypes } = definitions
  const inputs = (operation.parameter ?? []).filter((p) => p.use === 'in')
  const outputs = (operation.parameter ?? []).filter((p) => p.use === 'out')
  const idempotent = !operation.affectsState && inputs.every((p) => p.min === 0 || isPrimitive(p))
  const shape = (instance: boolean) => {
    const name = instance ? 'InstanceOperationPath' : 'OperationPath'
    return `S.${name}<${operationQuery(inputs)}, ${operationAnswer(outputs, resourceTypes)}, ${idempotent}>`
  }
  const named = operation.resource ?? []
  const types = named.includes('Resource') ? resourceTypes : named.filter((name) => resourceTypes.includes(name))
  return [
    ...(operation.system ? [[`/$${operation.code}`, shape(false)] as [string, string]] : []),
    ...(operation.type ? types.map((t): [string, string] => [`/${t}/$${operation.code}`, shape(false)]) : []),
    ...(operation.instance ? types.map((t): [string, string] => [`/${t}/{id}/$${operation.code}`, shape(true)]) : []),
  ]
}

/** Source text of `r4.d.ts`: the openapi-fetch `paths`, `Queries` and `Resources` of R4. */
export function r4Declarations(definitions: Definitions): string {
  const { resourceTypes } = definitions
  const operations = new Map<string, string>()
  for (const operation of definitions.operations) {
    for (const [path, shape] of operationPaths(operation, definitions)) {
      if (!operations.has(path)) operations.set(path, shape)
    }
  }
  const byType = (member: (name: string) => string) => resourceTypes.map((name) => `  ${name}: ${member(name)}`)
  return `import type * as R from 'fhir/r4'
import type * as S from '../client/rest-shapes.ts'
import type { ResourceType } from './resource-types.ts'

${resourceTypes.map((name) => queryInterface(name, definitions)).join('\n\n')}

/** The search parameters of each type, with their modifiers. */
export interface Queries {
${byType((name) => `${name}Query`).join('\n')}
}

/** The reference parameters of each type. */
export interface ReferenceNames {
${byType((name) => referenceNames(name, definitions)).join('\n')}
}

export interface Resources {
${byType((name) => `R.${name}`).join('\n')}
}

/** Every R4 interaction, as openapi-fetch reads it. */
export interface paths {
  '/': S.SystemPath
  '/metadata': S.MetadataPath
  '/_history': S.HistoryPath<R.FhirResource>
${resourceTypes.flatMap(resourcePaths).join('\n')}
${[...operations].map(([path, shape]) => `  '${path}': ${shape}`).join('\n')}
}
`
}
