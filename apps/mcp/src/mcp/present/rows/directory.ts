import {
  address,
  choice,
  identifier,
  isObject,
  labelled,
  name,
  objectsOf,
  reference,
  references,
  telecom,
  when,
} from '../datatypes.ts'
import { plain, token } from '../text.ts'
import { code, concept, concepts } from './concepts.ts'
import { inactive, type RowShape } from './shape.ts'
import { choiceValue } from './values.ts'

/** A medical record number, where there is one, else the first that is given. */
function mainIdentifier(value: unknown): string | undefined {
  const all = objectsOf(value)
  const isRecordNumber = ({ type }: (typeof all)[number]) => isObject(type) && code(type) === 'MR'
  return identifier(all.find(isRecordNumber) ?? all[0])
}

const patient: RowShape = {
  name: (r) => name(r.name),
  gender: (r) => token(r.gender),
  birthDate: (r) => when(r.birthDate),
  deceased: (r) => (choice(r, 'deceased') === false ? undefined : choiceValue(r, 'deceased')),
  identifier: (r) => mainIdentifier(r.identifier),
  telecom: (r) => telecom(r.telecom),
  generalPractitioner: (r) => references(r.generalPractitioner),
  active: inactive,
}

const practitioner: RowShape = {
  name: (r) => name(r.name),
  identifier: (r) => identifier(objectsOf(r.identifier)[0]),
  qualification: (r) => objectsOf(r.qualification).flatMap((one) => concept(one.code) ?? []),
  telecom: (r) => telecom(r.telecom),
  active: inactive,
}

const practitionerRole: RowShape = {
  what: (r) => concepts(r.code),
  practitioner: (r) => reference(r.practitioner),
  organization: (r) => reference(r.organization),
  specialty: (r) => concepts(r.specialty),
  location: (r) => references(r.location),
  date: (r) => when(r.period),
  telecom: (r) => telecom(r.telecom),
  active: inactive,
}

const organization: RowShape = {
  what: (r) => concepts(r.type),
  name: (r) => name(r.name),
  identifier: (r) => identifier(objectsOf(r.identifier)[0]),
  telecom: (r) => telecom(r.telecom),
  address: (r) => address(r.address),
  partOf: (r) => reference(r.partOf),
  active: inactive,
}

const location: RowShape = {
  what: (r) => [...concepts(r.type), ...concepts(r.physicalType)],
  name: (r) => name(r.name),
  status: (r) => token(r.status),
  description: (r) => plain(r.description),
  address: (r) => address(r.address),
  managingOrganization: (r) => reference(r.managingOrganization),
  partOf: (r) => reference(r.partOf),
}

const relatedPerson: RowShape = {
  name: (r) => name(r.name),
  relationship: (r) => concepts(r.relationship),
  gender: (r) => token(r.gender),
  birthDate: (r) => when(r.birthDate),
  subject: (r) => reference(r.patient),
  telecom: (r) => telecom(r.telecom),
  date: (r) => when(r.period),
  active: inactive,
}

const careTeam: RowShape = {
  date: (r) => when(r.period),
  what: (r) => concepts(r.category),
  name: (r) => name(r.name),
  status: (r) => token(r.status),
  subject: (r) => reference(r.subject),
  participant: (r) =>
    objectsOf(r.participant).flatMap((one) => labelled(concept(one.role), reference(one.member)) ?? []),
  reason: (r) => [...concepts(r.reasonCode), ...references(r.reasonReference)],
}

const device: RowShape = {
  what: (r) => concept(r.type),
  name: (r) => objectsOf(r.deviceName).flatMap((one) => plain(one.name) ?? []),
  status: (r) => token(r.status),
  manufacturer: (r) => plain(r.manufacturer),
  model: (r) => plain(r.modelNumber),
  identifier: (r) => token(objectsOf(r.udiCarrier)[0]?.deviceIdentifier) ?? identifier(objectsOf(r.identifier)[0]),
  expirationDate: (r) => when(r.expirationDate),
  subject: (r) => reference(r.patient),
}

/** Who and where. */
export const directoryShapes = {
  Patient: patient,
  Practitioner: practitioner,
  PractitionerRole: practitionerRole,
  Organization: organization,
  Location: location,
  RelatedPerson: relatedPerson,
  CareTeam: careTeam,
  Device: device,
}
