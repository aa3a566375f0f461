import { afterAll, expect } from 'vitest'
import { People } from '../../src/people.ts'
import { stackOfWorker } from '../stack-of-worker.ts'
import { both, denied, describeCalls, type ExpectedCall, invalid, type Outcome, shows } from './expected-call.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
afterAll(() => people.close())

type Outcomes = Pick<ExpectedCall, 'practitioner' | 'patient'>

function operation(what: string, name: string, given: Record<string, unknown>, outcomes: Outcomes): ExpectedCall {
  return { what: `$${name} ${what}`, tool: 'fhir_operation', given: { operation: name, ...given }, ...outcomes }
}

/** Own: both may. Another's: the patient is refused before the platform hears of it. */
const othersOnly = (outcome: Outcome) => ({ practitioner: outcome, patient: denied })
const rows = (...references: string[]) => ({ rows: references.map((reference) => ({ reference })) })
const firstIs = (reference: string) => ({ rows: expect.arrayContaining([expect.objectContaining({ reference })]) })

const ofPatients: ExpectedCall[] = ['everything', 'summary'].flatMap((name) => [
  operation(
    'of the own patient',
    name,
    { type: 'Patient', id: 'patient-1' },
    both(shows(`GET Patient/patient-1/$${name} 200`, firstIs('Patient/patient-1'))),
  ),
  operation(
    'of another patient',
    name,
    { type: 'Patient', id: 'patient-5' },
    othersOnly(shows(`GET Patient/patient-5/$${name} 200`, firstIs('Patient/patient-5'))),
  ),
])

const visit = (patient: string) => ({ type: 'Encounter', id: `${patient}-encounter-1` })
const visits: ExpectedCall[] = [
  operation(
    'of an own encounter',
    'everything',
    visit('patient-1'),
    both(shows('GET Encounter/patient-1-encounter-1/$everything 200', firstIs('Encounter/patient-1-encounter-1'))),
  ),
  // The request names the encounter alone; whose it is shows when the platform is asked.
  operation("of another's encounter", 'everything', visit('patient-5'), {
    practitioner: shows(
      'GET Encounter/patient-5-encounter-1/$everything 200',
      firstIs('Encounter/patient-5-encounter-1'),
    ),
    patient: { fails: 'fhir/not-found', sent: ['GET Encounter/patient-5-encounter-1/$everything 404'] },
  }),
]

const lastLabs = (patient: string) => ({
  type: 'Observation',
  parameters: { patient, category: 'laboratory', code: '4548-4' },
})
const averageOf = (subject: string) => ({
  type: 'Observation',
  parameters: { subject, code: ['4548-4'], system: 'http://loinc.org', statistic: ['average', 'count'] },
})
const observations: ExpectedCall[] = [
  operation(
    'of own values',
    'lastn',
    lastLabs('Patient/patient-1'),
    both(shows('GET Observation/$lastn 200', { total: 1, ...rows('Observation/patient-1-lab-4548-4-3') })),
  ),
  operation(
    "of another's values",
    'lastn',
    lastLabs('Patient/patient-5'),
    othersOnly(shows('GET Observation/$lastn 200', { total: 1, ...rows('Observation/patient-5-lab-4548-4-3') })),
  ),
  operation('of own values, which are figures of records that are not shown', 'stats', averageOf('Patient/patient-1'), {
    practitioner: denied,
    patient: shows('GET Observation/$stats 200', {
      rows: [{ component: [expect.stringContaining('6.76666'), 'count: 3'] }],
    }),
  }),
  operation("of another's values", 'stats', averageOf('Patient/patient-5'), both(denied)),
]

const documents: ExpectedCall[] = [
  operation(
    'of own documents',
    'docref',
    { type: 'DocumentReference', parameters: { patient: 'patient-1' } },
    both(shows('GET DocumentReference/$docref 200', { total: 2, ...firstIs('DocumentReference/patient-1-note-1') })),
  ),
  operation(
    "of another's documents",
    'docref',
    { type: 'DocumentReference', parameters: { patient: 'patient-5' } },
    othersOnly(shows('GET DocumentReference/$docref 200', { total: 1 })),
  ),
  operation(
    'of an own composition',
    'document',
    { type: 'Composition', id: 'patient-1-note-1' },
    both(shows('GET Composition/patient-1-note-1/$document 200', firstIs('Composition/patient-1-note-1'))),
  ),
  operation(
    "of another's composition",
    'document',
    { type: 'Composition', id: 'patient-4-note-1' },
    {
      practitioner: shows('GET Composition/patient-4-note-1/$document 200', firstIs('Composition/patient-4-note-1')),
      patient: { fails: 'fhir/not-found', sent: ['GET Composition/patient-4-note-1/$document 404'] },
    },
  ),
]

const proposed = (patient: string, status: string) => ({
  type: 'Observation',
  parameters: {
    resource: { resourceType: 'Observation', status, code: { text: 'x' }, subject: { reference: patient } },
  },
})
const coverage = {
  resourceType: 'Coverage',
  status: 'active',
  beneficiary: { reference: 'Patient/patient-1' },
  payor: [{ reference: 'Organization/org-1' }],
}
const alike = (family: string, given: string, birthDate: string) => ({
  type: 'Patient',
  parameters: {
    resource: { resourceType: 'Patient', name: [{ family, given: [given] }], birthDate },
    onlyCertainMatches: true,
  },
})
const sent: ExpectedCall[] = [
  operation(
    'of what is proposed',
    'validate',
    proposed('Patient/patient-1', 'final'),
    both(shows('POST Observation/$validate 200', { outcome: [expect.stringContaining('No issues found')] })),
  ),
  operation(
    'tells what is wrong',
    'validate',
    proposed('Patient/patient-1', 'done'),
    both(
      shows('POST Observation/$validate 200', {
        outcome: expect.arrayContaining([expect.stringMatching(/^error .*Observation\.status/)]),
      }),
    ),
  ),
  operation(
    'of what is proposed about another',
    'validate',
    proposed('Patient/patient-5', 'final'),
    othersOnly(shows('POST Observation/$validate 200', { returned: 0 })),
  ),
  operation(
    'of a stored record, which would tell of it',
    'validate',
    { type: 'Observation', id: 'patient-1-bp-1' },
    both(denied),
  ),
  operation(
    'finds oneself',
    'match',
    alike('Ferro', 'Anders', '1982-05-23'),
    both(shows('POST Patient/$match 200', { returned: 1, ...rows('Patient/patient-1') })),
  ),
  operation('finds nobody else for a patient', 'match', alike('Norwood', 'Elowen', '2000-07-16'), {
    practitioner: shows('POST Patient/$match 200', { returned: 1, ...rows('Patient/patient-3') }),
    patient: shows('POST Patient/$match 200', { returned: 0, rows: [] }),
  }),
  operation(
    'brings a questionnaire with its value sets',
    'questionnaire-package',
    {
      type: 'Questionnaire',
      parameters: { questionnaire: 'http://sandbox.example/fhir/Questionnaire/phq-2', coverage },
    },
    both(shows('POST Questionnaire/$questionnaire-package 200', rows('Questionnaire/phq-2', 'ValueSet/phq-frequency'))),
  ),
]

const snomed = 'http://snomed.info/sct'
const diabetes = { system: snomed, code: '44054006' }
const problems = 'http://sandbox.example/fhir/ValueSet/problems'
const icd10 = 'http://sandbox.example/fhir/ConceptMap/problems-to-icd-10-cm'
const parameters = (...expected: object[]) => ({
  answers: [
    {
      resourceType: 'Parameters',
      parameter: expect.arrayContaining(expected.map((one) => expect.objectContaining(one))),
    },
  ],
})
const codes: ExpectedCall[] = [
  operation(
    'lists the codes of a value set',
    'expand',
    { type: 'ValueSet', parameters: { url: problems, filter: 'type 2' }, view: 'full' },
    both(
      shows('GET ValueSet/$expand 200', {
        answers: [{ expansion: { contains: [{ code: '44054006', display: 'Diabetes mellitus type 2' }] } }],
      }),
    ),
  ),
  operation(
    'tells what a code means',
    'lookup',
    { type: 'CodeSystem', parameters: diabetes },
    both(shows('GET CodeSystem/$lookup 200', parameters({ name: 'display', valueString: 'Diabetes mellitus type 2' }))),
  ),
  operation(
    'says that a code is in a value set',
    'validate-code',
    { type: 'ValueSet', parameters: { url: problems, ...diabetes } },
    both(shows('GET ValueSet/$validate-code 200', parameters({ name: 'result', valueBoolean: true }))),
  ),
  operation(
    'finds the code of another system',
    'translate',
    { type: 'ConceptMap', parameters: { url: icd10, ...diabetes } },
    both(shows('GET ConceptMap/$translate 200', parameters({ name: 'result', valueBoolean: true }))),
  ),
  operation(
    'says which code is the wider',
    'subsumes',
    { type: 'CodeSystem', parameters: { system: snomed, codeA: '73211009', codeB: '44054006' } },
    both(shows('GET CodeSystem/$subsumes 200', parameters({ name: 'outcome', valueCode: 'subsumes' }))),
  ),
  operation('is on no list', 'export', { type: 'Patient' }, both(invalid)),
  operation(
    'has no such parameter',
    'lookup',
    { type: 'CodeSystem', parameters: { ...diabetes, colour: 'red' } },
    both(invalid),
  ),
]

describeCalls('operations', stack, people, [...ofPatients, ...visits, ...observations, ...documents, ...sent, ...codes])
