import { describe, expect, inject, test } from 'vitest'
import { administrator, guardian, patient, practitioner } from '../test/people.ts'
import { authorizerAt, permissive, type Question } from '../test/scripted-pdp.ts'
import { createAuthorizer, type PolicyRequest, type Principal } from './index.ts'

const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
const searchOf = (resourceType: string): PolicyRequest => ({ interaction: 'search-type', resourceType, patients: [] })
const oneCall = /^[0-9A-Z]{26}$/

describe('several requests', () => {
  test('are one call, and each is told of', async () => {
    const requests = [
      searchOf('Observation'),
      { ...searchOf('AuditEvent'), optional: true } as const,
      { ...searchOf('Organization'), optional: true } as const,
    ]
    const { decision, allowed } = await authorizer.admit(patient, requests)
    expect(decision).toMatchObject({ effect: 'allow', rule: 'grant-own-read' })
    expect(decision.cerbosCallId).toMatch(oneCall)
    expect(allowed).toEqual([true, false, true])
  })

  test('are denied by the first that is denied and not optional', async () => {
    const requests = [
      searchOf('Organization'),
      { ...searchOf('AuditEvent'), optional: true } as const,
      { ...searchOf('Observation'), tenant: 'other' },
      { ...searchOf('Observation'), platform: 'other' },
    ]
    const error = await authorizer.admit(patient, requests).catch((caught) => caught)
    expect(error).toMatchObject({ code: 'authz/denied', decision: { effect: 'deny', rule: 'guard-tenant' } })
  })

  test('may all be optional: then the first that is allowed tells why', async () => {
    const requests = ['AuditEvent', 'Organization'].map((type) => ({ ...searchOf(type), optional: true }) as const)
    const { decision, allowed } = await authorizer.admit(patient, requests)
    expect([decision.rule, allowed]).toEqual(['grant-open-read', [false, true]])
    await expect(authorizer.admit(patient, requests.slice(0, 1))).resolves.toMatchObject({
      decision: { effect: 'deny' },
      allowed: [false],
    })
  })

  test('are decided in three calls when 1,200 of them differ', async () => {
    const requests = Array.from({ length: 1_200 }, (_, index): PolicyRequest => {
      return { ...searchOf('Observation'), patients: [`Patient/${index + 1}`], optional: true }
    })
    const { decision, allowed } = await authorizer.admit(patient, requests)
    expect(allowed.flatMap((isAllowed, index) => (isAllowed ? [index] : []))).toEqual([0])
    expect(decision.cerbosCallId.split(' ')).toHaveLength(3)
  })

  test('alike are asked once, and those of another interaction, stage or label are not alike', async () => {
    const asked: Question['resources'] = []
    const recording = await authorizerAt(permissive((answer, question) => asked.push(...question.resources) && answer))
    const search = searchOf('Observation')
    const requests: PolicyRequest[] = [
      search,
      { ...search, interaction: 'history-type' },
      { ...search, stage: 'criterion' },
      { ...search, labels: ['R'] },
      { ...search, interaction: 'operation', operation: 'stats' },
      { ...search, optional: true },
      search,
    ]
    const { allowed } = await recording.admit(patient, requests)
    expect(allowed).toEqual(requests.map(() => true))
    expect(
      asked.map(({ actions, resource: { id, attr } }) => [id, actions, attr.stage, attr.labels, attr.operation]),
    ).toEqual([
      ['0', ['search-type'], 'request', [], ''],
      ['1', ['history-type'], 'request', [], ''],
      ['2', ['search-type'], 'criterion', [], ''],
      ['3', ['search-type'], 'request', ['R'], ''],
      ['4', ['operation'], 'request', [], 'stats'],
    ])
  })

  test('must be at least one, and nobody is asked about none', async () => {
    const nowhere = createAuthorizer({ pdpUrl: 'http://127.0.0.1:1' })
    await expect(nowhere.admit(patient, [])).rejects.toThrow(RangeError)
  })
})

/** A type whose records only decide which others are found. */
const criterionOn = (resourceType: string, ...patients: PolicyRequest['patients']): PolicyRequest => ({
  ...searchOf(resourceType),
  patients,
  stage: 'criterion',
})

describe('a criterion', () => {
  test.each([
    ['of a practitioner on clinical records', practitioner, criterionOn('Observation')],
    ['of a practitioner on one patient’s records', practitioner, criterionOn('Condition', 'Patient/1')],
    ['of a patient that names nobody', patient, criterionOn('Observation')],
    ['of a patient about somebody else', patient, criterionOn('Observation', 'Patient/1', 'Patient/2')],
    ['of a patient on patients', patient, criterionOn('Patient')],
    ['of a patient on groups', patient, criterionOn('Group', 'Patient/1')],
    ['of a guardian about a ward', guardian, criterionOn('Observation', 'Patient/1')],
    ['of an administrator on patients', administrator, criterionOn('Patient')],
  ] satisfies [string, Principal, PolicyRequest][])(
    'would tell by a match what policy withholds, and is denied: %s',
    async (_whose, principal, criterion) => {
      const open = searchOf('Practitioner')
      await expect(authorizer.admit(principal, [open, criterion])).rejects.toMatchObject({
        code: 'authz/denied',
        decision: { rule: 'guard-criterion' },
      })
    },
  )

  test.each([
    ['about oneself', patient, criterionOn('Observation', 'Patient/1')],
    ['on a practitioner’s patients', practitioner, criterionOn('Patient')],
    ['on an open type', guardian, criterionOn('Organization')],
  ] satisfies [string, Principal, PolicyRequest][])('is admitted %s', async (_what, principal, criterion) => {
    await expect(authorizer.admit(principal, [searchOf('Observation'), criterion])).resolves.toMatchObject({
      allowed: [true, true],
    })
  })

  test('is a search and nothing else', async () => {
    const read = { ...criterionOn('Organization'), interaction: 'read' } as const
    await expect(authorizer.admit(practitioner, [read])).rejects.toMatchObject({
      decision: { rule: 'guard-criterion-search' },
    })
  })
})

describe('an aggregate of records that are not shown', () => {
  const stats = { ...searchOf('Observation'), interaction: 'operation', operation: 'stats', labels: ['R'] } as const

  test('is for a patient about themself alone, since it would tell of what is withheld', async () => {
    await expect(authorizer.admit(patient, [{ ...stats, patients: ['Patient/1'] }])).resolves.toMatchObject({
      allowed: [true],
    })
    const denied = { code: 'authz/denied', decision: { rule: 'guard-label-r' } }
    await expect(authorizer.admit(patient, [stats])).rejects.toMatchObject(denied)
    for (const principal of [guardian, practitioner, administrator]) {
      const request = { ...stats, patients: ['Patient/1'] } as const
      await expect(authorizer.admit(principal, [request])).rejects.toMatchObject(denied)
    }
  })

  test('is admitted to a practitioner when nothing is assumed to be withheld', async () => {
    const { labels: _labels, ...unlabelled } = { ...stats, patients: ['Patient/1'] as const }
    await expect(authorizer.admit(practitioner, [unlabelled])).resolves.toMatchObject({ allowed: [true] })
  })
})
