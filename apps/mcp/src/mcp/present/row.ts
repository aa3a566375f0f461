import { type AnyResource, isLogicalId } from '@repo/fhir'
import { z } from 'zod'
import { capped } from './budget.ts'
import { anyValue, concept, isObject, name, reference, when } from './datatypes.ts'

/** One record in one line: what FHIR's types have in common, under the same keys for each of them. */
export const row = z.object({
  reference: z.string(),
  versionId: z.string().optional(),
  date: z.string().optional(),
  what: z.string().optional(),
  value: z.string().optional(),
  range: z.string().optional(),
  interpretation: z.string().optional(),
  status: z.string().optional(),
  name: z.string().optional(),
  gender: z.string().optional(),
  birthDate: z.string().optional(),
  subject: z.string().optional(),
})
export type Row = z.output<typeof row>

// In the order in which they say most about when it happened, or what it is.
const dates = [
  'effective',
  'onset',
  'performed',
  'occurrence',
  'period',
  'serviced',
  'billablePeriod',
  'started',
  'authoredOn',
  'authored',
  'start',
  'issued',
  'recordedDate',
  'date',
  'dateTime',
  'created',
  'recorded',
  'sent',
]
const whats = [
  'code',
  'vaccineCode',
  'medication',
  'reasonCode',
  'description',
  'title',
  'type',
  'serviceType',
  'scope',
  'procedureCode',
  'modality',
  'category',
  'class',
]
const subjects = ['subject', 'patient', 'beneficiary', 'for', 'individual', 'owner']

const maxElements = 200
const componentsLength = 600

/** The version, where it is one that a change can name. */
export function versionOf({ meta }: AnyResource): string | undefined {
  const versionId: unknown = meta?.versionId
  return typeof versionId === 'string' && isLogicalId(versionId) ? versionId : undefined
}

/** The element, or any typed form of a choice element (`onsetDateTime` for `onset`). */
function choice(node: Record<string, unknown>, element: string, keys = Object.keys(node)): unknown {
  if (node[element] !== undefined) return node[element]
  const key = keys.find((k) => k.startsWith(element) && /^[A-Z]/.test(k.slice(element.length)))
  return key === undefined ? undefined : node[key]
}

function firstSaid<T>(elements: readonly string[], say: (element: string) => T | undefined): T | undefined {
  for (const element of elements) {
    const said = say(element)
    if (said !== undefined) return said
  }
  return undefined
}

function components(resource: AnyResource): string | undefined {
  if (!Array.isArray(resource.component)) return undefined
  const parts = resource.component.filter(isObject).map((part) => {
    const value = anyValue(choice(part, 'value'))
    return value === undefined ? undefined : `${concept(part.code) ?? 'component'}: ${value}`
  })
  return capped(parts.filter(Boolean).join('; '), componentsLength) || undefined
}

function range(resource: AnyResource): string | undefined {
  const [first] = Array.isArray(resource.referenceRange) ? resource.referenceRange : []
  return isObject(first) ? (concept(first.text) ?? anyValue({ low: first.low, high: first.high })) : undefined
}

/** Pure: a released record as a row. Narrative, attachments and contained resources have no place in it. */
export function toRow(resource: AnyResource): Row {
  // No R4 type has so many elements; looking through more for each question would cost seconds.
  const keys = Object.keys(resource).slice(0, maxElements)
  const said: Record<keyof Omit<Row, 'reference'>, string | undefined> = {
    versionId: versionOf(resource),
    date: firstSaid(dates, (element) => when(choice(resource, element, keys))),
    what: firstSaid(
      whats,
      (element) => concept(choice(resource, element, keys)) ?? reference(choice(resource, element, keys)),
    ),
    value: anyValue(choice(resource, 'value', keys)) ?? components(resource),
    range: range(resource),
    interpretation: concept(resource.interpretation),
    status: concept(resource.status) ?? concept(resource.clinicalStatus),
    name: name(resource.name),
    gender: concept(resource.gender),
    birthDate: when(resource.birthDate),
    subject: firstSaid(subjects, (element) => reference(resource[element])),
  }
  const present = Object.entries(said).filter(([, value]) => value !== undefined)
  return { reference: `${resource.resourceType}/${resource.id ?? ''}`, ...Object.fromEntries(present) }
}
