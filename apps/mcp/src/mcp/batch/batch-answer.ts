import { failureText } from '../failure-text.ts'
import type { Answer } from '../pipeline.ts'
import { budgetTokens, estimateTokens } from '../present/budget.ts'
import { cut } from '../present/text.ts'
import { type BatchEntry, type BatchInput, type BatchOutput, isWrite } from './batch-tool.ts'

type Shown = BatchOutput['entries'][number]

/** The least that a listing takes as its budget. */
const minShare = 500
/** The keys and words around everything else, and what a change answers. */
const frameTokens = 150
const writeTokens = 60
const leftOutTokens = 30
const textLength = 300

/** Reads share the budget, and each has at least as much as a listing can be cut down to. */
export function withShare({ interaction, given }: BatchEntry, { entries, budget = budgetTokens }: BatchInput) {
  if (isWrite(interaction) || 'budget' in given) return given
  const writes = entries.filter((entry) => isWrite(entry.interaction)).length
  const share = Math.floor((budget - frameTokens - writes * writeTokens) / (entries.length - writes))
  return { ...given, budget: Math.max(minShare, share) }
}

/** Why an entry failed; undefined where it did not. */
export function failureOf(answer: Answer): string | undefined {
  return 'failure' in answer ? failureText(answer.failure) : undefined
}

/**
 * The answers of the entries, in their order. What became of a change, and why an entry failed, is always told: a model
 * would take what it is not told of for what did not happen. Of the reads as many as fit are shown, the others named.
 */
export function withinBudget({ entries, budget = budgetTokens }: BatchInput, answers: readonly Answer[]): Shown[] {
  const told = withoutRepetition(answers.map((answer, index) => outcomeOf(answer, index + 1)))
  const isRead = (index: number) => answers[index]?.ok === true && !isWrite(entries[index]?.interaction ?? 'read')
  const reads = told.filter((_, index) => isRead(index)).length
  const always = told.filter((_, index) => !isRead(index))
  const room = budget - frameTokens - reads * leftOutTokens
  const areBrief = estimateTokens(always) > room
  let left = room - estimateTokens(areBrief ? always.map(brief) : always)
  return told.map((shown, index) => {
    if (!isRead(index)) return areBrief ? brief(shown) : shown
    const tokens = estimateTokens(shown)
    if (tokens > left) return { entry: shown.entry, truncated: 'did not fit: raise "budget", or call for it by itself' }
    left -= tokens
    return shown
  })
}

function outcomeOf(answer: Answer, entry: number): Shown {
  const failure = failureOf(answer)
  if (failure !== undefined) return { entry, failure }
  return { entry, answer: answer.ok ? answer.data : {} }
}

/** A Bundle that failed as a whole failed for the same reason at each entry. */
function withoutRepetition(shown: readonly Shown[]): Shown[] {
  const first = new Map<string, number>()
  return shown.map((one) => {
    if (one.failure === undefined) return one
    const earlier = first.get(one.failure)
    if (earlier !== undefined) return { entry: one.entry, failure: `as entry ${earlier}` }
    first.set(one.failure, one.entry)
    return one
  })
}

/** Without what the server remarked at length. */
function brief({ answer, failure, ...shown }: Shown): Shown {
  const { warnings, ...rest } = answer ?? {}
  const count = Array.isArray(warnings) ? warnings.length : 0
  return {
    ...shown,
    ...(answer && { answer: { ...rest, ...(count > 0 && { warnings: [`${count}, which did not fit`] }) } }),
    ...(failure !== undefined && { failure: cut(failure, textLength) }),
  }
}
