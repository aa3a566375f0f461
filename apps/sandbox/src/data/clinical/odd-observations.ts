import type { Observation } from '@medplum/fhirtypes'
import { coding, concept, hl7, quantity, reference, systems } from '../concept.ts'
import { siteIdentifier } from '../served/identifiers.ts'
import { type BaseRecord, dayOf, lastEncounter } from './base-record.ts'

type Rest = Partial<Observation> & Pick<Observation, 'code'>

function observation(base: BaseRecord, slug: string, rest: Rest): Observation {
  const { person } = base
  const encounter = lastEncounter(base)
  return {
    resourceType: 'Observation',
    id: `${person.id}-odd-${slug}`,
    identifier: [siteIdentifier(person.site, 'result', `${person.number}-odd-${slug}`)],
    status: 'final',
    category: [hl7('observation-category', 'exam', 'Exam')],
    subject: reference(`Patient/${person.id}`),
    encounter: reference(`Encounter/${encounter.id}`),
    effectiveDateTime: `${dayOf(encounter)}T10:30:00Z`,
    issued: `${dayOf(encounter)}T12:00:00Z`,
    performer: [reference(`Practitioner/prac-${person.site}`)],
    ...rest,
  }
}

function measured(base: BaseRecord): Observation[] {
  const { random } = base.person
  const bloodCount = (code: string, name: string, from: number, to: number) => ({
    code: concept(systems.loinc, code, name),
    valueQuantity: quantity(random.decimal(from, to, 1), '10*3/uL'),
    interpretation: [hl7('v3-ObservationInterpretation', 'N', 'Normal')],
    referenceRange: [{ low: quantity(from, '10*3/uL'), high: quantity(to, '10*3/uL') }],
  })
  return [
    observation(base, 'blood-count', {
      code: concept(systems.loinc, '58410-2', 'CBC panel - Blood by Automated count'),
      component: [
        bloodCount('6690-2', 'Leukocytes [#/volume] in Blood by Automated count', 4.5, 11),
        bloodCount('777-3', 'Platelets [#/volume] in Blood by Automated count', 150, 400),
        {
          code: concept(systems.loinc, '789-8', 'Erythrocytes [#/volume] in Blood by Automated count'),
          dataAbsentReason: hl7('data-absent-reason', 'error', 'Error'),
        },
      ],
      note: [{ text: 'Erythrocytes not reported: the sample had clotted.' }],
    }),
    observation(base, 'troponin', {
      code: concept(systems.loinc, '10839-9', 'Troponin I.cardiac [Mass/volume] in Serum or Plasma'),
      valueQuantity: { ...quantity(0.01, 'ng/mL'), comparator: '<' },
      interpretation: [hl7('v3-ObservationInterpretation', 'N', 'Normal')],
      referenceRange: [{ high: quantity(0.04, 'ng/mL'), text: 'below 0.04 ng/mL' }],
    }),
  ]
}

/** Values of every other kind, an absent one, a corrected one and one entered in error. */
export function oddObservations(base: BaseRecord): Observation[] {
  if (base.person.number % 10 !== 6) return []
  const day = dayOf(lastEncounter(base))
  return [
    ...measured(base),
    observation(base, 'refused', {
      code: concept(systems.loinc, '39156-5', 'Body mass index (BMI) [Ratio]'),
      dataAbsentReason: hl7('data-absent-reason', 'asked-declined', 'Asked But Declined'),
      note: [{ text: 'Declined to be weighed.', authorString: 'Nurse', time: `${day}T10:30:00Z` }],
    }),
    observation(base, 'titer', {
      code: concept(systems.loinc, '22418-2', 'Nuclear Ab [Titer] in Serum'),
      valueRatio: { numerator: { value: 1 }, denominator: { value: 160 } },
      interpretation: [hl7('v3-ObservationInterpretation', 'A', 'Abnormal')],
    }),
    observation(base, 'pain', {
      code: concept(systems.loinc, '72514-3', 'Pain severity - 0-10 verbal numeric rating [Score] - Reported'),
      valueInteger: 3,
      bodySite: concept(systems.snomed, '122494005', 'Cervical spine structure'),
    }),
    observation(base, 'heart-rhythm', {
      code: concept(systems.loinc, '8884-9', 'Heart rate rhythm'),
      effectiveDateTime: `${day}T10:40:00Z`,
      valueSampledData: { origin: quantity(0, 'mV'), period: 8, dimensions: 1, data: '12 14 90 20 11 9 10 12' },
    }),
    observation(base, 'corrected', {
      status: 'corrected',
      code: { coding: [coding(systems.loinc, '8310-5', 'Body temperature')], text: 'Temperature' },
      valueQuantity: quantity(37.1, 'Cel'),
      note: [{ text: 'First written down as 73.1.' }],
    }),
    observation(base, 'mistaken', {
      status: 'entered-in-error',
      code: concept(systems.loinc, '8867-4', 'Heart rate'),
      valueQuantity: quantity(720, 'beats/min', '/min'),
    }),
  ]
}
