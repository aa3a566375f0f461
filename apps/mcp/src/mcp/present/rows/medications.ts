import {
  choice,
  isObject,
  type Json,
  joined,
  labelled,
  objectsOf,
  quantity,
  reference,
  references,
  when,
} from '../datatypes.ts'
import { plain, token } from '../text.ts'
import { concept, concepts } from './concepts.ts'
import type { RowContext, RowShape } from './shape.ts'
import { anyValue, dosage, notes } from './values.ts'

/** The record that a reference points to: a contained one (R4 references.html#contained) or one released beside. */
function target(record: Json, link: unknown, { resolve }: RowContext): Json | undefined {
  if (typeof link !== 'string') return undefined
  if (!link.startsWith('#')) return resolve?.(link)
  return objectsOf(record.contained).find(({ id }) => id === link.slice(1))
}

/** What a Medication is called: its code, else its ingredients. */
function medicationName(medication: Json): string | undefined {
  return concept(medication.code) ?? (ingredients(medication).join(', ') || undefined)
}

/** The medication by name, wherever the name is: in the record, in a contained one or in one released beside it. */
function medication(record: Json, context: RowContext): string | undefined {
  const coded = concept(record.medicationCodeableConcept)
  if (coded) return coded
  const link = record.medicationReference
  if (!isObject(link)) return undefined
  const found = target(record, link.reference, context)
  const name = found && medicationName(found)
  const shown = token(link.reference)
  // A contained record has no address of its own: the name is all there is to say.
  if (name && shown?.startsWith('#')) return name
  return name ? joined([name, shown && `[${shown}]`]) : reference(link)
}

function ingredients({ ingredient }: Json): string[] {
  return objectsOf(ingredient).flatMap((one) => {
    const said = joined([anyValue(choice(one, 'item')), anyValue(one.strength)])
    return said ? [said] : []
  })
}

const instructions = (value: unknown): string[] => objectsOf(value).flatMap((one) => dosage(one) ?? [])
const reasons = (r: Json): string[] => [...concepts(r.reasonCode), ...references(r.reasonReference)]

function supply(request: unknown): string | undefined {
  if (!isObject(request)) return undefined
  const { quantity: amount, numberOfRepeatsAllowed: repeats, expectedSupplyDuration } = request
  const refills = typeof repeats === 'number' ? `${repeats} refills` : undefined
  const duration = quantity(expectedSupplyDuration)
  return joined([quantity(amount), duration && `for ${duration}`, refills], ', ')
}

const medicationRequest: RowShape = {
  date: (r) => when(r.authoredOn),
  what: medication,
  status: (r) => token(r.status),
  statusReason: (r) => concept(r.statusReason),
  intent: (r) => token(r.intent),
  doNotPerform: (r) => (r.doNotPerform === true ? 'true' : undefined),
  dosage: (r) => instructions(r.dosageInstruction),
  dispense: (r) => supply(r.dispenseRequest),
  reason: reasons,
  requester: (r) => reference(r.requester),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

const medicationStatement: RowShape = {
  date: (r) => when(choice(r, 'effective')) ?? when(r.dateAsserted),
  what: medication,
  status: (r) => token(r.status),
  statusReason: (r) => concepts(r.statusReason),
  dosage: (r) => instructions(r.dosage),
  reason: reasons,
  informationSource: (r) => reference(r.informationSource),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

const medicationAdministration: RowShape = {
  date: (r) => when(choice(r, 'effective')),
  what: medication,
  status: (r) => token(r.status),
  statusReason: (r) => concepts(r.statusReason),
  dosage: (r) => dosage(r.dosage),
  reason: reasons,
  performer: (r) => objectsOf(r.performer).flatMap((one) => reference(one.actor) ?? []),
  request: (r) => reference(r.request),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

const medicationDispense: RowShape = {
  date: (r) => when(r.whenHandedOver) ?? when(r.whenPrepared),
  what: medication,
  status: (r) => token(r.status),
  quantity: (r) => quantity(r.quantity),
  daysSupply: (r) => quantity(r.daysSupply),
  dosage: (r) => instructions(r.dosageInstruction),
  prescription: (r) => references(r.authorizingPrescription),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

const medicationShape: RowShape = {
  what: (r) => concept(r.code),
  form: (r) => concept(r.form),
  ingredient: ingredients,
  status: (r) => token(r.status),
  manufacturer: (r) => reference(r.manufacturer),
  batch: (r) =>
    isObject(r.batch) ? joined([token(r.batch.lotNumber), when(r.batch.expirationDate)], ', ') : undefined,
}

function doseNumber(node: Json): string[] {
  const [dose, all] = [anyValue(choice(node, 'doseNumber')), anyValue(choice(node, 'seriesDoses'))]
  const said = labelled(plain(node.series), dose && (all ? `${dose} of ${all}` : dose))
  return said ? [said] : []
}

const immunization: RowShape = {
  date: (r) => when(choice(r, 'occurrence')),
  what: (r) => concept(r.vaccineCode),
  status: (r) => token(r.status),
  statusReason: (r) => concept(r.statusReason),
  dose: (r) => objectsOf(r.protocolApplied).flatMap(doseNumber),
  lotNumber: (r) => token(r.lotNumber),
  site: (r) => concept(r.site),
  performer: (r) => objectsOf(r.performer).flatMap((one) => reference(one.actor) ?? []),
  subject: (r) => reference(r.patient),
  note: (r) => notes(r.note),
}

/** What was given, or is to be taken. */
export const medicationShapes = {
  MedicationRequest: medicationRequest,
  MedicationStatement: medicationStatement,
  MedicationAdministration: medicationAdministration,
  MedicationDispense: medicationDispense,
  Medication: medicationShape,
  Immunization: immunization,
}
