import { literalTarget } from '../compartment.ts'
import { labelsOf } from '../security-labels.ts'
import type { AnyResource } from '../vocabulary.ts'
import { all, any, type Certainty, isObject, itemsOf, type Json } from './certainty.ts'
import type { ConsentQuestion } from './consent-decision.ts'
import { isWithin, spanOf } from './period.ts'

type Effect = 'permit' | 'deny'
/** One condition of a provision, held against what is asked. */
type Condition = (items: readonly unknown[], question: ConsentQuestion, effect: Effect) => Certainty

const system = {
  purpose: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  action: 'http://terminology.hl7.org/CodeSystem/consentaction',
  type: 'http://hl7.org/fhir/resource-types',
  loinc: 'http://loinc.org',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
}

/** Whose data it is, or who agrees (v3-ParticipationType, v3-RoleClass, v3-RoleCode); everybody else is who gets it. */
const sources = new Set(['CST', 'AUT', 'INF', 'GRANTOR', 'DELEGATOR', 'CONSENTER', 'CONSWIT', 'POWATT', 'RESPRSN'])
/** One person or thing: whoever it is not is somebody else. Members of the other types are not known here. */
const individuals = new Set(['Practitioner', 'Patient', 'RelatedPerson', 'Device'])
/** The purposes that a person may act for, and those of which they are a kind (v3-ActReason). */
const widerPurposes: Readonly<Record<string, string>> = {
  ETREAT: 'TREAT',
  FAMRQT: 'PATRQT',
  HSYSADMIN: 'HOPERAT',
  HCOMPL: 'HOPERAT',
}
/** A reader gets to know a record, may use it and is given it, all at once. */
const actionsOf = { read: ['access', 'use', 'disclose'], write: ['collect', 'correct'] }
const knownActions = new Set(Object.values(actionsOf).flat())
/** From the least (v3-Confidentiality); what carries none is normal. */
const levels = ['U', 'L', 'M', 'N', 'R', 'V']
const documents = new Set(['DocumentReference', 'Composition', 'DocumentManifest'])
const dates = [
  'effectiveDateTime',
  'effectivePeriod',
  'performedDateTime',
  'performedPeriod',
  'occurrenceDateTime',
  'onsetDateTime',
  'period',
  'authoredOn',
  'recordedDate',
  'date',
  'issued',
]

function codeOf(coding: unknown): { system: unknown; code: string } | undefined {
  return isObject(coding) && typeof coding.code === 'string' ? { system: coding.system, code: coding.code } : undefined
}

function codingsOf(value: unknown): Json[] {
  if (!isObject(value)) return []
  return 'coding' in value ? itemsOf(value.coding).filter(isObject) : typeof value.code === 'string' ? [value] : []
}

function isActor(reference: unknown, { actors, anonymous, server }: ConsentQuestion): Certainty {
  const target = typeof reference === 'string' ? literalTarget(reference, server) : undefined
  if (target === undefined) return undefined
  if (actors.includes(`${target.resourceType}/${target.id}`)) return true
  return !anonymous && individuals.has(target.resourceType) ? false : undefined
}

const actor: Condition = (items, question) => {
  const judged = items.map((item) => {
    const { role, reference } = isObject(item) ? item : {}
    const codes = codingsOf(role).flatMap((coding) => codeOf(coding)?.code ?? [])
    const isRecipient = !codes.some((code) => sources.has(code))
    return { isRecipient, holds: isActor(isObject(reference) ? reference.reference : undefined, question) }
  })
  const receiving = judged.filter(({ isRecipient }) => isRecipient).map(({ holds }) => holds)
  // Of a custodian or an author it is not known here whether the record is theirs.
  const others = judged.filter(({ isRecipient }) => !isRecipient).map(({ holds }) => holds || undefined)
  return all([...(receiving.length > 0 ? [any(receiving)] : []), ...(others.length > 0 ? [any(others)] : [])])
}

const action: Condition = (items, question) =>
  any(
    items.map((item) => {
      const codes = codingsOf(item).map(codeOf)
      const known = codes.filter((code) => code?.system === system.action && knownActions.has(code.code))
      if (known.length === 0) return undefined
      return known.some((code) => actionsOf[question.action].includes(code?.code ?? ''))
    }),
  )

const purpose: Condition = (items, question) =>
  any(
    items.map((item) => {
      const coded = codeOf(item)
      if (coded?.system !== system.purpose) return undefined
      return ['PurposeOfUse', question.purpose, widerPurposes[question.purpose]].includes(coded.code)
    }),
  )

const contentClass: Condition = (items, { record }) =>
  any(
    items.map((item) => {
      const coded = codeOf(item)
      if (coded?.system === system.type) return coded.code === record.resourceType
      if (coded?.system !== system.loinc) return undefined
      if (!documents.has(record.resourceType)) return false
      return carries(record, [coded], ['type', 'category'])
    }),
  )

/** Whether elements of a record carry one of the codings; not known where they say what they are in other words. */
function carries(
  record: AnyResource,
  wanted: readonly { system: unknown; code: string }[],
  elements: string[],
): Certainty {
  const values = elements.flatMap((element) => itemsOf(record[element]))
  const found = values.flatMap(codingsOf).map(codeOf)
  const isSame = found.some((has) => wanted.some(({ system: of, code }) => has?.system === of && has?.code === code))
  if (isSame) return true
  const isUncoded = values.length === 0 || values.some((value) => codingsOf(value).map(codeOf).length === 0)
  return isUncoded ? undefined : false
}

/** Whether anything at any depth is coded so; not known where a component says what it is in other words, or a reference does. */
function carriesWithin(record: AnyResource, wanted: readonly { system: unknown; code: string }[]): Certainty {
  const pending: unknown[] = [record]
  let isClear = true
  while (pending.length > 0) {
    const node = pending.pop()
    if (!isObject(node)) continue
    const has = codeOf(node)
    if (has && wanted.some(({ system: of, code }) => has.system === of && has.code === code)) return true
    for (const [name, value] of Object.entries(node)) {
      const values = itemsOf(value).filter(isObject)
      if (standsForCode.test(name) && values.some(isElsewhere)) isClear = false
      if (name === 'code' && values.some((one) => codingsOf(one).length === 0)) isClear = false
      pending.push(...values)
    }
  }
  return isClear ? false : undefined
}

/** The choices of R4 between a code and a record that has it: `medicationReference`, `itemReference`, `reasonReference`. */
const standsForCode = /Reference$/

/** What is contained is judged by itself. */
function isElsewhere({ reference, identifier }: Json): boolean {
  return typeof reference === 'string' ? !reference.startsWith('#') : identifier !== undefined
}

const code: Condition = (items, { record }, effect) =>
  any(
    items.map((item) => {
      const wanted = codingsOf(item).flatMap((coding) => codeOf(coding) ?? [])
      if (wanted.length === 0) return undefined
      // To permit, a record as a whole has to be what is named; to deny, anything in it.
      const within = effect === 'deny' ? carriesWithin(record, wanted) : false
      if (within !== false) return within
      const elements = Object.keys(record).filter((name) =>
        itemsOf(record[name]).some((one) => codingsOf(one).length > 0),
      )
      const named = ['code', 'type', 'medicationCodeableConcept', 'vaccineCode'].filter((name) => name in record)
      return carries(record, wanted, [...new Set([...elements, ...named])])
    }),
  )

/** Confidentiality is a mark on a scale: a permission reaches up to it, a denial from there on; other labels are there or not. */
const securityLabel: Condition = (items, { record }, effect) => {
  const codes = labelsOf(record)
  const level = Math.max(...codes.map((one) => levels.indexOf(one)), codes.some((one) => levels.includes(one)) ? 0 : 3)
  const judged = items.map((item): Certainty => {
    const coded = codeOf(item)
    if (coded === undefined) return undefined
    const mark = levels.indexOf(coded.code)
    if (coded.system === system.confidentiality && mark >= 0) return effect === 'permit' ? level <= mark : level >= mark
    return codes.includes(coded.code)
  })
  return effect === 'permit' ? all(judged) : any(judged)
}

const data: Condition = (items, { record, server }) =>
  any(
    items.map((item) => {
      const { meaning, reference } = isObject(item) ? item : {}
      const literal = isObject(reference) ? reference.reference : undefined
      const target = typeof literal === 'string' ? literalTarget(literal, server) : undefined
      if (target === undefined) return undefined
      if (target.resourceType === record.resourceType && target.id === record.id) return true
      return meaning === 'instance' ? false : undefined
    }),
  )

const dataPeriod: Condition = (items, { record }) => {
  const name = dates.find((element) => record[element] !== undefined)
  const value = name === undefined ? undefined : record[name]
  const [from, to] = isObject(value) ? [spanOf(value.start)?.[0], spanOf(value.end)?.[1]] : (spanOf(value) ?? [])
  if (from === undefined || to === undefined) return undefined
  return any(items.map((item) => isWithin(item, [from, to])))
}

const period: Condition = (items, { at }) => any(items.map((item) => isWithin(item, [at, at])))

/** Every element of a provision that restricts it (R4 consent-definitions.html#Consent.provision). */
const conditions: Readonly<Record<string, Condition>> = {
  actor,
  action,
  purpose,
  class: contentClass,
  code,
  securityLabel,
  data,
  dataPeriod,
  period,
}
const silent = new Set(['id', 'type', 'provision', 'extension'])

/** Whether a provision is about what is asked; not known where it holds an element that is not understood. */
export function isAbout(provision: Json, question: ConsentQuestion, effect: Effect): Certainty {
  const names = Object.keys(provision).filter((name) => !silent.has(name) && !name.startsWith('_'))
  return all(
    names.map((name) => {
      const condition = Object.hasOwn(conditions, name) ? conditions[name] : undefined
      const items = itemsOf(provision[name])
      return items.length === 0 ? true : condition?.(items, question, effect)
    }),
  )
}
