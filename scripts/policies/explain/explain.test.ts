import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../../run.ts'

const timeout = 120_000
const practitioner = {
  fhirUser: 'Practitioner/3',
  roles: ['practitioner'],
  purpose: 'TREAT',
  scopes: [{ level: 'user', resourceType: '*', permissions: 'rs' }],
}
const read = { interaction: 'read', resourceType: 'Observation', patients: ['Patient/1'] }

const explain = (...args: string[]) => run('node', ['scripts/policy.ts', 'explain', ...args])
const explainTo = (principal: object, request: object) =>
  explain('--principal', JSON.stringify(principal), '--request', JSON.stringify(request))

test('says which rule of which policy allows, and exits 0', { timeout }, async () => {
  const { code, output } = await explainTo(practitioner, read)
  expect(output).toMatch(/decision +allow\nrule +grant-treatment\npolicy +resource\.fhir\.vdefault\n/)
  expect(output).toMatch(/derived roles +treating_practitioner/)
  expect(code).toBe(0)
})

test('says which guard denies and what would have it allowed, and exits 1', { timeout }, async () => {
  const { code, output } = await explainTo(practitioner, { ...read, stage: 'record', labels: ['HIV'] })
  expect(output).toMatch(/decision +deny\nrule +guard-label-hiv\n/)
  expect(output).toContain('It would be allowed if\n  the principal were cleared for HIV\n')
  expect(code).toBe(1)
})

test.each([
  ['MH', 'PSY'],
  ['SPI', 'PSY and SUD'],
])('says of the code %s the clearance for which label it needs', { timeout }, async (label, cleared) => {
  const { output } = await explainTo(practitioner, { ...read, stage: 'record', labels: [label] })
  expect(output).toContain(`It would be allowed if\n  the principal were cleared for ${cleared}\n`)
})

test('names pairs of changes where no single one is enough', { timeout }, async () => {
  const { code, output } = await explainTo({ ...practitioner, readOnly: true }, { ...read, interaction: 'create' })
  expect(output).toContain('  read-only mode were off, and the platform granted the SMART scope user/Observation.c\n')
  expect(code).toBe(1)
})

test('says where no grant names the call, and that nothing tried would have it allowed', { timeout }, async () => {
  const scopes = [{ level: 'user', resourceType: '*', permissions: 'cruds' }]
  const { code, output } = await explainTo({ ...practitioner, scopes }, { ...read, interaction: 'delete' })
  expect(output).toMatch(/rule +none: no grant names this call/)
  expect(output).toContain('No one or two changes of those that are tried would have it allowed.')
  expect(code).toBe(1)
})

test('says that a search looks at what is hidden, and which would be allowed', { timeout }, async () => {
  const patient = { ...practitioner, fhirUser: 'Patient/1', roles: ['patient'], purpose: 'PATRQT' }
  const search = { interaction: 'search-type', resourceType: 'Practitioner', shows: ['contact'] }
  const { code, output } = await explainTo(patient, search)
  expect(output).toMatch(/decision +deny\nrule +mask-contact\nhidden +contact\n/)
  expect(output).toContain('  it did not look at contact\n')
  expect(code).toBe(1)
})

test('says that another organisation would have it allowed', { timeout }, async () => {
  const kept = { ...practitioner, organizationRequired: true, organizations: ['Organization/north'] }
  const record = { ...read, resourceType: 'Encounter', stage: 'record', organizations: ['Organization/south'] }
  const { code, output } = await explainTo(kept, record)
  expect(output).toMatch(/decision +deny\nrule +guard-organization\n/)
  expect(output).toContain('  the principal were of Organization/south\n')
  expect(code).toBe(1)
  expect((await explainTo(kept, { ...record, organizations: ['Organization/north'] })).code).toBe(0)
})

test('says that the panel or a broken glass would have it allowed', { timeout }, async () => {
  const { code, output } = await explainTo({ ...practitioner, panel: ['Patient/2'] }, read)
  expect(output).toMatch(/decision +deny\nrule +guard-panel\n/)
  expect(output).toContain('  the panel had Patient/1\n  the glass were broken for Patient/1\n')
  expect(code).toBe(1)
})

test('asks by what a patient consented to, and by the filters that a record meets', { timeout }, async () => {
  const scopes = [{ level: 'user', resourceType: '*', permissions: 'rs', query: 'category=laboratory' }]
  const record = { ...read, stage: 'record', filters: ['category=laboratory'] }
  expect((await explainTo({ ...practitioner, scopes }, record)).output).toMatch(/rule +grant-treatment\n/)
  const { output } = await explainTo({ ...practitioner, scopes }, { ...record, consent: 'deny' })
  expect(output).toMatch(/decision +deny\nrule +guard-consent\n/)
  expect(output).toContain('  no Consent of the patient denied it\n')
})

test('reads principal and request from files', { timeout }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'explain-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [who, what] = [join(folder, 'principal.json'), join(folder, 'request.json')]
  writeFileSync(who, JSON.stringify(practitioner))
  writeFileSync(what, JSON.stringify({ ...read, resourceType: 'Widget' }))
  const { code, output } = await explain('--principal', who, '--request', what)
  expect(output).toMatch(/rule +schema\n/)
  expect(output).toMatch(/refused +\/type:/)
  expect(code).toBe(1)
})

test.each([
  ['a principal without roles', { ...practitioner, roles: undefined }, read, 'principal: needs roles'],
  ['a name that is not known', { ...practitioner, launchpatient: 'Patient/1' }, read, 'does not know launchpatient'],
  [
    'an interaction that is not known',
    practitioner,
    { ...read, interaction: 'look' },
    'request: interaction is none of',
  ],
  ['a stage that is not known', practitioner, { ...read, stage: 'later' }, 'request: stage is none of'],
  [
    'patients that are no list',
    practitioner,
    { ...read, patients: 'Patient/1' },
    'request: patients is of another kind',
  ],
  [
    'a Consent about a request',
    practitioner,
    { ...read, consent: 'deny' },
    'request: consent is told of records alone',
  ],
  ['a part that is not known', practitioner, { ...read, shows: ['face'] }, 'request: shows knows identifiers, contact'],
])('exits 2 at %s', { timeout }, async (_, principal, request, message) => {
  const { code, output } = await explainTo(principal, request)
  expect(output).toContain(message)
  expect(code).toBe(2)
})

test('exits 2 where nothing is asked, and where the decision point cannot be', { timeout }, async () => {
  await expect(explain('--principal', '{}')).resolves.toMatchObject({ code: 2 })
  await expect(explain('--principle', '{}')).resolves.toMatchObject({ code: 2 })
  await expect(explain('--principal', 'nowhere.json', '--request', '{}')).resolves.toMatchObject({ code: 2 })
  const asked = ['--principal', JSON.stringify(practitioner), '--request', JSON.stringify(read)]
  const { code, output } = await explain(...asked, '--pdp', 'http://127.0.0.1:1')
  expect(output).toContain('authz/unavailable')
  expect(code).toBe(2)
})
