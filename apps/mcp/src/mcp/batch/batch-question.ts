import type { Answer } from '../pipeline.ts'
import type { BatchEntry, BatchOutput } from './batch-tool.ts'

type Shown = BatchOutput['entries'][number]

/** What a person can take in beside a button, and a model in one answer. */
const maxLines = 60
const lineLength = 200

/** What one entry would change, as its own pipeline says it. */
export function shownChanges(entry: number, answer: Answer, count: number): Shown {
  const changes: unknown[] = answer.ok && Array.isArray(answer.data.changes) ? answer.data.changes : []
  const room = Math.max(2, Math.floor(maxLines / count))
  const lines = changes.map((line) => String(line).slice(0, lineLength))
  const more = lines.length - room
  return { entry, changes: more > 0 ? [...lines.slice(0, room), `and ${more} more lines that are not shown`] : lines }
}

/** What is asked of the person: all changes together, in plain text. */
export function questionOf(shown: readonly Shown[], entries: readonly BatchEntry[], atomic: boolean): string {
  const blocks = shown.map(({ entry, changes = [] }) => {
    const { interaction, given } = entries[entry - 1] ?? {}
    const { type, id, resource } = given ?? {}
    const ofResource = typeof resource === 'object' && resource !== null && 'resourceType' in resource
    const record = [type ?? (ofResource ? resource.resourceType : undefined), id].filter(Boolean).join('/')
    return [`${entry}. ${interaction} ${record}`, ...changes.map((line) => `   - ${line}`)].join('\n')
  })
  const together = atomic ? ' Either all of them are made, or none.' : ''
  return [`Make these ${shown.length} changes?${together}`, ...blocks].join('\n')
}
