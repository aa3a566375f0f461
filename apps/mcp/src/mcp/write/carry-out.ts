import { FhirError } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import type { FailureCode } from '../../failure/failures.ts'
import { release, withVersion } from '../pipeline.ts'
import { beginCreation, endCreation } from './idempotency.ts'
import { recordProvenance } from './provenance.ts'
import type { Proposal, WriteCall } from './write-call.ts'
import type { Written } from './write-tool.ts'
import type { WriteAnswer } from './written.ts'

/** After these nobody knows whether the server has made the change. */
const unclear: readonly FailureCode[] = [
  'fhir/timeout',
  'fhir/unavailable',
  'fhir/malformed',
  'fhir/foreign-redirect',
  'internal',
]

/** A write that was begun is not cancelled: its end would not be known. */
const carriedThrough = { signal: new AbortController().signal }

/** Records the attempt, writes once, and tells what was done. */
export async function carryOut(
  call: WriteCall,
  { proposed }: Proposal,
  remarks: readonly string[],
): Promise<WriteAnswer> {
  if (call.context.signal.aborted) throw new FhirError('fhir/cancelled')
  await beginCreation(call)
  const written = await perform(call, proposed)
  if (written.found) return tellFound(call, written)
  const { reference, versionId, done, remark } = written
  await endCreation(call, { reference, ...(versionId && { versionId }) })
  Object.assign(call.recorder.trace, { resourceId: reference.split('/')[1], disclosed: [reference] })
  if (versionId) call.recorder.trace.versionId = versionId
  const provenance = await recordProvenance(call, written)
  const warnings = [...remarks, remark, provenance.remark].filter((words) => words !== undefined)
  return {
    done,
    reference,
    ...(versionId && { versionId }),
    ...(provenance.reference && { provenance: provenance.reference }),
    ...(warnings.length > 0 && { warnings }),
  }
}

async function perform(call: WriteCall, proposed: Proposal['proposed']): Promise<Written> {
  const { plan, deps, caller, recorder } = call
  delete recorder.trace.request
  try {
    await recorder.attempt()
    return await plan.perform(deps.fhir(caller, recorder, carriedThrough), proposed)
  } catch (cause) {
    const { code } = Failure.from(cause)
    // The model must not assume that it did not happen.
    const hint = 'The change may have been made: search or read before trying again.'
    if (unclear.includes(code)) throw new Failure(code, { cause, hint })
    await endCreation(call, undefined)
    throw cause
  }
}

/** Nothing was created. What was there instead is named where policy lets the person read it. */
async function tellFound(call: WriteCall, { reference }: Written): Promise<WriteAnswer> {
  await endCreation(call, undefined)
  const { plan, deps, caller, recorder } = call
  const { trace } = recorder
  const { request } = trace
  const id = reference.split('/')[1] ?? ''
  try {
    // Read anew: a server may have answered with less than policy judges by.
    const found = withVersion(await deps.fhir(caller, recorder, carriedThrough).read(plan.resourceType, id))
    const { released } = await release(deps, caller, recorder, 'read', [found])
    if (released.length === 0) throw new Failure('fhir/not-found')
    const versionId = found.meta?.versionId
    Object.assign(trace, { resourceId: id, disclosed: [reference] }, versionId && { versionId })
    return { done: 'existed already', reference, ...(versionId && { versionId }) }
  } catch (cause) {
    if (!['fhir/not-found', 'fhir/gone', 'fhir/forbidden'].includes(Failure.from(cause).code)) throw cause
    trace.withheld = true
    return { done: 'existed already', warnings: ['The record that matches is not one that the person may read.'] }
  } finally {
    if (request) trace.request = request
  }
}
