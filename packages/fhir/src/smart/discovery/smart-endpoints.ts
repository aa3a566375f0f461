import { protectedUrl } from '../../http/base-url.ts'
import { SmartError } from '../smart-error.ts'
import { getJson, type JsonAnswer } from '../smart-fetch.ts'
import type { SmartTransport } from '../smart-options.ts'

/** Where a FHIR server's authorization server answers. */
export interface SmartEndpoints {
  /** Absent where nobody can sign in, as on servers for backend services alone. */
  authorizationEndpoint?: string
  /** Whether a sign-in can use PKCE with S256 (RFC 7636 §4.2): a smart-configuration has to say so. */
  s256: boolean
  tokenEndpoint: string
  revocationEndpoint?: string
  issuer?: string
  jwksUri?: string
  /** RFC 9207 §3: every authorization response carries `iss`. */
  issParameterSupported: boolean
}

const oauthUrisExtension = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris'

const maxAddressCharacters = 2000

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** An endpoint resolved against the base (servers publish relative ones) and fit to carry secrets. */
function endpoint(value: unknown, fhirBaseUrl: string, allowLoopbackHttp: boolean): string | undefined {
  const base = `${fhirBaseUrl}/`
  const found = text(value)
  if (found === undefined) return undefined
  const isAddress = found.length <= maxAddressCharacters && URL.canParse(found, base)
  const url = isAddress ? protectedUrl(new URL(found, base).href, allowLoopbackHttp) : undefined
  if (url === undefined) throw new SmartError('smart/discovery-failed')
  return url.href
}

function endpointsFrom(
  published: Record<string, unknown>,
  fhirBaseUrl: string,
  { allowLoopbackHttp = false, s256 }: SmartTransport & { s256: boolean },
): SmartEndpoints {
  const authorizationEndpoint = endpoint(published.authorization_endpoint, fhirBaseUrl, allowLoopbackHttp)
  const tokenEndpoint = endpoint(published.token_endpoint, fhirBaseUrl, allowLoopbackHttp)
  if (tokenEndpoint === undefined) throw new SmartError('smart/discovery-failed')
  const revocationEndpoint = endpoint(published.revocation_endpoint, fhirBaseUrl, allowLoopbackHttp)
  const jwksUri = endpoint(published.jwks_uri, fhirBaseUrl, allowLoopbackHttp)
  const issuer = text(published.issuer)
  return {
    tokenEndpoint,
    s256,
    ...(authorizationEndpoint !== undefined && { authorizationEndpoint }),
    issParameterSupported: published.authorization_response_iss_parameter_supported === true,
    ...(revocationEndpoint !== undefined && { revocationEndpoint }),
    ...(issuer !== undefined && { issuer }),
    ...(jwksUri !== undefined && { jwksUri }),
  }
}

function listAt(node: unknown, element: string): unknown[] {
  const value: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, element) : undefined
  return Array.isArray(value) ? value : []
}

function valueAt(node: unknown, element: string): unknown {
  return typeof node === 'object' && node !== null ? Reflect.get(node, element) : undefined
}

/** The OAuth URIs of a CapabilityStatement (SMART App Launch 1.0), under the names of RFC 8414. */
function oauthUris(statement: Record<string, unknown>): Record<string, unknown> {
  const extensions = listAt(statement, 'rest')
    .flatMap((rest) => listAt(valueAt(rest, 'security'), 'extension'))
    .filter((extension) => valueAt(extension, 'url') === oauthUrisExtension)
    .flatMap((extension) => listAt(extension, 'extension'))
  const uri = (name: string) => {
    const found = extensions.find((extension) => valueAt(extension, 'url') === name)
    return valueAt(found, 'valueUri')
  }
  return { authorization_endpoint: uri('authorize'), token_endpoint: uri('token'), revocation_endpoint: uri('revoke') }
}

/**
 * Whether the server has no smart-configuration, as servers of SMART 1.0 answer: not found, or a page. A refusal says
 * nothing of that: `/metadata` says nothing of PKCE, so nobody may be led there by one.
 */
function isAbsent({ status, body }: JsonAnswer): boolean {
  return status === 404 || status === 410 || (status === 200 && body === undefined)
}

/**
 * Asks a FHIR server for its endpoints: its `/.well-known/smart-configuration` (SMART App Launch 2.2 §4), and where it
 * has none the OAuth URIs in `/metadata`, which say nothing of PKCE: it is used all the same. `fhirBaseUrl` has no
 * trailing slash. Throws `smart/discovery-failed`, `smart/unavailable`.
 */
export async function fetchEndpoints(fhirBaseUrl: string, transport: SmartTransport): Promise<SmartEndpoints> {
  const wellKnown = await getJson(`${fhirBaseUrl}/.well-known/smart-configuration`, transport)
  if (!isAbsent(wellKnown)) {
    const { status, body } = wellKnown
    if (status !== 200 || body === undefined) throw new SmartError('smart/discovery-failed', { status })
    const s256 = listAt(body, 'code_challenge_methods_supported').includes('S256')
    return endpointsFrom(body, fhirBaseUrl, { ...transport, s256 })
  }
  const { status, body } = await getJson(`${fhirBaseUrl}/metadata`, transport)
  if (status !== 200 || body === undefined) throw new SmartError('smart/discovery-failed', { status })
  return endpointsFrom(oauthUris(body), fhirBaseUrl, { ...transport, s256: true })
}
