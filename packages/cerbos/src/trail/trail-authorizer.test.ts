import { describe, expect, inject, test } from 'vitest'
import { administrator, guardian, patient, practitioner } from '../../test/people.ts'
import { createTrailAuthorizer, type Principal, type TrailQuestion } from '../index.ts'

const trail = createTrailAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
const auditor: Principal = { ...practitioner, id: 'u-5', roles: ['auditor'], purpose: 'HCOMPL' }

const about = (...patients: `Patient/${string}`[]): TrailQuestion['rows'] => ({ kind: 'patient', patients })
const ownOf = (principalId: string): TrailQuestion['rows'] => ({ kind: 'own', principalId })
const all: TrailQuestion['rows'] = { kind: 'tenant' }

const rulesOf = async (principal: Principal, ...rows: TrailQuestion['rows'][]) => {
  const questions = rows.flatMap((each) => (['read', 'export'] as const).map((act) => ({ act, rows: each })))
  return (await trail.decide(principal, questions)).map(({ effect, rule }) => effect === 'allow' && rule)
}

describe('policy lets examine', () => {
  test.each([
    ['a patient the accesses to their own records', patient, about('Patient/1'), 'grant-trail-patient'],
    ['a related person those to their patient', guardian, about('Patient/1'), 'grant-trail-ward'],
    ['a patient their own deeds', patient, ownOf('u-1'), 'grant-trail-own'],
    ['a related person theirs', guardian, ownOf('u-2'), 'grant-trail-own'],
    ['an auditor theirs', auditor, ownOf('u-5'), 'grant-trail-own'],
    ['a practitioner their own', practitioner, ownOf('u-3'), 'grant-trail-own'],
    ['an administrator their own', administrator, ownOf('u-4'), 'grant-trail-own'],
    ['an auditor all of the tenant', auditor, all, 'grant-trail-tenant'],
  ] as const)('%s, on the page and as a file', async (_, principal, rows, rule) => {
    expect(await rulesOf(principal, rows)).toEqual([rule, rule])
  })

  test.each([
    [
      'a patient those to another, to two of whom one is another, the deeds of another and all',
      patient,
      [about('Patient/2'), about('Patient/1', 'Patient/2'), ownOf('u-2'), all],
    ],
    [
      'a related person those to nobody, to another, of another, and all',
      guardian,
      [about(), about('Patient/2'), ownOf('u-1'), all],
    ],
    [
      'a practitioner those of another, those to a patient, and all',
      practitioner,
      [ownOf('u-4'), about('Patient/1'), all],
    ],
    ['an auditor who says that it is for treatment', { ...auditor, purpose: 'TREAT' }, [all]],
    ['an auditor anything as though they were somebody else', auditor, [about('Patient/1'), ownOf('u-1')]],
    ['who has no role', { ...patient, roles: [] }, [about('Patient/1'), ownOf('u-1'), all]],
  ] as const)('never %s', async (_, principal, rows) => {
    expect((await rulesOf(principal, ...rows)).filter(Boolean)).toEqual([])
  })
})

const digested = expect.stringMatching(/^default@[0-9a-f]{16}$/)

test('tells of each question the call and by which policies it was decided', async () => {
  const [decision] = await trail.decide(patient, [{ act: 'read', rows: about('Patient/1') }])
  expect(decision).toMatchObject({ cerbosCallId: expect.stringMatching(/^[0-9A-Z]{26}$/), policyVersion: digested })
})
