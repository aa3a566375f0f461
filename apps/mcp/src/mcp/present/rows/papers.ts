import {
  choice,
  each,
  isObject,
  type Json,
  joined,
  labelled,
  money,
  objectsOf,
  reference,
  references,
  when,
} from '../datatypes.ts'
import { plain, prose, token } from '../text.ts'
import { code, concept, concepts } from './concepts.ts'
import type { RowShape } from './shape.ts'
import { anyValue } from './values.ts'

function attachments(content: unknown): Json[] {
  return objectsOf(content).flatMap(({ attachment }) => (isObject(attachment) ? [attachment] : []))
}

const documentReference: RowShape = {
  date: (r) => when(r.date),
  what: (r) => concept(r.type),
  status: (r) => token(r.status),
  docStatus: (r) => token(r.docStatus),
  category: (r) => concepts(r.category),
  title: (r) => attachments(r.content).flatMap(({ title }) => plain(title) ?? []),
  description: (r) => prose(r.description),
  contentType: (r) => attachments(r.content).flatMap(({ contentType }) => token(contentType) ?? []),
  size: (r) => attachments(r.content).flatMap(({ size }) => (typeof size === 'number' ? `${size} bytes` : [])),
  author: (r) => references(r.author),
  period: (r) => (isObject(r.context) ? when(r.context.period) : undefined),
  subject: (r) => reference(r.subject),
}

/** Questions and answers, groups unfolded; a form deeper than this is not R4's usual one. */
const maxItemDepth = 5

function answers(items: unknown, depth = 0): string[] {
  if (depth > maxItemDepth) return []
  return objectsOf(items).flatMap((item) => {
    const given = objectsOf(item.answer)
    const said = given.flatMap((one) => prose(one.valueString) ?? anyValue(choice(one, 'value')) ?? [])
    const own = labelled(plain(item.text) ?? token(item.linkId), said.join(', ') || undefined)
    const nested = [...answers(item.item, depth + 1), ...given.flatMap((one) => answers(one.item, depth + 1))]
    return [...(said.length > 0 && own ? [own] : []), ...nested]
  })
}

const questionnaireResponse: RowShape = {
  date: (r) => when(r.authored),
  what: (r) => token(r.questionnaire),
  status: (r) => token(r.status),
  answer: (r) => answers(r.item),
  author: (r) => reference(r.author),
  source: (r) => reference(r.source),
  subject: (r) => reference(r.subject),
}

const coverage: RowShape = {
  date: (r) => when(r.period),
  what: (r) => concept(r.type),
  status: (r) => token(r.status),
  payor: (r) => references(r.payor),
  class: (r) =>
    objectsOf(r.class).flatMap((one) => labelled(code(one.type), plain(one.name) ?? token(one.value)) ?? []),
  relationship: (r) => code(r.relationship),
  subscriber: (r) => reference(r.subscriber),
  subject: (r) => reference(r.beneficiary),
}

function diagnosis(node: Json): string | undefined {
  return anyValue(choice(node, 'diagnosis'))
}

function items(value: unknown): string[] {
  return objectsOf(value).flatMap((one) => labelled(concept(one.productOrService), money(one.net)) ?? [])
}

const claim: RowShape = {
  date: (r) => when(r.billablePeriod) ?? when(r.created),
  what: (r) => concept(r.type),
  use: (r) => token(r.use),
  status: (r) => token(r.status),
  total: (r) => money(r.total),
  diagnosis: (r) => each(r.diagnosis, (one) => (isObject(one) ? diagnosis(one) : undefined)),
  item: (r) => items(r.item),
  provider: (r) => reference(r.provider),
  insurer: (r) => reference(r.insurer),
  subject: (r) => reference(r.patient),
}

const explanationOfBenefit: RowShape = {
  ...claim,
  outcome: (r) => token(r.outcome),
  disposition: (r) => prose(r.disposition),
  total: (r) => objectsOf(r.total).flatMap((one) => labelled(code(one.category), money(one.amount)) ?? []),
  payment: (r) => (isObject(r.payment) ? joined([money(r.payment.amount), when(r.payment.date)]) : undefined),
}

/** Documents, forms and bills. */
export const paperShapes = {
  DocumentReference: documentReference,
  QuestionnaireResponse: questionnaireResponse,
  Coverage: coverage,
  Claim: claim,
  ExplanationOfBenefit: explanationOfBenefit,
}
