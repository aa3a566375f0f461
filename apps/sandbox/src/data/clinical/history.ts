import type { Device, FamilyMemberHistory, QuestionnaireResponse, Resource } from '@medplum/fhirtypes'
import { coding, concept, hl7, quantity, reference, systems } from '../concept.ts'
import { siteIdentifier } from '../served/identifiers.ts'
import { canonical } from '../terminology/canonical.ts'
import { phqAnswers } from '../terminology/code-systems.ts'
import { phqQuestions } from '../terminology/questionnaires.ts'
import { type BaseRecord, dayOf, lastEncounter } from './base-record.ts'

function father({ person, encounters }: BaseRecord): FamilyMemberHistory {
  return {
    resourceType: 'FamilyMemberHistory',
    id: `${person.id}-family-1`,
    identifier: [siteIdentifier(person.site, 'resource', `FH${person.number}`)],
    status: 'completed',
    patient: reference(`Patient/${person.id}`),
    date: dayOf(encounters[0]),
    relationship: hl7('v3-RoleCode', 'FTH', 'father'),
    sex: concept('http://hl7.org/fhir/administrative-gender', 'male', 'Male'),
    deceasedAge: { ...quantity(person.random.integer(48, 80), 'years', 'a') },
    condition: [
      {
        code: concept(systems.snomed, '22298006', 'Myocardial infarction'),
        contributedToDeath: true,
        onsetAge: { ...quantity(person.random.integer(40, 47), 'years', 'a') },
        note: [{ text: 'Reported by the patient.' }],
      },
    ],
  }
}

/** The PHQ-2 of the latest visit. */
function questionnaireResponse(base: BaseRecord): QuestionnaireResponse {
  const { person } = base
  const encounter = lastEncounter(base)
  const scores = phqQuestions.map(() => person.random.integer(0, 2))
  const answers = phqQuestions.map(([linkId, , text], index) => {
    const [code, display] = phqAnswers[scores[index] ?? 0] ?? ['LA6568-5', 'Not at all']
    return { linkId, text, answer: [{ valueCoding: coding(systems.loinc, code, display) }] }
  })
  const total = scores.reduce((sum, score) => sum + score, 0)
  return {
    resourceType: 'QuestionnaireResponse',
    id: `${person.id}-phq-2`,
    identifier: siteIdentifier(person.site, 'resource', `QR${person.number}-phq-2`),
    questionnaire: `${canonical('Questionnaire', 'phq-2')}|1`,
    status: 'completed',
    subject: reference(`Patient/${person.id}`),
    encounter: reference(`Encounter/${encounter.id}`),
    authored: `${dayOf(encounter)}T08:50:00Z`,
    author: reference(`Patient/${person.id}`),
    source: reference(`Patient/${person.id}`),
    item: [...answers, { linkId: 'score', text: 'Total score', answer: [{ valueInteger: total }] }],
  }
}

function glucoseMeter({ person, encounters }: BaseRecord): Device {
  const serial = String(100_000 + person.number)
  return {
    resourceType: 'Device',
    id: `${person.id}-device-1`,
    identifier: [siteIdentifier(person.site, 'resource', `DEV${serial}`)],
    status: 'active',
    manufacturer: 'Example Devices',
    lotNumber: `G2-${person.number % 20}`,
    manufactureDate: `${Number(dayOf(encounters[0]).slice(0, 4)) - 1}-06-01`,
    serialNumber: serial,
    deviceName: [{ name: 'Glucose meter G2', type: 'user-friendly-name' }],
    modelNumber: 'G2',
    type: concept(systems.snomed, '337414009', 'Blood glucose meter'),
    patient: reference(`Patient/${person.id}`),
    owner: reference(`Organization/org-${person.site}`),
  }
}

/** Family, questionnaire and, of every fifth patient from patient-1 on, a device. */
export function furtherHistory(base: BaseRecord): Resource[] {
  const device = base.person.number % 5 === 1 ? [glucoseMeter(base)] : []
  return [father(base), questionnaireResponse(base), ...device]
}
