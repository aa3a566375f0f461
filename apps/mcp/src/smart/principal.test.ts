import { expect, test } from 'vitest'
import { type Env, readConfig } from '../config.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { rolesOf, toPrincipal } from './principal.ts'

const roleMap = {
  Patient: ['patient'],
  RelatedPerson: ['related_person'],
  Practitioner: ['practitioner'],
  'Practitioner/admin-1': ['administrator'],
  'Practitioner/both-1': ['practitioner', 'patient'],
}

const configOf = (settings: Record<string, string> = {}) =>
  readConfig({
    PUBLIC_URL: 'https://mcp.example',
    CERBOS_URL: 'https://cerbos.example',
    SESSION_KEYS: 'k1:x',
    PRINCIPAL_HASH_KEY: 'h'.repeat(43),
    ROLE_MAP: JSON.stringify(roleMap),
    SMART_CLIENT_ID: 'client-1',
    SMART_ISS: 'https://fhir.example/r4',
    ...settings,
  } as unknown as Env)

const factsOf = (facts: Partial<ConnectionFacts>): ConnectionFacts => ({
  platform: 'default',
  fhirBaseUrl: 'https://fhir.example/r4',
  state: 'connected',
  subject: 'https://issuer.example|user-1',
  fhirUser: 'Patient/p1',
  scopes: [{ level: 'patient', resourceType: '*', permissions: 'rs' }],
  scope: 'patient/*.rs',
  requestedScope: 'patient/*.rs',
  connectedAt: '2026-11-20T12:00:00.000Z',
  ...facts,
})

const principalOf = (facts: Partial<ConnectionFacts>) => toPrincipal(configOf(), factsOf(facts), 'client-1')

test.each([
  ['Patient/p1', ['patient']],
  ['RelatedPerson/r1', ['related_person']],
  ['Practitioner/prac-1', ['practitioner']],
  ['Practitioner/admin-1', ['administrator']],
])('gives %s the roles that configuration lists', (fhirUser, roles) => {
  expect(rolesOf(configOf().roleMap, 'default', fhirUser)).toEqual(roles)
})

test.each(['Person/p1', 'PractitionerRole/p1', 'patient/p1', 'Practitioner', ''])(
  'gives no role to "%s", which is not listed',
  (fhirUser) => {
    const { Practitioner: _, ...listed } = roleMap
    expect(rolesOf(configOf({ ROLE_MAP: JSON.stringify(listed) }).roleMap, 'default', fhirUser)).toEqual([])
  },
)

test.each(['constructor', 'toString/1', '__proto__', '__proto__/1', 'hasOwnProperty/x', 'valueOf'])(
  'gives no role to "%s", which every object knows',
  (fhirUser) => {
    expect(rolesOf(configOf().roleMap, 'default', fhirUser)).toEqual([])
  },
)

test.each([
  ['clinic', 'Patient/p1', []],
  ['clinic', 'Practitioner/admin-1', []],
  ['valley', 'Patient/p1', ['patient']],
  ['valley', 'Practitioner/admin-1', []],
  ['valley', 'Practitioner/v1', ['administrator']],
  ['default', 'Practitioner/v1', ['practitioner']],
  ['valley', 'RelatedPerson/r1', ['related_person']],
  ['clinic', 'RelatedPerson/r1', ['related_person']],
  ['default', 'RelatedPerson/r1', ['related_person']],
])('gives a person of %s who is called %s there the roles %j', (platform, fhirUser, roles) => {
  const { RelatedPerson: _, ...own } = roleMap
  const further = {
    'valley|Patient': ['patient'],
    'valley|Practitioner/v1': ['administrator'],
    '*|RelatedPerson': ['related_person'],
  }
  const config = configOf({ ROLE_MAP: JSON.stringify({ ...own, ...further }) })
  expect(rolesOf(config.roleMap, platform, fhirUser)).toEqual(roles)
})

test('lets a patient act for themself alone, whatever patient the launch names', async () => {
  const principal = await principalOf({ fhirUser: 'Patient/p1', launchPatient: 'Patient/p2' })
  expect(principal).toMatchObject({ patients: ['Patient/p1'], launchPatient: 'Patient/p2', purpose: 'PATRQT' })
})

test('lets a related person act for the patient of the launch context', async () => {
  const principal = await principalOf({ fhirUser: 'RelatedPerson/r1', launchPatient: 'Patient/p2' })
  expect(principal).toMatchObject({ patients: ['Patient/p2'], purpose: 'FAMRQT' })
})

test('lets a related person without a launch patient act for nobody', async () => {
  expect(await principalOf({ fhirUser: 'RelatedPerson/r1' })).toMatchObject({ patients: [] })
})

test('makes no patient the own patient of a practitioner', async () => {
  const principal = await principalOf({ fhirUser: 'Practitioner/prac-1', launchPatient: 'Patient/p2' })
  expect(principal).toMatchObject({ patients: [], launchPatient: 'Patient/p2', purpose: 'TREAT' })
})

test('gives nobody a role or a patient by default', async () => {
  expect(await principalOf({ fhirUser: 'Person/p1', launchPatient: 'Patient/p2' })).toMatchObject({
    roles: [],
    patients: [],
    purpose: 'HOPERAT',
  })
})

test('names the person by an opaque id that is stable, and another for another person, tenant or key', async () => {
  const idOf = async (settings: Record<string, string>, subject: string) =>
    (await toPrincipal(configOf(settings), factsOf({ subject }), 'client-1')).id
  const id = await idOf({}, 'https://issuer.example|user-1')
  expect(id).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(await idOf({}, 'https://issuer.example|user-1')).toBe(id)
  const others = [
    idOf({}, 'https://issuer.example|user-2'),
    idOf({ TENANT: 'other' }, 'https://issuer.example|user-1'),
    idOf({ PRINCIPAL_HASH_KEY: 'i'.repeat(43) }, 'https://issuer.example|user-1'),
  ]
  expect(await Promise.all(others)).not.toContain(id)
})

test('names the people of two platforms by different ids, whatever issuer and subject a platform says', async () => {
  const subject = 'https://issuer.example|user-1'
  const [own, clinic] = await Promise.all(['default', 'clinic'].map((platform) => principalOf({ platform, subject })))
  expect(clinic?.id).not.toBe(own?.id)
})

const withSettings = (settings: Record<string, string>, facts: Partial<ConnectionFacts>) =>
  toPrincipal(configOf(settings), factsOf(facts), 'client-1')
const practitioner = { fhirUser: 'Practitioner/prac-1' } as const

test.each([
  ['auditor', 'HCOMPL'],
  ['service', 'HOPERAT'],
])('gives a person the role %s, and with it the purpose %s', async (role, purpose) => {
  const principal = await withSettings({ ROLE_MAP: JSON.stringify({ 'Practitioner/prac-1': [role] }) }, practitioner)
  expect(principal).toMatchObject({ roles: [role], purpose, patients: [] })
})

test('clears nobody for a sensitive label by default', async () => {
  expect(await principalOf(practitioner)).toMatchObject({ clearances: [], readOnly: false })
})

test.each([
  ['default', 'Practitioner/prac-1', ['HIV']],
  ['default', 'Practitioner/prac-2', ['R']],
  ['valley', 'Practitioner/prac-1', []],
  ['default', 'Patient/p1', []],
] as const)(
  'clears a person of %s who is called %s there for the labels %j',
  async (platform, fhirUser, clearances) => {
    const CLEARANCES = JSON.stringify({ Practitioner: ['R'], 'Practitioner/prac-1': ['HIV'] })
    expect(await withSettings({ CLEARANCES }, { platform, fhirUser })).toMatchObject({ clearances })
  },
)

test.each([
  ['default', 'Practitioner/prac-1', ['Organization/north', 'Organization/south']],
  ['default', 'Practitioner/prac-2', ['Organization/north']],
  ['valley', 'Practitioner/prac-1', []],
  ['default', 'Patient/p1', []],
] as const)(
  'takes a person of %s who is called %s there for one of the organisations %j',
  async (platform, fhirUser, organizations) => {
    const [north, south] = ['Organization/north', 'Organization/south']
    const ORGANIZATIONS = JSON.stringify({ Practitioner: [north], 'Practitioner/prac-1': [north, south] })
    expect(await withSettings({ ORGANIZATIONS }, { platform, fhirUser })).toMatchObject({ organizations })
  },
)

test('requires an organisation where the platform does, and of nobody by default', async () => {
  const required = { PLATFORM_DEFAULT_ORGANIZATION: 'required' }
  expect(await withSettings(required, practitioner)).toMatchObject({ organizations: [], organizationRequired: true })
  expect(await withSettings({}, practitioner)).toMatchObject({ organizations: [], organizationRequired: false })
})

test('lets nobody write where the deployment is read-only', async () => {
  expect(await withSettings({ READ_ONLY: 'on' }, practitioner)).toMatchObject({ readOnly: true })
})

test('lets nobody write at a platform that is read-only, and leaves the others as they are', async () => {
  const clinic = {
    PLATFORMS: 'clinic',
    PLATFORM_CLINIC_FHIR_BASE_URL: 'https://clinic.example/r4',
    PLATFORM_CLINIC_CLIENT_ID: 'client-2',
    PLATFORM_CLINIC_READ_ONLY: 'on',
  }
  expect(await withSettings(clinic, { ...practitioner, platform: 'clinic' })).toMatchObject({ readOnly: true })
  expect(await withSettings(clinic, practitioner)).toMatchObject({ readOnly: false })
})

const withPanel = { PLATFORM_DEFAULT_PANEL: 'required' }
const brokenGlass: ConnectionFacts['brokenGlass'] = ['Patient/p7']

test('keeps a practitioner to nobody where a panel is required that nobody says how to find', async () => {
  const { panel, breakGlass } = await withSettings(withPanel, practitioner)
  expect([panel, breakGlass]).toEqual([[], []])
})

test('keeps a practitioner to the panel that is found, and to those for whom they have broken the glass', async () => {
  const facts = factsOf({ ...practitioner, brokenGlass })
  const { panel, breakGlass } = await toPrincipal(configOf(withPanel), facts, 'client-1', ['Patient/p1'])
  expect([panel, breakGlass]).toEqual([['Patient/p1'], brokenGlass])
})

test.each([
  ['a patient', withPanel, 'Patient/p1'],
  ['a related person', withPanel, 'RelatedPerson/r1'],
  ['an administrator', withPanel, 'Practitioner/admin-1'],
] as const)('gives %s no panel, and nobody for whom the glass is broken', async (_who, settings, fhirUser) => {
  const principal = await withSettings(settings, { fhirUser, brokenGlass })
  expect([principal.panel, principal.breakGlass]).toEqual([undefined, undefined])
})

test('keeps a practitioner to no panel where none is required, and tells for whom they have broken the glass', async () => {
  const { panel, breakGlass } = await withSettings({}, { ...practitioner, brokenGlass })
  expect([panel, breakGlass]).toEqual([undefined, brokenGlass])
})

const service = (fhirUser: `${string}/${string}`): Partial<ConnectionFacts> => ({
  platform: 'archive',
  fhirUser: `https://fhir.example/r4/${fhirUser}`,
  service: true,
  sponsor: { platform: 'default', fhirUser },
})
const archive = {
  PLATFORMS: 'archive',
  PLATFORM_ARCHIVE_FHIR_BASE_URL: 'https://archive.example/r4',
  PLATFORM_ARCHIVE_AUTH: 'none',
  PLATFORM_ARCHIVE_ALLOWED_ROLES: 'practitioner',
  PLATFORM_ARCHIVE_SPONSORS: 'default',
  PLATFORMS_WITHOUT_LOGIN: 'archive',
}
const atService = (fhirUser: `${string}/${string}`) =>
  toPrincipal(configOf(archive), factsOf(service(fhirUser)), 'client-1')

test.each([
  ['Practitioner/prac-1', ['practitioner']],
  ['Practitioner/both-1', ['practitioner']],
  ['Practitioner/admin-1', []],
  ['Patient/p1', []],
  ['RelatedPerson/r1', []],
] as const)('gives %s at a platform without a sign-in the roles %j that it is open to', async (fhirUser, roles) => {
  expect(await atService(fhirUser)).toMatchObject({ roles, patients: [] })
})

test('gives nobody of a further platform a role there, unless it is open to that platform’s people', async () => {
  const clinic = {
    PLATFORMS: 'archive,clinic',
    PLATFORM_CLINIC_FHIR_BASE_URL: 'https://clinic.example/r4',
    PLATFORM_CLINIC_CLIENT_ID: 'client-2',
    ROLE_MAP: JSON.stringify({ ...roleMap, 'clinic|Practitioner': ['practitioner'] }),
  }
  const facts = factsOf({
    ...service('Practitioner/prac-1'),
    sponsor: { platform: 'clinic', fhirUser: 'Practitioner/prac-1' },
  })
  const rolesWith = async (sponsors: string) => {
    const config = configOf({ ...archive, ...clinic, PLATFORM_ARCHIVE_SPONSORS: sponsors })
    return (await toPrincipal(config, facts, 'client-1')).roles
  }
  expect(await rolesWith('default')).toEqual([])
  expect(await rolesWith('default,clinic')).toEqual(['practitioner'])
})

test.each([
  ['clears', 'CLEARANCES', 'clearances', ['R']],
  ['is told the organisation of', 'ORGANIZATIONS', 'organizations', ['Organization/1']],
] as const)('%s nobody at a platform that does not know them', async (_does, setting, told, all) => {
  const people = JSON.stringify({ 'archive|Practitioner': all, '*|Practitioner': all })
  const facts = factsOf(service('Practitioner/prac-1'))
  const principal = await toPrincipal(configOf({ ...archive, [setting]: people }), facts, 'client-1')
  expect(principal).toMatchObject({ [told]: [] })
})

test('gives a service that is signed in elsewhere its role at a platform that is open to services', async () => {
  const settings = {
    ...archive,
    PLATFORM_ARCHIVE_ALLOWED_ROLES: 'service',
    ROLE_MAP: JSON.stringify({ Device: ['service'], Practitioner: ['practitioner'] }),
  }
  const rolesAt = async (fhirUser: `${string}/${string}`) =>
    (await toPrincipal(configOf(settings), factsOf(service(fhirUser)), 'client-1')).roles
  expect(await rolesAt('Device/d1')).toEqual(['service'])
  expect(await rolesAt('Practitioner/prac-1')).toEqual([])
})

test('names a person there as no record of that platform is named', async () => {
  const principal = await atService('Practitioner/prac-1')
  expect(principal.fhirUser).toMatch(/^Practitioner\/[A-Za-z0-9.-]{43}$/)
  expect(principal.id).toBe((await principalOf({ fhirUser: 'Practitioner/prac-1' })).id)
})
