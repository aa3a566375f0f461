import type { Bundle, Coding, DocumentReference } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { invalid, notSupported } from '../outcomes.ts'
import { type Interval, intervalOf, parseInterval } from '../search/match/interval.ts'
import { parseQuery } from '../search/query.ts'
import { matchesOf } from '../search/search.ts'
import { OperationInput } from './input.ts'
import { operationUrl, searchset } from './searchset.ts'

/** The wanted types: a CodeableConcept of a POST, or a token (`system|code`) of a URL. */
function typesIn(input: OperationInput): Coding[] | undefined {
  const concepts = input.complex('CodeableConcept', 'type')
  if (concepts.length > 0) return concepts.flatMap(({ coding = [] }) => coding)
  const token = input.text('type')
  if (token === undefined) return undefined
  const [first = '', code] = token.split('|')
  return [code === undefined ? { code: first } : { system: first, code }]
}

function isOfType({ type }: DocumentReference, wanted: Coding[] | undefined): boolean {
  if (!wanted) return true
  return (type?.coding ?? []).some(({ system, code }) =>
    wanted.some((one) => one.code === code && (one.system === undefined || one.system === system)),
  )
}

function momentOf(input: OperationInput, name: string): Interval | undefined {
  const value = input.text(name)
  const interval = value === undefined ? undefined : parseInterval(value)
  if (value !== undefined && !interval) throw invalid(`${name} takes a dateTime`)
  return interval
}

/** When the documented care was: `context.period`, else when the document was made. */
function careOf({ context, date }: DocumentReference): Interval | undefined {
  return intervalOf(context?.period) ?? intervalOf(date)
}

/** Of each type the newest: what is in scope when no date is given. */
function mostRecent(documents: DocumentReference[]): DocumentReference[] {
  const newest = new Map<string, DocumentReference>()
  for (const document of documents) {
    const key = document.type?.coding?.[0]?.code ?? ''
    const known = newest.get(key)
    if (!known || (careOf(document)?.[0] ?? 0) > (careOf(known)?.[0] ?? 0)) newest.set(key, document)
  }
  return [...newest.values()]
}

/**
 * `DocumentReference/$docref` (US Core, OperationDefinition docref): the references to a patient's documents of a type,
 * about care between `start` and `end`; without either the newest of each type. Nothing is made on demand. An unknown
 * patient has none.
 */
export function docref(call: Call): Bundle {
  const names = ['patient', 'start', 'end', 'type', 'on-demand', 'profile']
  const input = new OperationInput(call, names)
  const patient = input.required('patient').replace(/^Patient\//, '')
  if (input.flag('on-demand')) throw notSupported('No document is made on demand')
  if (input.texts('profile').length > 0) throw notSupported('Documents are not chosen by profile')
  const [start, end, types] = [momentOf(input, 'start'), momentOf(input, 'end'), typesIn(input)]
  const query = new URLSearchParams({ patient, status: 'current' })
  const matches = matchesOf(parseQuery('DocumentReference', query, false), call.records)
  const documents = matches
    .filter((resource) => resource.resourceType === 'DocumentReference')
    .filter((document) => isOfType(document, types))
  const inRange = documents.filter((document) => {
    const [from, to] = careOf(document) ?? [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    return (!start || to >= start[0]) && (!end || from <= end[1])
  })
  const found = start || end ? inRange : mostRecent(documents)
  return searchset(call.records.baseUrl, found, operationUrl(call, 'docref'), call.query)
}
