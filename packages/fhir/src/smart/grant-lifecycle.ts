import { decodeJwt } from 'jose'
import { protectedUrl } from '../http/base-url.ts'
import { authenticationOf } from './client/client-authentication.ts'
import { requestTokens, type TokenResponse, tokenFormRequest } from './client/token-request.ts'
import { parseScopes } from './scope/scopes.ts'
import { SmartError } from './smart-error.ts'
import { fetchJson } from './smart-fetch.ts'
import type { GrantedTokens, ServiceGrant, SmartGrant } from './smart-grant.ts'
import type { GrantOptions } from './smart-options.ts'

function identityOf(clientId: string, options: GrantOptions) {
  return { clientId, authentication: authenticationOf(options) }
}

function isProtected(endpoint: string, { allowLoopbackHttp = false }: GrantOptions): boolean {
  return protectedUrl(endpoint, allowLoopbackHttp) !== undefined
}

/** OpenID Connect Core §12.2: an id_token of a refresh names the same person. It came from the token endpoint itself. */
function namesSomebodyElse(idToken: string | undefined, subject: string): boolean {
  if (idToken === undefined) return false
  try {
    const { iss, sub } = decodeJwt(idToken)
    return `${iss}|${sub}` !== subject
  } catch {
    return true
  }
}

async function tokensFor(grant: SmartGrant, refreshToken: string, options: GrantOptions): Promise<TokenResponse> {
  const nowMs = (options.now ?? Date.now)()
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken }
  const request = await tokenFormRequest(grant.tokenEndpoint, form, identityOf(grant.clientId, options), { nowMs })
  const tokens = await requestTokens(request, options, { nowMs, refreshing: true })
  if (!namesSomebodyElse(tokens.idToken, grant.subject)) return tokens
  // Tokens of somebody whom nobody knows here are nobody's to keep.
  const { smartAccessToken, refreshToken: theirs } = tokens
  const { refreshToken: _, previousRefreshToken: __, ...rest } = grant
  await revokeSmartGrant({ ...rest, smartAccessToken, ...(theirs !== undefined && { refreshToken: theirs }) }, options)
  throw new SmartError('smart/session-expired')
}

/** The answer to the refresh token, or where that was never any good (RFC 6749 §6: a lost rotation) to the one before. */
async function refreshedTokens(grant: SmartGrant, refreshToken: string, options: GrantOptions) {
  const { previousRefreshToken } = grant
  try {
    return { used: refreshToken, tokens: await tokensFor(grant, refreshToken, options) }
  } catch (error) {
    const refused = error instanceof SmartError && error.oauthError === 'invalid_grant'
    if (!refused || previousRefreshToken === undefined) throw error
    return { used: previousRefreshToken, tokens: await tokensFor(grant, previousRefreshToken, options) }
  }
}

/**
 * The grant with a fresh access token (RFC 6749 §6). Where the server rotates the refresh token, the one before is kept
 * until the new one has worked: it is tried once more where the new one is refused. Person and launch context stay those
 * of the verified login; an answer about somebody else is refused.
 * Throws {@link SmartError} `smart/session-expired` where the person has to sign in again, `smart/unavailable` where
 * trying again may help, else `smart/token-failed` or `smart/config-invalid`.
 */
export async function refreshSmartGrant(grant: SmartGrant, options: GrantOptions = {}): Promise<SmartGrant> {
  if (grant.refreshToken === undefined) throw new SmartError('smart/session-expired')
  if (!isProtected(grant.tokenEndpoint, options)) {
    throw new SmartError('smart/config-invalid', { setting: 'tokenEndpoint' })
  }
  const { used, tokens } = await refreshedTokens(grant, grant.refreshToken, options)
  const { expiresAt: _, previousRefreshToken: __, ...kept } = grant
  const refreshToken = tokens.refreshToken ?? used
  const scope = tokens.scope ?? grant.scope
  return {
    ...kept,
    smartAccessToken: tokens.smartAccessToken,
    refreshToken,
    ...(refreshToken !== used && { previousRefreshToken: used }),
    ...(tokens.expiresAt !== undefined && { expiresAt: tokens.expiresAt }),
    scope,
    scopes: parseScopes(scope),
  }
}

/** The tokens of a grant, the refresh tokens first: with one of them a server may end all that came of it. */
function tokensOf(grant: GrantedTokens | ServiceGrant) {
  const { refreshToken, previousRefreshToken } = 'service' in grant ? {} : grant
  const all = [
    { token: refreshToken, token_type_hint: 'refresh_token' },
    { token: previousRefreshToken, token_type_hint: 'refresh_token' },
    { token: grant.smartAccessToken, token_type_hint: 'access_token' },
  ]
  return all.flatMap(({ token, ...hint }) => (token === undefined ? [] : [{ token, ...hint }]))
}

/** One token (RFC 7009 §2.1); an assertion names the token endpoint. Whether the server accepted it. */
async function revokeToken(
  form: Record<string, string>,
  to: { revocationEndpoint: string; tokenEndpoint: string; clientId: string },
  options: GrantOptions,
): Promise<boolean> {
  const { revocationEndpoint, tokenEndpoint, clientId } = to
  try {
    const nowMs = (options.now ?? Date.now)()
    const identity = identityOf(clientId, options)
    const request = await tokenFormRequest(revocationEndpoint, form, identity, { nowMs, tokenEndpoint })
    const { status } = await fetchJson(request, options)
    return status === 200
  } catch {
    return false
  }
}

/**
 * Revokes the refresh token, the one before it, then the access token (RFC 7009 §2.1), except those that `kept` has too.
 * Never throws: true if the server accepted each, false if it did not or has no revocation endpoint.
 */
export async function revokeSmartGrant(
  grant: GrantedTokens | ServiceGrant,
  options: GrantOptions = {},
  kept?: GrantedTokens | ServiceGrant,
): Promise<boolean> {
  const { revocationEndpoint, tokenEndpoint, clientId } = grant
  if (revocationEndpoint === undefined || tokenEndpoint === undefined || clientId === undefined) return false
  if (!isProtected(revocationEndpoint, options)) return false
  const staying = kept === undefined ? [] : tokensOf(kept).map(({ token }) => token)
  let accepted = true
  for (const form of tokensOf(grant).filter(({ token }) => !staying.includes(token))) {
    const done = await revokeToken(form, { revocationEndpoint, tokenEndpoint, clientId }, options)
    accepted &&= done
  }
  return accepted
}
