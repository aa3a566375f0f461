import { expect, test } from 'vitest'
import { shapedTypes, toRow } from '../../../src/mcp/present/rows/row.ts'
import { hl7, loinc, measured, type RowCase, resourceOf, snomed, to } from './elements.ts'

const subject = to('Patient/p1')
const patient = subject
const phone = [
  { system: 'fax', value: '1' },
  { system: 'phone', value: '555-0100' },
]
const usd = (value: number) => ({ value, currency: 'USD' })

const cases: RowCase[] = [
  [
    'Patient',
    {
      identifier: [{ value: '9' }, { type: { coding: [{ code: 'MR' }] }, value: '123' }],
      name: [
        { use: 'old', family: 'Before' },
        { use: 'official', given: ['Ada', 'M.'], family: 'Example' },
      ],
      telecom: phone,
      gender: 'female',
      birthDate: '1990-01-02',
      deceasedBoolean: false,
      generalPractitioner: [to('Practitioner/d')],
      active: true,
    },
    {
      name: 'Ada M. Example',
      gender: 'female',
      birthDate: '1990-01-02',
      identifier: 'MR 123',
      telecom: 'phone 555-0100',
      generalPractitioner: 'Practitioner/d',
    },
  ],
  [
    'Patient',
    { name: [{ text: 'Bo Example' }], deceasedDateTime: '2024-05-06', active: false },
    { name: 'Bo Example', deceased: '2024-05-06', active: 'false' },
  ],
  [
    'Practitioner',
    { name: [{ prefix: ['Dr.'], family: 'Who' }], identifier: [{ value: '1' }], qualification: [{ code: hl7('MD') }] },
    { name: 'Dr. Who', identifier: '1', qualification: 'MD' },
  ],
  [
    'PractitionerRole',
    {
      practitioner: to('Practitioner/d'),
      organization: to('Organization/o'),
      code: [hl7('doctor')],
      specialty: [hl7('gp')],
    },
    { what: 'doctor', practitioner: 'Practitioner/d', organization: 'Organization/o', specialty: 'gp' },
  ],
  [
    'Organization',
    {
      name: 'Clinic',
      type: [hl7('prov')],
      telecom: phone,
      address: [{ line: ['1 Road'], city: 'Town', country: 'US' }],
    },
    { what: 'prov', name: 'Clinic', telecom: 'phone 555-0100', address: '1 Road, Town, US' },
  ],
  [
    'Location',
    {
      name: 'Ward 1',
      status: 'active',
      physicalType: hl7('wa'),
      managingOrganization: to('Organization/o'),
      partOf: to('Location/l'),
    },
    { what: 'wa', name: 'Ward 1', status: 'active', managingOrganization: 'Organization/o', partOf: 'Location/l' },
  ],
  [
    'RelatedPerson',
    {
      name: [{ text: 'Eve' }],
      relationship: [{ coding: [{ code: 'PRN', display: 'parent' }] }],
      patient,
      telecom: phone,
    },
    { name: 'Eve', relationship: 'parent (PRN)', subject: 'Patient/p1', telecom: 'phone 555-0100' },
  ],
  [
    'CareTeam',
    {
      name: 'Team',
      status: 'active',
      subject,
      participant: [{ role: [{ text: 'Nurse' }], member: to('Practitioner/n') }],
    },
    { name: 'Team', status: 'active', subject: 'Patient/p1', participant: 'Nurse: Practitioner/n' },
  ],
  [
    'Device',
    {
      type: snomed('72506001', 'Pacemaker'),
      deviceName: [{ name: 'Azure' }],
      status: 'active',
      patient,
      udiCarrier: [{ deviceIdentifier: '00643169' }],
    },
    {
      what: 'Pacemaker (SNOMED 72506001)',
      name: 'Azure',
      status: 'active',
      identifier: '00643169',
      subject: 'Patient/p1',
    },
  ],
  [
    'Encounter',
    {
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP', display: 'inpatient' },
      type: [{ text: 'Admission' }],
      subject,
      period: { start: '2026-01-01T08:00:00Z', end: '2026-01-03T08:00:00Z' },
      reasonCode: [{ text: 'Chest pain' }],
      location: [{ location: to('Location/l') }],
      participant: [{ type: [hl7('ATND')], individual: to('Practitioner/d') }],
      diagnosis: [{ condition: to('Condition/c') }],
      hospitalization: { dischargeDisposition: hl7('home') },
    },
    {
      date: '2026-01-01T08:00:00Z/2026-01-03T08:00:00Z',
      class: 'inpatient (IMP)',
      what: 'Admission',
      status: 'finished',
      reason: 'Chest pain',
      location: 'Location/l',
      participant: 'ATND: Practitioner/d',
      diagnosis: 'Condition/c',
      discharge: 'home',
      subject: 'Patient/p1',
    },
  ],
  [
    'EpisodeOfCare',
    {
      status: 'active',
      type: [hl7('hacc')],
      patient,
      period: { end: '2026-01-01' },
      careManager: to('Practitioner/d'),
    },
    { date: 'until 2026-01-01', what: 'hacc', status: 'active', careManager: 'Practitioner/d', subject: 'Patient/p1' },
  ],
  [
    'Appointment',
    {
      status: 'booked',
      serviceType: [hl7('57')],
      start: '2026-12-06T09:00:00Z',
      end: '2026-12-06T09:30:00Z',
      comment: 'brings a dog',
      participant: [{ actor: subject, status: 'accepted' }, { type: [{ text: 'Interpreter' }] }],
    },
    {
      date: '2026-12-06T09:00:00Z',
      what: '57',
      status: 'booked',
      participant: ['Patient/p1: accepted', 'Interpreter'],
      subject: 'Patient/p1',
      note: '«brings a dog»',
    },
  ],
  [
    'Schedule',
    { actor: [to('Practitioner/d')], planningHorizon: { start: '2026-01-01', end: '2026-02-01' }, active: false },
    { date: '2026-01-01/2026-02-01', actor: 'Practitioner/d', active: 'false' },
  ],
  [
    'Slot',
    {
      schedule: to('Schedule/s'),
      status: 'free',
      start: '2026-01-01T09:00:00Z',
      end: '2026-01-01T09:30:00Z',
      overbooked: true,
    },
    { date: '2026-01-01T09:00:00Z/2026-01-01T09:30:00Z', status: 'free', schedule: 'Schedule/s', overbooked: 'true' },
  ],
  [
    'Communication',
    {
      status: 'completed',
      subject,
      sent: '2026-01-01',
      sender: to('Practitioner/d'),
      recipient: [patient],
      payload: [{ contentString: 'Call us' }],
    },
    {
      date: '2026-01-01',
      status: 'completed',
      sender: 'Practitioner/d',
      recipient: 'Patient/p1',
      payload: '«Call us»',
      subject: 'Patient/p1',
    },
  ],
  [
    'Task',
    {
      status: 'requested',
      intent: 'order',
      priority: 'asap',
      code: { text: 'Fulfil' },
      focus: to('ServiceRequest/s'),
      for: subject,
      owner: to('Organization/lab'),
      authoredOn: '2026-01-01',
    },
    {
      date: '2026-01-01',
      what: 'Fulfil',
      status: 'requested',
      intent: 'order',
      priority: 'asap',
      focus: 'ServiceRequest/s',
      owner: 'Organization/lab',
      subject: 'Patient/p1',
    },
  ],
  ['Group', { type: 'person', name: 'Cohort', quantity: 3 }, { what: 'person', name: 'Cohort', member: '3 members' }],
  [
    'DocumentReference',
    {
      status: 'current',
      docStatus: 'final',
      type: loinc('18842-5', 'Discharge summary'),
      subject,
      date: '2026-07-23T16:00:00Z',
      author: [to('Practitioner/d')],
      description: 'Summary',
      content: [{ attachment: { contentType: 'text/plain', size: 120, title: 'Letter', data: 'U0VDUkVU' } }],
    },
    {
      date: '2026-07-23T16:00:00Z',
      what: 'Discharge summary (LOINC 18842-5)',
      status: 'current',
      docStatus: 'final',
      title: 'Letter',
      description: '«Summary»',
      contentType: 'text/plain',
      size: '120 bytes',
      author: 'Practitioner/d',
      subject: 'Patient/p1',
    },
  ],
  [
    'QuestionnaireResponse',
    {
      status: 'completed',
      questionnaire: 'http://example.org/q|1',
      subject,
      authored: '2026-01-01',
      source: patient,
      item: [
        { linkId: 'g', item: [{ linkId: '1', text: 'Do you smoke?', answer: [{ valueBoolean: false }] }] },
        { linkId: '2', answer: [{ valueString: 'sometimes' }, { valueQuantity: measured(3, 'd') }] },
        { linkId: '3', text: 'Unanswered' },
      ],
    },
    {
      date: '2026-01-01',
      what: 'http://example.org/q|1',
      status: 'completed',
      answer: ['Do you smoke?: false', '2: «sometimes», 3 d'],
      source: 'Patient/p1',
      subject: 'Patient/p1',
    },
  ],
  [
    'Coverage',
    {
      status: 'active',
      type: hl7('EHCPOL'),
      beneficiary: subject,
      payor: [to('Organization/p')],
      class: [{ type: hl7('plan'), value: 'A1', name: 'Gold' }],
      relationship: hl7('self'),
    },
    {
      what: 'EHCPOL',
      status: 'active',
      payor: 'Organization/p',
      class: 'plan: Gold',
      relationship: 'self',
      subject: 'Patient/p1',
    },
  ],
  [
    'Claim',
    {
      status: 'active',
      use: 'claim',
      type: hl7('institutional'),
      patient,
      created: '2026-01-01',
      total: usd(12.5),
      diagnosis: [{ diagnosisReference: to('Condition/c') }],
      item: [{ productOrService: { text: 'Visit' }, net: usd(10) }],
    },
    {
      date: '2026-01-01',
      what: 'institutional',
      use: 'claim',
      status: 'active',
      total: '12.5 USD',
      diagnosis: 'Condition/c',
      item: 'Visit: 10 USD',
      subject: 'Patient/p1',
    },
  ],
  [
    'ExplanationOfBenefit',
    {
      status: 'active',
      outcome: 'complete',
      patient,
      total: [
        { category: hl7('submitted'), amount: usd(5) },
        { category: hl7('benefit'), amount: usd(4) },
      ],
      payment: { amount: usd(4), date: '2026-01-05' },
    },
    {
      status: 'active',
      outcome: 'complete',
      total: ['submitted: 5 USD', 'benefit: 4 USD'],
      payment: '4 USD 2026-01-05',
      subject: 'Patient/p1',
    },
  ],
]

test.each(cases)('shows what matters of a %s', (resourceType, elements, columns) => {
  expect(toRow(resourceOf(resourceType, elements))).toEqual({ reference: `${resourceType}/x`, ...columns })
})

test('has rows made by hand for at least 36 types', () => {
  expect(shapedTypes.length).toBeGreaterThanOrEqual(36)
})
