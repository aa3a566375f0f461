import { isObject, type Json, joined, labelled, objectsOf, reference, references, when } from '../datatypes.ts'
import { plain, prose, token } from '../text.ts'
import { code, codes, concept, concepts } from './concepts.ts'
import type { RowShape } from './shape.ts'
import { choiceValue, notes, range } from './values.ts'

const condition: RowShape = {
  date: (r) => choiceValue(r, 'onset') ?? when(r.recordedDate),
  abated: (r) => choiceValue(r, 'abatement'),
  what: (r) => concept(r.code),
  status: (r) => code(r.clinicalStatus),
  verification: (r) => code(r.verificationStatus),
  category: (r) => codes(r.category),
  severity: (r) => concept(r.severity),
  bodySite: (r) => concepts(r.bodySite),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

/** Why there is no value (R4 observation.html, obs-6), said instead of it. */
function value(node: Json): string | undefined {
  const absent = concept(node.dataAbsentReason)
  return choiceValue(node, 'value') ?? (absent && `no value: ${absent}`)
}

const shownRanges = 3

/** A range with what it is of, where that is not the usual one of all. */
function rangeWords(one: Json): string | undefined {
  const said = range(one) ?? plain(one.text)
  const type = code(one.type)
  const ages = isObject(one.age) ? range(one.age) : undefined
  const of = [type === 'normal' ? undefined : type, ...codes(one.appliesTo), ages && `age ${ages}`]
  return said && labelled(joined(of, ', '), said)
}

/** The first of the reference ranges, and how many more there are. */
function referenceRanges(node: Json): string[] {
  const all = objectsOf(node.referenceRange).flatMap((one) => rangeWords(one) ?? [])
  const more = all.length - shownRanges
  return more > 0 ? [...all.slice(0, shownRanges), `… and ${more} more`] : all
}

function component(node: Json): string[] {
  const said = value(node)
  if (said === undefined) return []
  const ranges = referenceRanges(node).join('; ')
  const beside = [code(node.interpretation), ranges && `(${ranges})`]
  return [joined([`${concept(node.code) ?? 'component'}: ${said}`, ...beside]) ?? said]
}

const observation: RowShape = {
  date: (r) => choiceValue(r, 'effective') ?? when(r.issued),
  what: (r) => concept(r.code),
  value,
  component: (r) => objectsOf(r.component).flatMap(component),
  range: referenceRanges,
  interpretation: (r) => concepts(r.interpretation),
  status: (r) => token(r.status),
  category: (r) => codes(r.category),
  bodySite: (r) => concept(r.bodySite),
  hasMember: (r) => references(r.hasMember),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

function reaction(node: Json): string[] {
  const shown = joined([concepts(node.manifestation).join(', ') || prose(node.description), token(node.severity)], ': ')
  return shown ? [shown] : []
}

const allergyIntolerance: RowShape = {
  date: (r) => choiceValue(r, 'onset') ?? when(r.recordedDate),
  what: (r) => concept(r.code),
  status: (r) => code(r.clinicalStatus),
  verification: (r) => code(r.verificationStatus),
  type: (r) => token(r.type),
  category: (r) => codes(r.category),
  criticality: (r) => token(r.criticality),
  reaction: (r) => objectsOf(r.reaction).flatMap(reaction),
  lastOccurrence: (r) => when(r.lastOccurrence),
  subject: (r) => reference(r.patient),
  note: (r) => notes(r.note),
}

function familyCondition(node: Json): string[] {
  const onset = choiceValue(node, 'onset')
  const said = joined([concept(node.code), onset && `at ${onset}`, concept(node.outcome)])
  return said ? [said] : []
}

const familyMemberHistory: RowShape = {
  date: (r) => when(r.date),
  what: (r) => concept(r.relationship),
  name: (r) => plain(r.name),
  status: (r) => token(r.status),
  sex: (r) => code(r.sex),
  deceased: (r) => choiceValue(r, 'deceased'),
  condition: (r) => objectsOf(r.condition).flatMap(familyCondition),
  subject: (r) => reference(r.patient),
  note: (r) => notes(r.note),
}

const listedResults = 2

/** Where there are many results, a search for them by `_id` shows more than their names would. */
function results(value: unknown): string[] {
  const all = references(value)
  const more = all.length - listedResults
  return more > 0 ? [...all.slice(0, listedResults), `… and ${more} more`] : all
}

const diagnosticReport: RowShape = {
  date: (r) => choiceValue(r, 'effective') ?? when(r.issued),
  what: (r) => concept(r.code),
  status: (r) => token(r.status),
  category: (r) => codes(r.category),
  conclusion: (r) => prose(r.conclusion),
  conclusionCode: (r) => concepts(r.conclusionCode),
  result: (r) => results(r.result),
  performer: (r) => references(r.performer),
  presentedForm: (r) =>
    objectsOf(r.presentedForm).flatMap((one) => labelled(token(one.contentType), plain(one.title)) ?? []),
  subject: (r) => reference(r.subject),
}

function series(node: Json): string[] {
  const said = joined([concept(node.modality), concept(node.bodySite), plain(node.description)])
  return said ? [said] : []
}

const imagingStudy: RowShape = {
  date: (r) => when(r.started),
  what: (r) => [...concepts(r.procedureCode), ...concepts(r.modality)],
  status: (r) => token(r.status),
  description: (r) => prose(r.description),
  series: (r) => objectsOf(r.series).flatMap(series),
  reason: (r) => concepts(r.reasonCode),
  subject: (r) => reference(r.subject),
}

/** What was found. */
export const findingShapes = {
  Condition: condition,
  Observation: observation,
  AllergyIntolerance: allergyIntolerance,
  FamilyMemberHistory: familyMemberHistory,
  DiagnosticReport: diagnosticReport,
  ImagingStudy: imagingStudy,
}
