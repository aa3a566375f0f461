import { type AnyResource, issuesOf } from '@repo/fhir'
import { estimateTokens, fitting } from '../present/budget.ts'
import { isObject } from '../present/datatypes.ts'
import { outcomeLines } from '../present/issues.ts'
import { listed, shortened } from '../present/record.ts'
import { stripped } from '../present/stripped.ts'

/** What is no record of an operation's answer, as far as it fits. */
export interface OpenAnswer {
  answers: AnyResource[]
  /** What the server says of a resource that was sent, quoted. */
  outcome: string[]
  /** What did not fit. */
  truncated: string[]
}

/**
 * Where codes are listed, those first that are asked for most (R4 valueset.html, codesystem.html, conceptmap.html,
 * parameters.html).
 */
const lists = [
  'expansion',
  'contains',
  'parameter',
  'concept',
  'group',
  'element',
  'target',
  'part',
  'compose',
  'include',
]
const minTokens = 100
/** For what is said of answers that did not fit. */
const wordsTokens = 80
/** The names and brackets around a list. */
const listTokens = 12

const narrower = 'ask for fewer, by "filter", "count" and "offset" where the operation takes them'

type Json = Record<string, unknown>

/** How many entries a value lists, those inside entries too. */
function entriesIn(value: unknown): number {
  if (!isObject(value)) return 0
  return lists.reduce((all, name) => {
    const items = value[name]
    if (Array.isArray(items)) return items.reduce((sum: number, item) => sum + 1 + entriesIn(item), all)
    return all + entriesIn(items)
  }, 0)
}

const isListing = (name: string, value: unknown) =>
  lists.includes(name) && (Array.isArray(value) || entriesIn(value) > 0)

/** The entries that fit, in their order; of the first that does not, what it lists as far as that fits. */
function itemsWithin(items: readonly unknown[], tokens: number): unknown[] {
  const count = fitting(items, tokens)
  const kept = items.slice(0, count)
  const next = items[count]
  const room = tokens - kept.reduce((sum: number, item) => sum + estimateTokens(item) + 1, 0)
  if (!isObject(next) || entriesIn(next) === 0) return kept
  const part = within(next, room)
  return estimateTokens(part) <= room ? [...kept, part] : kept
}

/** A value whose lists are cut to what fits; all else of it is kept. */
function within(node: Json, tokens: number): Json {
  const members = Object.entries(node)
  const others = Object.fromEntries(members.filter(([name, value]) => !isListing(name, value)))
  let room = tokens - estimateTokens(others)
  const cut = new Map<string, unknown>()
  for (const name of lists) {
    const value = node[name]
    if (!isListing(name, value)) continue
    room -= listTokens
    const kept = Array.isArray(value) ? itemsWithin(value, room) : within(value as Json, room)
    room -= estimateTokens(kept)
    cut.set(name, kept)
  }
  return Object.fromEntries(members.map(([name, value]) => [name, cut.get(name) ?? value]))
}

/** One answer within the tokens: its lists cut entry by entry, which leaves at least half of the room for them. */
function answerWithin(resource: AnyResource, tokens: number): { shown: AnyResource; words: string[] } {
  const { meta: _meta, ...clean } = stripped(resource, { marks: false }).shown
  const members = Object.entries(clean)
  const listing = members.filter(([name, value]) => isListing(name, value))
  const others = members.filter(([name, value]) => !isListing(name, value))
  const share = listing.length > 0 ? Math.floor(tokens / 2) : tokens
  const { shown: head, hidden } = shortened(Object.fromEntries(others) as unknown as AnyResource, share, false)
  const cut = within(Object.fromEntries(listing), tokens - estimateTokens(head))
  const whole = { ...head, ...cut }
  const { shown } = estimateTokens(whole) > tokens ? shortened(whole, tokens, false) : { shown: whole }
  const all = entriesIn(clean)
  const left = all - entriesIn(shown)
  const words = [
    ...(left > 0 ? [`${left} of the ${all} entries of the ${resource.resourceType} did not fit: ${narrower}`] : []),
    ...(hidden.length > 0 ? [`left out or cut: ${listed(hidden)}`] : []),
  ]
  return { shown, words }
}

/** Each once, and as many as fit. */
function wordsWithin(words: readonly string[]): string[] {
  const distinct = [...new Set(words)]
  const kept = distinct.slice(0, fitting(distinct, wordsTokens))
  return kept.length < distinct.length ? [...kept, 'and more'] : kept
}

/** Answers about codes and remarks on what was sent, within the tokens whatever a server answers. */
export function openAnswer(open: readonly AnyResource[], tokens: number): OpenAnswer {
  const outcomes = open.filter(({ resourceType }) => resourceType === 'OperationOutcome')
  const others = open.filter((resource) => !outcomes.includes(resource))
  let room = tokens - wordsTokens
  const lines = outcomeLines(outcomes.flatMap(issuesOf))
  const outcome = lines.slice(0, fitting(lines, others.length > 0 ? Math.floor(room / 2) : room))
  room -= estimateTokens(outcome)
  const fitted: ReturnType<typeof answerWithin>[] = []
  for (const [index, resource] of others.entries()) {
    if (room < minTokens) break
    const answer = answerWithin(resource, Math.max(minTokens, Math.floor(room / (others.length - index))))
    room -= estimateTokens(answer.shown) + 1
    fitted.push(answer)
  }
  const left = others.length - fitted.length
  const truncated = wordsWithin([
    ...(left > 0 ? [`${left} answers did not fit`] : []),
    ...(lines.length > outcome.length ? [`${lines.length - outcome.length} remarks did not fit`] : []),
    ...fitted.flatMap(({ words }) => words),
  ])
  return { answers: fitted.map(({ shown }) => shown), outcome, truncated }
}
