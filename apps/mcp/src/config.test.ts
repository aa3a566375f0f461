import { expect, test } from 'vitest'
import { type Env, readConfig, redirectUriOf } from './config.ts'
import { Failure } from './failure/failure.ts'

const settings = {
  ENVIRONMENT: 'production',
  PUBLIC_URL: 'https://mcp.example/',
  CERBOS_URL: 'https://cerbos.example',
  SESSION_KEYS: `k1:${'K'.repeat(43)}`,
  PRINCIPAL_HASH_KEY: 'h'.repeat(43),
  ROLE_MAP: '{"Patient":["patient"]}',
  SMART_CLIENT_ID: 'client-1',
  SMART_ISS: 'https://fhir.example/r4',
}

/** The settings as the runtime gives them; the bindings are of no interest here. */
const envOf = (changes: Record<string, unknown>) => ({ ...settings, ...changes }) as unknown as Env

function refusalOf(changes: Record<string, unknown>): Failure {
  try {
    readConfig(envOf(changes))
  } catch (cause) {
    if (cause instanceof Failure) return cause
  }
  throw new Error('the settings were accepted')
}

test('reads the settings, with the least that production may do as the default', () => {
  const { platforms, ...config } = readConfig(envOf({ ENVIRONMENT: undefined }))
  expect(platforms.all.map(({ id, fhirBaseUrl, auth }) => [id, fhirBaseUrl, auth])).toEqual([
    ['default', 'https://fhir.example/r4', 'smart'],
  ])
  expect(config).toEqual({
    development: false,
    publicUrl: 'https://mcp.example',
    cerbos: { url: 'https://cerbos.example', timeoutMs: 300, policyVersion: 'default' },
    sessionKeys: settings.SESSION_KEYS,
    principalHashKey: settings.PRINCIPAL_HASH_KEY,
    tenant: 'default',
    roleMap: { Patient: ['patient'] },
    clearances: {},
    organizations: {},
    readOnly: false,
    breakGlassMinutes: 30,
    auditTimeZone: 'UTC',
    rateLimits: true,
    writes: { confirmation: 'destructive', provenance: 'never' },
    redirectUri: 'https://mcp.example/auth/callback',
  })
})

test.each(['PUBLIC_URL', 'CERBOS_URL', 'SESSION_KEYS', 'PRINCIPAL_HASH_KEY', 'ROLE_MAP'])(
  'names %s when it is missing',
  (name) => {
    const failure = refusalOf({ [name]: undefined })
    expect(failure.code).toBe('config/invalid')
    expect(failure.hint).toMatch(new RegExp(`^${name}: [^;]+$`))
  },
)

test.each([
  ['ENVIRONMENT', 'staging-secret'],
  ['PUBLIC_URL', 'ftp://secret.example'],
  ['CERBOS_URL', 'not-an-address-secret'],
  ['CERBOS_TIMEOUT_MS', '49'],
  ['CERBOS_TIMEOUT_MS', '30001'],
  ['CERBOS_TIMEOUT_MS', 'secret'],
  ['POLICY_VERSION', ''],
  ['WRITE_CONFIRMATION', 'sometimes'],
  ['WRITE_PROVENANCE', ''],
  ['SESSION_KEYS', ''],
  ['PRINCIPAL_HASH_KEY', 'secret-too-short'],
  ['TENANT', 'Secret Tenant'],
  ['AUDIT_TIME_ZONE', 'Secret/Place'],
  ['ROLE_MAP', '{"Patient":["secret'],
  ['ROLE_MAP', '{"Patient":["superuser-secret"]}'],
  ['ROLE_MAP', '["secret"]'],
  ['ROLE_MAP', '{"*|Practitioner/secret":["administrator"]}'],
  ['ROLE_MAP', '{"Secret Clinic|Patient":["patient"]}'],
  ['CLEARANCES', '{"Practitioner":["SECRET"]}'],
  ['CLEARANCES', '{"secret clinic|Practitioner":["R"]}'],
  ['ORGANIZATIONS', '{"Practitioner":["secret"]}'],
  ['ORGANIZATIONS', '{"Practitioner":"Organization/secret"}'],
  ['ORGANIZATIONS', '{"Practitioner":["https://secret.example/Organization/1"]}'],
  ['ORGANIZATIONS', '{"secret clinic|Practitioner":["Organization/1"]}'],
  ['READ_ONLY', 'secret'],
  ['BREAK_GLASS_MINUTES', 'secret'],
  ['BREAK_GLASS_MINUTES', '0'],
  ['PLATFORM_DEFAULT_READ_ONLY', 'secret'],
  ['PLATFORM_DEFAULT_PANEL', 'secret'],
  ['PLATFORM_DEFAULT_ORGANIZATION', 'secret'],
  ['SMART_REDIRECT_URI', 'https://secret.example/callback?x=1'],
])('names %s when it is wrong, and shows no value', (name, value) => {
  const failure = refusalOf({ [name]: value })
  expect(failure.code).toBe('config/invalid')
  expect(failure.hint).toMatch(new RegExp(`^${name}[.:]`))
  expect(failure.say()).not.toMatch(/secret/i)
})

test('names every wrong setting at once', () => {
  expect(refusalOf({ PUBLIC_URL: undefined, ROLE_MAP: 'x', TENANT: '!' }).hint).toMatch(/PUBLIC_URL.*TENANT.*ROLE_MAP/)
})

test('refuses plain http in production, and takes it in development', () => {
  const plain = { PUBLIC_URL: 'http://127.0.0.1:8787' }
  expect(refusalOf(plain).hint).toBe('PUBLIC_URL: must be https in production')
  expect(refusalOf({ ...plain, ENVIRONMENT: undefined }).code).toBe('config/invalid')
  const config = readConfig(envOf({ ...plain, ENVIRONMENT: 'development' }))
  expect(config).toMatchObject({ development: true, publicUrl: 'http://127.0.0.1:8787' })
})

test('asks policy over TLS alone in production, and names every address that is open', () => {
  const open = { CERBOS_URL: 'http://cerbos.example' }
  expect(refusalOf(open)).toMatchObject({ code: 'config/invalid', hint: 'CERBOS_URL: must be https in production' })
  expect(refusalOf({ ...open, PUBLIC_URL: 'http://mcp.example' }).hint).toBe(
    'PUBLIC_URL: must be https in production; CERBOS_URL: must be https in production',
  )
  expect(readConfig(envOf({ ...open, ENVIRONMENT: 'development' })).cerbos.url).toBe('http://cerbos.example')
})

test('names the wrong settings of platforms beside its own', () => {
  const hint = refusalOf({ PUBLIC_URL: undefined, SMART_CLIENT_ID: '', PLATFORMS: 'clinic' }).hint
  expect(hint).toMatch(/PUBLIC_URL: .*SMART_CLIENT_ID: .*PLATFORM_CLINIC_FHIR_BASE_URL: /)
})

test('admits a platform without sign-in in production by its name alone', () => {
  const clinic = {
    PLATFORMS: 'clinic',
    PLATFORM_CLINIC_FHIR_BASE_URL: 'https://clinic.example/r4',
    PLATFORM_CLINIC_AUTH: 'token',
    PLATFORM_CLINIC_TOKEN: 'secret-token',
    PLATFORM_CLINIC_ALLOWED_ROLES: 'practitioner',
    PLATFORM_CLINIC_SPONSORS: 'default',
  }
  const refused = refusalOf(clinic)
  expect(refused.hint).toMatch(/^PLATFORM_CLINIC_AUTH: [^;]+$/)
  expect(refused.say()).not.toContain('secret-token')
  const { platforms } = readConfig(envOf({ ...clinic, PLATFORMS_WITHOUT_LOGIN: 'clinic' }))
  expect(platforms.all.map(({ id }) => id)).toEqual(['default', 'clinic'])
})

test('has a redirect URI for each platform', () => {
  const config = readConfig(envOf({}))
  expect(redirectUriOf(config, 'default')).toBe('https://mcp.example/auth/callback')
  expect(redirectUriOf(config, 'clinic')).toBe('https://mcp.example/auth/callback/clinic')
})

test('reads one environment once', () => {
  const env = envOf({})
  expect(readConfig(env)).toBe(readConfig(env))
})
