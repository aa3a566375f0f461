import { SmartError } from '../smart-error.ts'
import type { SmartTransport } from '../smart-options.ts'
import { fetchEndpoints, type SmartEndpoints } from './smart-endpoints.ts'

const keptMs = 600_000
const failureKeptMs = 2_000
// A flight of a request that was cancelled never lands: who waits for another's does not wait longer than this.
const maxWaitMs = 3_000
// Both documents within their own deadlines: by then the second flight has landed, or never will.
const longestWaitMs = 22_000
const maxKept = 200

interface Kept {
  flight: Promise<SmartEndpoints>
  /** What the flight came back with, kept as a value: a promise belongs to the request that made it. */
  landed?: { until: number; endpoints?: SmartEndpoints; error?: unknown }
}
const kept = new Map<string, Kept>()

function keep(key: string, entry: Kept): void {
  kept.delete(key)
  kept.set(key, entry)
  for (const oldest of kept.keys()) {
    if (kept.size <= maxKept) break
    kept.delete(oldest)
  }
}

/** One request for all callers of the next ten minutes; of a failure, of the next two seconds. */
function begin(key: string, fhirBaseUrl: string, transport: SmartTransport): Promise<SmartEndpoints> {
  const entry: Kept = { flight: fetchEndpoints(fhirBaseUrl, transport) }
  keep(key, entry)
  entry.flight.then(
    (endpoints) => {
      entry.landed = { until: Date.now() + keptMs, endpoints }
    },
    (error: unknown) => {
      entry.landed = { until: Date.now() + failureKeptMs, error }
    },
  )
  return entry.flight
}

/** Settles as `promise` within so many milliseconds, else answers undefined. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const waited = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => waited.resolve(undefined), ms)
  return Promise.race([promise, waited.promise]).finally(() => clearTimeout(timer))
}

/** Of those who waited too long for a flight one begins another, which the rest join. */
async function joined(key: string, abandoned: Kept, again: () => Promise<SmartEndpoints>): Promise<SmartEndpoints> {
  const present = kept.get(key)
  if (present === undefined || present === abandoned) return again()
  const endpoints = await within(present.flight, longestWaitMs)
  if (endpoints === undefined) throw new SmartError('smart/unavailable')
  return endpoints
}

/**
 * The endpoints of a FHIR server, kept for ten minutes and asked for once at a time. `fhirBaseUrl` has no trailing
 * slash. Throws `smart/discovery-failed`, `smart/unavailable`, kept for two seconds.
 */
export async function discover(fhirBaseUrl: string, transport: SmartTransport): Promise<SmartEndpoints> {
  const key = `${transport.allowLoopbackHttp ?? false} ${fhirBaseUrl}`
  const again = () => begin(key, fhirBaseUrl, transport)
  const found = kept.get(key)
  if (found === undefined) return again()
  const { flight, landed } = found
  if (landed === undefined) return (await within(flight, maxWaitMs)) ?? joined(key, found, again)
  if (landed.until <= Date.now()) return again()
  if (landed.endpoints === undefined) throw landed.error
  return landed.endpoints
}

/**
 * The same, of a server where a person can sign in with S256.
 * Throws `smart/no-s256` where its smart-configuration does not offer that, and `smart/discovery-failed`.
 */
export async function discoverSignIn(fhirBaseUrl: string, transport: SmartTransport) {
  const endpoints = await discover(fhirBaseUrl, transport)
  const { s256, authorizationEndpoint } = endpoints
  if (!s256) throw new SmartError('smart/no-s256')
  if (authorizationEndpoint === undefined) throw new SmartError('smart/discovery-failed')
  return { ...endpoints, authorizationEndpoint }
}
