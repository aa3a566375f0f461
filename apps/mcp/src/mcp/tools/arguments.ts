import { type AnyResource, isLogicalId, isResourceType, type ResourceType, resourceTypes } from '@repo/fhir'
import { z } from 'zod'

const maxSuggestions = 3
const maxQueryLength = 4_000

/** The types whose names are nearest to a wrong one, so that the refusal says how to mend it. */
function nearestTypes(value: string): string[] {
  const wanted = value.toLowerCase()
  return resourceTypes
    .filter((type) => type.toLowerCase().includes(wanted) || wanted.includes(type.toLowerCase()))
    .slice(0, maxSuggestions)
}

export const resourceType = z
  .string()
  .max(64)
  .transform((value, context): ResourceType => {
    if (isResourceType(value)) return value
    const near = nearestTypes(value)
    const help = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ', such as Patient or Observation'
    context.addIssue({ code: 'custom', message: `not a FHIR R4 resource type${help}` })
    return z.NEVER
  })
  .describe('FHIR R4 resource type, e.g. "Observation"')

export const logicalId = z
  .string()
  .refine(isLogicalId, 'not a FHIR id (1 to 64 letters, digits, - or .): use one that a search returned')
  .describe('Logical id of the record, as a search returned it, without the type')

export const versionId = z
  .string()
  .refine(isLogicalId, 'not a FHIR version id')
  .describe('versionId of the record as you last read it; the change is refused if the record has moved on')

/** A whole resource. Its elements are the FHIR server's to judge; its type is checked here. */
export const resource = z
  .looseObject({ resourceType })
  .transform((value) => value as AnyResource & { resourceType: ResourceType })
  .describe('The whole FHIR R4 resource as JSON, with resourceType')

/** Names that change what is asked rather than which records: what they would do is set by the tool. */
const reserved = /^_(count|summary|elements|format|pretty|total|contained|containedType|query|type|list)$/
/** Parameters that look into other records than those returned: policy cannot judge them by what comes back. */
const reaching = /^_has(:|$)|^_filter$|\./

export const searchParams = z
  .record(
    z.string().regex(/^[A-Za-z_][A-Za-z0-9_:.-]{0,99}$/, 'not a search parameter name'),
    z.union([z.string().max(500), z.array(z.string().max(500)).max(10)]),
  )
  .superRefine((params, context) => {
    const names = Object.keys(params)
    // An audit record holds so much of a query, and no search goes out that could not be recorded whole.
    if (
      new URLSearchParams(
        Object.entries(params).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      ).toString().length > maxQueryLength
    ) {
      context.addIssue({
        code: 'custom',
        message: `longer than ${maxQueryLength} characters when encoded: search in steps`,
      })
    }
    if (names.length > 20) context.addIssue({ code: 'custom', message: 'at most 20 search parameters' })
    for (const name of names) {
      const refuse = (message: string) => context.addIssue({ code: 'custom', path: [name], message })
      if (reserved.test(name)) refuse('not accepted here: use the arguments of this tool instead')
      if (reaching.test(name)) refuse('chained parameters, _has and _filter are not accepted: search in two steps')
    }
  })
  .describe(
    'FHIR search parameters of the type, e.g. {"patient":"Patient/1","code":"http://loinc.org|4548-4","date":["ge2023-01-01","lt2024-01-01"]}. A list means AND, a comma inside a value means OR.',
  )
