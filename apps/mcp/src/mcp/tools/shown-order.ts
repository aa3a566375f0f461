import { type AnyResource, elementsOf, type ResourceType, searchParametersOf, spanOf } from '@repo/fhir'
import { isObject } from '../present/datatypes.ts'

/** What R4's `date` looks into, of a type that has one of these (searchparameter-registry.html). */
const dated = ['date', 'effective', 'performed', 'period', 'recordedDate', 'dateTime']
/** What looks into another element than the first of these, or than the one of its name: undefined where that is of a part. */
const otherwiseDated: ReadonlyMap<string, string | undefined> = new Map([
  ['AllergyIntolerance.onset', undefined],
  ['Appointment.date', 'start'],
  ['AuditEvent.date', 'recorded'],
  ['Immunization.date', 'occurrence'],
  ['RiskAssessment.date', 'occurrence'],
  ['SupplyRequest.date', 'authoredOn'],
])

const letters = (name: string) => name.replaceAll('-', '').toLowerCase()

/** The properties that a search parameter of dates looks into; none where that cannot be told. */
function propertiesOf(type: ResourceType, code: string): string[] {
  if (searchParametersOf(type).get(code) !== 'date') return []
  const elements = new Map(elementsOf(type).map(({ name, properties }) => [name.replace('[x]', ''), properties]))
  const other = `${type}.${code}`
  if (otherwiseDated.has(other)) return [...(elements.get(otherwiseDated.get(other) ?? '') ?? [])]
  const ofDate = code === 'date' ? dated.find((name) => elements.has(name)) : undefined
  const alike = [...elements.keys()].find((name) =>
    [letters(code), letters(code.replace(/-date$/, ''))].includes(letters(name)),
  )
  return [...(elements.get(ofDate ?? alike ?? '') ?? [])]
}

/** The first and the last instant that a date or a Period may mean. */
function instants(value: unknown): readonly [number, number] | undefined {
  if (!isObject(value)) return spanOf(value)
  const [start, end] = [spanOf(value.start), spanOf(value.end)]
  return start || end ? [start?.[0] ?? -Infinity, end?.[1] ?? Infinity] : undefined
}

/**
 * Whether records are seen to be in the order of the first key of `_sort`, where that is a date: `other` where one lies wholly
 * before another that it was to follow; undefined where it cannot be seen, also of a single record.
 */
export function orderOf(
  records: readonly AnyResource[],
  type: ResourceType,
  keys: string,
): 'as asked' | 'other' | undefined {
  const [key = ''] = keys.split(',')
  const code = key.replace(/^-/, '')
  const properties = propertiesOf(type, code)
  const dates = records.map((record): readonly [number, number] | undefined => {
    if (code === '_lastUpdated') return instants(record.meta?.lastUpdated)
    const property = properties.find((name) => record[name] !== undefined)
    return property === undefined ? undefined : instants(record[property])
  })
  const known = dates.filter((span) => span !== undefined)
  const ordered = key.startsWith('-') ? known.toReversed() : known
  const isOther = ordered.some((span, index) => {
    const before = ordered[index - 1]
    return before !== undefined && before[0] > span[1]
  })
  if (isOther) return 'other'
  return known.length > 1 && known.length === records.length ? 'as asked' : undefined
}
