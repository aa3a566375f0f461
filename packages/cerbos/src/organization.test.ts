import { describe, expect, inject, test } from 'vitest'
import { administrator, guardian, patient, practitioner } from '../test/people.ts'
import { createAuthorizer, type PolicyRecord, type Principal } from './index.ts'
import { toCerbosPrincipal } from './principal.ts'
import { recordToCerbosResource, requestToCerbosResource } from './resource.ts'

const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
const north: PolicyRecord['organizations'] = ['Organization/north']
const required = { organizationRequired: true }
const kept = <P extends Principal>(who: P): P => ({ ...who, ...required, organizations: north })

const encounter = (organizations?: PolicyRecord['organizations']): PolicyRecord => ({
  resourceType: 'Encounter',
  id: '7',
  patients: ['Patient/1'],
  labels: [],
  ...(organizations && { organizations }),
})
const ours = encounter(north)
const theirs = encounter(['Organization/south'])
const nobodys = encounter()

async function shown(who: Principal, ...records: PolicyRecord[]) {
  const { released } = await authorizer.release(
    who,
    'read',
    records.map((policy) => ({ record: policy, policy })),
  )
  return released
}

test('tells policy the organisations of a record only where they are required', () => {
  const attrOf = (who: Principal) => {
    const { panel: _panel, ...known } = who
    return recordToCerbosResource(theirs, known, '0').attr?.organizations
  }
  expect(attrOf(practitioner)).toEqual([])
  expect(attrOf({ ...practitioner, organizations: north })).toEqual([])
  expect(attrOf({ ...practitioner, ...required })).toEqual(['Organization/south'])
})

test('tells policy of a request that it names none', () => {
  const { panel: _panel, ...known } = kept(practitioner)
  const request = { interaction: 'read' as const, resourceType: 'Encounter', patients: [] }
  expect(requestToCerbosResource(request, known, '0').attr?.organizations).toEqual([])
})

test('tells policy whose a principal is, and of one of whom nothing is said that they are nobody’s', () => {
  expect(toCerbosPrincipal(kept(practitioner)).attr).toMatchObject({ ...required, organizations: north })
  expect(toCerbosPrincipal(practitioner).attr).toMatchObject({ organizationRequired: false, organizations: [] })
})

describe('where an organisation is required', () => {
  test('a practitioner is shown what is theirs or nobody’s', async () => {
    expect(await shown(kept(practitioner), ours, theirs, nobodys)).toEqual([ours, nobodys])
  })

  test('a practitioner of none is shown what names none', async () => {
    expect(await shown({ ...practitioner, ...required }, ours, theirs, nobodys)).toEqual([nobodys])
  })

  test('an administrator is shown the places of their organisation', async () => {
    const place = (record: PolicyRecord): PolicyRecord => ({ ...record, resourceType: 'Location', patients: [] })
    expect(await shown(kept(administrator), place(ours), place(theirs))).toEqual([place(ours)])
  })

  test.each([
    ['a patient', patient],
    ['a guardian', guardian],
  ])('%s is shown their records, whosever they are', async (_who, who) => {
    expect(await shown({ ...who, ...required }, ours, theirs)).toEqual([ours, theirs])
  })
})

test('where none is required, a practitioner is shown what is others’ too', async () => {
  expect(await shown({ ...practitioner, organizations: north }, ours, theirs)).toEqual([ours, theirs])
})
