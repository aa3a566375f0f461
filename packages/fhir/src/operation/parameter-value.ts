import { isJson } from '../client/untrusted-json.ts'
import { nearestNames } from '../nearest-names.ts'
import { isResourceType } from '../resource-type.ts'
import { type PartRules, rulesOfType } from '../validation/element-rules.ts'
import { type Primitive, primitives } from '../validation/primitives.ts'

/** What is wrong with a value, at `path` within it. Says what is expected and quotes nothing of the value. */
export interface ValueFault {
  /** Elements below the parameter; empty for the value itself. */
  path: string
  message: string
  suggestions: string[]
}

const maxDepth = 8
const maxNameChars = 64

/** Complex types that a parameter may have as `value[x]` (R4 datatypes.html#open). */
const complexTypes: ReadonlySet<string> = new Set(
  (
    'Address Age Annotation Attachment CodeableConcept Coding ContactPoint Count Distance Duration HumanName ' +
    'Identifier Money Period Quantity Range Ratio Reference SampledData Signature Timing ContactDetail Contributor ' +
    'DataRequirement Expression ParameterDefinition RelatedArtifact TriggerDefinition UsageContext Dosage Meta'
  ).split(' '),
)

export type ParameterKind = 'primitive' | 'complex' | 'resource' | 'parts'

/** How values of a parameter type are written; undefined for a type that R4 does not have. */
export function kindOf(type: string): ParameterKind | undefined {
  if (type === 'Parameters.parameter') return 'parts'
  if (primitives.has(type) && type !== 'xhtml') return 'primitive'
  if (complexTypes.has(type)) return 'complex'
  return type === 'Resource' || isResourceType(type) ? 'resource' : undefined
}

const fault = (path: string, message: string, suggestions: string[] = []): ValueFault => ({
  path,
  message,
  suggestions,
})

function primitiveFaults(primitive: Primitive, value: unknown, path: string): ValueFault[] {
  return primitive.fits(value) ? [] : [fault(path, `must be ${primitive.expected}`)]
}

function resourceFaults(type: string, value: unknown): ValueFault[] {
  const resourceType = isJson(value) ? value.resourceType : undefined
  if (typeof resourceType !== 'string' || !isResourceType(resourceType)) {
    return [fault('', `must be a resource${type === 'Resource' ? '' : ` of type ${type}`} with its resourceType`)]
  }
  return type === 'Resource' || resourceType === type ? [] : [fault('', `must be a ${type}, not a ${resourceType}`)]
}

function elementFaults(rules: PartRules, [key, value]: [string, unknown], path: string, depth: number): ValueFault[] {
  const slot = rules.slots.get(key)
  const here = path === '' ? key.slice(0, maxNameChars) : `${path}.${key.slice(0, maxNameChars)}`
  if (slot === undefined) {
    const names = [...rules.slots.keys()].filter((name) => !name.startsWith('_'))
    return [fault(here, `is no element of ${rules.path}`, nearestNames(key, names))]
  }
  if (slot.isSibling || slot.key === 'extension') return []
  if (slot.element.isArray !== Array.isArray(value)) {
    return [fault(here, slot.element.isArray ? 'must be a list' : 'must not be a list')]
  }
  const values: unknown[] = Array.isArray(value) ? value : [value]
  return values.flatMap((one) => typeFaults(slot.type, one, here, depth + 1))
}

function typeFaults(
  { primitive, parts, code }: { primitive: Primitive | undefined; parts: (() => PartRules) | undefined; code: string },
  value: unknown,
  path: string,
  depth: number,
): ValueFault[] {
  if (primitive !== undefined) return primitiveFaults(primitive, value, path)
  if (!isJson(value)) return [fault(path, `must be an object: a ${code}`)]
  if (depth > maxDepth) return [fault(path, 'is nested too deep')]
  if (Object.keys(value).length === 0) return [fault(path, 'must not be empty')]
  const rules = parts?.()
  return rules === undefined ? [] : Object.entries(value).flatMap((entry) => elementFaults(rules, entry, path, depth))
}

/** Everything wrong with one value of a parameter of a primitive, complex or resource type. */
export function valueFaults(type: string, value: unknown): ValueFault[] {
  const primitive = primitives.get(type)
  if (kindOf(type) === 'resource') return resourceFaults(type, value)
  return typeFaults({ primitive, code: type, parts: () => rulesOfType(type) }, value, '', 0)
}
