import type { AuditRecord } from '@repo/audit'
import type { TrailEntry, TrailFilter, TrailScope } from '@repo/audit/trail'
import pg from 'pg'
import { beforeAll, expect, inject, test } from 'vitest'
import { append, pageOf, summaryOf } from './reading.ts'

const tenant = 'persons-view'
const own: TrailScope = { kind: 'person', principalIds: ['curious'] }
const everything: TrailScope = { kind: 'tenant' }

const decision = (effect: 'allow' | 'deny', rule: string) => ({
  effect,
  rule,
  cerbosCallId: 'call-1',
  policyVersion: 'default',
})
const byRule = {
  withheld: true,
  decision: { ...decision('deny', 'guard-label-hiv'), withheldBy: ['guard-label-hiv'] },
  disclosed: [],
}
const refused: Partial<AuditRecord> = {
  outcome: '4',
  code: 'fhir/not-found',
  disclosed: [],
  decision: decision('allow', 'grant'),
}
const withheld: Partial<AuditRecord> = { ...refused, ...byRule }
const read = { tool: 'fhir_read', interaction: 'read', resourceType: 'Observation', resourceId: 'o1' } as const
const ofPatient = { ...read, resourceType: 'Patient', resourceId: 'p2' }
const create: Partial<AuditRecord> = { interaction: 'create', resourceType: 'Observation', disclosed: [] }
const beside = { ...create, patients: ['Patient/p1', 'Patient/p7'], decision: decision('deny', 'no-panel') }
const agent = { principalId: 'curious', roles: ['practitioner'] }

const rows: Partial<AuditRecord>[] = [
  ...Array.from({ length: 6 }, (_, index) => ({
    requestId: `probe-${index}`,
    ...read,
    ...withheld,
    patients: ['Patient/p2'],
    breakGlass: true,
  })),
  { requestId: 'absent', ...read, ...refused, patients: [] },
  { requestId: 'withheld-patient', ...ofPatient, ...withheld, patients: ['Patient/p2', 'Patient/p3'] },
  { requestId: 'absent-patient', ...ofPatient, ...refused, patients: ['Patient/p2'] },
  { requestId: 'unavailable', ...read, ...refused, code: 'authz/unavailable', patients: ['Patient/p2'] },
  { requestId: 'search', ...byRule, outcome: '0', resourceType: 'Observation', patients: ['Patient/p2'] },
  { requestId: 'search-failed', ...byRule, outcome: '8', code: 'fhir/malformed', patients: ['Patient/p2'] },
  { requestId: 'denied', ...ofPatient, ...withheld, code: 'authz/denied', patients: ['Patient/p2'] },
  { requestId: 'shown', ...read, patients: ['Patient/p2'], disclosed: ['Observation/o1'], breakGlass: true },
  { requestId: 'begun', ...create, phase: 'attempt', patients: ['Patient/p1'] },
  { requestId: 'match-withheld', ...beside, withheld: true, breakGlass: true, query: 'Observation?identifier=a' },
  { requestId: 'match-unjudged', ...beside, outcome: '8', code: 'authz/unavailable' },
  { requestId: 'matches', ...create, patients: ['Patient/p1'], withheld: true, query: 'Observation?identifier=a' },
  { requestId: 'not-allowed', ...create, patients: ['Patient/p1'], outcome: '4', code: 'authz/denied' },
  { requestId: 'created', ...create, patients: ['Patient/p1'], disclosed: ['Observation/o9'], resourceId: 'o9' },
]

beforeAll(() =>
  append(
    tenant,
    rows.map((row) => ({ ...row, agent })),
  ),
)

async function destroyKeys(of: string): Promise<void> {
  const owner = new pg.Client({ connectionString: inject('adminUrl') })
  await owner.connect()
  await owner.query('update audit.data_key set wrapped = null, destroyed = now() where tenant = $1', [of])
  await owner.end()
}

async function seen(scope: TrailScope, filter: TrailFilter = {}): Promise<Record<string, TrailEntry['record']>> {
  const { entries } = await pageOf({ tenant, scope, filter })
  return Object.fromEntries(entries.map(({ record }) => [record.requestId, record]))
}

const without = ({ id: _i, requestId: _r, ...rest }: AuditRecord) => rest

test('a person sees their read of a record that policy withheld as that of one that is not there', async () => {
  const { 'probe-0': probe, absent, 'withheld-patient': found, 'absent-patient': missing } = await seen(own)
  if (!probe || !absent || !found || !missing) throw new Error('a row is missing')
  expect(without(probe)).toEqual(without(absent))
  expect(without(found)).toEqual(without(missing))
  expect(probe).toMatchObject({ resourceId: 'o1', code: 'fhir/not-found', patients: [] })
  expect(found.patients).toEqual(['Patient/p2'])
})

test('a person does not see whose record it was that policy could not be asked about', async () => {
  expect((await seen(own)).unavailable).toMatchObject({ code: 'authz/unavailable', patients: [] })
})

test('a person sees that a search of theirs left something out, and not by which rule', async () => {
  const { search } = await seen(own)
  expect(search).toMatchObject({ withheld: true, decision: { effect: 'deny' }, patients: ['Patient/p2'] })
  expect(JSON.stringify(search)).not.toContain('guard-label')
})

test('a person sees of a search that failed neither that something was withheld nor by which rule', async () => {
  const { 'search-failed': failed } = await seen(own)
  expect(failed).toMatchObject({ code: 'fhir/malformed', patients: ['Patient/p2'] })
  expect(JSON.stringify(failed)).not.toMatch(/withheld|deny|guard/)
})

test.each([
  ['was destroyed', undefined],
  ['is not at hand', { keyRing: `kek-9:${Buffer.alloc(32, 9).toString('base64url')}` }],
])('a person sees both alike where the key of the rows %s', async (how, sealing) => {
  const keyless = `persons-key-${sealing === undefined}`
  const probes = [
    { requestId: 'probe', ...read, ...withheld, patients: ['Patient/p2'], breakGlass: true, agent },
    { requestId: 'absent', ...read, ...refused, patients: [], agent },
  ]
  await append(keyless, probes)
  if (sealing === undefined) await destroyKeys(keyless)
  const { entries } = await pageOf({ tenant: keyless, scope: own }, sealing)
  const [absent, probe] = entries.map(({ record }) => without(record))
  expect(probe).toEqual(absent)
  expect([how, ...entries.map(({ sealed }) => sealed)]).not.toContain('open')
})

test('a person sees what they were told: a refusal with its rule, and what was shown', async () => {
  const { denied, shown } = await seen(own)
  expect(denied).toMatchObject({ decision: { rule: 'guard-label-hiv' }, patients: ['Patient/p2'] })
  expect(shown).toMatchObject({ patients: ['Patient/p2'], disclosed: ['Observation/o1'], breakGlass: true })
})

test('a person does not see whose record it was that a conditional create of theirs hit and that was withheld', async () => {
  const { begun, 'match-withheld': hit, matches: several, 'match-unjudged': unknown } = await seen(own)
  if (!hit || !several) throw new Error('a row is missing')
  expect(without(hit)).toEqual(without(several))
  expect(hit).toMatchObject({ withheld: true, patients: [] })
  expect(unknown).toMatchObject({ code: 'authz/unavailable', patients: [] })
  expect(begun).toMatchObject({ patients: ['Patient/p1'] })
  expect(JSON.stringify(await seen(own))).not.toContain('Patient/p7')
})

test('a person sees of a create for whom they asked, where they were told what became of it', async () => {
  const { 'not-allowed': refusal, created } = await seen(own)
  expect([refusal?.patients, created?.patients]).toEqual([['Patient/p1'], ['Patient/p1']])
})

test('an auditor sees and finds whose record a conditional create hit', async () => {
  const found = await seen(everything, { patient: { platform: 'default', reference: 'Patient/p7' } })
  expect(Object.keys(found).toSorted()).toEqual(['match-unjudged', 'match-withheld'])
  expect(found['match-withheld']).toMatchObject({ patients: ['Patient/p1', 'Patient/p7'] })
})

test.each<[string, TrailFilter, string[]]>([
  ['its patient', { patient: { platform: 'default', reference: 'Patient/p2' } }, ['shown', 'denied', 'search']],
  ['the patient of its match', { patient: { platform: 'default', reference: 'Patient/p7' } }, []],
  [
    'whom it was created for',
    { patient: { platform: 'default', reference: 'Patient/p1' } },
    ['begun', 'created', 'not-allowed'],
  ],
  ['a broken glass', { breakGlass: true }, ['shown']],
])('a person does not find a withheld record by %s', async (_, filter, ids) => {
  expect(Object.keys(await seen(own, filter)).toSorted()).toEqual(ids.toSorted())
})

const ofPatient2 = (asker: string): TrailScope => {
  return { kind: 'patient', platform: 'default', patients: ['Patient/p2'], asker }
}

test('whoever looks after a patient does not see among the accesses to them what they were not told of their own', async () => {
  const told = ['denied', 'search', 'search-failed', 'shown']
  expect(Object.keys(await seen(ofPatient2('curious'))).toSorted()).toEqual(told)
  expect(Object.keys(await seen(ofPatient2('curious'), { outcome: '4' })).toSorted()).toEqual(['denied'])
  const ofOthers = Object.keys(await seen(ofPatient2('mother')))
  expect(ofOthers).toEqual(expect.arrayContaining([...told, 'probe-0', 'withheld-patient', 'unavailable']))
})

test('the summary of accesses to a patient counts of the asker’s own what they were told', async () => {
  const [own, ofOthers] = await Promise.all(
    ['curious', 'mother'].map((asker) => summaryOf({ tenant, scope: ofPatient2(asker) })),
  )
  expect(own?.days).toMatchObject([{ accesses: 4, denied: 2 }])
  expect(own?.unusual.map(({ kind }) => kind)).not.toContain('denied-series')
  expect(ofOthers?.days).toMatchObject([{ accesses: 13 }])
  expect(ofOthers?.unusual.map(({ kind }) => kind)).toContain('denied-series')
})

test('an auditor sees all of it, and finds a series of probes by their patient', async () => {
  const found = await seen(everything, { patient: { platform: 'default', reference: 'Patient/p2' } })
  expect(found['probe-0']).toMatchObject({
    withheld: true,
    decision: { withheldBy: ['guard-label-hiv'] },
    breakGlass: true,
  })
  expect(Object.keys(found).filter((id) => id.startsWith('probe'))).toHaveLength(6)
})

test('the summary of an auditor tells of the series, and that of the person counts what they were told alone', async () => {
  const [ofAll, ofOwn] = [await summaryOf({ tenant, scope: everything }), await summaryOf({ tenant, scope: own })]
  expect(ofAll.unusual.map(({ kind }) => kind)).toContain('denied-series')
  expect(ofAll.days).toMatchObject([{ denied: 11, breakGlass: 8 }])
  expect(ofOwn.unusual.map(({ kind }) => kind)).not.toContain('denied-series')
  expect(ofOwn.days).toMatchObject([{ accesses: 19, denied: 2, breakGlass: 1 }])
})
