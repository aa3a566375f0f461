import { plainText } from '../../client/untrusted-json.ts'
import { isLogicalId } from '../../vocabulary.ts'
import { knownOAuthError, type OAuthErrorCode, SmartError } from '../smart-error.ts'
import { fetchJson } from '../smart-fetch.ts'
import type { LaunchContext } from '../smart-grant.ts'
import type { SmartTransport } from '../smart-options.ts'
import { authenticate, type SmartClientIdentity } from './client-authentication.ts'

/** The token response of RFC 6749 §5.1 with SMART's additions, checked. */
export interface TokenResponse {
  smartAccessToken: string
  refreshToken?: string
  idToken?: string
  scope?: string
  expiresAt?: number
  launchContext: LaunchContext
}

// The refusals that a new sign-in mends; the rest are faults of the client's registration or of the request.
const sessionEnding: ReadonlySet<OAuthErrorCode | undefined> = new Set([
  'invalid_grant',
  'access_denied',
  'interaction_required',
  'login_required',
  'consent_required',
] as const)

/** A form POST that authenticates the client. `tokenEndpoint` is what an assertion is made for, also where it goes elsewhere. */
export async function tokenFormRequest(
  endpoint: string,
  form: Record<string, string>,
  identity: SmartClientIdentity,
  { nowMs, tokenEndpoint = endpoint }: { nowMs: number; tokenEndpoint?: string },
): Promise<Request> {
  const body = new URLSearchParams(form)
  const headers = new Headers({ Accept: 'application/json' })
  await authenticate({ body, headers }, identity, { tokenEndpoint, nowMs })
  return new Request(endpoint, { method: 'POST', headers, body })
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** RFC 6750 §2.1: nothing but visible ASCII goes into a header. */
function token(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) ? value : undefined
}

const maxScopeCharacters = 4_000
const maxContextEntries = 20
const maxContextCharacters = 500

/**
 * RFC 6749 §3.3: tokens of visible ASCII without quote and backslash. What is none grants nothing, and neither does what
 * comes after so many characters. An absent scope alone is the one that was asked for (§5.1); an empty one is none.
 */
function scopeOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') return ''
  if (value.length <= maxScopeCharacters) return scopeTokens(value)
  return scopeTokens(value.slice(0, maxScopeCharacters + 1).replace(/\S*$/, ''))
}

function scopeTokens(given: string): string {
  const tokens = given.split(/\s+/).filter((each) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(each))
  return tokens.join(' ')
}

/** Context that a platform words as it likes. */
function contextText(value: unknown): string | undefined {
  return plainText(value, maxContextCharacters)
}

function logicalId(value: unknown): string | undefined {
  return typeof value === 'string' && isLogicalId(value) ? value : undefined
}

/** Longer than anybody keeps a token, and within what a date can say. */
const maxLifeSeconds = 10 * 365 * 24 * 60 * 60

function expiryOf(expiresIn: unknown, nowMs: number): number | undefined {
  const seconds = typeof expiresIn === 'string' ? Number.parseInt(expiresIn, 10) : expiresIn
  if (typeof seconds !== 'number' || !Number.isFinite(seconds)) return undefined
  return nowMs + Math.min(Math.max(seconds, 0), maxLifeSeconds) * 1000
}

function fhirContextOf(value: unknown): LaunchContext['fhirContext'] {
  if (!Array.isArray(value)) return undefined
  return value
    .filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null)
    .slice(0, maxContextEntries)
    .map((item) => {
      const members = ['reference', 'canonical', 'role', 'type'].map((name) => [name, contextText(item[name])])
      return Object.fromEntries(members.filter(([, member]) => member !== undefined))
    })
}

/** SMART App Launch 2.2 §3.0.3; an id that is none is dropped. */
function launchContextOf(body: Record<string, unknown>): LaunchContext {
  const context = {
    patient: logicalId(body.patient),
    encounter: logicalId(body.encounter),
    needPatientBanner: typeof body.need_patient_banner === 'boolean' ? body.need_patient_banner : undefined,
    intent: contextText(body.intent),
    tenant: contextText(body.tenant),
    fhirContext: fhirContextOf(body.fhirContext),
  }
  return Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined))
}

function refused(status: number, body: Record<string, unknown> | undefined, refreshing: boolean): SmartError {
  const oauthError = knownOAuthError(body?.error)
  const code = refreshing && sessionEnding.has(oauthError) ? 'smart/session-expired' : 'smart/token-failed'
  if (oauthError === 'temporarily_unavailable') return new SmartError('smart/unavailable', { status, oauthError })
  return new SmartError(code, { status, ...(oauthError !== undefined && { oauthError }) })
}

/**
 * Asks a token endpoint. Throws `smart/token-failed` (with the OAuth error), `smart/unavailable`, and for a refused
 * refresh `smart/session-expired`.
 */
export async function requestTokens(
  request: Request,
  transport: SmartTransport,
  { nowMs, refreshing }: { nowMs: number; refreshing: boolean },
): Promise<TokenResponse> {
  const { status, body } = await fetchJson(request, transport)
  if (status !== 200 || body === undefined) throw refused(status, body, refreshing)
  const smartAccessToken = token(body.access_token)
  if (smartAccessToken === undefined || text(body.token_type)?.toLowerCase() !== 'bearer') {
    throw new SmartError('smart/token-failed', { status })
  }
  const optional = {
    refreshToken: text(body.refresh_token),
    idToken: text(body.id_token),
    scope: scopeOf(body.scope),
    expiresAt: expiryOf(body.expires_in, nowMs),
  }
  const known = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return { smartAccessToken, launchContext: launchContextOf(body), ...known }
}
