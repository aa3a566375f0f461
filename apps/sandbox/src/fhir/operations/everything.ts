import type { Bundle, SearchParameter } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { patientCompartmentTypes } from '../compartment.ts'
import { absent, invalid } from '../outcomes.ts'
import { resourceTypes } from '../r4/definitions.ts'
import { searchParameter } from '../r4/search-parameters.ts'
import { indexValues } from '../search/index-values.ts'
import { type Interval, parseInterval } from '../search/match/interval.ts'
import { maxPageSize } from '../search/page.ts'
import type { StoredResource } from '../store/record-store.ts'
import type { Records } from '../store/records.ts'
import { OperationInput } from './input.ts'
import { honoured, operationUrl, searchset } from './searchset.ts'

type Test = (resource: StoredResource) => boolean

/** The search parameters that tell when care was given; the first that a type has counts. */
const careDates = [
  'date',
  'onset-date',
  'authoredon',
  'effective',
  'effective-time',
  'whenhandedover',
  'authored',
  'created',
]

function careDateOf(resourceType: string): SearchParameter | undefined {
  const found = careDates.map((name) => searchParameter(resourceType, name))
  return found.find((parameter) => parameter?.type === 'date')
}

function dayOf(input: OperationInput, name: string): Interval | undefined {
  const value = input.text(name)
  const interval = value === undefined ? undefined : parseInterval(value)
  if (value !== undefined && !interval) throw invalid(`${name} takes a date`)
  return interval
}

/** `start` and `end` are dates of care: what has no such date is always in scope. */
function careTest(input: OperationInput): Test {
  const from = dayOf(input, 'start')?.[0] ?? Number.NEGATIVE_INFINITY
  const to = dayOf(input, 'end')?.[1] ?? Number.POSITIVE_INFINITY
  if (from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY) return () => true
  return (resource) => {
    const parameter = careDateOf(resource.resourceType)
    const intervals = parameter ? indexValues(resource, parameter).intervals : []
    return intervals.length === 0 || intervals.some(([start, end]) => end >= from && start <= to)
  }
}

function narrowed(found: Iterable<StoredResource>, input: OperationInput): StoredResource[] {
  const types = new Set(input.texts('_type').flatMap((value) => value.split(',')))
  const since = input.instant('_since') ?? Number.NEGATIVE_INFINITY
  const inCare = careTest(input)
  return [...found].filter(
    (resource) =>
      (types.size === 0 || types.has(resource.resourceType)) &&
      Date.parse(resource.meta.lastUpdated) >= since &&
      inCare(resource),
  )
}

function ofPatient(records: Records, patient: StoredResource): StoredResource[] {
  const lists = patientCompartmentTypes.map((type) => records.inCompartment(type, `Patient/${patient.id}`))
  return [patient, ...lists.flat().filter((resource) => resource !== patient)]
}

/** Of every patient that may be seen, each record once. */
function ofAllPatients(records: Records): Set<StoredResource> {
  records.assertSearchable('Patient')
  return new Set([...records.all('Patient')].flatMap((patient) => ofPatient(records, patient)))
}

/** R4's encounter compartment, in effect: what names the encounter as its `encounter` or, in some types, `context`. */
function ofEncounter(records: Records, encounter: StoredResource): StoredResource[] {
  const reference = `Encounter/${encounter.id}`
  const lists = [...resourceTypes].sort().map((type) => {
    const link = searchParameter(type, 'encounter') ?? searchParameter(type, 'context')
    if (link?.type !== 'reference' || !records.maySearch(type)) return []
    return records.referring(type, link, reference).filter((resource) => records.sees(resource))
  })
  return [encounter, ...lists.flat()]
}

function scopeOf({ records, resourceType, id }: Call): Iterable<StoredResource> {
  if (id === '') return ofAllPatients(records)
  const start = records.read(resourceType, id, 'operation')
  if (!records.sees(start)) throw absent()
  return resourceType === 'Patient' ? ofPatient(records, start) : ofEncounter(records, start)
}

/**
 * `$everything` of a patient, of all patients that may be seen, or of an encounter (R4 patient-operation-everything.html,
 * encounter-operation-everything.html): the record itself, then its compartment, in pages of `_count`. Of a type that
 * may not be searched nothing is returned.
 */
export function everything(call: Call): Bundle {
  const ofPatients = call.resourceType === 'Patient' ? ['start', 'end', '_offset'] : []
  const names = ['_since', '_type', '_count', ...ofPatients]
  const input = new OperationInput(call, names)
  const found = narrowed(scopeOf(call), input)
  const count = Math.min(input.integer('_count') ?? maxPageSize, maxPageSize)
  const offset = call.offset || (input.integer('_offset') ?? 0)
  const parameters = honoured(
    input,
    names.filter((name) => name !== '_offset' && name !== '_count'),
  )
  parameters.set('_count', String(count))
  return searchset(call.records.baseUrl, found, operationUrl(call, 'everything'), parameters, { count, offset })
}
