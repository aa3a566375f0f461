import { createAuthorizer, type Principal } from '@repo/cerbos'
import { type AnyResource, parseScopes } from '@repo/fhir'
import { expect, inject, test } from 'vitest'
import { callTool, observation, practitioner, type Script, searchset } from '../call-stage.ts'
import { startPolicyRecorder } from '../policy-recorder.ts'

const patient = { fhirUser: 'Patient/p1', roles: ['patient'], patients: ['Patient/p1'], purpose: 'PATRQT' } as const
const own = observation('o1')
const restricted: AnyResource = { ...own, meta: { versionId: '3', security: [{ code: 'R' }] } }
const read = { type: 'Observation', id: 'o1' }
const veryRestricted: AnyResource = {
  ...own,
  resourceType: 'DocumentReference',
  securityLabel: [{ coding: [{ code: 'V' }] }],
}
const confidential: AnyResource = { ...own, resourceType: 'Composition', confidentiality: 'R' }

function decidedBy(pdpUrl: string, principal: Partial<Principal>, record: AnyResource = own): Script {
  const isSearch = (path: string) => path.includes('?')
  return {
    authorizer: createAuthorizer({ pdpUrl, timeoutMs: 5_000 }),
    caller: { ...practitioner, principal: { ...practitioner.principal, ...principal } },
    fhir: ({ path }) => (isSearch(path) ? searchset([record]) : { body: record }),
  }
}

test.each<[string, string, object, Partial<Principal>, AnyResource, string | undefined]>([
  ['a read', 'fhir_read', read, {}, own, 'grant-treatment'],
  ['a patient’s read', 'fhir_read', read, patient, own, 'grant-own-read'],
  ['a search', 'fhir_search', { type: 'Observation' }, patient, own, 'grant-own-read'],
  ['a read of what is withheld', 'fhir_read', read, {}, restricted, 'guard-label-r'],
  [
    'a read of a document whose own label closes it',
    'fhir_read',
    { ...read, type: 'DocumentReference' },
    {},
    veryRestricted,
    'guard-label-v',
  ],
  [
    'a search for what is confidential by its own element',
    'fhir_search',
    { type: 'Composition', params: { patient: 'p1' } },
    {},
    confidential,
    'guard-label-r',
  ],
  [
    'a read of a document whose label the person is cleared for',
    'fhir_read',
    { ...read, type: 'DocumentReference' },
    { clearances: ['V'] },
    veryRestricted,
    'grant-treatment',
  ],
  ['a read for a purpose of others', 'fhir_read', read, { purpose: 'PATRQT' }, own, 'guard-purpose'],
  [
    'a patch in read-only mode',
    'fhir_patch',
    { ...read, versionId: '3', patch: [{ op: 'remove', path: '/note' }] },
    { readOnly: true },
    own,
    'guard-read-only',
  ],
  [
    'a filtered read',
    'fhir_read',
    read,
    { scopes: parseScopes('user/Observation.rs?category=survey') },
    own,
    'guard-scope-filter-read',
  ],
  [
    'a search by what is hidden',
    'fhir_search',
    { type: 'Practitioner', params: { phone: '1' } },
    patient,
    own,
    'mask-contact',
  ],
  // No rule names what nobody is granted.
  ['a deletion', 'fhir_delete', { ...read, versionId: '3' }, {}, own, undefined],
])('the row of %s tells the rule that decided and by which policies', async (_what, tool, given, who, record, rule) => {
  const { records } = await callTool(tool, given, decidedBy(inject('pdpUrl'), who, record))
  expect(records.length).toBeGreaterThan(0)
  for (const { decision } of records) {
    expect(decision).toMatchObject({
      policyVersion: expect.stringMatching(/^default@[0-9a-f]{16}$/),
      cerbosCallId: expect.stringMatching(/\S/),
    })
    expect(decision?.rule).toBe(rule)
  }
})

test('the row of a page tells the rule that showed one record and the rule that withheld another', async () => {
  const script = { ...decidedBy(inject('pdpUrl'), {}), fhir: () => searchset([own, { ...restricted, id: 'o2' }]) }
  const { answer, records } = await callTool('fhir_search', { type: 'Observation', params: { patient: 'p1' } }, script)
  expect(answer.text).not.toContain('guard-label')
  expect(records).toMatchObject([
    { withheld: true, decision: { effect: 'allow', rule: 'grant-treatment', withheldBy: ['guard-label-r'] } },
  ])
})

test.each<[string, string, object, number]>([
  ['a read', 'fhir_read', read, 2],
  ['a page of a search', 'fhir_search', { type: 'Observation', params: { patient: 'p1' } }, 2],
  ['a search by what is refused', 'fhir_search', { type: 'Practitioner', params: { phone: '1' } }, 1],
])('%s asks policy as often as it must, what is hidden and all', async (_what, tool, given, calls) => {
  const recorder = await startPolicyRecorder(inject('pdpUrl'))
  try {
    await callTool(tool, given, decidedBy(recorder.url, patient))
    expect(recorder.asked).toHaveLength(calls)
  } finally {
    await recorder.close()
  }
})
