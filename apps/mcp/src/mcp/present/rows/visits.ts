import { isObject, type Json, joined, labelled, objectsOf, reference, references, when } from '../datatypes.ts'
import { plain, prose, token } from '../text.ts'
import { code, concept, concepts } from './concepts.ts'
import type { RowShape } from './shape.ts'

const encounter: RowShape = {
  date: (r) => when(r.period),
  class: (r) => concept(r.class),
  what: (r) => concepts(r.type),
  status: (r) => token(r.status),
  reason: (r) => [...concepts(r.reasonCode), ...references(r.reasonReference)],
  location: (r) => objectsOf(r.location).flatMap((one) => reference(one.location) ?? []),
  participant: (r) =>
    objectsOf(r.participant).flatMap((one) => labelled(code(one.type), reference(one.individual)) ?? []),
  diagnosis: (r) => objectsOf(r.diagnosis).flatMap((one) => reference(one.condition) ?? []),
  discharge: (r) => (isObject(r.hospitalization) ? concept(r.hospitalization.dischargeDisposition) : undefined),
  serviceProvider: (r) => reference(r.serviceProvider),
  subject: (r) => reference(r.subject),
}

const episodeOfCare: RowShape = {
  date: (r) => when(r.period),
  what: (r) => concepts(r.type),
  status: (r) => token(r.status),
  diagnosis: (r) => objectsOf(r.diagnosis).flatMap((one) => reference(one.condition) ?? []),
  careManager: (r) => reference(r.careManager),
  managingOrganization: (r) => reference(r.managingOrganization),
  subject: (r) => reference(r.patient),
}

/** Who takes part, and whether they said so. */
function actor(participant: Json): string[] {
  const who = reference(participant.actor) ?? concept(participant.type)
  const status = token(participant.status)
  return who === undefined ? [] : [status ? `${who}: ${status}` : who]
}

/** A patient is a participant like the others in R4's appointments. */
function patientOf(record: Json): string | undefined {
  return objectsOf(record.participant)
    .map((participant) => reference(participant.actor))
    .find((who) => who?.startsWith('Patient/'))
}

const appointment: RowShape = {
  date: (r) => when({ start: r.start, end: r.end }) ?? when(objectsOf(r.requestedPeriod)[0]),
  what: (r) => [...concepts(r.serviceType), ...concepts(r.appointmentType)],
  status: (r) => token(r.status),
  reason: (r) => [...concepts(r.reasonCode), ...references(r.reasonReference)],
  description: (r) => prose(r.description),
  participant: (r) => objectsOf(r.participant).flatMap(actor),
  cancelationReason: (r) => concept(r.cancelationReason),
  slot: (r) => references(r.slot),
  subject: patientOf,
  note: (r) => prose(r.comment) ?? prose(r.patientInstruction),
}

const schedule: RowShape = {
  date: (r) => when(r.planningHorizon),
  what: (r) => [...concepts(r.serviceCategory), ...concepts(r.serviceType), ...concepts(r.specialty)],
  actor: (r) => references(r.actor),
  active: (r) => (r.active === false ? 'false' : undefined),
  note: (r) => prose(r.comment),
}

const slot: RowShape = {
  date: (r) => joined([when(r.start), when(r.end)], '/'),
  what: (r) => [...concepts(r.serviceType), ...concepts(r.appointmentType)],
  status: (r) => token(r.status),
  schedule: (r) => reference(r.schedule),
  overbooked: (r) => (r.overbooked === true ? 'true' : undefined),
  note: (r) => prose(r.comment),
}

const communication: RowShape = {
  date: (r) => when(r.sent) ?? when(r.received),
  what: (r) => [...concepts(r.topic), ...concepts(r.category), ...concepts(r.reasonCode)],
  status: (r) => token(r.status),
  sender: (r) => reference(r.sender),
  recipient: (r) => references(r.recipient),
  payload: (r) => objectsOf(r.payload).flatMap((one) => prose(one.contentString) ?? attachment(one) ?? []),
  subject: (r) => reference(r.subject),
}

function attachment({ contentReference, contentAttachment }: Json): string | undefined {
  const { title, contentType } = isObject(contentAttachment) ? contentAttachment : {}
  return reference(contentReference) ?? joined([plain(title), token(contentType)])
}

/** When and with whom. */
export const visitShapes = {
  Encounter: encounter,
  EpisodeOfCare: episodeOfCare,
  Appointment: appointment,
  Schedule: schedule,
  Slot: slot,
  Communication: communication,
}
