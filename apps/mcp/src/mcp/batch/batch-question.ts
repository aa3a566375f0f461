import type { Answer } from '../pipeline.ts'
import { deletionLine } from '../write/confirmation/question.ts'
import type { BatchOutput } from './batch-tool.ts'

/** What the pipeline of one entry says that it would do. */
export interface Preview {
  /** From 1. */
  entry: number
  answer: Answer
}

/** What a person can take in beside a button, and a model in one answer. */
const maxLines = 60
const maxCharacters = 18_000
/** Of a deletion, that it is one and what else there is. */
const leastLines = 2

function isDeletion([first = '']: readonly string[]): boolean {
  return first.replace(/^- /, '') === deletionLine
}

/** The lines of each entry: those of deletions share the room that the others leave. */
function shared(blocks: readonly (readonly string[])[]): string[][] {
  const deletions = blocks.filter(isDeletion).length
  const others = blocks.filter((lines) => !isDeletion(lines))
  const taken = others.reduce((sum, lines) => sum + lines.length, 0)
  const isOver = taken + leastLines * deletions > maxLines
  const fair = Math.floor(maxLines / Math.max(1, blocks.length))
  const left = isOver ? fair : Math.floor((maxLines - taken) / Math.max(1, deletions))
  return blocks.map((lines) => within(lines, isDeletion(lines) || isOver ? Math.max(leastLines, left) : lines.length))
}

function within(lines: readonly string[], room: number): string[] {
  if (lines.length <= room) return [...lines]
  return [...lines.slice(0, room - 1), `and ${lines.length - room + 1} more lines that are not shown`]
}

/** What the pipeline of the entry shows: its headline, where it was made for a person, and a line for each value. */
function blockOf({ answer }: Preview): { headline: string; lines: string[] } {
  if (!answer.ok) {
    const [headline = '', ...lines] = 'question' in answer ? answer.question.split('\n') : []
    return { headline, lines }
  }
  const { changes, warnings, confirm } = answer.data
  if (!confirm) return { headline: '', lines: [doneBefore(answer.data)] }
  return { headline: '', lines: [...linesIn(changes), ...linesIn(warnings).map((warning) => `Note: ${warning}`)] }
}

/**
 * Whether the question, or the answer to the agent, holds every line of every entry that is not a deletion. What does
 * not cannot be agreed to: the batch is to be split.
 */
export function isBatchShownWhole(previews: readonly Preview[]): boolean {
  const blocks = previews.map((preview) => blockOf(preview).lines)
  const shown = shared(blocks)
  const isWhole = blocks.every((lines, index) => isDeletion(lines) || lines.length === shown[index]?.length)
  return isWhole && shown.flat().reduce((sum, line) => sum + line.length + 1, 0) <= maxCharacters
}

function linesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** Of a creation that was made before under its key: nothing is left to be agreed to. */
function doneBefore(data: Record<string, unknown>): string {
  return [data.done, data.reference].filter(Boolean).join(': ')
}

/** What each entry would change, for an agent that has to show it to the person. */
export function shownChanges(previews: readonly Preview[]): BatchOutput['entries'] {
  const shown = shared(previews.map((preview) => blockOf(preview).lines))
  return previews.map(({ entry, answer }, index) => (answer.ok ? { entry, changes: shown[index] } : { entry }))
}

/** What is asked of the person, in plain text: each entry in the words of its own question. */
export function questionOf(
  previews: readonly Preview[],
  { atomic = false, others }: { atomic?: boolean | undefined; others: number },
): string {
  const together = atomic ? ' Either all of them are made, or none.' : ''
  const shown = shared(previews.map((preview) => blockOf(preview).lines))
  const blocks = previews.flatMap((preview, index) => {
    const { entry, answer } = preview
    if (answer.ok) return [`${entry}. ${doneBefore(answer.data)}`]
    const lines = (shown[index] ?? []).map((line) => `   ${line}`)
    return [`${entry}. ${blockOf(preview).headline.replace(/\?$/, '')}`, ...lines]
  })
  const beside = others > 0 ? [`The same call creates ${others} more, of which you are not asked.`] : []
  return [`Make these changes (${previews.length})?${together}`, ...blocks, ...beside].join('\n')
}
