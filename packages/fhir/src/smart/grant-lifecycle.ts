import { protectedUrl } from '../http/base-url.ts'
import { parseScopes } from './scopes.ts'
import { SmartError } from './smart-error.ts'
import { fetchJson } from './smart-fetch.ts'
import type { SmartGrant } from './smart-grant.ts'
import type { GrantOptions } from './smart-options.ts'
import { requestTokens, tokenFormRequest } from './token-request.ts'

function identityOf(grant: SmartGrant, { clientSecret }: GrantOptions) {
  return { clientId: grant.clientId, ...(clientSecret !== undefined && { clientSecret }) }
}

function isProtected(endpoint: string, { allowLoopbackHttp = false }: GrantOptions): boolean {
  return protectedUrl(endpoint, allowLoopbackHttp) !== undefined
}

/**
 * The grant with a fresh access token (RFC 6749 §6). The refresh token is replaced where the server rotates it; person
 * and launch context stay those of the verified login.
 * Throws {@link SmartError} `smart/session-expired` where the person has to sign in again, `smart/unavailable` where
 * trying again may help, else `smart/token-failed` or `smart/config-invalid`.
 */
export async function refreshSmartGrant(grant: SmartGrant, options: GrantOptions = {}): Promise<SmartGrant> {
  if (grant.refreshToken === undefined) throw new SmartError('smart/session-expired')
  if (!isProtected(grant.tokenEndpoint, options)) {
    throw new SmartError('smart/config-invalid', { setting: 'tokenEndpoint' })
  }
  const form = { grant_type: 'refresh_token', refresh_token: grant.refreshToken }
  const request = tokenFormRequest(grant.tokenEndpoint, form, identityOf(grant, options))
  const tokens = await requestTokens(request, options, { nowMs: (options.now ?? Date.now)(), refreshing: true })
  const { expiresAt: _, ...kept } = grant
  const scope = tokens.scope ?? grant.scope
  return {
    ...kept,
    smartAccessToken: tokens.smartAccessToken,
    refreshToken: tokens.refreshToken ?? grant.refreshToken,
    ...(tokens.expiresAt !== undefined && { expiresAt: tokens.expiresAt }),
    scope,
    scopes: parseScopes(scope),
  }
}

/**
 * Revokes the refresh token, then the access token (RFC 7009 §2.1). Never throws: true if the server accepted each,
 * false if it did not or has no revocation endpoint.
 */
export async function revokeSmartGrant(grant: SmartGrant, options: GrantOptions = {}): Promise<boolean> {
  const { revocationEndpoint, refreshToken, smartAccessToken } = grant
  if (revocationEndpoint === undefined || !isProtected(revocationEndpoint, options)) return false
  const tokens = [
    ...(refreshToken === undefined ? [] : [{ token: refreshToken, token_type_hint: 'refresh_token' }]),
    { token: smartAccessToken, token_type_hint: 'access_token' },
  ]
  let accepted = true
  for (const form of tokens) {
    const request = tokenFormRequest(revocationEndpoint, form, identityOf(grant, options))
    const status = await fetchJson(request, options).then(
      (answer) => answer.status,
      () => undefined,
    )
    accepted &&= status === 200
  }
  return accepted
}
