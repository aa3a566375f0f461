import { generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { PlatformConfigError, type PlatformFault, readPlatforms } from '../src/index.ts'

const ehr = 'https://ehr.example/fhir/r4'
const clinic = {
  PLATFORMS: 'north-clinic',
  PLATFORM_NORTH_CLINIC_FHIR_BASE_URL: 'https://north.example/a/very/long/path/R4/',
  PLATFORM_NORTH_CLINIC_CLIENT_ID: 'app-7',
}

function faultsOf(env: Record<string, unknown>, production = true): readonly PlatformFault[] {
  try {
    readPlatforms(env, { production })
    return []
  } catch (error) {
    if (error instanceof PlatformConfigError) return error.faults
    throw error
  }
}
const settingsAtFault = (env: Record<string, unknown>, production = true) => {
  return faultsOf(env, production).map(({ setting }) => setting)
}

describe('the platform of the SMART settings', () => {
  test('is `default`, named by its host', () => {
    const env = { SMART_CLIENT_ID: 'app', SMART_CLIENT_SECRET: 's', FHIR_BASE_URL: ehr, SMART_ISS: '' }
    const platforms = readPlatforms(env, { production: true })
    expect(platforms.all).toEqual([
      {
        id: 'default',
        name: 'ehr.example',
        fhirBaseUrl: ehr,
        auth: 'smart',
        scope: 'openid fhirUser offline_access launch/patient patient/*.rs',
        clientId: 'app',
        clientAuth: 'client_secret_basic',
        launchIss: [],
        allowedRoles: [],
        sponsors: [],
      },
    ])
    expect(platforms.secrets('default')).toEqual({ clientSecret: 's' })
    expect(platforms.secrets('other')).toEqual({})
  })

  test.each([
    ['READ_ONLY', 'on', { readOnly: true }],
    ['READ_ONLY', 'off', {}],
    ['PANEL', 'required', { panel: 'required' }],
    ['PANEL', 'off', {}],
    ['ORGANIZATION', 'required', { organization: 'required' }],
    ['ORGANIZATION', 'off', {}],
  ])('with %s %s says so', (setting, value, said) => {
    const env = { SMART_CLIENT_ID: 'app', SMART_ISS: ehr, [`PLATFORM_DEFAULT_${setting}`]: value }
    const [{ readOnly, panel, organization } = {}] = readPlatforms(env, { production: true }).all
    const unsaid = { readOnly: undefined, panel: undefined, organization: undefined }
    expect({ readOnly, panel, organization }).toEqual({ ...unsaid, ...said })
  })

  test('tells a PANEL or READ_ONLY that is neither one nor the other', () => {
    const env = { SMART_CLIENT_ID: 'app', SMART_ISS: ehr }
    expect(settingsAtFault({ ...env, PLATFORM_DEFAULT_PANEL: 'on', PLATFORM_DEFAULT_READ_ONLY: 'yes' })).toEqual([
      'PLATFORM_DEFAULT_READ_ONLY',
      'PLATFORM_DEFAULT_PANEL',
    ])
  })

  test('takes PLATFORM_DEFAULT_* too, and SMART_ISS before FHIR_BASE_URL', () => {
    const env = {
      SMART_CLIENT_ID: 'app',
      SMART_ISS: ehr,
      FHIR_BASE_URL: 'https://other.example',
      PLATFORM_DEFAULT_NAME: 'North',
      SMART_SCOPE: 'openid  fhirUser',
    }
    const [platform] = readPlatforms(env, { production: true }).all
    expect(platform).toMatchObject({ name: 'North', fhirBaseUrl: ehr, scope: 'openid fhirUser', clientAuth: 'none' })
  })

  test('comes first, and need not be there', () => {
    const both = { ...clinic, SMART_CLIENT_ID: 'app', SMART_ISS: ehr }
    const ids = (env: Record<string, string>) => readPlatforms(env, { production: true }).all.map(({ id }) => id)
    expect(ids(both)).toEqual(['default', 'north-clinic'])
    expect(ids(clinic)).toEqual(['north-clinic'])
  })
})

describe('a platform of PLATFORMS', () => {
  test('has its base as configured, trailing slash and all', () => {
    const platforms = readPlatforms(clinic, { production: true })
    expect(platforms.get('north-clinic')).toMatchObject({
      name: 'north-clinic',
      fhirBaseUrl: 'https://north.example/a/very/long/path/R4/',
      clientId: 'app-7',
    })
    expect(platforms.get('default')).toBeUndefined()
  })

  test('may have its issuer named', () => {
    const env = { ...clinic, PLATFORM_NORTH_CLINIC_ISSUER: 'https://identity.example/main' }
    const [platform] = readPlatforms(env, { production: true }).all
    expect(platform).toMatchObject({ issuer: 'https://identity.example/main', sponsors: [] })
  })

  test('may be packaged; settings win', () => {
    const env = {
      PLATFORMS: 'smart-launcher-patient, medplum',
      PLATFORM_MEDPLUM_CLIENT_ID: 'm',
      PLATFORM_MEDPLUM_NAME: 'M',
    }
    const [launcher, medplum] = readPlatforms(env, { production: true }).all
    expect(launcher).toMatchObject({ clientId: 'demo_client', clientAuth: 'none' })
    expect(medplum).toMatchObject({ name: 'M', clientId: 'm', fhirBaseUrl: 'https://api.medplum.com/fhir/R4' })
  })

  test('is named by an EHR launch by its base or by another iss of its own, whichever has a slash', () => {
    const env = {
      ...clinic,
      PLATFORM_NORTH_CLINIC_LAUNCH_ISS: 'https://gateway.north.example/r4',
      SMART_CLIENT_ID: 'app',
      SMART_ISS: ehr,
    }
    const platforms = readPlatforms(env, { production: true })
    const named = (iss: string) => platforms.byIss(iss)?.id
    expect(named('https://NORTH.example/a/very/long/path/R4')).toBe('north-clinic')
    expect(named('https://gateway.north.example/r4/')).toBe('north-clinic')
    expect(named(`${ehr}/`)).toBe('default')
    const strangers = [
      'https://ehr.example/fhir',
      `${ehr}/Patient`,
      `${ehr}?x=1`,
      'https://ehr.example.evil/fhir/r4',
      '',
      'x',
    ]
    for (const iss of strangers) expect(named(iss)).toBeUndefined()
  })

  test('without a sign-in of people is never launched', () => {
    const env = {
      ...clinic,
      PLATFORMS: 'north-clinic,smart-open',
      PLATFORM_SMART_OPEN_ALLOWED_ROLES: 'practitioner',
      PLATFORM_SMART_OPEN_SPONSORS: 'north-clinic',
    }
    const platforms = readPlatforms(env, { production: false })
    expect(platforms.get('smart-open')).toMatchObject({ auth: 'none', allowedRoles: ['practitioner'] })
    expect(platforms.byIss('https://r4.smarthealthit.org')).toBeUndefined()
  })
})

describe('a platform without a login of people', () => {
  const token = {
    ...clinic,
    PLATFORMS: 'lab,north-clinic',
    PLATFORM_LAB_SPONSORS: 'north-clinic',
    PLATFORM_LAB_FHIR_BASE_URL: 'https://lab.example/fhir',
    PLATFORM_LAB_AUTH: 'token',
    PLATFORM_LAB_TOKEN: 'fixed',
    PLATFORM_LAB_ALLOWED_ROLES: 'practitioner,administrator',
  }

  test.each(['token', 'none'])('by %s is refused in production unless it is named', (auth) => {
    const { PLATFORM_LAB_TOKEN: fixed, ...open } = { ...token, PLATFORM_LAB_AUTH: auth }
    const env = auth === 'token' ? { ...open, PLATFORM_LAB_TOKEN: fixed } : open
    expect(settingsAtFault(env)).toEqual(['PLATFORM_LAB_AUTH'])
    const named = (ids: string) => settingsAtFault({ ...env, PLATFORMS_WITHOUT_LOGIN: ids })
    expect(named('other')).toEqual(['PLATFORMS_WITHOUT_LOGIN', 'PLATFORM_LAB_AUTH'])
    expect(named('other, lab')).toEqual(['PLATFORMS_WITHOUT_LOGIN'])
    expect(named('lab')).toEqual([])
    expect(settingsAtFault(env, false)).toEqual([])
  })

  test('is read-only unless its scope says more', () => {
    expect(readPlatforms(token, { production: false }).get('lab')).toMatchObject({ scope: 'system/*.rs' })
    const more = { ...token, PLATFORM_LAB_SCOPE: 'system/*.cruds' }
    expect(readPlatforms(more, { production: false }).get('lab')).toMatchObject({ scope: 'system/*.cruds' })
    expect(readPlatforms(token, { production: false }).secrets('lab')).toEqual({ staticToken: 'fixed' })
  })

  test.each(['PANEL', 'ORGANIZATION'])('has no %s of anybody who asks', (setting) => {
    const name = `PLATFORM_LAB_${setting}`
    expect(settingsAtFault({ ...token, [name]: 'required' }, false)).toEqual([name])
    expect(settingsAtFault({ ...token, [name]: 'off' }, false)).toEqual([])
  })

  test.each(['patient', 'related_person', 'practitioner,patient', 'anybody', ''])('is never for %j', (roles) => {
    expect(settingsAtFault({ ...token, PLATFORM_LAB_ALLOWED_ROLES: roles }, false)).toEqual([
      'PLATFORM_LAB_ALLOWED_ROLES',
    ])
  })

  test.each(['', 'lab', 'default', 'north-clinic,elsewhere'])(
    'has to name whose people may use it, and %j is nobody',
    (sponsors) => {
      expect(settingsAtFault({ ...token, PLATFORM_LAB_SPONSORS: sponsors }, false)).toEqual(['PLATFORM_LAB_SPONSORS'])
    },
  )

  test('by backend services needs a key or a secret', async () => {
    const { PLATFORM_LAB_TOKEN: _, ...rest } = token
    const backend = { ...rest, PLATFORM_LAB_AUTH: 'backend', PLATFORM_LAB_CLIENT_ID: 'service' }
    expect(settingsAtFault(backend)).toEqual(['PLATFORM_LAB_PRIVATE_KEY'])
    expect(settingsAtFault({ ...backend, PLATFORM_LAB_CLIENT_AUTH: 'none' })).toEqual(['PLATFORM_LAB_CLIENT_AUTH'])
    expect(settingsAtFault({ ...backend, PLATFORM_LAB_CLIENT_SECRET: 's' })).toEqual([])
  })
})

describe('wrong settings', () => {
  const north = (suffix: string, value: string) => ({ ...clinic, [`PLATFORM_NORTH_CLINIC_${suffix}`]: value })

  test.each([
    ['FHIR_BASE_URL', 'http://north.example'],
    ['FHIR_BASE_URL', 'https://10.0.0.7/fhir'],
    ['FHIR_BASE_URL', 'https://localhost/fhir'],
    ['FHIR_BASE_URL', 'https://[::1]/fhir'],
    ['FHIR_BASE_URL', 'https://169.254.169.254/latest'],
    ['FHIR_BASE_URL', 'https://user:pw@north.example/fhir'],
    ['FHIR_BASE_URL', 'https://north.example/fhir?x=1'],
    ['LAUNCH_ISS', 'https://north.example,https://192.168.0.1'],
    ['AUTH', 'oauth'],
    ['CLIENT_AUTH', 'client_secret_jwt'],
    ['CLIENT_AUTH', 'client_secret_post'],
    ['CLIENT_ID', 'a\u0007b'],
    ['SCOPE', 'openid "x"'],
    ['SCOPE', 'user/*.rs'],
    ['SCOPE', 'openid user/*.rs'],
    ['SCOPE', 'fhirUser user/*.rs'],
    ['NAME', 'a\u202eb'],
    ['PRIVATE_KEY', 'not json'],
    ['TOKEN', 'fixed'],
    ['ALLOWED_ROLES', 'practitioner'],
    ['SPONSORS', 'default'],
    ['ISSUER', 'http://identity.example'],
    ['CLIENT_SECERT', 'hunter22'],
  ])('%s %j is refused by name and never quoted', (suffix, value) => {
    const faults = faultsOf(north(suffix, value))
    const named = suffix === 'CLIENT_AUTH' && value === 'client_secret_post' ? 'CLIENT_SECRET' : suffix
    expect(faults.map(({ setting }) => setting)).toContain(`PLATFORM_NORTH_CLINIC_${named}`)
    expect(JSON.stringify(faults)).not.toContain(value)
  })

  test('are told all at once, in one message', () => {
    const env = { PLATFORMS: 'a,b,Bad Id', PLATFORM_A_FHIR_BASE_URL: 'ftp://x', PLATFORM_B_CLIENT_ID: 'b' }
    expect(() => readPlatforms(env, { production: true })).toThrow(PlatformConfigError)
    expect(settingsAtFault(env)).toEqual([
      'PLATFORMS',
      'PLATFORM_A_CLIENT_ID',
      'PLATFORM_A_FHIR_BASE_URL',
      'PLATFORM_B_FHIR_BASE_URL',
    ])
  })

  test('no platform at all, or one without a client id, is a fault', () => {
    expect(settingsAtFault({})).toEqual(['PLATFORMS'])
    expect(settingsAtFault({ SMART_ISS: ehr })).toEqual(['SMART_CLIENT_ID'])
  })

  test('a secret that would never be used is a fault', () => {
    const env = { ...clinic, PLATFORM_NORTH_CLINIC_CLIENT_SECRET: 's', PLATFORM_NORTH_CLINIC_CLIENT_AUTH: 'none' }
    expect(settingsAtFault(env)).toEqual(['PLATFORM_NORTH_CLINIC_CLIENT_SECRET'])
  })

  test('ids whose settings would have the same name are refused', () => {
    const base = 'https://x.example'
    const env = {
      PLATFORMS: 'x,x-client',
      PLATFORM_X_FHIR_BASE_URL: base,
      PLATFORM_X_CLIENT_ID: 'a',
      PLATFORM_X_CLIENT_FHIR_BASE_URL: base,
      PLATFORM_X_CLIENT_CLIENT_ID: 'b',
    }
    expect(settingsAtFault(env)).toContain('PLATFORM_X_CLIENT_AUTH')
  })

  test('one launch iss for two platforms is refused', () => {
    const env = {
      ...clinic,
      SMART_ISS: ehr,
      SMART_CLIENT_ID: 'app',
      PLATFORM_DEFAULT_LAUNCH_ISS: 'https://launch.example/r4',
      PLATFORM_NORTH_CLINIC_LAUNCH_ISS: 'https://launch.example/r4/',
    }
    expect(settingsAtFault(env)).toEqual(['PLATFORM_*_LAUNCH_ISS'])
  })

  test('http on loopback and private addresses are for development', () => {
    const env = north('FHIR_BASE_URL', 'http://127.0.0.1:8701/fhir/R4')
    expect(settingsAtFault(env)).toEqual(['PLATFORM_NORTH_CLINIC_FHIR_BASE_URL'])
    expect(settingsAtFault(env, false)).toEqual([])
  })
})

test('what is not known to the runtime as text counts as absent', async () => {
  const { privateKey } = await generateKeyPair('ES384')
  expect(settingsAtFault({ ...clinic, PLATFORM_NORTH_CLINIC_TOKEN: privateKey, PLATFORM_STATEMENT: {} })).toEqual([])
})
