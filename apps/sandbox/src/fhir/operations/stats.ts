import type { Coding, Observation, ObservationComponent, Parameters, Quantity } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { invalid, missing, notSupported } from '../outcomes.ts'
import { parseQuery } from '../search/query.ts'
import { matchesOf } from '../search/search.ts'
import { OperationInput } from './input.ts'
import { counts, statisticCode, statisticOf, statistics } from './statistics.ts'

const system = 'http://terminology.hl7.org/CodeSystem/observation-statistics'
const names = ['subject', 'code', 'system', 'coding', 'duration', 'period', 'statistic', 'include', 'limit']
const hourMs = 3_600_000

function codingsIn(input: OperationInput): Coding[] {
  const systemOfAll = input.text('system')
  const written = input.texts('code').map((text): Coding => {
    const [first = '', code] = text.split('|')
    if (code !== undefined) return { system: first, code }
    return systemOfAll === undefined ? { code: text } : { system: systemOfAll, code: text }
  })
  const codings = [...written, ...input.complex('Coding', 'coding')]
  if (codings.length === 0) throw missing('A code or a coding is required')
  return codings
}

function statisticsIn(input: OperationInput): string[] {
  const codes = input.texts('statistic').flatMap((value) => value.split(','))
  if (codes.length === 0) throw missing('statistic is required')
  return codes.map((written) => {
    const code = statisticCode(written)
    if (!statistics.has(code) && !counts.has(code)) throw notSupported(`Unknown statistic "${written.slice(0, 40)}"`)
    return code
  })
}

interface Span {
  start?: string
  end?: string
}

/** `duration` counts back from now; a `period` is what `duration` leaves out. */
function spanIn(input: OperationInput): Span {
  const duration = input.text('duration')
  const [period] = input.complex('Period', 'period')
  if (duration === undefined)
    return { ...(period?.start && { start: period.start }), ...(period?.end && { end: period.end }) }
  if (period) throw invalid('Either duration or period may be given')
  const hours = Number(duration)
  if (!(hours > 0)) throw invalid('duration takes a number of hours')
  const now = Date.now()
  return { start: new Date(now - hours * hourMs).toISOString(), end: new Date(now).toISOString() }
}

function observationsOf(
  call: Call,
  subject: string,
  { system: codes, code }: Coding,
  { start, end }: Span,
): Observation[] {
  const query = new URLSearchParams({ subject, 'combo-code': codes === undefined ? `${code}` : `${codes}|${code}` })
  if (start) query.append('date', `ge${start}`)
  if (end) query.append('date', `le${end}`)
  const matches = matchesOf(parseQuery('Observation', query, false), call.records)
  const found = matches.filter((resource) => resource.resourceType === 'Observation')
  return found.filter(({ status }) => status !== 'entered-in-error' && status !== 'cancelled')
}

function quantitiesOf(observation: Observation, asked: Coding): Quantity[] {
  const isAsked = ({ system: codes, code }: Coding) =>
    code === asked.code && (asked.system === undefined || codes === asked.system)
  const parts = [observation, ...(observation.component ?? [])]
  return parts.flatMap(({ code, valueQuantity }) =>
    code?.coding?.some(isAsked) && typeof valueQuantity?.value === 'number' ? [valueQuantity] : [],
  )
}

function componentOf(code: string, quantities: readonly Quantity[], total: number): ObservationComponent {
  const display = statistics.get(code)?.display ?? counts.get(code) ?? code
  const head = { code: { coding: [{ system, code, display }], text: display } }
  if (code === 'count') return { ...head, valueInteger: quantities.length }
  if (code === 'total-count') return { ...head, valueInteger: total }
  const value = statisticOf(
    code,
    quantities.map((quantity) => quantity.value ?? 0),
  )
  if (value === undefined) {
    const absent = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'
    return { ...head, dataAbsentReason: { coding: [{ system: absent, code: 'not-applicable' }] } }
  }
  const { unit, system: units, code: unitCode } = quantities[0] ?? {}
  return {
    ...head,
    valueQuantity: {
      value,
      ...(unit && { unit }),
      ...(units && { system: units }),
      ...(unitCode && { code: unitCode }),
    },
  }
}

function summaryOf(subject: string, coding: Coding, found: Observation[], codes: string[], span: Span): Observation {
  const quantities = found.flatMap((observation) => quantitiesOf(observation, coding))
  if (new Set(quantities.map(({ code, unit }) => code ?? unit)).size > 1) {
    throw invalid('The values have several units: no statistic covers them')
  }
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [coding] },
    subject: { reference: subject },
    ...(span.start || span.end ? { effectivePeriod: span } : {}),
    component: codes.map((code) => componentOf(code, quantities, found.length)),
  }
}

/**
 * `Observation/$stats` (R4 observation-operation-stats.html): one Observation for each code, with one component for each
 * statistic; with `include` also the Observations it is made of, at most `limit`. Throws 400 for a missing subject, code
 * or statistic, and where the values do not share a unit.
 */
export function observationStatistics(call: Call): Parameters {
  const input = new OperationInput(call, names)
  const subject = input.required('subject')
  const [codings, codes, span] = [codingsIn(input), statisticsIn(input), spanIn(input)]
  const found = codings.map((coding) => observationsOf(call, subject, coding, span))
  const sources = input.flag('include') ? [...new Set(found.flat())].slice(0, input.integer('limit')) : []
  return {
    resourceType: 'Parameters',
    parameter: [
      ...codings.map((coding, index) => ({
        name: 'statistics',
        resource: summaryOf(subject, coding, found[index] ?? [], codes, span),
      })),
      ...sources.map((resource) => ({ name: 'source', resource })),
    ],
  }
}
