import type { ReadInteraction } from '@repo/fhir'
import type { z } from 'zod'
import { Failure } from '../failure/failure.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import {
  type Answer,
  admit,
  checkedOutput,
  conclude,
  parseInput,
  patientsOfAll,
  referencesOf,
  release,
  requireMcpScope,
  requireSmartScope,
} from './pipeline.ts'
import type { Recorder } from './recorder.ts'
import type { Fetched, ReadTool, Released } from './tool.ts'

/**
 * The one path of every read. The order is the security property:
 * validate → scopes → policy on the request → FHIR → policy on each record → present → record → answer.
 */
export function runRead<I extends z.ZodObject, O extends z.ZodObject>(
  tool: ReadTool<I, O>,
  given: unknown,
  caller: Caller,
  deps: Deps,
): Promise<Answer> {
  return conclude(deps, caller, tool.name, async (recorder) => {
    const { trace } = recorder
    trace.interaction = tool.interaction
    const input = parseInput(tool.input, given)
    const access = tool.access(input, caller.facts)
    trace.resourceType = access.resourceType
    if (access.id) trace.resourceId = access.id
    trace.patients = access.patients
    requireMcpScope(caller, 'fhir:read')
    requireSmartScope(caller, tool.interaction, access.resourceType)
    await admit(deps, caller, recorder, tool.interaction, access)
    const fetched = await tool.fetch(input, deps.fhir(caller, recorder))
    const released = await releaseFetched(deps, caller, recorder, tool.interaction, fetched)
    const shown = isOpen(tool.interaction) ? [] : released.records
    trace.disclosed = referencesOf(shown)
    trace.patients = [...access.patients, ...patientsOfAll(shown, caller)]
    return checkedOutput(tool.output, tool.present(released, input))
  })
}

/** A CapabilityStatement is nobody's record: policy was asked about the request, and there is no more to ask. */
function isOpen(interaction: ReadInteraction): boolean {
  return interaction === 'capabilities'
}

async function releaseFetched(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  interaction: ReadInteraction,
  fetched: Fetched,
): Promise<Released> {
  if (isOpen(interaction)) return { ...fetched, withheld: false }
  const { released, withheld } = await release(deps, caller, recorder, interaction, fetched.records)
  if (!withheld) return { ...fetched, withheld }
  recorder.trace.withheld = true
  // A withheld record does not exist for the reader.
  if (interaction === 'read') throw new Failure('fhir/not-found')
  // The server's total, or a page known to be full, would tell how many were withheld; its remarks may name them.
  const { total: _total, more: _more, issues: _issues, ...rest } = fetched
  return { ...rest, records: released, withheld }
}
