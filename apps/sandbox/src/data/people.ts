import type { Patient, RelatedPerson, Resource } from '@medplum/fhirtypes'
import { concept, hl7, reference } from './concept.ts'
import { type Random, seededRandom } from './random.ts'
import { siteIdentifier } from './served/identifiers.ts'
import { maritalStatus, patientExtensions, socialSecurityNumber } from './served/patient-facts.ts'

/** Whom a record is about, and who looks after them. */
export interface Person {
  /** The logical id of the Patient. */
  id: string
  number: number
  gender: 'female' | 'male'
  birthYear: number
  birthDate: string
  /** 1 or 2: of the organization, location and practitioner. */
  site: 1 | 2
  random: Random
}

const givenNames = {
  female: ['Amara', 'Beatriz', 'Chiyo', 'Dalia', 'Elowen', 'Farah', 'Greta', 'Halima', 'Ines', 'Juno'],
  male: ['Anders', 'Bruno', 'Casimir', 'Dario', 'Emeka', 'Farid', 'Gideon', 'Hiro', 'Ivo', 'Jorah'],
} as const
const familyNames = [
  'Abernethy',
  'Bellweather',
  'Costa',
  'Diallo',
  'Everhart',
  'Ferro',
  'Grimsby',
  'Haddock',
  'Ito',
] as const
const moreFamilyNames = [
  'Jansson',
  'Kestrel',
  'Lorimer',
  'Marchetti',
  'Norwood',
  'Oduya',
  'Pellegrin',
  'Quill',
] as const
const cities = ['Sampleton', 'Port Exeter', 'Millbrook'] as const

export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Every tenth patient, patient-2 first, is a child with a guardian. */
export function isMinor(number: number): boolean {
  return number % 10 === 2
}

/** The person behind `Patient/{id}`: odd numbers belong to org-1 and prac-1, even ones to org-2 and prac-2. */
export function personOf(id: string, number: number): Person {
  const random = seededRandom(number * 7919)
  const birthYear = isMinor(number) ? random.integer(2015, 2020) : random.integer(1935, 2003)
  return {
    id,
    number,
    gender: random.pick(['female', 'male']),
    birthYear,
    birthDate: isoDate(birthYear, random.integer(1, 12), random.integer(1, 28)),
    site: number % 2 === 1 ? 1 : 2,
    random,
  }
}

function address({ number, random }: Person): Patient['address'] {
  const city = random.pick(cities)
  return [{ use: 'home', line: [`${number} Larch Street`], city, state: 'MA', postalCode: '02101', country: 'US' }]
}

function guardianOf(person: Person, family: string): RelatedPerson {
  return {
    resourceType: 'RelatedPerson',
    id: person.number === 2 ? 'guardian-1' : `guardian-${person.number}`,
    active: true,
    patient: reference(`Patient/${person.id}`),
    identifier: [siteIdentifier(person.site, 'resource', `RP${String(person.number).padStart(6, '0')}`)],
    relationship: [hl7('v3-RoleCode', 'PRN', 'parent')],
    name: [{ use: 'official', family, given: [person.random.pick(givenNames.female)] }],
    telecom: [{ system: 'phone', value: `555-02${String(person.number % 100).padStart(2, '0')}`, use: 'mobile' }],
    gender: 'female',
    communication: [{ language: concept('urn:ietf:bcp:47', 'en', 'English'), preferred: true }],
  }
}

/** The Patient (US Core) and, of a child, the guardian as RelatedPerson. */
export function demographics(person: Person): Resource[] {
  const { id, number, gender, birthDate, site, random } = person
  const family = random.pick([...familyNames, ...moreFamilyNames])
  const patient: Patient = {
    resourceType: 'Patient',
    id,
    extension: patientExtensions(number, gender),
    identifier: [siteIdentifier(site, 'mrn', `MRN${String(number).padStart(6, '0')}`), socialSecurityNumber(number)],
    active: true,
    name: [{ use: 'official', family, given: [random.pick(givenNames[gender])] }],
    telecom: [
      { system: 'phone', value: `555-01${String(number % 100).padStart(2, '0')}`, use: 'home' },
      { system: 'email', value: `${id}@mail.example`, use: 'home' },
    ],
    gender,
    birthDate,
    address: address(person) ?? [],
    ...(isMinor(number) ? {} : maritalStatus(number)),
    multipleBirthBoolean: false,
    communication: [{ language: concept('urn:ietf:bcp:47', 'en', 'English'), preferred: true }],
    generalPractitioner: [reference(`Practitioner/prac-${site}`)],
    managingOrganization: reference(`Organization/org-${site}`),
  }
  return isMinor(number) ? [patient, guardianOf(person, family)] : [patient]
}
