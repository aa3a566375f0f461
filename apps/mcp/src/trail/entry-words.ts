import type { TrailEntry } from '@repo/audit/trail'
import { recordWords } from '../pages/grants/record-words.ts'
import { instantInWords, printable } from '../pages/printable.ts'

type Row = TrailEntry['record']

/** An access in the words of people who are not programmers. */
export interface EntryWords {
  who: string
  what: string
  /** By what, and for what: ` through Claude, for treatment`. Empty where neither is known. */
  how: string
  /** What policy said, and whether something was withheld, in whole sentences; may be empty. */
  remarks: string[]
}

const roleWords: Readonly<Record<string, string>> = {
  patient: 'A patient',
  related_person: 'A relative or caregiver',
  practitioner: 'A practitioner',
  administrator: 'An administrator',
  auditor: 'An auditor',
  service: 'A service',
}

/** v3-ActReason. */
const purposeWords: Readonly<Record<string, string>> = {
  TREAT: 'for treatment',
  ETREAT: 'for emergency treatment',
  BTG: 'in an emergency',
  PATRQT: 'at the patient’s request',
  FAMRQT: 'at the family’s request',
  HOPERAT: 'for the running of healthcare',
  HSYSADMIN: 'for the running of the system',
  HRESCH: 'for research',
  HCOMPL: 'for compliance',
}

const lookUp = (table: Readonly<Record<string, string>>, key: string | undefined) =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined

function whoOf({ agent }: Row, askerId: string | undefined): string {
  if (agent.principalId === askerId) return 'You'
  if (agent.principalId === 'unknown') return 'Somebody who was not identified'
  const role = lookUp(roleWords, agent.roles[0]) ?? 'Somebody'
  return agent.fhirUser === undefined ? role : `${role} (${printable(agent.fhirUser, 80)})`
}

const plural = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`)

/** `3 records (vaccinations: 2; allergies: 1)`. */
function recordsIn(references: readonly string[]): string {
  const types = Map.groupBy(references, (reference) => reference.split('/')[0] ?? '')
  const named = [...types]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, 5)
    .map(([type, list]) => (types.size === 1 ? recordWords(type) : `${recordWords(type)}: ${list.length}`))
  const more = types.size > 5 ? '; others' : ''
  return `${plural(references.length, 'record')} (${named.join('; ')}${more})`
}

const ofType = ({ resourceType }: Row) => (resourceType === undefined ? '' : ` (${recordWords(resourceType)})`)

/** The verb of each interaction: as it was done, and as it was begun or tried. */
const verbs: Readonly<Record<string, readonly [string, string]>> = {
  create: ['created a record', 'create a record'],
  update: ['changed a record', 'change a record'],
  patch: ['changed a record', 'change a record'],
  delete: ['deleted a record', 'delete a record'],
  batch: ['ran several calls at once', 'run several calls at once'],
  transaction: ['made several changes at once', 'make several changes at once'],
}

const looking = ['look at a record', 'look at records'] as const

function looked(record: Row): string {
  if (record.interaction === 'capabilities') return 'asked what the platform can do'
  if (record.disclosed.length > 0) return `looked at ${recordsIn(record.disclosed)}`
  return record.interaction === 'read' || record.interaction === 'vread'
    ? `looked at a record${ofType(record)}`
    : `searched records${ofType(record)}`
}

/** A conditional create that had nothing to create. */
const isFound = ({ outcome, code }: Row) => outcome === '0' && code === 'write/existed'

function called(record: Row): string {
  const { interaction, outcome, phase, tool } = record
  if (interaction === undefined) return tool === undefined ? 'made a call' : `used “${printable(tool, 64)}”`
  const [done, tried] = verbs[interaction] ?? [
    undefined,
    looking[interaction === 'read' || interaction === 'vread' ? 0 : 1],
  ]
  if (phase === 'attempt') return `began to ${tried}${ofType(record)}`
  if (outcome !== '0' || isFound(record)) return `tried to ${tried}${ofType(record)}`
  return done === undefined ? looked(record) : `${done}${ofType(record)}`
}

/** Of each event that is no call: as it was done, and as it was tried. */
const events: Readonly<Record<string, readonly [string, string]>> = {
  'sign-in': ['signed in', 'tried to sign in'],
  'sign-out': ['signed out', 'tried to sign out'],
  consent: ['allowed an agent to act', 'refused to let an agent act'],
  connection: ['connected a platform', 'tried to connect a platform'],
  'refresh-failure': [
    'had to sign in again: the platform renewed no longer',
    'lost the sign-in: the platform renewed no longer',
  ],
  'break-glass': ['broke the glass to see a patient’s records', 'tried to break the glass'],
  refusal: ['was refused', 'was refused: the request was not valid'],
}

function whatOf(record: Row): string {
  const { event, outcome, rows } = record
  const isDone = outcome === '0'
  if (event === 'trail-read' || event === 'trail-export') {
    const tried = event === 'trail-read' ? 'look at' : 'export'
    const done = event === 'trail-read' ? 'looked at' : 'exported'
    const count = isDone && rows !== undefined ? ` (${plural(rows, 'row')})` : ''
    return `${isDone ? done : `tried to ${tried}`} the record of accesses${count}`
  }
  const words = Object.hasOwn(events, event) ? events[event] : undefined
  if (words) return isDone ? words[0] : words[1]
  return called(record)
}

function howOf({ agent, transport }: Row, quoted: (name: string) => string): string {
  const isBrowser = agent.clientId === 'browser' || transport === 'browser'
  const by = isBrowser ? 'in a browser' : agent.clientName && `through ${quoted(printable(agent.clientName, 80))}`
  return [by, lookUp(purposeWords, agent.purpose)].filter(Boolean).join(', ')
}

function policyWords({ decision, code, outcome }: Row): string | undefined {
  if (!decision) return undefined
  const isUnruled = decision.effect === 'deny' && decision.rule === undefined && code !== 'authz/denied'
  if (isUnruled && outcome === '0') return undefined
  // A decision that granted is not what refused the call; by which rule something was withheld is not told everybody.
  if (isUnruled || (decision.effect === 'allow' && code === 'authz/denied')) return 'Policy refused it.'
  const rule = decision.rule === undefined ? 'no rule grants it' : `rule ${printable(decision.rule, 100)}`
  return decision.effect === 'allow' ? `Policy allowed it (${rule}).` : `Policy refused it (${rule}).`
}

function withheldWords({ withheld, decision }: Row): string | undefined {
  if (withheld !== true) return undefined
  const rules = (decision?.withheldBy ?? []).map((rule) => printable(rule, 100)).join(', ')
  return rules === '' ? 'Policy withheld something.' : `Policy withheld something (by ${rules}).`
}

function failureWords({ outcome, code }: Row): string | undefined {
  if (outcome === '0' || code === 'authz/denied') return undefined
  return `Nothing was shown or done (${printable(code ?? 'failed', 64)}).`
}

/** An entry of the trail in plain words. `askerId` is the principal who reads them. */
export function entryWords(
  { record, sealed }: TrailEntry,
  askerId: string | undefined,
  quoted = (name: string) => name,
): EntryWords {
  const remarks = [
    record.breakGlass === true && record.event !== 'break-glass' ? 'The glass was broken for this.' : undefined,
    record.outcome === '4' && record.code === 'write/unconfirmed'
      ? 'It was shown and not yet agreed to; nothing was changed.'
      : failureWords(record),
    isFound(record) ? 'Nothing was created: a match was there already.' : undefined,
    policyWords(record),
    withheldWords(record),
    sealed === 'destroyed'
      ? 'Who, whose and which records can be read no longer: the key of that time was destroyed.'
      : undefined,
    sealed === 'unreadable' ? 'What is sealed of this row cannot be opened.' : undefined,
  ]
  return {
    who: whoOf(record, askerId),
    what: whatOf(record),
    how: howOf(record, quoted),
    remarks: remarks.filter((remark) => remark !== undefined),
  }
}

/** The same as one text for a model: a name that an agent gave itself is marked as quoted. */
export function entrySentence(entry: TrailEntry, askerId: string | undefined): string {
  const { who, what, how, remarks } = entryWords(entry, askerId, (name) => `«${name.replace(/[«»]/g, '"')}»`)
  const said = [`${who} ${what}`, how].filter(Boolean).join(' ')
  return [`${said}, on ${instantInWords(entry.record.recorded)}.`, ...remarks].join(' ')
}
