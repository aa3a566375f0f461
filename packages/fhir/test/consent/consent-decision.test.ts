import { describe, expect, test } from 'vitest'
import { type AnyResource, type ConsentQuestion, decideConsents } from '../../src/index.ts'

const actReason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'
const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const actions = 'http://terminology.hl7.org/CodeSystem/consentaction'
const resourceTypes = 'http://hl7.org/fhir/resource-types'
const loinc = 'http://loinc.org'
const server = { fhirBaseUrl: 'https://fhir.example/r4' }

const observation: AnyResource = {
  resourceType: 'Observation',
  id: 'o1',
  status: 'final',
  code: { coding: [{ system: loinc, code: '4548-4' }] },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-05-01T10:00:00Z',
}
const asked: ConsentQuestion = {
  record: observation,
  actors: ['Practitioner/dr-1'],
  purpose: 'TREAT',
  action: 'read',
  at: Date.parse('2026-11-20T12:00:00Z'),
  server,
}

function consent(provision?: object, more: object = {}): AnyResource {
  return {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    patient: { reference: 'Patient/p1' },
    ...(provision && { provision }),
    ...more,
  }
}
const rule = (code: string) => ({ policyRule: { coding: [{ code }] } })
const decide = (consents: AnyResource[], question: Partial<ConsentQuestion> = {}) =>
  decideConsents(consents, 'Patient/p1', { ...asked, ...question })
const recipient = (reference: string, code = 'PRCP') => ({ role: { coding: [{ code }] }, reference: { reference } })

test.each<[string, object, string, string]>([
  ['a component', { component: [{ code: { coding: [{ system: loinc, code: '1-8' }] } }] }, 'deny', 'none'],
  ['an extension', { extension: [{ valueCoding: { system: loinc, code: '1-8' } }] }, 'deny', 'none'],
  ['a component in words', { component: [{ code: { text: 'HIV' } }] }, 'deny', 'none'],
  ['a reference to the Medication', { medicationReference: { reference: 'Medication/m' } }, 'deny', 'none'],
  ['a Medication by its identifier', { medicationReference: { identifier: { value: 'm' } } }, 'deny', 'none'],
  ['a reason elsewhere', { reasonReference: [{ reference: 'Condition/c' }] }, 'deny', 'none'],
  ['another component', { component: [{ code: { coding: [{ system: loinc, code: '2-8' }] } }] }, 'permit', 'none'],
  ['a Medication inside, which is judged by itself', { medicationReference: { reference: '#m' } }, 'permit', 'none'],
  ['its own code', { code: { coding: [{ system: loinc, code: '1-8' }] } }, 'deny', 'permit'],
])('a code that a Consent names reaches what has it by %s', (_by, elements, denied, permitted) => {
  const record = { ...observation, ...elements }
  const code = [{ coding: [{ system: loinc, code: '1-8' }] }]
  expect(decide([consent({ type: 'permit', provision: [{ type: 'deny', code }] })], { record })).toBe(denied)
  expect(decide([consent({ type: 'permit', code })], { record })).toBe(permitted)
})

describe('a Consent', () => {
  test.each([
    ['that denies everything', consent({ type: 'deny' }), 'deny'],
    ['that permits everything', consent({ type: 'permit' }), 'permit'],
    ['that says nothing', consent(), 'none'],
    ['by which its patient opts in', consent(undefined, rule('OPTIN')), 'permit'],
    ['by which its patient opts in with restrictions', consent(undefined, rule('OPTINR')), 'permit'],
    ['by which its patient opts out', consent(undefined, rule('OPTOUT')), 'deny'],
    ['by which its patient opts out with exceptions', consent(undefined, rule('OPTOUTE')), 'deny'],
    ['of another policy', consent(undefined, rule('hipaa-auth')), 'none'],
    ['that is inactive', consent({ type: 'deny' }, { status: 'inactive' }), 'none'],
    ['that is proposed', consent({ type: 'deny' }, { status: 'proposed' }), 'none'],
    ['of no status', consent({ type: 'deny' }, { status: undefined }), 'deny'],
    ['for research', consent({ type: 'deny' }, { scope: { coding: [{ code: 'research' }] } }), 'none'],
    ['of a scope in words', consent({ type: 'deny' }, { scope: { text: 'privacy' } }), 'deny'],
    ['of another patient', consent({ type: 'deny' }, { patient: { reference: 'Patient/p2' } }), 'none'],
    ['of a patient whom we cannot read', consent({ type: 'deny' }, { patient: { display: 'Jane' } }), 'deny'],
    [
      'of the patient by an absolute reference',
      consent({ type: 'deny' }, { patient: { reference: `${server.fhirBaseUrl}/Patient/p1` } }),
      'deny',
    ],
    ['with a modifier that we do not know', consent({ type: 'permit' }, { modifierExtension: [{ url: 'x' }] }), 'deny'],
    ['of rules that we do not know', consent({ type: 'permit' }, { implicitRules: 'http://x' }), 'deny'],
    ['whose provision is no object', consent(['x'] as unknown as object), 'deny'],
    ['whose type is not known', consent({ type: 'perhaps' }), 'deny'],
    ['that has ended', consent({ type: 'deny', period: { end: '2026-06-30' } }), 'none'],
    ['that has not begun', consent({ type: 'deny', period: { start: '2027' } }), 'none'],
    ['that is in its period', consent({ type: 'deny', period: { start: '2026-01', end: '2027' } }), 'deny'],
    ['of a period that nobody can read', consent({ type: 'deny', period: { start: 'soon' } }), 'deny'],
    ['that permits for a period that nobody can read', consent({ type: 'permit', period: { start: 'soon' } }), 'none'],
    ['that opts out and has ended', consent({ period: { end: '2025' } }, rule('OPTOUT')), 'none'],
  ])('%s', (_what, one, verdict) => {
    expect(decide([one])).toBe(verdict)
  })

  test('that denies outweighs one that permits, whichever comes first', () => {
    const both = [consent({ type: 'permit' }), consent({ type: 'deny' })]
    expect([decide(both), decide(both.toReversed())]).toEqual(['deny', 'deny'])
    expect(decide([consent(), consent({ type: 'permit' })])).toBe('permit')
    expect(decide([])).toBe('none')
    expect(decide([{ ...consent({ type: 'deny' }), resourceType: 'Contract' }])).toBe('none')
  })
})

/** A condition that holds, one that does not, and one that cannot be told: what each makes of a denial and a permission. */
describe.each<[string, object, object, object[]]>([
  [
    'actor',
    { actor: [recipient('Practitioner/dr-1')] },
    { actor: [recipient('Practitioner/dr-2')] },
    [
      { actor: [recipient('Organization/org-1')] },
      { actor: [{ role: { coding: [{ code: 'PRCP' }] } }] },
      { actor: [recipient('Practitioner/dr-1'), recipient('Organization/org-1', 'CST')] },
      { actor: ['x'] },
    ],
  ],
  [
    'one of several actors',
    { actor: [recipient('Practitioner/dr-2'), recipient(`${server.fhirBaseUrl}/Practitioner/dr-1`)] },
    {
      actor: [recipient('Practitioner/dr-2'), recipient('Organization/org-1', 'CST')],
    },
    [],
  ],
  [
    'purpose',
    { purpose: [{ system: actReason, code: 'TREAT' }] },
    { purpose: [{ system: actReason, code: 'HMARKT' }] },
    [{ purpose: [{ system: 'http://other', code: 'TREAT' }] }, { purpose: [{}] }],
  ],
  [
    'action',
    { action: [{ coding: [{ system: actions, code: 'disclose' }] }] },
    { action: [{ coding: [{ system: actions, code: 'correct' }] }] },
    [{ action: [{ text: 'look at' }] }, { action: [{ coding: [{ system: 'http://other', code: 'access' }] }] }],
  ],
  [
    'class',
    { class: [{ system: resourceTypes, code: 'Observation' }] },
    { class: [{ system: resourceTypes, code: 'Condition' }] },
    [{ class: [{ system: 'urn:ietf:bcp:13', code: 'application/hl7-cda+xml' }] }],
  ],
  [
    'document type',
    { class: [{ system: resourceTypes, code: 'Observation' }] },
    { class: [{ system: loinc, code: '34133-9' }] },
    [],
  ],
  [
    'code',
    { code: [{ coding: [{ system: loinc, code: '4548-4' }] }] },
    { code: [{ coding: [{ system: loinc, code: '1-8' }] }] },
    [{ code: [{ text: 'HbA1c' }] }],
  ],
  [
    'data',
    { data: [{ meaning: 'instance', reference: { reference: 'Observation/o1' } }] },
    {
      data: [{ meaning: 'instance', reference: { reference: 'Observation/o2' } }],
    },
    [
      { data: [{ meaning: 'related', reference: { reference: 'Encounter/e1' } }] },
      { data: [{ meaning: 'instance', reference: { identifier: { value: '1' } } }] },
    ],
  ],
  [
    'time of the data',
    { dataPeriod: { start: '2026-01', end: '2026-12' } },
    { dataPeriod: { end: '2025' } },
    [{ dataPeriod: { start: '2026-05-01T11:00:00' } }, { dataPeriod: 'spring' }],
  ],
  [
    'period',
    { period: { start: '2026-11-01' } },
    { period: { end: '2026-11-01' } },
    [{ period: 'x' }, { period: { start: '2026-11-20' } }],
  ],
  [
    'an element that is not known',
    {},
    { purpose: [{ system: actReason, code: 'HMARKT' }], color: 'red' },
    [{ color: 'red' }, { modifierExtension: [{ url: 'x' }] }],
  ],
])('an exception by %s', (_what, held, unheld, unclear) => {
  const verdict = (type: 'permit' | 'deny', condition: object) => {
    const base = type === 'deny' ? 'permit' : 'deny'
    return decide([consent({ type: base, provision: [{ type, ...condition }] })])
  }
  test('counts where it holds, and not where it does not', () => {
    expect([verdict('deny', held), verdict('permit', held)]).toEqual(['deny', 'permit'])
    expect([verdict('deny', unheld), verdict('permit', unheld)]).toEqual(['permit', 'deny'])
  })
  test('denies, and does not permit, where that cannot be told', () => {
    for (const condition of unclear)
      expect([verdict('deny', condition), verdict('permit', condition)]).toEqual(['deny', 'deny'])
  })
})

test('a purpose counts for its own kinds, and an emergency for treatment', () => {
  const forTreatment = [
    consent({ type: 'permit', provision: [{ type: 'deny', purpose: [{ system: actReason, code: 'TREAT' }] }] }),
  ]
  expect(decide(forTreatment, { purpose: 'ETREAT' })).toBe('deny')
  expect(decide(forTreatment, { purpose: 'HOPERAT' })).toBe('permit')
  const inEmergency = [
    consent({ type: 'deny', provision: [{ type: 'permit', purpose: [{ system: actReason, code: 'ETREAT' }] }] }),
  ]
  expect([decide(inEmergency, { purpose: 'ETREAT' }), decide(inEmergency)]).toEqual(['permit', 'deny'])
})

test('writing is collection and correction, and no access', () => {
  const noAccess = [
    consent({
      type: 'permit',
      provision: [{ type: 'deny', action: [{ coding: [{ system: actions, code: 'access' }] }] }],
    }),
  ]
  expect([decide(noAccess), decide(noAccess, { action: 'write' })]).toEqual(['deny', 'permit'])
})

test.each([
  ['deny', 'R', ['permit', 'permit', 'deny', 'deny']],
  ['deny', 'N', ['permit', 'deny', 'deny', 'deny']],
  ['permit', 'N', ['permit', 'permit', 'deny', 'deny']],
  ['permit', 'R', ['permit', 'permit', 'permit', 'deny']],
])('a mark of confidentiality is one on a scale: %s %s', (type, code, verdicts) => {
  const base = type === 'deny' ? 'permit' : 'deny'
  const consents = [consent({ type: base, provision: [{ type, securityLabel: [{ system: confidentiality, code }] }] })]
  const labelled = (label?: string) => ({
    ...observation,
    ...(label && { meta: { security: [{ system: confidentiality, code: label }] } }),
  })
  expect(['L', undefined, 'R', 'V'].map((label) => decide(consents, { record: labelled(label) }))).toEqual(verdicts)
})

test.each<[string, AnyResource]>([
  [
    'the security label of a document',
    { ...observation, resourceType: 'DocumentReference', securityLabel: [rule('R').policyRule] },
  ],
  ['the confidentiality of a composition', { ...observation, resourceType: 'Composition', confidentiality: 'R' }],
])('a mark of confidentiality is held against %s', (_what, record) => {
  const mark = (type: string) => ({ type, securityLabel: [{ system: confidentiality, code: 'R' }] })
  expect(decide([consent({ type: 'permit', provision: [mark('deny')] })], { record })).toBe('deny')
  const normal = { type: 'permit', securityLabel: [{ system: confidentiality, code: 'N' }] }
  expect(decide([consent({ type: 'deny', provision: [normal] })], { record })).toBe('deny')
})

test('another label is there or not; a denial needs one of several, a permission all', () => {
  const labels = ['HIV', 'PSY'].map((code) => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code }))
  const record = { ...observation, meta: { security: [{ code: 'HIV' }] } }
  expect(decide([consent({ type: 'permit', provision: [{ type: 'deny', securityLabel: labels }] })], { record })).toBe(
    'deny',
  )
  expect(decide([consent({ type: 'deny', provision: [{ type: 'permit', securityLabel: labels }] })], { record })).toBe(
    'deny',
  )
})

test('a type of document is that of documents', () => {
  const consents = [
    consent({ type: 'permit', provision: [{ type: 'deny', class: [{ system: loinc, code: '34133-9' }] }] }),
  ]
  const document = (code: string) => ({
    resourceType: 'DocumentReference',
    id: 'd',
    type: { coding: [{ system: loinc, code }] },
  })
  expect(decide(consents, { record: document('34133-9') })).toBe('deny')
  expect(decide(consents, { record: document('11488-4') })).toBe('permit')
  expect(decide(consents, { record: { resourceType: 'DocumentReference', type: { text: 'Summary' } } })).toBe('deny')
})

test('an exception has exceptions of its own, to a depth that nobody writes', () => {
  const tree = consent({
    type: 'permit',
    provision: [
      {
        type: 'deny',
        class: [{ system: resourceTypes, code: 'Observation' }],
        provision: [{ type: 'permit', actor: [recipient('Practitioner/dr-1')] }],
      },
    ],
  })
  expect(decide([tree])).toBe('permit')
  expect(decide([tree], { actors: ['Practitioner/dr-2'] })).toBe('deny')
  let deep: object = { type: 'permit' }
  for (let depth = 0; depth < 5_000; depth++) deep = { type: 'permit', provision: [deep] }
  expect(decide([consent(deep)])).toBe('deny')
})

test('an exception to an opt-out permits, and one to an opt-in denies', () => {
  const mine = { actor: [recipient('Practitioner/dr-1')] }
  expect(decide([consent({ provision: [{ type: 'permit', ...mine }] }, rule('OPTOUT'))])).toBe('permit')
  expect(decide([consent({ type: 'permit', ...mine }, rule('OPTOUT'))])).toBe('permit')
  expect(decide([consent({ type: 'permit', actor: [recipient('Practitioner/dr-2')] }, rule('OPTOUT'))])).toBe('deny')
  expect(decide([consent({ provision: [{ type: 'deny', ...mine }] }, rule('OPTIN'))])).toBe('deny')
  expect(decide([consent({ provision: [{ ...mine }] }, rule('OPTIN'))])).toBe('deny')
})
