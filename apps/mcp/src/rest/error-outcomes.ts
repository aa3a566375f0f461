import type { Context, Next } from 'hono'
import type { Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import type { FailureCode } from '../failure/failures.ts'

type App = { Bindings: Env }

/** What an answer means that no failure of ours stands behind. */
const byStatus: Readonly<Record<number, FailureCode>> = { 401: 'session/none', 429: 'request/too-many' }

/** Puts what is refused before a request is read into an OperationOutcome, as a FHIR client expects of every error. */
export async function outcomesForErrors(c: Context<App>, next: Next): Promise<void> {
  await next()
  const { res, error } = c
  if (res.status < 400 || res.headers.get('content-type')?.startsWith('application/fhir+json')) return
  const { failureOutcome } = await import('./outcome.ts')
  const failure = error ? Failure.from(error) : new Failure(byStatus[res.status] ?? 'request/unknown-address')
  const headers = new Headers(res.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/fhir+json')
  headers.set('cache-control', 'no-store')
  // Otherwise the headers of the answer before would be laid over these.
  c.res = undefined
  c.res = new Response(JSON.stringify(failureOutcome(failure)), { status: res.status, headers })
}
