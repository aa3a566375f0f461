import { normalBaseUrl, protectedUrl } from '../http/base-url.ts'
import type { SmartEndpoints } from './discovery/smart-endpoints.ts'
import { SmartError } from './smart-error.ts'
import { getJson } from './smart-fetch.ts'
import type { SmartTransport } from './smart-options.ts'

/** The platform that a sign-in is at. */
export interface IssuerContext extends SmartTransport {
  fhirBaseUrl: string
  endpoints: SmartEndpoints
  /** The issuer that the settings name; it wins over the one that the platform publishes. */
  configuredIssuer?: string
}

/** Whose id_tokens count, and where the keys are that they are signed with. */
export interface TrustedIssuer {
  issuer: string
  jwksUri: string
}

/** The issuer that is known before anybody has signed in, where there is one. */
export function knownIssuer({ endpoints, configuredIssuer }: IssuerContext): string | undefined {
  return configuredIssuer ?? endpoints.issuer
}

/**
 * Whether the issuer lies on the host of the FHIR base, which the settings name, or on that of the token endpoint, from
 * which its id_tokens come. The authorization endpoint is no such host: a platform can name somebody else's.
 */
export function isPinned(issuer: string, { fhirBaseUrl, endpoints }: IssuerContext): boolean {
  const hosts = [fhirBaseUrl, endpoints.tokenEndpoint].map((address) => new URL(address).host)
  return URL.canParse(issuer) && hosts.includes(new URL(issuer).host)
}

function sameAddress(published: unknown, expected: string): boolean {
  return typeof published === 'string' && URL.canParse(published) && new URL(published).href === expected
}

/** OpenID Connect Discovery §4: where the issuer's keys are, and whether it says that this platform's endpoints are its own. */
async function askIssuer(issuer: string, { endpoints, ...transport }: IssuerContext) {
  const allowLoopbackHttp = transport.allowLoopbackHttp ?? false
  const base = normalBaseUrl(issuer, allowLoopbackHttp)
  if (base === undefined) throw new SmartError('smart/id-token-invalid')
  const { status, body } = await getJson(`${base}/.well-known/openid-configuration`, transport)
  const jwksUri = typeof body?.jwks_uri === 'string' ? protectedUrl(body.jwks_uri, allowLoopbackHttp)?.href : undefined
  if (status !== 200 || body?.issuer !== issuer || jwksUri === undefined) {
    throw new SmartError('smart/id-token-invalid', { status })
  }
  const { tokenEndpoint, jwksUri: published = jwksUri } = endpoints
  return { jwksUri, confirms: sameAddress(body.token_endpoint, tokenEndpoint) && jwksUri === published }
}

/**
 * The issuer, if its word counts at this platform. A smart-configuration may name whichever it likes, also another
 * platform's: it has to be the one of the settings, or to be published and pinned, or to say of itself that this
 * platform's token endpoint and keys are its own. One that only an answer or an id_token names has to be both.
 * Throws `smart/id-token-invalid`, `smart/unavailable`.
 */
export async function trustedIssuer(issuer: string, context: IssuerContext): Promise<TrustedIssuer> {
  const { endpoints, configuredIssuer } = context
  const [known, pinned] = [knownIssuer(context), isPinned(issuer, context)]
  if (known === undefined ? !pinned : known !== issuer) throw new SmartError('smart/id-token-invalid')
  const isSure = issuer === configuredIssuer || (issuer === endpoints.issuer && pinned)
  if (isSure && endpoints.jwksUri !== undefined) return { issuer, jwksUri: endpoints.jwksUri }
  const { jwksUri, confirms } = await askIssuer(issuer, context)
  if (!isSure && !confirms) throw new SmartError('smart/id-token-invalid')
  return { issuer, jwksUri }
}
