import type { Answer } from '../pipeline.ts'
import { cut } from '../present/text.ts'
import type { BatchOutput } from './batch-tool.ts'

/** What the pipeline of one entry says that it would do. */
export interface Preview {
  /** From 1. */
  entry: number
  answer: Answer
}

/** What a person can take in beside a button, and a model in one answer. */
const maxLines = 60
const lineLength = 200

function within(lines: readonly string[], count: number): string[] {
  const room = Math.max(2, Math.floor(maxLines / count))
  const kept = lines.slice(0, room).map((line) => cut(line, lineLength))
  return lines.length > room ? [...kept, `and ${lines.length - room} more lines that are not shown`] : kept
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
  return previews.map(({ entry, answer }) => {
    if (!answer.ok) return { entry }
    const { changes, warnings, confirm } = answer.data
    const lines = [...linesIn(changes), ...linesIn(warnings).map((warning) => `Note: ${warning}`)]
    return { entry, changes: confirm ? within(lines, previews.length) : [doneBefore(answer.data)] }
  })
}

/** What is asked of the person, in plain text: each entry in the words of its own question. */
export function questionOf(
  previews: readonly Preview[],
  { atomic = false, others }: { atomic?: boolean | undefined; others: number },
): string {
  const together = atomic ? ' Either all of them are made, or none.' : ''
  const blocks = previews.flatMap(({ entry, answer }) => {
    if (answer.ok) return [`${entry}. ${doneBefore(answer.data)}`]
    const [headline = '', ...lines] = 'question' in answer ? answer.question.split('\n') : []
    const shown = within(lines, previews.length).map((line) => `   ${line}`)
    return [`${entry}. ${headline.replace(/\?$/, '')}`, ...shown]
  })
  const beside = others > 0 ? [`The same call creates ${others} more, of which you are not asked.`] : []
  return [`Make these changes (${previews.length})?${together}`, ...blocks, ...beside].join('\n')
}
