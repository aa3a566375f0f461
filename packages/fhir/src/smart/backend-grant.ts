import { normalBaseUrl } from '../http/base-url.ts'
import { requestTokens, tokenFormRequest } from './client/token-request.ts'
import { discover } from './discovery/discover.ts'
import { parseScopes } from './scope/scopes.ts'
import { SmartError } from './smart-error.ts'
import type { ServiceGrant } from './smart-grant.ts'
import type { BackendOptions } from './smart-options.ts'

/**
 * A grant of SMART Backend Services (SMART App Launch 2.2 §5.2): client credentials, no person, no refresh token. Ask
 * again where it expires.
 * Throws {@link SmartError} `smart/config-invalid` (also for a public client), `smart/discovery-failed`,
 * `smart/token-failed`, `smart/unavailable`.
 */
export async function requestBackendGrant(
  options: BackendOptions,
): Promise<ServiceGrant & { tokenEndpoint: string; clientId: string; smartAccessToken: string }> {
  const { clientId, scope, clientAuthentication: authentication } = options
  const fhirBaseUrl = normalBaseUrl(options.fhirBaseUrl, options.allowLoopbackHttp ?? false)
  if (fhirBaseUrl === undefined) throw new SmartError('smart/config-invalid', { setting: 'fhirBaseUrl' })
  if (authentication.method === 'none') {
    throw new SmartError('smart/config-invalid', { setting: 'clientAuthentication' })
  }
  const { tokenEndpoint, revocationEndpoint } = await discover(fhirBaseUrl, options)
  const nowMs = (options.now ?? Date.now)()
  const form = { grant_type: 'client_credentials', scope }
  const request = await tokenFormRequest(tokenEndpoint, form, { clientId, authentication }, { nowMs })
  const tokens = await requestTokens(request, options, { nowMs, refreshing: false })
  const granted = tokens.scope ?? scope
  return {
    service: true,
    fhirBaseUrl,
    tokenEndpoint,
    ...(revocationEndpoint !== undefined && { revocationEndpoint }),
    clientId,
    smartAccessToken: tokens.smartAccessToken,
    ...(tokens.expiresAt !== undefined && { expiresAt: tokens.expiresAt }),
    scopes: parseScopes(granted),
    scope: granted,
  }
}
