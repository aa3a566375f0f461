import { interactions } from '../../packages/fhir/src/vocabulary.ts'
import {
  type RecordFacts,
  renderDenialBy,
  renderExpectation,
  renderPrincipal,
  renderResource,
  renderSuite,
  type Stage,
  type Test,
} from './suite.ts'

const names = Object.keys(interactions) as (keyof typeof interactions)[]
const writes = names.filter((name) => !interactions[name].readOnly)
const verdicts = ['permit', 'deny', 'none'] as const
const stages: readonly Stage[] = ['request', 'criterion', 'record']
const glass = { purpose: 'ETREAT', breakGlass: ['Patient/1'] }

const principals = {
  patient: renderPrincipal('patient'),
  stranger: renderPrincipal('stranger'),
  guardian: renderPrincipal('guardian'),
  practitioner: renderPrincipal('practitioner'),
  practitioner_with_broken_glass: renderPrincipal('practitioner', glass),
  practitioner_with_another_glass: renderPrincipal('practitioner', { ...glass, breakGlass: ['Patient/2'] }),
}
const about = (stage: Stage, facts: RecordFacts, patients = ['Patient/1']) =>
  renderResource('Patient', stage, patients, [], facts)

const others = ['guardian', 'practitioner', 'practitioner_with_another_glass']
const denied = stages.map((stage) => `${stage}_denied`)
const resources = {
  ...Object.fromEntries(verdicts.map((consent) => [`record_${consent}`, about('record', { consent })])),
  ...Object.fromEntries(stages.map((stage) => [`${stage}_denied`, about(stage, { consent: 'deny' })])),
  own_observation: renderResource('Observation', 'record', ['Patient/1'], [], { consent: 'deny' }),
  record_of_both: about('record', { consent: 'deny' }, ['Patient/1', 'Patient/2']),
}

const shown: Test = {
  name: 'a record is shown where a Consent permits it, and where none is about it',
  principals: ['patient', 'stranger', ...others, 'practitioner_with_broken_glass'],
  resources: verdicts.map((verdict) => `record_${verdict}`),
  actions: ['read'],
  expectations: [
    ...['record_permit', 'record_none'].flatMap((resource) =>
      ['patient', ...others, 'practitioner_with_broken_glass'].map((one) => renderExpectation(one, resource, ['read'])),
    ),
    ...['patient', 'practitioner_with_broken_glass'].map((one) => renderExpectation(one, 'record_deny', ['read'])),
    ...others.map((one) => renderDenialBy('guard-consent', one, 'record_deny', 'read')),
  ],
}

const inEveryStage: Test = {
  name: 'a Consent that denies does so in every stage',
  principals: ['patient', 'practitioner'],
  resources: denied,
  actions: ['search-type'],
  expectations: denied.flatMap((resource) => [
    renderExpectation('patient', resource, ['search-type']),
    renderDenialBy('guard-consent', 'practitioner', resource, 'search-type'),
  ]),
}

const ofBoth: Test = {
  name: 'a record about two people is the own of neither, and the glass of both has to be broken',
  principals: ['patient', 'practitioner_with_broken_glass'],
  resources: ['record_of_both'],
  actions: ['read'],
  expectations: ['patient', 'practitioner_with_broken_glass'].map((one) =>
    renderDenialBy('guard-consent', one, 'record_of_both', 'read'),
  ),
}

const ownWrite: Test = {
  name: 'patients write their own records whatever they consented to',
  principals: ['patient', 'practitioner'],
  resources: ['own_observation'],
  actions: ['create'],
  expectations: [
    renderExpectation('patient', 'own_observation', ['create']),
    renderDenialBy('guard-consent', 'practitioner', 'own_observation', 'create'),
  ],
}

const readOnly = writes.map(
  (action): Test => ({
    name: `the broken glass opens nothing to ${action} against a Consent`,
    principals: ['practitioner_with_broken_glass'],
    resources: ['record_denied'],
    actions: [action],
    expectations: [renderDenialBy('guard-consent-write', 'practitioner_with_broken_glass', 'record_denied', action)],
  }),
)

/** A suite that asks who sees a record of which its patient's Consents permit, deny or say nothing. */
export function renderConsentSuite(header: string): string {
  return renderSuite(header, 'A Consent that denies keeps everybody but the patient out', {
    principals,
    resources,
    tests: [shown, inEveryStage, ofBoth, ownWrite, ...readOnly],
  })
}
