import { isObject, type Json, joined, labelled, objectsOf, reference, references, when } from '../datatypes.ts'
import { plain, prose, token } from '../text.ts'
import { code, codes, concept, concepts } from './concepts.ts'
import { counted, type RowShape } from './shape.ts'
import { choiceValue, notes } from './values.ts'

const reasons = (r: Json): string[] => [...concepts(r.reasonCode), ...references(r.reasonReference)]

const procedure: RowShape = {
  date: (r) => choiceValue(r, 'performed'),
  what: (r) => concept(r.code),
  status: (r) => token(r.status),
  statusReason: (r) => concept(r.statusReason),
  category: (r) => code(r.category),
  reason: reasons,
  bodySite: (r) => concepts(r.bodySite),
  outcome: (r) => concept(r.outcome),
  complication: (r) => concepts(r.complication),
  performer: (r) => objectsOf(r.performer).flatMap((one) => reference(one.actor) ?? []),
  report: (r) => references(r.report),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

const serviceRequest: RowShape = {
  date: (r) => when(r.authoredOn),
  occurrence: (r) => choiceValue(r, 'occurrence'),
  what: (r) => concept(r.code),
  status: (r) => token(r.status),
  intent: (r) => token(r.intent),
  priority: (r) => token(r.priority),
  category: (r) => codes(r.category),
  doNotPerform: (r) => (r.doNotPerform === true ? 'true' : undefined),
  reason: reasons,
  requester: (r) => reference(r.requester),
  performer: (r) => references(r.performer),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note) ?? prose(r.patientInstruction),
}

function activity({ detail, reference: link, outcomeCodeableConcept }: Json): string[] {
  const { code: what, description, status } = isObject(detail) ? detail : {}
  const said = joined([concept(what) ?? prose(description) ?? reference(link), token(status)], ': ')
  const outcome = concept(outcomeCodeableConcept)
  return said ? [outcome ? `${said} → ${outcome}` : said] : []
}

const carePlan: RowShape = {
  date: (r) => when(r.period) ?? when(r.created),
  what: (r) => [...(plain(r.title) ? [plain(r.title) ?? ''] : []), ...concepts(r.category)],
  status: (r) => token(r.status),
  intent: (r) => token(r.intent),
  description: (r) => prose(r.description),
  addresses: (r) => references(r.addresses),
  activity: (r) => objectsOf(r.activity).flatMap(activity),
  goal: (r) => references(r.goal),
  author: (r) => reference(r.author),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

function goalTarget(node: Json): string[] {
  const due = choiceValue(node, 'due')
  const said = joined([labelled(concept(node.measure), choiceValue(node, 'detail')), due && `by ${due}`])
  return said ? [said] : []
}

const goal: RowShape = {
  date: (r) => choiceValue(r, 'start') ?? when(r.statusDate),
  what: (r) => concept(r.description),
  status: (r) => token(r.lifecycleStatus),
  achievement: (r) => concept(r.achievementStatus),
  priority: (r) => code(r.priority),
  target: (r) => objectsOf(r.target).flatMap(goalTarget),
  addresses: (r) => references(r.addresses),
  subject: (r) => reference(r.subject),
  note: (r) => notes(r.note),
}

const task: RowShape = {
  date: (r) => when(r.authoredOn) ?? when(r.lastModified),
  what: (r) => concept(r.code),
  description: (r) => prose(r.description),
  status: (r) => token(r.status),
  statusReason: (r) => concept(r.statusReason),
  businessStatus: (r) => concept(r.businessStatus),
  intent: (r) => token(r.intent),
  priority: (r) => token(r.priority),
  period: (r) => when(r.executionPeriod),
  focus: (r) => reference(r.focus),
  requester: (r) => reference(r.requester),
  owner: (r) => reference(r.owner),
  subject: (r) => reference(r.for),
  note: (r) => notes(r.note),
}

const group: RowShape = {
  what: (r) => [...codes(r.type), ...concepts(r.code)],
  name: (r) => plain(r.name),
  active: (r) => (r.active === false ? 'false' : undefined),
  member: (r) => (typeof r.quantity === 'number' ? counted(r.quantity, 'member') : undefined),
}

/** What is done and planned. */
export const careShapes = {
  Procedure: procedure,
  ServiceRequest: serviceRequest,
  CarePlan: carePlan,
  Goal: goal,
  Task: task,
  Group: group,
}
