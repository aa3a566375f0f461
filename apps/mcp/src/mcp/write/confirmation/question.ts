import type { AnyResource } from '@repo/fhir'
import { patientsOfAll } from '../../pipeline.ts'
import { describeChanges } from '../../present/changes.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Proposal, WriteCall } from '../write-call.ts'

interface Room {
  lines: number
  characters: number
}

/** About 4,000 tokens. */
const answerRoom: Room = { lines: 61, characters: 12_000 }
/** What a person can take in beside a button. */
const questionRoom: Room = { lines: 30, characters: 6_000 }
const maxPatients = 5

/** What a write changes, a line for each element. */
export function changeLines(proposal: Proposal): string[] {
  return within(answerRoom, allChanges(proposal))
}

/** What is asked of the person, in plain text: what happens to which record of whom, and what changes in it. */
export function questionText(call: WriteCall, proposal: Proposal, remarks: readonly string[]): string {
  const lines = allChanges(proposal).map((line) => `- ${line}`)
  const notes = remarks.map((remark) => `Note: ${remark}`)
  return [headline(call, proposal), ...within(questionRoom, lines), ...notes].join('\n')
}

function headline({ tool, plan, caller }: WriteCall, { stored, proposed }: Proposal): string {
  const { resourceType, id, versionId } = plan
  const record = `${resourceType}/${id} (version ${versionId})`
  const what = {
    create: `Create a new ${resourceType} record`,
    update: `Replace ${record}`,
    patch: `Change ${record}`,
    delete: `Delete ${record}`,
  }[tool.interaction]
  const patients = patientsOfAll(
    [stored, proposed].filter((record) => record !== undefined),
    caller,
  )
  const more = patients.length > maxPatients ? ` and ${patients.length - maxPatients} more` : ''
  const whose = patients.length > 0 ? ` of ${patients.slice(0, maxPatients).join(', ')}${more}` : ''
  return `${what}${whose}?`
}

/** Narrative is no element to compare, but people read it: that it changes is said. */
function allChanges({ stored, proposed }: Proposal): string[] {
  const lines = describeChanges(withoutVersion(stored), withoutVersion(proposed))
  const isSame = canonicalJson(narrativesIn(stored)) === canonicalJson(narrativesIn(proposed))
  return isSame ? lines : ['the narrative changes, the text for human readers', ...lines]
}

/** Version and instant are the server's to set: a record that is written whole does not take them away. */
function withoutVersion(resource: AnyResource | undefined): AnyResource | undefined {
  if (!resource?.meta) return resource
  const { meta, ...rest } = resource
  const { versionId: _version, lastUpdated: _instant, ...kept } = meta
  return Object.keys(kept).length > 0 ? { ...rest, meta: kept } : rest
}

/** The XHTML of a record and of what is inside it (R4 narrative.html). */
function narrativesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'div' in value && typeof value.div === 'string' ? [value.div] : []
  return [...own, ...Object.values(value).flatMap(narrativesIn)]
}

/** The first lines that there is room for, and how many were left out. */
function within({ lines, characters }: Room, all: readonly string[]): string[] {
  let length = 0
  const fitting = all.findIndex((line) => {
    length += line.length + 1
    return length > characters
  })
  const count = Math.min(fitting < 0 ? all.length : fitting, all.length > lines ? lines - 1 : lines)
  if (count >= all.length) return [...all]
  return [...all.slice(0, count), `and ${all.length - count} more lines that are not shown`]
}
