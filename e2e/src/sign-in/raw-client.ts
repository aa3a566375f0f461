import { createHash, randomBytes } from 'node:crypto'
import type { StackFacts } from '../../../scripts/stack/facts.ts'

interface Registration {
  clientId: string
  redirectUri: string
}

export interface AuthorizationRequest extends Registration {
  url: URL
  state: string
  codeVerifier: string
  resourceIndicator: string
}

export interface McpTokens {
  access_token: string
  refresh_token: string
  scope: string
}

/** An MCP client's OAuth half by hand, for what the official clients never send. */
export class RawClient {
  readonly #facts: StackFacts
  readonly #redirectUri: string

  constructor(facts: StackFacts, redirectUri: string) {
    this.#facts = facts
    this.#redirectUri = redirectUri
  }

  async register(clientName: string, tokenEndpointAuthMethod = 'none'): Promise<Registration> {
    const response = await fetch(`${this.#facts.urls.home}/oauth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_name: clientName,
        redirect_uris: [this.#redirectUri],
        token_endpoint_auth_method: tokenEndpointAuthMethod,
      }),
    })
    const { client_id: clientId } = (await response.json()) as { client_id: string }
    return { clientId, redirectUri: this.#redirectUri }
  }

  authorizationRequest(client: Registration, path: 'mcp' | 'sse' | 'api/fhir' = 'mcp'): AuthorizationRequest {
    const codeVerifier = randomBytes(32).toString('base64url')
    const state = randomBytes(16).toString('base64url')
    const resourceIndicator = `${this.#facts.urls.home}/${path}`
    const url = new URL(`${this.#facts.urls.home}/auth/login`)
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: client.redirectUri,
      scope: 'fhir:read fhir:write',
      state,
      resource: resourceIndicator,
      code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
    }).toString()
    return { ...client, url, state, codeVerifier, resourceIndicator }
  }

  token(form: Record<string, string>): Promise<Response> {
    return fetch(`${this.#facts.urls.home}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) })
  }

  async exchange(request: AuthorizationRequest, code: string): Promise<McpTokens> {
    const response = await this.token({
      grant_type: 'authorization_code',
      code,
      client_id: request.clientId,
      redirect_uri: request.redirectUri,
      code_verifier: request.codeVerifier,
      resource: request.resourceIndicator,
    })
    if (!response.ok) throw new Error(`the token endpoint answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as McpTokens
  }
}
