import type { ClientMetadata } from 'oidc-provider'

/** The secret of both confidential sample clients: known to everybody, like everything in the sandbox. */
export const sampleClientSecret = 'sandbox-secret-for-mcp-fhir-server'

/**
 * The apps registered here: one public client and, under the same redirect URIs, two confidential ones (HTTP Basic and
 * form post, RFC 6749 §2.3.1). `web` rather than `native`, so that redirect URIs are compared exactly (a native
 * client's loopback port would be ignored, RFC 8252 §7.3).
 */
export function sampleClients(redirectUris: string[]): ClientMetadata[] {
  const shared = {
    client_name: 'MCP FHIR server',
    application_type: 'web' as const,
    redirect_uris: redirectUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
  }
  const confidential = { ...shared, client_secret: sampleClientSecret }
  return [
    { ...shared, client_id: 'mcp-fhir-server', token_endpoint_auth_method: 'none' },
    { ...confidential, client_id: 'mcp-fhir-server-secret', token_endpoint_auth_method: 'client_secret_basic' },
    { ...confidential, client_id: 'mcp-fhir-server-secret-post', token_endpoint_auth_method: 'client_secret_post' },
  ]
}
