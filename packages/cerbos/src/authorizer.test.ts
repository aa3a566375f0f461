import { describe, expect, inject, test } from 'vitest'
import { administrator, guardian, observationOf, patient, practitioner } from '../test/people.ts'
import { createAuthorizer, type PolicyRequest, type Principal } from './index.ts'

const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
const searchObservations: PolicyRequest = { interaction: 'search-type', resourceType: 'Observation', patients: [] }

/** The rule of a denial, or the whole outcome when it was no denial. */
async function denial(principal: Principal, request: PolicyRequest): Promise<unknown> {
  return authorizer.admit(principal, [request]).then(
    (admission) => admission,
    (error) => (error.code === 'authz/denied' ? error.decision.rule : error),
  )
}

describe('admit', () => {
  test('tells the rule, the call and the policies that admitted', async () => {
    const { decision } = await authorizer.admit(patient, [searchObservations])
    expect(decision).toEqual({
      effect: 'allow',
      rule: 'grant-own-read',
      cerbosCallId: expect.stringMatching(/^[0-9A-Z]{26}$/),
      policyVersion: expect.stringMatching(/^default@[0-9a-f]{16}$/),
    })
  })

  test('denies a request that names another patient, and says so in codes only', async () => {
    const request = { ...searchObservations, patients: ['Patient/2'] as const }
    const error = await authorizer.admit(patient, [request]).catch((caught) => caught)
    expect(error).toMatchObject({ name: 'AuthorizationError', code: 'authz/denied', message: 'authz/denied: no grant' })
    expect(error.decision).toMatchObject({ effect: 'deny', cerbosCallId: expect.any(String) })
  })

  test('knows that a read of Patient/2 names Patient/2, whatever the caller says', async () => {
    const read = { interaction: 'read', resourceType: 'Patient', patients: [] } as const
    await expect(authorizer.admit(patient, [{ ...read, id: '1' }])).resolves.toMatchObject({ allowed: [true] })
    await expect(authorizer.admit(patient, [{ ...read, id: '2' }])).rejects.toMatchObject({ code: 'authz/denied' })
  })

  test.each([
    ['guard-tenant', patient, { ...searchObservations, tenant: 'other' }],
    ['guard-platform', patient, { ...searchObservations, platform: 'other' }],
    ['schema', patient, { ...searchObservations, resourceType: 'Observations' }],
    ['schema', { ...patient, purpose: '' }, searchObservations],
    ['schema', { ...patient, fhirUser: 'https://other.example/Patient/1' }, searchObservations],
    ['guard-scope-search', { ...patient, scopes: [] }, searchObservations],
    [
      'guard-launch-search',
      {
        ...practitioner,
        launchPatient: 'Patient/1',
        scopes: [{ level: 'patient', resourceType: '*', permissions: 'rs' }],
      },
      { ...searchObservations, patients: ['Patient/2'] },
    ],
    ['guard-purpose', { ...patient, purpose: 'TREAT' }, searchObservations],
    ['guard-purpose', { ...practitioner, roles: ['auditor'] }, { ...searchObservations, resourceType: 'AuditEvent' }],
    ['guard-read-only', { ...practitioner, readOnly: true }, { ...searchObservations, interaction: 'create' }],
    [undefined, { ...practitioner, roles: ['auditor'], purpose: 'HCOMPL' }, searchObservations],
    [undefined, { ...patient, roles: [] }, { ...searchObservations, resourceType: 'Organization' }],
    [undefined, administrator, searchObservations],
    [undefined, practitioner, { ...searchObservations, interaction: 'delete' }],
    [undefined, practitioner, { ...searchObservations, interaction: 'history-system' }],
    [undefined, administrator, { interaction: 'batch', resourceType: 'Organization', patients: [] }],
    [undefined, administrator, { interaction: 'transaction', resourceType: 'Organization', patients: [] }],
    ['schema', patient, { ...searchObservations, interaction: 'operation', operation: '$lastn' }],
  ] satisfies [string | undefined, Principal, PolicyRequest][])('denies by %s', async (rule, principal, request) => {
    await expect(denial(principal, request)).resolves.toBe(rule)
  })

  test.each([
    [practitioner, { interaction: 'update', resourceType: 'Observation', id: '7', patients: ['Patient/2'] }],
    [practitioner, { interaction: 'patch', resourceType: 'Observation', id: '7', patients: [] }],
    [patient, { interaction: 'operation', resourceType: 'Patient', id: '1', patients: [], operation: 'everything' }],
    [guardian, searchObservations],
    [{ ...practitioner, readOnly: true }, searchObservations],
    [
      { ...practitioner, roles: ['auditor'], purpose: 'HCOMPL' },
      { ...searchObservations, resourceType: 'AuditEvent' },
    ],
    [administrator, { interaction: 'delete', resourceType: 'Organization', id: '7', patients: [] }],
    [
      { ...patient, scopes: [] },
      { interaction: 'capabilities', resourceType: 'CapabilityStatement', patients: [] },
    ],
    [
      {
        ...practitioner,
        launchPatient: 'Patient/1',
        scopes: [{ level: 'patient', resourceType: '*', permissions: 'rs' }],
      },
      { ...searchObservations, patients: ['Patient/1'] },
    ],
  ] satisfies [Principal, PolicyRequest][])('admits what the role may do (%#)', async (principal, request) => {
    await expect(authorizer.admit(principal, [request])).resolves.toMatchObject({
      decision: { effect: 'allow' },
      allowed: [true],
    })
  })
})

describe('release', () => {
  test('withholds the records of others and keeps the order of the rest', async () => {
    const own = observationOf('1')
    const records = [
      own,
      observationOf('2'),
      { ...own, record: 'second' },
      observationOf('3'),
      { ...own, record: 'third' },
    ]
    const release = await authorizer.release(patient, 'search-type', records)
    expect(release).toMatchObject({
      released: ['observation of 1', 'second', 'third'],
      withheldCount: 2,
      decision: { effect: 'allow', rule: 'grant-own-read' },
    })
  })

  test('withholds a clinical record of nobody from a patient and shows it to a practitioner', async () => {
    const records = [{ record: 'orphan', policy: { resourceType: 'Observation', patients: [], labels: [] } }]
    await expect(authorizer.release(patient, 'read', records)).resolves.toMatchObject({
      released: [],
      withheldCount: 1,
    })
    await expect(authorizer.release(practitioner, 'read', records)).resolves.toMatchObject({ released: ['orphan'] })
  })

  test('withholds a sensitive record from a practitioner, names the rule, and shows it to the patient', async () => {
    const records = [observationOf('1', ['HIV'])]
    const withheld = await authorizer.release(practitioner, 'read', records)
    expect(withheld).toMatchObject({ released: [], decision: { effect: 'deny', rule: 'guard-label-hiv' } })
    await expect(authorizer.release(patient, 'read', records)).resolves.toMatchObject({ withheldCount: 0 })
  })

  test('shows a labelled record to a practitioner who is cleared for that label, while they treat', async () => {
    const records = [observationOf('1', ['HIV']), observationOf('2', ['PSY']), observationOf('3', ['HIV', 'PSY'])]
    const cleared: Principal = { ...practitioner, clearances: ['HIV'] }
    const { released } = await authorizer.release(cleared, 'read', records)
    expect(released).toEqual(['observation of 1'])
    const researching = await authorizer.release({ ...cleared, purpose: 'HRESCH' }, 'read', records)
    expect(researching.released).toEqual([])
  })

  test('tells by which rules it withheld, each once, also beside what it shows', async () => {
    const [hiv, psy] = [observationOf('1', ['HIV']), observationOf('2', ['PSY'])]
    const mixed = await authorizer.release(practitioner, 'search-type', [observationOf('1'), psy, hiv, psy])
    expect(mixed.decision).toMatchObject({ effect: 'allow', rule: 'grant-treatment' })
    expect(mixed.decision.withheldBy?.toSorted()).toEqual(['guard-label-hiv', 'guard-label-psy'])
    const none = await authorizer.release(patient, 'read', [observationOf('2')])
    expect(none.decision).toMatchObject({ effect: 'deny', withheldBy: ['no-grant'] })
    const whole = await authorizer.release(practitioner, 'read', [observationOf('1')])
    expect(whole.decision).not.toHaveProperty('withheldBy')
  })

  test('tells of eight rules at most', async () => {
    const labels = ['R', 'V', 'ETH', 'PSY', 'HIV', 'SUD', 'SDV', 'SEX', '42CFRPart2']
    const records = labels.map((label) => observationOf('1', [label]))
    const { decision, withheldCount } = await authorizer.release(practitioner, 'search-type', records)
    expect([withheldCount, decision.withheldBy?.length]).toEqual([9, 8])
  })

  test('withholds a record of a type that is not R4 and shows those beside it', async () => {
    const foreign = { record: 'foreign', policy: { resourceType: 'Widget', patients: [], labels: [] } }
    const release = await authorizer.release(practitioner, 'search-type', [foreign, observationOf('1')])
    expect(release).toMatchObject({ released: ['observation of 1'], withheldCount: 1 })
  })

  test('decides 1,200 different records in three calls', async () => {
    const records = Array.from({ length: 1_200 }, (_, index) => observationOf(String(index + 1)))
    const ward = { ...guardian, patients: ['Patient/1', 'Patient/600', 'Patient/1200'] as const }
    const { released, withheldCount, decision } = await authorizer.release(ward, 'search-type', records)
    expect(released).toEqual(['observation of 1', 'observation of 600', 'observation of 1200'])
    expect([withheldCount, decision.cerbosCallId.split(' ').length]).toEqual([1_197, 3])
  })

  test('decides 1,200 records of two patients in one call', async () => {
    const records = Array.from({ length: 1_200 }, (_, index) => observationOf(index % 2 === 0 ? '1' : '2'))
    const { released, withheldCount, decision } = await authorizer.release(patient, 'search-type', records)
    expect([released.length, withheldCount]).toEqual([600, 600])
    expect(new Set(released)).toEqual(new Set(['observation of 1']))
    expect(decision.cerbosCallId).toMatch(/^[0-9A-Z]{26}$/)
  })

  test('withholds a version that was labelled, and shows the versions before and after it', async () => {
    const version = (versionId: string, labels: string[]) => ({ ...observationOf('1', labels), record: versionId })
    const versions = [version('3', []), version('2', ['HIV']), version('1', ['N'])]
    const { released } = await authorizer.release(practitioner, 'history-instance', versions)
    expect(released).toEqual(['3', '1'])
  })

  test('asks about each record for the interaction that it came by, in one call', async () => {
    const reader = { ...practitioner, scopes: [{ level: 'user', resourceType: '*', permissions: 'r' }] as const }
    const records = (['read', 'search-type', 'vread', 'history-type'] as const).map((interaction) => ({
      ...observationOf('1'),
      record: interaction,
    }))
    const { released, decision } = await authorizer.release(reader, (interaction) => interaction, records)
    expect(released).toEqual(['read', 'vread'])
    expect(decision.cerbosCallId).toMatch(/^[0-9A-Z]{26}$/)
  })

  test('shows a guardian the record that describes themself and not the one of another', async () => {
    const describing = (id: string) => ({
      record: id,
      policy: { resourceType: 'RelatedPerson', id, patients: [], labels: [] },
    })
    const { released } = await authorizer.release(guardian, 'read', [describing('8'), describing('9')])
    expect(released).toEqual(['9'])
  })

  test('asks nothing when nothing came back', async () => {
    const nowhere = createAuthorizer({ pdpUrl: 'http://127.0.0.1:1' })
    await expect(nowhere.release(patient, 'search-type', [])).resolves.toEqual({
      released: [],
      withheldCount: 0,
      hidden: new Map(),
      decision: { effect: 'allow', policyVersion: 'default', cerbosCallId: '' },
    })
  })
})

test('denies by a policy version that does not exist', async () => {
  const other = createAuthorizer({ pdpUrl: inject('pdpUrl'), policyVersion: 'next', timeoutMs: 5_000 })
  await expect(other.admit(patient, [searchObservations])).rejects.toMatchObject({ code: 'authz/denied' })
})
