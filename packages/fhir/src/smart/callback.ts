import type { JWTPayload } from 'jose'
import { createFhirClient } from '../client/create-fhir-client.ts'
import { plainText } from '../client/untrusted-json.ts'
import { normalBaseUrl } from '../http/base-url.ts'
import { isLogicalId, type Reference } from '../vocabulary.ts'
import { authenticationOf } from './client/client-authentication.ts'
import { requestTokens, type TokenResponse, tokenFormRequest } from './client/token-request.ts'
import { discoverSignIn } from './discovery/discover.ts'
import type { SmartEndpoints } from './discovery/smart-endpoints.ts'
import { revokeSmartGrant } from './grant-lifecycle.ts'
import { verifyIdToken } from './id-token.ts'
import { type IssuerContext, isPinned, knownIssuer, type TrustedIssuer, trustedIssuer } from './issuer.ts'
import { parseScopes } from './scope/scopes.ts'
import { checkedAddresses, resolveSmartConfig } from './smart-config.ts'
import { knownOAuthError, SmartError } from './smart-error.ts'
import type { SmartGrant } from './smart-grant.ts'
import type { CallbackOptions, SmartConfig, SmartFhirClient } from './smart-options.ts'

const maxNameChars = 200
const userTypes = new Set(['Patient', 'Practitioner', 'PractitionerRole', 'RelatedPerson', 'Person'])

/** Compares in a time that does not depend on where two texts of one length differ. */
function sameText(a: string, b: string): boolean {
  const [left, right] = [new TextEncoder().encode(a), new TextEncoder().encode(b)]
  let difference = left.length ^ right.length
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] ?? 0)
  return difference === 0
}

/** A response parameter; a repeated one has no value that could be trusted (RFC 6749 §3.1). */
function parameter(params: URLSearchParams, name: string): string | undefined {
  const values = params.getAll(name)
  return values.length === 1 && values[0] ? values[0] : undefined
}

function checkState(params: URLSearchParams, expectedState: string): void {
  const state = parameter(params, 'state')
  if (state === undefined || expectedState === '' || !sameText(state, expectedState)) {
    throw new SmartError('smart/state-mismatch')
  }
}

/**
 * RFC 9207 §2.4: a response of another issuer was meant for another login (mix-up). Checked before the code is sent,
 * against a host of the platform where it publishes no issuer.
 */
function checkIssuer(params: URLSearchParams, context: IssuerContext): string | undefined {
  const [iss, known] = [parameter(params, 'iss'), knownIssuer(context)]
  const missing = iss === undefined && (context.endpoints.issParameterSupported || params.has('iss'))
  const foreign = iss !== undefined && (known === undefined ? !isPinned(iss, context) : iss !== known)
  if (missing || foreign) throw new SmartError('smart/state-mismatch')
  return iss
}

function authorizationCode(params: URLSearchParams): string {
  if (params.has('error')) {
    const oauthError = knownOAuthError(parameter(params, 'error'))
    const code = oauthError === 'access_denied' ? 'smart/login-denied' : 'smart/login-failed'
    throw new SmartError(code, oauthError === undefined ? {} : { oauthError })
  }
  const code = parameter(params, 'code')
  if (code === undefined) throw new SmartError('smart/login-failed')
  return code
}

/** `Type/id` of the person, where the claim is relative or lies on this server; `profile` is its SMART 1.0 name. */
function fhirUserOf(claims: JWTPayload, { bases, allowLoopbackHttp }: Login): Reference {
  const claim = claims.fhirUser ?? claims.profile
  const value = typeof claim === 'string' ? claim : ''
  const [, base, resourceType = '', id = ''] = /^(?:(.+)\/)?([^/]+)\/([^/]+)$/.exec(value) ?? []
  const isHere = base === undefined || bases.includes(normalBaseUrl(base, allowLoopbackHttp) ?? '')
  if (!isHere || !userTypes.has(resourceType) || !isLogicalId(id)) throw new SmartError('smart/identity-missing')
  return `${resourceType}/${id}`
}

interface Login {
  fhirBaseUrl: string
  /** Every base by which this server names its records. */
  bases: readonly string[]
  allowLoopbackHttp: boolean
  clientId: string
  requestedScope: string
  endpoints: SmartEndpoints
}

function grantOf(tokens: TokenResponse, claims: JWTPayload, login: Login): SmartGrant {
  const { endpoints, fhirBaseUrl, clientId } = login
  const { iss, sub, name } = claims
  const personName = plainText(name, maxNameChars)
  if (!iss || !sub) throw new SmartError('smart/identity-missing')
  // RFC 6749 §5.1: an absent scope is the one that was asked for.
  const scope = tokens.scope ?? login.requestedScope
  return {
    fhirBaseUrl,
    issuer: iss,
    tokenEndpoint: endpoints.tokenEndpoint,
    ...(endpoints.revocationEndpoint !== undefined && { revocationEndpoint: endpoints.revocationEndpoint }),
    clientId,
    smartAccessToken: tokens.smartAccessToken,
    ...(tokens.refreshToken !== undefined && { refreshToken: tokens.refreshToken }),
    ...(tokens.expiresAt !== undefined && { expiresAt: tokens.expiresAt }),
    scopes: parseScopes(scope),
    scope,
    subject: `${iss}|${sub}`,
    fhirUser: fhirUserOf(claims, login),
    ...(personName !== undefined && { name: personName }),
    launchContext: tokens.launchContext,
  }
}

interface Redemption {
  config: SmartConfig
  redirectUri: string
  code: string
  tokenEndpoint: string
  nowMs: number
}

async function redeem(options: CallbackOptions, { config, redirectUri, code, tokenEndpoint, nowMs }: Redemption) {
  const { pkceCodeVerifier } = options
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: pkceCodeVerifier }
  const identity = { clientId: config.clientId, authentication: authenticationOf(config) }
  const request = await tokenFormRequest(tokenEndpoint, form, identity, { nowMs })
  return requestTokens(request, options, { nowMs, refreshing: false })
}

interface Answer {
  tokens: TokenResponse
  login: Login
  context: IssuerContext
  nowMs: number
  issuer?: TrustedIssuer
  responseIssuer?: string
}

/** Who the tokens are for. Without an identity that holds nobody keeps them: they go back (RFC 7009 §2.1). */
async function identified(answer: Answer, config: SmartConfig, options: CallbackOptions): Promise<SmartGrant> {
  const { tokens, login, context, nowMs, issuer, responseIssuer } = answer
  const { clientId, endpoints } = login
  const { nonce } = options
  try {
    if (tokens.idToken === undefined) throw new SmartError('smart/identity-missing')
    const claims = await verifyIdToken(tokens.idToken, {
      ...context,
      ...(issuer !== undefined && { issuer }),
      clientId,
      nowMs,
      ...(nonce !== undefined && { nonce }),
      ...(responseIssuer !== undefined && { responseIssuer }),
    })
    return grantOf(tokens, claims, login)
  } catch (error) {
    await revokeSmartGrant({ ...endpoints, ...tokens, clientId }, { ...options, ...config })
    throw error
  }
}

/** The base, and the one by which the EHR that launched us names it. */
function basesOf(fhirBaseUrl: string, { aud, allowLoopbackHttp = false }: CallbackOptions): string[] {
  const launched = aud === undefined ? undefined : normalBaseUrl(aud, allowLoopbackHttp)
  return launched === undefined ? [fhirBaseUrl] : [fhirBaseUrl, launched]
}

async function completeLogin(options: CallbackOptions): Promise<SmartGrant> {
  const params = new URL(options.request.url).searchParams
  checkState(params, options.expectedState)
  const config = resolveSmartConfig(options)
  const { clientId, scope } = config
  const { fhirBaseUrl, redirectUri } = checkedAddresses(config, options.allowLoopbackHttp ?? false)
  const endpoints = await discoverSignIn(fhirBaseUrl, options)
  const { fetch, allowLoopbackHttp = false, issuer: configuredIssuer } = options
  const context: IssuerContext = {
    fhirBaseUrl,
    endpoints,
    allowLoopbackHttp,
    ...(fetch !== undefined && { fetch }),
    ...(configuredIssuer !== undefined && { configuredIssuer }),
  }
  const responseIssuer = checkIssuer(params, context)
  const code = authorizationCode(params)
  const named = knownIssuer(context) ?? responseIssuer
  const issuer = named === undefined ? undefined : await trustedIssuer(named, context)
  const nowMs = (options.now ?? Date.now)()
  const { tokenEndpoint } = endpoints
  const tokens = await redeem(options, { config, redirectUri, code, tokenEndpoint, nowMs })
  const bases = basesOf(fhirBaseUrl, options)
  const login = { fhirBaseUrl, bases, allowLoopbackHttp, clientId, requestedScope: scope, endpoints }
  const from = { ...(issuer !== undefined && { issuer }), ...(responseIssuer !== undefined && { responseIssuer }) }
  return identified({ tokens, login, context, nowMs, ...from }, config, options)
}

/**
 * Completes the login that `authorizeSmartClient` began: checks the response, exchanges the code, verifies the id_token
 * and answers a client that acts as that person, with the grant to store. Call it once per login, with the verifier,
 * state and nonce of the browser that sent `request`.
 * Throws {@link SmartError}: every code but `smart/session-expired`.
 */
export async function createSmartFhirClient(options: CallbackOptions): Promise<SmartFhirClient> {
  const grant = await completeLogin(options)
  const client = createFhirClient({
    fhirBaseUrl: grant.fhirBaseUrl,
    smartAccessToken: grant.smartAccessToken,
    ...(options.fetch !== undefined && { fetch: options.fetch }),
    allowLoopbackHttp: options.allowLoopbackHttp ?? false,
  })
  return { ...client, grant }
}
