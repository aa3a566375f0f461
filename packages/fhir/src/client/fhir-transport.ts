import { isWithinBase } from '../http/base-url.ts'
import { BodyTooLarge, fetchWithin, readBounded, unlessAborted } from '../http/bounded-body.ts'
import { FhirError } from './fhir-error.ts'
import { backoffMs, maxRetries, parseRetryAfter } from './retry.ts'

export interface TransportOptions {
  /** Normalised, without a trailing slash. */
  fhirBaseUrl: string
  /** As in `FhirClientOptions`. */
  smartAccessToken?: string | ((refused?: string) => Promise<string | undefined>)
  fetch: typeof globalThis.fetch
  deadlineMs: number
  maxBodyBytes: number
  /** The caller's: ends the call, its pauses and its wait for a token at once. */
  signal?: AbortSignal
}

/** Sends one request. `safe` tells that it may be sent twice: by default where the method is GET. */
export type FhirTransport = (request: Request, options?: { safe?: boolean }) => Promise<Response>

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

function asFhirError(error: unknown, deadline: AbortSignal, cancelled: AbortSignal | undefined): FhirError {
  if (error instanceof FhirError) return error
  if (error instanceof BodyTooLarge) return new FhirError('fhir/malformed')
  if (cancelled?.aborted) return new FhirError('fhir/cancelled')
  return new FhirError(deadline.aborted ? 'fhir/timeout' : 'fhir/unavailable')
}

/** Settles as `promise`, or throws `fhir/cancelled` as soon as the caller cancels. */
async function unlessCancelled<T>(promise: Promise<T>, cancelled: AbortSignal | undefined): Promise<T> {
  if (cancelled === undefined) return promise
  return unlessAborted(promise, cancelled).catch((error: unknown) => {
    throw cancelled.aborted ? new FhirError('fhir/cancelled') : error
  })
}

async function pause(ms: number, cancelled: AbortSignal | undefined): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await unlessCancelled(promise, cancelled).finally(() => clearTimeout(timer))
}

function withToken(request: Request, token: string | undefined): Request {
  if (token === undefined) return request
  const authorized = new Request(request)
  authorized.headers.set('Authorization', `Bearer ${token}`)
  return authorized
}

/** Another token than the one that was refused; undefined where there is none before the deadline. */
async function otherToken(refused: string, options: TransportOptions, deadline: AbortSignal) {
  const { smartAccessToken, signal: cancelled } = options
  if (typeof smartAccessToken !== 'function') return undefined
  try {
    const given = await unlessCancelled(unlessAborted(smartAccessToken(refused), deadline), cancelled)
    return given === refused ? undefined : given
  } catch (error) {
    if (deadline.aborted && !cancelled?.aborted) return undefined
    throw error
  }
}

/** Milliseconds to wait before trying again; undefined where the outcome stands or the deadline would pass first. */
function retryPauseMs(retry: number, outcome: Response | FhirError, endsAt: number): number | undefined {
  const retried =
    outcome instanceof Response ? retriedStatuses.has(outcome.status) : outcome.code === 'fhir/unavailable'
  if (retry >= maxRetries || !retried) return undefined
  const header = outcome instanceof Response ? outcome.headers.get('retry-after') : null
  const ms = backoffMs(retry, parseRetryAfter(header, Date.now()), Math.random())
  return Date.now() + ms < endsAt ? ms : undefined
}

/**
 * The attempts of one call, until one stands. A 401 refuses a request before anything is made of it (RFC 6750 §3.1), so
 * that any may be sent again, once, with another token.
 */
async function attempts(
  request: Request,
  token: string | undefined,
  safe: boolean,
  options: TransportOptions,
): Promise<Response> {
  const endsAt = Date.now() + options.deadlineMs
  const deadline = AbortSignal.timeout(options.deadlineMs)
  const signal = options.signal === undefined ? deadline : AbortSignal.any([deadline, options.signal])
  let current = withToken(request, token)
  let renewable = token
  for (let retry = 0; ; retry++) {
    const outcome = await attempt(current, options, signal).catch((error: unknown) => {
      return asFhirError(error, deadline, options.signal)
    })
    const isRefused = outcome instanceof Response && outcome.status === 401
    const fresh = isRefused && renewable !== undefined ? await otherToken(renewable, options, deadline) : undefined
    if (fresh !== undefined) {
      renewable = undefined
      retry -= 1
      current = withToken(current, fresh)
      continue
    }
    const ms = safe ? retryPauseMs(retry, outcome, endsAt) : undefined
    if (ms === undefined) {
      if (outcome instanceof FhirError) throw outcome
      return outcome
    }
    await pause(ms, options.signal)
  }
}

/**
 * A `fetch` that keeps the token within the base, the call within its deadline and the body within its limit.
 * Safe requests alone are retried (at most twice, on 429, 503 and network failures), GET alone is redirected (at most
 * three times). Any is sent once more where the server answers 401 and another token is to be had. Throws
 * {@link FhirError}, and what `smartAccessToken` throws; HTTP error statuses are answered.
 */
export function createFhirTransport(options: TransportOptions): FhirTransport {
  return async (request, { safe = request.method === 'GET' } = {}) => {
    if (!isWithinBase(new URL(request.url), options.fhirBaseUrl)) throw new FhirError('fhir/foreign-redirect')
    if (options.signal?.aborted) throw new FhirError('fhir/cancelled')
    const { smartAccessToken: given, signal } = options
    const token = typeof given === 'function' ? await unlessCancelled(given(), signal) : given
    return attempts(request, token, safe, options)
  }
}
