import type { AuditRecord } from '@repo/audit'
import {
  maxTrailPage,
  type TrailEntry,
  type TrailFilter,
  type TrailPage,
  type TrailQuery,
  type TrailSummary,
} from '@repo/audit/trail'
import { AuthorizationError, type Decision, type Principal } from '@repo/cerbos'
import { Failure } from '../failure/failure.ts'
import { type ExportRows, exportRows } from './export/export-rows.ts'
import { type ConcernedEntry, readingRecords, type TrailReaderFacts } from './reading-records.ts'
import type { TrailAccess } from './trail-access.ts'
import { requestText, type TrailRequest, wholeFilter } from './trail-request.ts'
import { chosenView, decidedViews, type TrailView } from './trail-views.ts'

/** What an examination works with. */
export interface Examination {
  access: TrailAccess
  audit: { record(record: AuditRecord): Promise<void> }
  /** As whom the asker is signed in, at least one. */
  principals: readonly [Principal, ...Principal[]]
  reader: Omit<TrailReaderFacts, 'event' | 'principal' | 'query'>
  /** At which address it is asked. */
  path: string
  /** What is asked, or why nothing may be: a refusal is recorded with whose it is. */
  asked(): TrailRequest
  /** What of the trail may be asked for at all; everything where it is not said. Policy decides within it. */
  kinds?: readonly TrailView['kind'][]
  now(): number
}

export interface Examined {
  view: TrailView
  /** All that policy lets the asker read. */
  views: TrailView[]
  page: TrailPage
}

/** What one examination touched, gathered while it runs. */
interface Trace {
  principal: Principal
  query: string
  decision?: Decision
  askedFor: Record<string, readonly string[]>
  entries: readonly ConcernedEntry[]
}

/** Who is asked for is noted before anything is, so that a refusal names them too. */
function noteSought(trace: Trace, request: TrailRequest, platform: string): TrailFilter {
  const filter = wholeFilter(request, platform)
  const { patient } = filter
  trace.askedFor = patient ? { [patient.platform]: [patient.reference] } : {}
  return filter
}

/** What is asked of the trail. */
function queryOf(request: TrailRequest, { principal, scope }: TrailView, trace: Trace, limit: number): TrailQuery {
  const filter = noteSought(trace, request, principal.platform)
  if (scope.kind === 'patient') {
    trace.askedFor[scope.platform] = [...scope.patients, ...(trace.askedFor[scope.platform] ?? [])]
  }
  const { cursor } = request
  return { tenant: principal.tenant, scope, filter, limit, ...(cursor && { cursor }) }
}

/**
 * Runs an examination to its recorded end: nothing of the trail is shown before the queue has accepted a record of it.
 * @throws Failure what went wrong, or `audit/unavailable`
 */
async function concluded<T>(
  examination: Examination,
  event: TrailReaderFacts['event'],
  body: (trace: Trace, request: TrailRequest) => Promise<T>,
): Promise<T> {
  const { path, principals } = examination
  const trace: Trace = { principal: principals[0], query: path, askedFor: {}, entries: [] }
  const record = async (failure?: Failure) => {
    const { principal, query, ...touched } = trace
    const end = { ...touched, now: examination.now(), ...(failure && { failure, entries: [] }) }
    const records = readingRecords({ ...examination.reader, event, principal, query }, end)
    for (const each of records) await examination.audit.record(each)
  }
  let result: T
  try {
    const request = examination.asked()
    trace.query = requestText(path, request)
    noteSought(trace, request, request.view?.platform ?? principals[0].platform)
    result = await body(trace, request)
  } catch (cause) {
    if (cause instanceof AuthorizationError && cause.decision) trace.decision = cause.decision
    const failure = Failure.from(cause)
    await record(failure)
    throw failure
  }
  await record()
  return result
}

async function chosen(examination: Examination, request: TrailRequest, act: 'read' | 'export', trace: Trace) {
  const { access, principals, kinds } = examination
  const decided = await decidedViews(access.authorizer, principals)
  const views = decided.filter(({ kind }) => kinds?.includes(kind) ?? true)
  const view = chosenView(views, request.view, act)
  trace.principal = view.principal
  trace.decision = view[act]
  return { view, views: views.filter(({ read }) => read.effect === 'allow') }
}

/**
 * One page of the trail, of so many rows where the request does not say.
 * @throws Failure `authz/denied`, `authz/unavailable`, `trail/…`, `audit/unavailable`
 */
export function readTrail(examination: Examination, limit: number): Promise<Examined> {
  return concluded(examination, 'trail-read', async (trace, request) => {
    const { view, views } = await chosen(examination, request, 'read', trace)
    const page = await examination.access.reader.page(queryOf(request, view, trace, request.limit ?? limit))
    trace.entries = page.entries
    return { view, views, page }
  })
}

/**
 * One page with the summary of all that is looked for.
 * @throws Failure as {@link readTrail}
 */
export function surveyTrail(examination: Examination, limit: number): Promise<Examined & { summary: TrailSummary }> {
  return concluded(examination, 'trail-read', async (trace, request) => {
    const { view, views } = await chosen(examination, request, 'read', trace)
    const query = queryOf(request, view, trace, request.limit ?? limit)
    const { tenant, scope, filter } = query
    const { reader, zone } = examination.access
    const [page, summary] = await Promise.all([reader.page(query), reader.summary({ tenant, scope, filter, zone })])
    trace.entries = page.entries
    return { view, views, page, summary }
  })
}

/**
 * As many rows as one export may hold, to be taken away, each with its text.
 * @throws Failure as {@link readTrail}
 */
export function exportTrail(
  examination: Examination,
  part: (entry: TrailEntry) => string,
): Promise<Pick<Examined, 'view'> & { rows: ExportRows }> {
  return concluded(examination, 'trail-export', async (trace, request) => {
    const { view } = await chosen(examination, request, 'export', trace)
    const { cursor, ...query } = queryOf(request, view, trace, maxTrailPage)
    const { reader } = examination.access
    const ask = (limit: number, at: string | undefined) => reader.page({ ...query, limit, ...(at && { cursor: at }) })
    const rows = await exportRows(ask, part, cursor)
    trace.entries = rows.entries
    return { view, rows }
  })
}
