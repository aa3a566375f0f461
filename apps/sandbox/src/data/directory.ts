import type { Location, Medication, Organization, Practitioner, PractitionerRole, Resource } from '@medplum/fhirtypes'
import { problems } from './clinical-codes.ts'
import { concept, hl7, profile, reference, systems } from './concept.ts'

function organization(id: string, name: string, type: 'prov' | 'pay'): Organization {
  const display = type === 'prov' ? 'Healthcare Provider' : 'Payer'
  return {
    resourceType: 'Organization',
    id,
    meta: { profile: [profile('organization')] },
    active: true,
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:example:organization:${id}` }],
    type: [hl7('organization-type', type, display)],
    name,
    telecom: [{ system: 'phone', value: '555-0100', use: 'work' }],
    address: [{ line: ['1 Harbour Road'], city: 'Sampleton', state: 'MA', postalCode: '02101', country: 'US' }],
  }
}

function location(id: string, name: string, organizationId: string): Location {
  const managingOrganization = reference<Organization>(`Organization/${organizationId}`)
  return { resourceType: 'Location', id, status: 'active', name, mode: 'instance', managingOrganization }
}

function practitioner(id: string, family: string, given: string, npi: string): Practitioner {
  return {
    resourceType: 'Practitioner',
    id,
    meta: { profile: [profile('practitioner')] },
    active: true,
    identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: npi }],
    name: [{ use: 'official', family, given: [given], prefix: ['Dr.'] }],
    telecom: [{ system: 'email', value: `${id}@clinic.example`, use: 'work' }],
  }
}

function role(practitionerId: string, organizationId: string, locationId: string): PractitionerRole {
  return {
    resourceType: 'PractitionerRole',
    id: `role-${practitionerId}`,
    active: true,
    practitioner: reference(`Practitioner/${practitionerId}`),
    organization: reference(`Organization/${organizationId}`),
    location: [reference(`Location/${locationId}`)],
    code: [concept('http://nucc.org/provider-taxonomy', '207Q00000X', 'Family Medicine Physician')],
    specialty: [concept(systems.snomed, '419772000', 'Family practice')],
    telecom: [{ system: 'phone', value: '555-0101', use: 'work' }],
  }
}

/** Medications that prescriptions refer to instead of naming a code. */
export function medicationId(rxnorm: string): string {
  return `medication-${rxnorm}`
}

function medication({ rxnorm, medication: name }: { rxnorm: string; medication: string }): Medication {
  return {
    resourceType: 'Medication',
    id: medicationId(rxnorm),
    status: 'active',
    code: concept(systems.rxnorm, rxnorm, name),
  }
}

/** Who and where: what belongs to no patient. */
export function directory(): Resource[] {
  return [
    organization('org-1', 'Riverside Health', 'prov'),
    organization('org-2', 'Hillside Clinic', 'prov'),
    organization('payer-1', 'Meadow Mutual', 'pay'),
    location('loc-1', 'Riverside Clinic', 'org-1'),
    location('loc-2', 'Hillside Clinic', 'org-2'),
    practitioner('prac-1', 'Okonjo', 'Adaeze', '1234567893'),
    practitioner('prac-2', 'Lindqvist', 'Maren', '1245319599'),
    practitioner('admin-1', 'Tremaine', 'Corin', '1003000126'),
    role('prac-1', 'org-1', 'loc-1'),
    role('prac-2', 'org-2', 'loc-2'),
    ...problems.map(medication),
  ]
}
