import type { CodeableConcept, Resource } from '@medplum/fhirtypes'
import { profile } from '../concept.ts'

interface Claim {
  name: string
  /** Elements that the profile requires beside those that R4 does. */
  needs: readonly string[]
  /** The category that the profile fixes. */
  category?: string
  /** The first coding of `code` that the profile is about. */
  code?: string
}

const vitalSign = (name: string, code: string): Claim => ({ name, needs: ['subject'], category: 'vital-signs', code })

/** What each type of US Core claims: the first that holds. */
const claims: Readonly<Record<string, readonly Claim[]>> = {
  AllergyIntolerance: [{ name: 'allergyintolerance', needs: ['code', 'patient'] }],
  CarePlan: [{ name: 'careplan', needs: ['status', 'intent', 'subject'], category: 'assess-plan' }],
  CareTeam: [{ name: 'careteam', needs: ['subject', 'participant'] }],
  Condition: [
    { name: 'condition-problems-health-concerns', needs: ['code'], category: 'problem-list-item' },
    { name: 'condition-encounter-diagnosis', needs: ['code'], category: 'encounter-diagnosis' },
  ],
  Coverage: [{ name: 'coverage', needs: ['relationship', 'subscriberId'] }],
  DiagnosticReport: [
    { name: 'diagnosticreport-lab', needs: ['subject', 'effectiveDateTime', 'issued'], category: 'LAB' },
  ],
  DocumentReference: [{ name: 'documentreference', needs: ['type', 'subject'], category: 'clinical-note' }],
  Encounter: [{ name: 'encounter', needs: ['type', 'subject'] }],
  Goal: [{ name: 'goal', needs: ['startDate'] }],
  Immunization: [{ name: 'immunization', needs: ['primarySource'] }],
  Location: [{ name: 'location', needs: ['name'] }],
  Medication: [{ name: 'medication', needs: ['code'] }],
  MedicationDispense: [{ name: 'medicationdispense', needs: ['subject', 'performer', 'type', 'whenHandedOver'] }],
  MedicationRequest: [{ name: 'medicationrequest', needs: ['authoredOn', 'requester'] }],
  Observation: [
    { name: 'observation-lab', needs: ['subject'], category: 'laboratory' },
    vitalSign('blood-pressure', '85354-9'),
    vitalSign('body-weight', '29463-7'),
    vitalSign('body-height', '8302-2'),
    vitalSign('heart-rate', '8867-4'),
    vitalSign('body-temperature', '8310-5'),
    { name: 'smokingstatus', needs: ['subject', 'valueCodeableConcept'], category: 'social-history', code: '72166-2' },
  ],
  Organization: [{ name: 'organization', needs: ['active', 'name'] }],
  Patient: [{ name: 'patient', needs: ['identifier', 'name', 'gender'] }],
  Practitioner: [{ name: 'practitioner', needs: ['identifier', 'name'] }],
  PractitionerRole: [{ name: 'practitionerrole', needs: ['telecom'] }],
  Procedure: [{ name: 'procedure', needs: ['code', 'performedPeriod'] }],
  QuestionnaireResponse: [{ name: 'questionnaireresponse', needs: ['questionnaire', 'subject', 'authored'] }],
  RelatedPerson: [{ name: 'relatedperson', needs: ['active', 'name'] }],
  ServiceRequest: [{ name: 'servicerequest', needs: ['code'], category: '108252007' }],
}

function holdsCode(value: unknown, code: string | undefined): boolean {
  if (code === undefined) return true
  const concepts = (Array.isArray(value) ? value : [value]) as (CodeableConcept | undefined)[]
  return concepts.some((concept) => concept?.coding?.some((coding) => coding.code === code))
}

/** The profiles of US Core that a record satisfies, by the elements that they require. */
export function profilesOf(resource: Resource): string[] {
  const elements = resource as unknown as Record<string, unknown>
  const claim = claims[resource.resourceType]?.find(
    ({ needs, category, code }) =>
      needs.every((name) => elements[name] !== undefined) &&
      holdsCode(elements.category, category) &&
      holdsCode(elements.code, code),
  )
  return claim ? [profile(claim.name)] : []
}
