import type { Location, Medication, Organization, Practitioner, PractitionerRole, Resource } from '@medplum/fhirtypes'
import { problems } from './clinical-codes.ts'
import { concept, hl7, reference, systems } from './concept.ts'
import { npi, type Site, siteIdentifier, siteNames } from './served/identifiers.ts'

const address = {
  use: 'work',
  line: ['1 Harbour Road'],
  city: 'Sampleton',
  state: 'MA',
  postalCode: '02101',
  country: 'US',
} as const

function organization(id: string, name: string, type: 'prov' | 'pay', number: string): Organization {
  const display = type === 'prov' ? 'Healthcare Provider' : 'Payer'
  return {
    resourceType: 'Organization',
    id,
    active: true,
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:example:organization:${id}` }, npi(number)],
    type: [hl7('organization-type', type, display)],
    name,
    telecom: [{ system: 'phone', value: '555-0100', use: 'work' }],
    address: [{ ...address, line: [...address.line] }],
  }
}

function location(site: Site, name: string): Location {
  return {
    resourceType: 'Location',
    id: `loc-${site}`,
    identifier: [siteIdentifier(site, 'resource', `LOC${site}`)],
    status: 'active',
    name,
    mode: 'instance',
    type: [hl7('v3-RoleCode', 'OF', 'Outpatient facility')],
    telecom: [{ system: 'phone', value: `555-010${site}`, use: 'work' }],
    address: { ...address, line: [`${site} Harbour Road`] },
    physicalType: hl7('location-physical-type', 'bu', 'Building'),
    position: { longitude: -71.06, latitude: 42.35 + site / 100 },
    managingOrganization: reference(`Organization/org-${site}`),
  }
}

function practitioner(id: string, family: string, given: string, number: string): Practitioner {
  return {
    resourceType: 'Practitioner',
    id,
    active: true,
    identifier: [npi(number)],
    name: [{ use: 'official', family, given: [given], prefix: ['Dr.'] }],
    telecom: [{ system: 'email', value: `${id}@clinic.example`, use: 'work' }],
    address: [{ ...address, line: [...address.line] }],
    gender: 'female',
    qualification: [{ code: hl7('v2-0360', 'MD', 'Doctor of Medicine') }],
    communication: [concept('urn:ietf:bcp:47', 'en', 'English')],
  }
}

function role(site: Site): PractitionerRole {
  return {
    resourceType: 'PractitionerRole',
    id: `role-prac-${site}`,
    identifier: [siteIdentifier(site, 'resource', `ROLE${site}`)],
    active: true,
    period: { start: '2019-01-01' },
    practitioner: reference(`Practitioner/prac-${site}`),
    organization: reference(`Organization/org-${site}`),
    location: [reference(`Location/loc-${site}`)],
    healthcareService: [reference(`HealthcareService/service-${site}`)],
    code: [concept('http://nucc.org/provider-taxonomy', '207Q00000X', 'Family Medicine Physician')],
    specialty: [concept(systems.snomed, '419772000', 'Family practice')],
    telecom: [{ system: 'phone', value: '555-0101', use: 'work' }],
    availableTime: [
      { daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'], availableStartTime: '09:00:00', availableEndTime: '17:00:00' },
    ],
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
    ...(name.includes('Oral Tablet')
      ? { form: concept(systems.snomed, '421026006', 'Conventional release oral tablet') }
      : {}),
  }
}

/** Who and where: what belongs to no patient. */
export function directory(): Resource[] {
  return [
    organization('org-1', siteNames[1], 'prov', '1093817465'),
    organization('org-2', siteNames[2], 'prov', '1245319607'),
    organization('payer-1', 'Meadow Mutual', 'pay', '1316901234'),
    location(1, 'Riverside Clinic'),
    location(2, 'Hillside Clinic'),
    practitioner('prac-1', 'Okonjo', 'Adaeze', '1234567893'),
    practitioner('prac-2', 'Lindqvist', 'Maren', '1245319599'),
    practitioner('admin-1', 'Tremaine', 'Corin', '1003000126'),
    practitioner('auditor-1', 'Vantongeren', 'Elske', '1100000011'),
    role(1),
    role(2),
    ...problems.map(medication),
  ]
}
