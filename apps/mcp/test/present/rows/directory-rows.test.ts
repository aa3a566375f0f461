import { resourceTypes } from '@repo/fhir'
import { expect, test } from 'vitest'
import { toRow } from '../../../src/mcp/present/rows/row.ts'
import { hl7, type RowCase, resourceOf, snomed, to } from './elements.ts'

const subject = to('Patient/p1')
const patient = subject
const phone = [
  { system: 'fax', value: '1' },
  { system: 'phone', value: '555-0100' },
]

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
]

test.each(cases)('shows what matters of a %s', (resourceType, elements, columns) => {
  expect(toRow(resourceOf(resourceType, elements))).toEqual({ reference: `${resourceType}/x`, ...columns })
})

test('has rows made by hand for at least 36 types', () => {
  // An element of DetectedIssue, by which a row that nobody made dates a record of any type.
  const byHand = resourceTypes.filter((type) => !('date' in toRow(resourceOf(type, { identified: '2026-01-31' }))))
  expect(byHand.length).toBeGreaterThanOrEqual(36)
  expect(byHand).toEqual(expect.arrayContaining(['Patient', 'Observation', 'MedicationRequest', 'Encounter']))
  expect(byHand).not.toContain('DetectedIssue')
})
