import { type AnyResource, patientsOf, type ResourceType, unclearReferences } from '@repo/fhir'
import type { z } from 'zod'
import { Failure } from '../failure/failure.ts'
import type { FailureCode } from '../failure/failures.ts'
import type { Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import {
  type Answer,
  admit,
  checkedOutput,
  conclude,
  parseInput,
  patientsOfAll,
  release,
  requireMcpScope,
  requireSmartScope,
  withVersion,
} from './pipeline.ts'
import type { Recorder } from './recorder.ts'
import type { FhirWriter, WriteTarget, WriteTool, Written } from './tool.ts'

/**
 * The one path of every write:
 * validate → scopes → policy on the request → policy on the stored and the proposed record → record the attempt → FHIR
 * → record the outcome → answer.
 */
export function runWrite<I extends z.ZodObject, O extends z.ZodObject>(
  tool: WriteTool<I, O>,
  given: unknown,
  caller: Caller,
  deps: Deps,
): Promise<Answer> {
  return conclude(deps, caller, tool.name, async (recorder) => {
    const { trace } = recorder
    trace.interaction = tool.interaction
    const input = parseInput(tool.input, given)
    const target = tool.target(input)
    const { resourceType, id, proposed } = target
    const patients = proposed ? patientsOf(proposed, caller.facts) : []
    Object.assign(trace, { resourceType, patients }, id && { resourceId: id })
    requireMcpScope(caller, 'fhir:write')
    requireSmartScope(caller, tool.interaction, resourceType)
    await admit(deps, caller, recorder, tool.interaction, { resourceType, patients, ...(id && { id }) })
    refuseUnclear(target, caller)
    await admitRecords(deps, caller, recorder, tool, target)
    delete trace.request
    await recorder.attempt()
    const written = await perform(tool, input, deps.fhir(caller, recorder))
    if (written.versionId) trace.versionId = written.versionId
    trace.resourceId = written.reference.split('/')[1] ?? ''
    trace.disclosed = [written.reference]
    return checkedOutput(tool.output, tool.present(written))
  })
}

/** A server may resolve a reference that we cannot, to a patient whom policy was not asked about. */
function refuseUnclear({ proposed }: WriteTarget, { facts }: Caller): void {
  const elements = proposed ? unclearReferences(proposed, facts) : []
  if (elements.length === 0) return
  const hint = `Write what ${elements.join(', ')} means as a literal reference, {"reference":"Type/id"}.`
  throw new Failure('input/invalid', { hint })
}

const unclear: readonly FailureCode[] = ['fhir/timeout', 'fhir/unavailable', 'fhir/malformed', 'fhir/foreign-redirect']

/** The write itself. A broken answer does not tell whether it happened, and the model must not assume that it did not. */
async function perform<I extends z.ZodObject, O extends z.ZodObject>(
  tool: WriteTool<I, O>,
  input: z.output<I>,
  fhir: FhirWriter,
): Promise<Written> {
  try {
    return await tool.perform(input, fhir)
  } catch (cause) {
    const { code } = Failure.from(cause)
    if (!unclear.includes(code)) throw cause
    throw new Failure(code, { cause, hint: 'The change may have been made: search or read before trying again.' })
  }
}

/** Policy on what is stored and on what is proposed: both must be the person's to change. */
async function admitRecords<I extends z.ZodObject, O extends z.ZodObject>(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  tool: WriteTool<I, O>,
  target: WriteTarget,
): Promise<void> {
  const { id, proposed } = target
  const stored = id ? await readStored(deps, caller, recorder, target.resourceType, id) : undefined
  const records = [stored, proposed].filter((record) => record !== undefined)
  recorder.trace.patients = patientsOfAll(records, caller)
  const { released } = await release(deps, caller, recorder, tool.interaction, records)
  if (released.length < records.length) {
    recorder.trace.withheld = true
    // Saying "denied" of a stored record would tell that it exists.
    throw new Failure(stored && !released.includes(stored) ? 'fhir/not-found' : 'authz/denied')
  }
  if (!stored) return
  // Policy decided on this version: another one, which the caller may have guessed, is not changed.
  if (target.versionId !== undefined && stored.meta?.versionId !== target.versionId) throw new Failure('fhir/conflict')
  const objection = tool.objection?.(stored)
  if (objection) throw new Failure('input/not-replaceable', { hint: objection })
}

async function readStored(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  resourceType: ResourceType,
  id: string,
): Promise<AnyResource> {
  requireSmartScope(caller, 'read', resourceType)
  return withVersion(await deps.fhir(caller, recorder).read(resourceType, id))
}
