import type { ClientMetadata } from 'oidc-provider'
import type { Quirks } from '../quirks.ts'
import { contextScopes } from './scope/scope-words.ts'

interface Described {
  clients: readonly ClientMetadata[]
  quirks: Quirks
}

const capabilities = [
  'launch-ehr',
  'launch-standalone',
  'client-public',
  'client-confidential-symmetric',
  'sso-openid-connect',
  'context-banner',
  'context-ehr-patient',
  'context-ehr-encounter',
  'context-standalone-patient',
  'permission-offline',
  'permission-online',
  'permission-patient',
  'permission-user',
  'permission-v1',
  'permission-v2',
]

/** What a server says that signs people in. */
function forPeople(base: string) {
  return {
    authorization_endpoint: `${base}/auth`,
    grant_types_supported: ['authorization_code', 'refresh_token'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    scopes_supported: [...Object.keys(contextScopes), 'patient/*.cruds', 'user/*.cruds'],
    capabilities,
  }
}

const forServices = {
  grant_types_supported: ['client_credentials'],
  token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
  scopes_supported: ['system/*.rs'],
  capabilities: ['client-confidential-asymmetric', 'permission-v2'],
}

/** `.well-known/smart-configuration` (SMART App Launch 2.2, conformance). */
export function smartConfigurationOf(issuer: string, { clients, quirks }: Described) {
  const base = quirks.includes('relative-endpoints') ? '' : issuer
  return {
    issuer,
    jwks_uri: `${base}/jwks`,
    token_endpoint: `${base}/token`,
    introspection_endpoint: `${base}/token/introspection`,
    revocation_endpoint: `${base}/token/revocation`,
    token_endpoint_auth_methods_supported: [
      ...new Set(clients.map(({ token_endpoint_auth_method }) => token_endpoint_auth_method)),
    ],
    ...(quirks.includes('services-only') ? forServices : forPeople(base)),
  }
}
