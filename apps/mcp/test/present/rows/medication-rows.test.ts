import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { resolverOf } from '../../../src/mcp/present/rows/resolver.ts'
import { toRow } from '../../../src/mcp/present/rows/row.ts'
import { hl7, measured, type RowCase, resourceOf, to } from './elements.ts'

const rxnorm = (code: string, display: string) => ({
  coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }],
})
const metformin = rxnorm('860975', 'metformin 500 MG')
const subject = to('Patient/p1')

const cases: RowCase[] = [
  [
    'MedicationRequest',
    {
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: metformin,
      subject,
      authoredOn: '2026-02-01',
      requester: to('Practitioner/d'),
      reasonReference: [to('Condition/c')],
      dosageInstruction: [{ text: 'one at breakfast' }],
      dispenseRequest: {
        quantity: measured(30, 'tablets'),
        numberOfRepeatsAllowed: 2,
        expectedSupplyDuration: measured(30, 'd'),
      },
      note: [{ text: 'with food' }],
    },
    {
      date: '2026-02-01',
      what: 'metformin 500 MG (RxNorm 860975)',
      status: 'active',
      intent: 'order',
      dosage: '«one at breakfast»',
      dispense: '30 tablets, for 30 d, 2 refills',
      reason: 'Condition/c',
      requester: 'Practitioner/d',
      subject: 'Patient/p1',
      note: '«with food»',
    },
  ],
  [
    'MedicationStatement',
    {
      status: 'active',
      medicationCodeableConcept: metformin,
      subject,
      effectivePeriod: { start: '2026' },
      informationSource: subject,
    },
    {
      date: '2026',
      what: 'metformin 500 MG (RxNorm 860975)',
      status: 'active',
      informationSource: 'Patient/p1',
      subject: 'Patient/p1',
    },
  ],
  [
    'MedicationAdministration',
    {
      status: 'completed',
      medicationCodeableConcept: metformin,
      subject,
      effectiveDateTime: '2026-01-01',
      dosage: { dose: measured(500, 'mg'), route: { text: 'oral' } },
      performer: [{ actor: to('Practitioner/n') }],
    },
    {
      date: '2026-01-01',
      what: 'metformin 500 MG (RxNorm 860975)',
      status: 'completed',
      dosage: '500 mg, oral',
      performer: 'Practitioner/n',
      subject: 'Patient/p1',
    },
  ],
  [
    'MedicationDispense',
    {
      status: 'completed',
      medicationCodeableConcept: metformin,
      subject,
      whenHandedOver: '2026-01-02',
      quantity: measured(30, 'tablets'),
      daysSupply: measured(30, 'd'),
      authorizingPrescription: [to('MedicationRequest/m')],
    },
    {
      date: '2026-01-02',
      what: 'metformin 500 MG (RxNorm 860975)',
      status: 'completed',
      quantity: '30 tablets',
      daysSupply: '30 d',
      prescription: 'MedicationRequest/m',
      subject: 'Patient/p1',
    },
  ],
  [
    'Medication',
    {
      code: metformin,
      form: { text: 'tablet' },
      status: 'active',
      batch: { lotNumber: 'L1', expirationDate: '2027' },
      ingredient: [
        {
          itemCodeableConcept: { text: 'metformin' },
          strength: { numerator: measured(500, 'mg'), denominator: measured(1, 'tablet') },
        },
      ],
    },
    {
      what: 'metformin 500 MG (RxNorm 860975)',
      form: 'tablet',
      ingredient: 'metformin 500 mg / 1 tablet',
      status: 'active',
      batch: 'L1, 2027',
    },
  ],
  [
    'Immunization',
    {
      status: 'completed',
      vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '140', display: 'Influenza' }] },
      patient: subject,
      occurrenceDateTime: '2026-10-01',
      lotNumber: 'L2',
      protocolApplied: [{ doseNumberPositiveInt: 2, seriesDosesPositiveInt: 3 }],
      site: hl7('LA'),
    },
    {
      date: '2026-10-01',
      what: 'Influenza (CVX 140)',
      status: 'completed',
      dose: '2 of 3',
      lotNumber: 'L2',
      site: 'LA',
      subject: 'Patient/p1',
    },
  ],
]

test.each(cases)('shows what matters of a %s', (resourceType, elements, columns) => {
  expect(toRow(resourceOf(resourceType, elements))).toEqual({ reference: `${resourceType}/x`, ...columns })
})

const released: AnyResource[] = [
  { resourceType: 'Medication', id: 'm', code: metformin },
  { resourceType: 'Medication', id: 'mix', ingredient: [{ itemCodeableConcept: { text: 'honey' } }] },
]
const byReference = (reference: string, elements: object = {}) => ({ medicationReference: { reference }, ...elements })
const contained = [{ resourceType: 'Medication', id: 'own', code: { text: 'aspirin' } }]

test.each([
  ['a record released beside it', byReference('Medication/m'), 'metformin 500 MG (RxNorm 860975) [Medication/m]'],
  [
    'a version of one',
    byReference('Medication/m/_history/2'),
    'metformin 500 MG (RxNorm 860975) [Medication/m/_history/2]',
  ],
  ['one without a code, by its ingredients', byReference('Medication/mix'), 'honey [Medication/mix]'],
  ['a contained one', byReference('#own', { contained }), 'aspirin'],
  ['a record that is not there', byReference('Medication/other'), 'Medication/other'],
  [
    'a record that is not there, by the name in the reference',
    { medicationReference: { reference: 'Medication/other', display: 'Aspirin' } },
    'Medication/other (Aspirin)',
  ],
  ['a record of another server', byReference('https://evil.example/Medication/m'), 'https://evil.example/Medication/m'],
])('names the medication of a prescription that is %s', (_what, elements, what) => {
  const context = resolverOf(released)
  for (const type of ['MedicationRequest', 'MedicationStatement', 'MedicationAdministration', 'MedicationDispense']) {
    expect(toRow(resourceOf(type, elements), context).what).toBe(what)
  }
})

const dosages: [object, string | undefined][] = [
  [{ text: 'as told' }, '«as told»'],
  [{ patientInstruction: 'with water' }, '«with water»'],
  [
    {
      doseAndRate: [{ doseQuantity: measured(500, 'mg') }],
      route: { text: 'oral' },
      timing: { repeat: { frequency: 2, period: 1, periodUnit: 'd', when: ['ACM'] } },
      asNeededBoolean: true,
    },
    '500 mg, oral, 2 per 1 d ACM, as needed',
  ],
  [
    {
      doseAndRate: [{ doseRange: { low: measured(1, 'puff'), high: measured(2, 'puffs') } }],
      timing: { code: { text: 'BID' } },
      asNeededCodeableConcept: { text: 'wheeze' },
    },
    '1 puff – 2 puffs, BID, as needed for wheeze',
  ],
  [{ doseAndRate: [{ rateRatio: { numerator: measured(5, 'mL'), denominator: measured(1, 'h') } }] }, '5 mL / 1 h'],
  [{ timing: { repeat: { frequency: 1, frequencyMax: 3, period: 1, periodUnit: 'd' } } }, '1 to 3 per 1 d'],
  [{}, undefined],
]

test.each(dosages)('says a dosage of %j', (dosage, said) => {
  expect(toRow(resourceOf('MedicationRequest', { dosageInstruction: [dosage] })).dosage).toBe(said)
})
