import { generatePKCEChallenge } from 'fhirclient/lib/security/browser.js'
import { base64url } from 'jose'
import { discoverSignIn } from './discovery/discover.ts'
import { checkedAddresses, resolveSmartConfig } from './smart-config.ts'
import type { AuthorizeOptions, AuthorizeRequest } from './smart-options.ts'

/** 256 random bits; RFC 6749 §10.10 asks for 128. */
function randomText(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)))
}

/** An EHR launch needs the `launch` scope to be given its context (SMART App Launch 2.2 §3.0.3.1). */
function withLaunch(scope: string, launch: string | undefined): string {
  return launch === undefined || scope.split(/\s+/).includes('launch') ? scope : `${scope} launch`
}

/**
 * Begins a SMART login (standalone, or from an EHR when `launch` is given): discovers the server and answers the URL to
 * send the browser to. Keep `codeVerifier`, `stateValue` and `nonce`, bound to that browser, for the callback.
 * Throws {@link SmartError} `smart/config-invalid`, `smart/discovery-failed`, `smart/no-s256`, `smart/unavailable`.
 */
export async function authorizeSmartClient(options: AuthorizeOptions): Promise<AuthorizeRequest> {
  const config = resolveSmartConfig(options)
  const { fhirBaseUrl, redirectUri } = checkedAddresses(config, options.allowLoopbackHttp ?? false)
  const { authorizationEndpoint } = await discoverSignIn(fhirBaseUrl, options)
  const { codeVerifier, codeChallenge } = await generatePKCEChallenge()
  const stateValue = randomText()
  const nonce = options.nonce ?? randomText()
  const scope = withLaunch(config.scope, options.launch)
  const authorizeUrl = new URL(authorizationEndpoint)
  const parameters = {
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: redirectUri,
    scope,
    state: stateValue,
    // As configured: servers compare it with their base, or with the launch's `iss`, by text.
    aud: options.aud ?? config.iss,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
    ...(options.launch !== undefined && { launch: options.launch }),
    ...(scope.split(/\s+/).includes('openid') && { nonce }),
  }
  for (const [name, value] of Object.entries(parameters)) authorizeUrl.searchParams.set(name, value)
  return { authorizeUrl: authorizeUrl.href, codeVerifier, stateValue, nonce }
}
