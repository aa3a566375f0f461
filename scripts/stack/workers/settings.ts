import type { PlatformReady, SandboxReady } from '../sandbox.ts'
import type { WorkerSecrets } from './secrets.ts'

const roles = {
  Patient: ['patient'],
  RelatedPerson: ['related_person'],
  Practitioner: ['practitioner'],
  'Practitioner/admin-1': ['administrator'],
  'Practitioner/auditor-1': ['auditor'],
  // People of further platforms have the roles that are given there.
  'valley|Patient': ['patient'],
  'valley|Practitioner': ['practitioner'],
  'harbor|Patient': ['patient'],
  'harbor|Practitioner': ['practitioner'],
}

/** One platform beside the main one, as docs/configuration.md names its settings. */
function platformSettings({ id, name, fhirUrl, registration }: PlatformReady): Record<string, string> {
  const { auth, clientId, clientAuth, clientSecret, scope } = registration
  const settings = {
    NAME: name,
    FHIR_BASE_URL: fhirUrl,
    AUTH: auth,
    SCOPE: scope,
    ...(clientId && { CLIENT_ID: clientId }),
    ...(clientAuth && { CLIENT_AUTH: clientAuth }),
    ...(clientSecret && { CLIENT_SECRET: clientSecret }),
    // Where its people reach the patients in their care alone.
    ...(id === 'valley' && { PANEL: 'required' }),
    // One of its patients has opted out.
    ...(id === 'harbor' && { CONSENT: 'honoured' }),
    ...(auth !== 'smart' && { ALLOWED_ROLES: 'practitioner,administrator', SPONSORS: 'default' }),
  }
  const entries = Object.entries(settings)
  return Object.fromEntries(entries.map(([setting, value]) => [`PLATFORM_${id.toUpperCase()}_${setting}`, value]))
}

/** What the Worker is told: its own address, where policy and platforms are, and its secrets. */
export function workerSettings(
  publicUrl: string,
  cerbosUrl: string,
  { fhirUrl, platforms }: SandboxReady,
  secrets: WorkerSecrets,
): Record<string, string> {
  return {
    ENVIRONMENT: 'development',
    PUBLIC_URL: publicUrl,
    CERBOS_URL: cerbosUrl,
    // Two shared cores at start-up: the production default would refuse calls that are merely slow here.
    CERBOS_TIMEOUT_MS: '2000',
    ROLE_MAP: JSON.stringify(roles),
    SMART_ISS: fhirUrl,
    SMART_CLIENT_ID: 'mcp-fhir-server',
    SMART_SCOPE: 'openid fhirUser profile offline_access launch/patient patient/*.cruds user/*.cruds',
    PLATFORM_DEFAULT_NAME: 'Sandbox EHR',
    PLATFORMS: platforms.map(({ id }) => id).join(','),
    ...Object.assign({}, ...platforms.map(platformSettings)),
    // One machine plays everybody here, all from one address.
    RATE_LIMITS: 'off',
    ...secrets,
  }
}
