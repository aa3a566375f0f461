import { type TrailFilter, trailFilter, trailQuery } from '@repo/audit/trail'
import { Failure } from '../failure/failure.ts'
import type { NamedView } from './trail-views.ts'

/** What somebody asks of the trail, from the parameters of an address. */
export interface TrailRequest {
  view?: NamedView
  /** `Patient/id`, on the platform that is named, else on that of the view. */
  patient?: string
  filter: Omit<TrailFilter, 'patient'>
  cursor?: string
  /** How many rows a page has at most. */
  limit?: number
}

/** The parameters of an address, and what each narrows. */
export const trailParameters = [
  'view',
  'patient',
  'person',
  'agent',
  'platform',
  'type',
  'event',
  'outcome',
  'breakGlass',
  'from',
  'to',
  'cursor',
] as const
export type TrailParameter = (typeof trailParameters)[number]
export type TrailParameters = Partial<Record<TrailParameter, string>>

const isParameter = (name: string): name is TrailParameter => trailParameters.some((each) => each === name)

function refused(faults: readonly string[]): Failure {
  return new Failure('trail/query-invalid', { hint: `Not valid: ${faults.join(', ')}.` })
}

/** A parameter that is empty counts as not given, since a form sends all that it has. */
function given(params: URLSearchParams, others: readonly string[]): TrailParameters {
  const names = [...new Set(params.keys())].filter((name) => !others.includes(name))
  const unknown = names.filter((name) => !isParameter(name) || params.getAll(name).length > 1)
  // One that is not known is not dropped: more would be shown than was asked for.
  if (unknown.length > 0) throw refused(unknown.slice(0, 5).map((name) => name.replace(/[^\w-]/g, '?').slice(0, 40)))
  const entries = [...params].map(([name, value]) => [name, value.trim()] as const)
  return Object.fromEntries(entries.filter(([name, value]) => isParameter(name) && value !== ''))
}

function viewOf(text: string): NamedView | undefined {
  const [, kind, platform] = /^(patient|own|tenant)\.([a-z0-9][a-z0-9-]{0,39})$/.exec(text) ?? []
  return kind === 'patient' || kind === 'own' || kind === 'tenant' ? { kind, platform: platform ?? '' } : undefined
}

export const viewName = ({ kind, platform }: NamedView): string => `${kind}.${platform}`

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** A day begins at midnight UTC, and is included as an end. An instant is taken as it is. */
function instantOf(text: string, isEnd: boolean): string {
  if (!isDay(text)) return text
  const day = new Date(`${text}T00:00:00Z`)
  if (isEnd) day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString()
}

function filterOf({ person, agent, platform, type, event, outcome, breakGlass, from, to }: TrailParameters): object {
  return {
    ...(person && { principalId: person }),
    ...(agent && { clientId: agent }),
    ...(platform && { platform }),
    ...(type && { resourceType: type }),
    ...(event && { event }),
    ...(outcome && { outcome }),
    ...(breakGlass && { breakGlass: breakGlass === 'true' || breakGlass }),
    ...(from && { from: instantOf(from, false) }),
    ...(to && { to: instantOf(to, true) }),
  }
}

const parameterOf: Record<string, TrailParameter> = { principalId: 'person', clientId: 'agent', resourceType: 'type' }

/**
 * Reads the parameters of an address. `others` are parameters that are somebody else's.
 * @throws Failure `trail/query-invalid`, naming the parameters and never their values
 */
export function readTrailRequest(params: URLSearchParams, others: readonly string[] = []): TrailRequest {
  const { view, patient, cursor, ...rest } = given(params, others)
  const parsed = trailFilter.omit({ patient: true }).safeParse(filterOf(rest))
  const named = view === undefined ? undefined : viewOf(view)
  const faults = [
    ...(view !== undefined && !named ? ['view'] : []),
    ...(patient !== undefined && !trailFilter.shape.patient.safeParse({ platform: 'p', reference: patient }).success
      ? ['patient']
      : []),
    ...(cursor !== undefined && !trailQuery.shape.cursor.safeParse(cursor).success ? ['cursor'] : []),
    ...(parsed.error?.issues ?? []).map(({ path: [name] }) => parameterOf[String(name)] ?? String(name)),
  ]
  if (!parsed.success || faults.length > 0) throw refused([...new Set(faults)])
  return {
    filter: parsed.data,
    ...(named && { view: named }),
    ...(patient && { patient }),
    ...(cursor && { cursor }),
  }
}

/** What is looked for, whole: a patient is somebody on one platform. */
export function wholeFilter({ filter, patient }: TrailRequest, platform: string): TrailFilter {
  if (patient === undefined) return filter
  return { ...filter, patient: { platform: filter.platform ?? platform, reference: patient } }
}

/** The filters as an audit record may hold them: that a patient was looked for, not who; records have a field for that. */
export function requestText(path: string, { view, patient, filter }: TrailRequest): string {
  const named = Object.entries(filter).map(([name, value]) => [parameterOf[name] ?? name, String(value)] as const)
  const params = new URLSearchParams([
    ...(view ? [['view', viewName(view)] as const] : []),
    ...(patient ? [['patient', '*'] as const] : []),
    ...named,
  ] as [string, string][])
  return params.size > 0 ? `${path}?${params}` : path
}
