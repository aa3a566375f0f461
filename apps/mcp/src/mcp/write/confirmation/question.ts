import type { AnyResource } from '@repo/fhir'
import { patientsOfAll } from '../../pipeline.ts'
import { changeLine, compareResources } from '../../present/changes.ts'
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

/** Of what is deleted, enough to know it again: the question says that all of it goes. */
const deletionRoom: Room = { lines: 12, characters: 3_000 }
/** The first line of what a deletion changes. */
export const deletionLine = 'the whole record is removed'
const narrativeLine = 'the narrative changes, the text for human readers'

/** What a write changes, a line for each value. */
export function changeLines(proposal: Proposal): string[] {
  const { lines, more } = allChanges(proposal)
  return within(roomFor(proposal, answerRoom), lines, more)
}

/** What is asked of the person, in plain text: what happens to which record of whom and where, and what changes in it. */
export function questionText(call: WriteCall, proposal: Proposal, remarks: readonly string[]): string {
  const { lines, more } = allChanges(proposal)
  const shown = within(roomFor(proposal, questionRoom), lines.map(listItem), more)
  return [headline(call, proposal), ...shown, ...remarks.map((remark) => `Note: ${remark}`)].join('\n')
}

/**
 * Whether `questionText` (asked of the person) or `changeLines` (answered to the agent) shows all that would be written,
 * each value whole. What does not cannot be agreed to: the change is to be split. A deletion needs no list. What is too
 * long for a question is not answered to the agent instead, which could make a change long so as to agree to it itself.
 */
export function isShownWhole(proposal: Proposal, { canAsk }: { canAsk: boolean }): boolean {
  if (proposal.proposed === undefined) return true
  const { lines, isWhole } = allChanges(proposal)
  const room = canAsk ? questionRoom : answerRoom
  return isWhole && holds(room, canAsk ? lines.map(listItem) : lines)
}

const listItem = (line: string) => `- ${line}`

function roomFor({ proposed }: Proposal, room: Room): Room {
  return proposed === undefined ? deletionRoom : room
}

/** Where there are several platforms, which one: the same id may be somebody else there. */
function place({ deps, caller }: WriteCall): string {
  const { platforms } = deps.connections(caller.agent)
  const platform = platforms.length > 1 ? platforms.find(({ id }) => id === caller.facts.platform) : undefined
  return platform ? ` at ${platform.name} (${new URL(platform.fhirBaseUrl).host})` : ''
}

function headline(call: WriteCall, { stored, proposed }: Proposal): string {
  const { tool, plan, caller } = call
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
  return `${what}${whose}${place(call)}?`
}

/** Narrative is what people read: that it changes is said first. */
function allChanges({ stored, proposed }: Proposal): { lines: string[]; more: number; isWhole: boolean } {
  const [before, after] = [withoutVersion(stored), withoutVersion(proposed)]
  const { changes, more, isWhole, hasNarrative } = compareResources(before, after, { narrative: true })
  if (!after) return { lines: [deletionLine, ...changes.map(changeLine)], more, isWhole }
  const told = changes.length === 0 ? ['nothing changes'] : changes.map(changeLine)
  return { lines: [...(hasNarrative ? [narrativeLine] : []), ...told], more, isWhole }
}

/** Version and instant are the server's to set: a record that is written whole does not take them away. */
function withoutVersion(resource: AnyResource | undefined): AnyResource | undefined {
  if (!resource?.meta) return resource
  const { meta, ...rest } = resource
  const { versionId: _version, lastUpdated: _instant, ...kept } = meta
  return Object.keys(kept).length > 0 ? { ...rest, meta: kept } : rest
}

const andMore = (count: number) => `and ${count} more lines that are not shown`

function holds({ lines, characters }: Room, all: readonly string[]): boolean {
  return all.length <= lines && all.reduce((sum, line) => sum + line.length + 1, 0) <= characters
}

/** The first lines that there is room for, and how many were left out, with `more` that are in none of them. */
function within(room: Room, all: readonly string[], more: number): string[] {
  if (more === 0 && holds(room, all)) return [...all]
  let count = Math.min(all.length, room.lines - 1)
  while (count > 0 && !holds(room, [...all.slice(0, count), andMore(all.length + more)])) count -= 1
  return [...all.slice(0, count), andMore(all.length - count + more)]
}
