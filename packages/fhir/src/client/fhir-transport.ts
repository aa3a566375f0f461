import { isWithinBase } from '../http/base-url.ts'
import { BodyTooLarge, fetchWithin, readBounded } from '../http/bounded-body.ts'
import { FhirError } from './fhir-error.ts'
import { backoffMs, maxRetries, parseRetryAfter } from './retry.ts'

export interface TransportOptions {
  /** Normalised, without a trailing slash. */
  fhirBaseUrl: string
  smartAccessToken?: string | (() => Promise<string>)
  fetch: typeof globalThis.fetch
  deadlineMs: number
  maxBodyBytes: number
}

const maxRedirects = 3
const redirectStatuses = new Set([301, 302, 303, 307, 308])
const retriedStatuses = new Set([429, 503])

/** Where a redirect may be followed to. The token stays with the base: no other origin, no path outside (RFC 6750 §5.3). */
function redirectTarget(request: Request, response: Response, base: string): URL {
  const location = response.headers.get('location')
  const target = location !== null && URL.canParse(location, request.url) ? new URL(location, request.url) : undefined
  if (request.method !== 'GET' || target === undefined || !isWithinBase(target, base)) {
    throw new FhirError('fhir/foreign-redirect', { status: response.status })
  }
  return target
}

/** One attempt with its redirects. A body is read whole, so that the deadline and the limit hold for it too. */
async function attempt(request: Request, options: TransportOptions, signal: AbortSignal): Promise<Response> {
  let current = request
  for (let redirects = 0; ; redirects++) {
    const response = await fetchWithin(options.fetch, current.clone() as typeof current, signal)
    if (response.type !== 'opaqueredirect' && !redirectStatuses.has(response.status)) {
      const bytes = await readBounded(response, options.maxBodyBytes, signal)
      const headers = new Headers(response.headers)
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name)
      const { status, statusText } = response
      return new Response(bytes.byteLength > 0 ? bytes.slice() : null, { status, statusText, headers })
    }
    response.body?.cancel().catch(() => undefined)
    const target = redirectTarget(current, response, options.fhirBaseUrl)
    if (redirects === maxRedirects) throw new FhirError('fhir/foreign-redirect', { status: response.status })
    current = new Request(target, { headers: current.headers })
  }
}

function asFhirError(error: unknown, signal: AbortSignal): FhirError {
  if (error instanceof FhirError) return error
  if (error instanceof BodyTooLarge) return new FhirError('fhir/malformed')
  return new FhirError(signal.aborted ? 'fhir/timeout' : 'fhir/unavailable')
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

async function withToken(request: Request, token: TransportOptions['smartAccessToken']): Promise<Request> {
  if (token === undefined) return request
  const authorized = new Request(request)
  authorized.headers.set('Authorization', `Bearer ${typeof token === 'string' ? token : await token()}`)
  return authorized
}

/** Milliseconds to wait before trying again; undefined where the outcome stands or the deadline would pass first. */
function retryPauseMs(request: Request, retry: number, outcome: Response | FhirError, endsAt: number) {
  const retried =
    outcome instanceof Response ? retriedStatuses.has(outcome.status) : outcome.code === 'fhir/unavailable'
  if (request.method !== 'GET' || retry >= maxRetries || !retried) return undefined
  const header = outcome instanceof Response ? outcome.headers.get('retry-after') : null
  const ms = backoffMs(retry, parseRetryAfter(header, Date.now()), Math.random())
  return Date.now() + ms < endsAt ? ms : undefined
}

/**
 * A `fetch` that keeps the token within the base, the call within its deadline and the body within its limit.
 * GET alone is retried (at most twice, on 429, 503 and network failures) and redirected (at most three times).
 * Throws {@link FhirError}; HTTP error statuses are answered.
 */
export function createFhirTransport(options: TransportOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isWithinBase(new URL(request.url), options.fhirBaseUrl)) throw new FhirError('fhir/foreign-redirect')
    const authorized = await withToken(request, options.smartAccessToken)
    const endsAt = Date.now() + options.deadlineMs
    const signal = AbortSignal.timeout(options.deadlineMs)
    for (let retry = 0; ; retry++) {
      const outcome = await attempt(authorized, options, signal).catch((error: unknown) => asFhirError(error, signal))
      const ms = retryPauseMs(request, retry, outcome, endsAt)
      if (ms === undefined) {
        if (outcome instanceof FhirError) throw outcome
        return outcome
      }
      await pause(ms)
    }
  }
}
