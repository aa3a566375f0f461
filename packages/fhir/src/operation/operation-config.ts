import { isJson, type Json } from '../client/untrusted-json.ts'
import type { ResourceType } from '../generated/resource-types.ts'
import { isResourceType } from '../resource-type.ts'
import { operationsFor } from './operation-catalogue.ts'
import type { Disclosure, OperationDefinition, OperationParameter } from './operation-definition.ts'
import { kindOf } from './parameter-value.ts'

export type OperationConfig = { ok: true; operations: OperationDefinition[] } | { ok: false; faults: string[] }

const maxJsonChars = 100_000
const maxOperations = 50
const maxParameters = 50
const maxDocumentationChars = 200
const operationName = /^[a-z][a-z0-9-]{0,63}$/
const parameterName = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/
const disclosures: readonly Disclosure[] = ['records', 'terminology', 'aggregate', 'nothing']

/** They change something, whatever a configuration says (R4 operations-list.html, Bulk Data Access). */
const changing = new Set(
  'meta-add meta-delete process-message submit submit-data closure import export expunge reindex purge'.split(' '),
)
const operationKeys = 'name system type instance resourceTypes parameters discloses affectsState'.split(' ')
const parameterKeys = ['name', 'min', 'max', 'type', 'documentation']

/** Collects what is wrong, each with its place. */
type Report = (place: string, message: string) => void

function unknownKeys(value: Json, known: string[], place: string, report: Report): void {
  for (const key of Object.keys(value)) if (!known.includes(key)) report(`${place}.${key.slice(0, 64)}`, 'is not known')
}

function itemsOf(value: unknown, max: number, place: string, report: Report): unknown[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > max) {
    report(place, `must be a list of at most ${max}`)
    return []
  }
  return value
}

function flagOf(value: unknown, place: string, report: Report): boolean {
  if (value !== undefined && typeof value !== 'boolean') report(place, 'must be true or false')
  return value === true
}

function readParameter(value: unknown, place: string, report: Report): OperationParameter[] {
  if (!isJson(value)) {
    report(place, 'must be an object')
    return []
  }
  unknownKeys(value, parameterKeys, place, report)
  const { name, min = 0, max = '1', type, documentation } = value
  if (typeof name !== 'string' || !parameterName.test(name)) report(`${place}.name`, 'must be a name')
  if (typeof min !== 'number' || !Number.isInteger(min) || min < 0) report(`${place}.min`, 'must be a whole number')
  if (typeof max !== 'string' || !/^(\*|[1-9]\d{0,3})$/.test(max))
    report(`${place}.max`, 'must be "*" or a number as text')
  const kind = typeof type === 'string' ? kindOf(type) : undefined
  if (kind === undefined || kind === 'parts') report(`${place}.type`, 'must be a data type or a resource type of R4')
  const isText = typeof documentation === 'string' && documentation.length <= maxDocumentationChars
  if (documentation !== undefined && !isText) report(`${place}.documentation`, 'must be a short text')
  const said = isText ? { documentation } : {}
  return [{ name: String(name), min: Number(min), max: String(max), type: String(type), ...said }]
}

function readTypes(value: unknown, place: string, report: Report): ResourceType[] {
  const types = itemsOf(value, 200, place, report)
  const known = types.filter((type): type is ResourceType => typeof type === 'string' && isResourceType(type))
  if (known.length < types.length) report(place, 'must be resource types of R4')
  return known
}

function disclosureOf(value: unknown, place: string, report: Report): Disclosure {
  const disclosure = disclosures.find((one) => one === value)
  if (disclosure === undefined) report(place, `must be one of ${disclosures.join(', ')}`)
  return disclosure ?? 'aggregate'
}

/** What makes an operation one that may be called at all. */
function checkName({ name, affectsState }: Json, place: string, report: Report): string {
  if (typeof name !== 'string' || !operationName.test(name)) report(`${place}.name`, 'must be a name without $')
  const text = String(name)
  if (changing.has(text)) report(`${place}.name`, 'is an operation that changes something')
  if (affectsState !== false) report(`${place}.affectsState`, 'must be false: an operation here must change nothing')
  if (operationsFor([]).some((known) => known.name === text)) report(`${place}.name`, 'is on the list already')
  return text
}

function readOperation(value: unknown, place: string, report: Report): OperationDefinition[] {
  if (!isJson(value)) {
    report(place, 'must be an object')
    return []
  }
  unknownKeys(value, operationKeys, place, report)
  const operation: OperationDefinition = {
    name: checkName(value, place, report),
    system: flagOf(value.system, `${place}.system`, report),
    type: flagOf(value.type, `${place}.type`, report),
    instance: flagOf(value.instance, `${place}.instance`, report),
    resourceTypes: readTypes(value.resourceTypes, `${place}.resourceTypes`, report),
    parameters: itemsOf(value.parameters, maxParameters, `${place}.parameters`, report).flatMap((parameter, index) => {
      return readParameter(parameter, `${place}.parameters[${index}]`, report)
    }),
    discloses: disclosureOf(value.discloses, `${place}.discloses`, report),
  }
  const { type, instance, resourceTypes } = operation
  // Policy and scopes are asked of a type: what is of the system alone could be called by nobody.
  if (!type && !instance) report(place, 'must be for type or instance: every call names a type')
  if ((type || instance) && resourceTypes.length === 0) report(`${place}.resourceTypes`, 'must name a type')
  return [operation]
}

function parsed(json: string): unknown {
  try {
    return json.length <= maxJsonChars ? JSON.parse(json) : undefined
  } catch {
    return undefined
  }
}

/**
 * A platform's further operations from JSON text: a list of objects like {@link OperationDefinition}, each with
 * `affectsState: false`. Names of our own list cannot be defined anew. All faults are told at once, each with its place.
 */
export function parseOperationConfig(json: string): OperationConfig {
  const value = parsed(json)
  if (!Array.isArray(value)) return { ok: false, faults: [`must be a JSON list of at most ${maxJsonChars} characters`] }
  const faults: string[] = []
  const report: Report = (place, message) => faults.push(`${place} ${message}`)
  const items = itemsOf(value, maxOperations, 'operations', report)
  const operations = items.flatMap((item, index) => readOperation(item, `[${index}]`, report))
  return faults.length > 0 ? { ok: false, faults } : { ok: true, operations }
}
