import { BodyTooLarge, fetchWithin, parseJson, readBounded } from '../http/bounded-body.ts'
import { SmartError } from './smart-error.ts'
import type { SmartTransport } from './smart-options.ts'

const deadlineMs = 10_000
// A CapabilityStatement, which may carry the OAuth URIs, is the largest document asked for.
const maxBodyBytes = 5_000_000

export interface JsonAnswer {
  status: number
  /** Undefined where the body is no JSON object or too long. A redirect is not followed and has none. */
  body: Record<string, unknown> | undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function exchange(request: Request, fetch: typeof globalThis.fetch): Promise<JsonAnswer> {
  const signal = AbortSignal.timeout(deadlineMs)
  const response = await fetchWithin(fetch, request, signal)
  const { status } = response
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    response.body?.cancel().catch(() => undefined)
    return { status, body: undefined }
  }
  const bytes = await readBounded(response, maxBodyBytes, signal).catch((error: unknown) => {
    if (error instanceof BodyTooLarge) return new Uint8Array()
    throw error
  })
  const body = parseJson(bytes)
  return { status, body: isObject(body) ? body : undefined }
}

/**
 * One request to an authorization server, without following redirects, within 10 s and 5 MB.
 * Throws `smart/unavailable` for network failures, timeouts, 429 and 5xx.
 */
export async function fetchJson(request: Request, { fetch }: SmartTransport): Promise<JsonAnswer> {
  const send = fetch ?? globalThis.fetch.bind(globalThis)
  const answer = await exchange(request, send).catch(() => {
    throw new SmartError('smart/unavailable')
  })
  if (answer.status === 429 || answer.status >= 500) {
    throw new SmartError('smart/unavailable', { status: answer.status })
  }
  return answer
}

/** A GET for JSON, see {@link fetchJson}. */
export function getJson(url: string, transport: SmartTransport): Promise<JsonAnswer> {
  return fetchJson(new Request(url, { headers: { Accept: 'application/json' } }), transport)
}
