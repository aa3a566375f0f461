import { type AnyResource, FhirError, patientsOf } from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import { withVersion } from '../pipeline.ts'
import { release } from '../release/release.ts'
import { beginCreation, endCreation } from './idempotency.ts'
import { recordProvenance } from './provenance.ts'
import { isUnclear } from './unclear-end.ts'
import type { Proposal, WriteCall } from './write-call.ts'
import type { Found, Written } from './write-tool.ts'
import type { WriteAnswer } from './written.ts'

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
  if ('found' in written) return tellFound(call, written)
  const { reference, versionId, done, remark, accepted } = written
  // What was only accepted may never be made: its key stays taken, and nothing is said of who made it.
  if (!accepted) await endCreation(call, { reference, ...(versionId && { versionId }) })
  Object.assign(call.recorder.trace, { resourceId: reference.split('/')[1], disclosed: [reference] })
  if (versionId) call.recorder.trace.versionId = versionId
  const provenance = accepted ? {} : await recordProvenance(call, written)
  const warnings = [...remarks, remark, provenance.remark].filter((words) => words !== undefined)
  return {
    done,
    reference,
    ...(versionId && { versionId }),
    ...(provenance.reference && { provenance: provenance.reference }),
    ...(warnings.length > 0 && { warnings }),
  }
}

async function perform(call: WriteCall, proposed: Proposal['proposed']): Promise<Written | Found> {
  const { plan, deps, caller, recorder } = call
  delete recorder.trace.request
  try {
    await recorder.attempt()
    return await plan.perform(deps.fhir(caller, recorder, carriedThrough), proposed)
  } catch (cause) {
    const { code, hint } = Failure.from(cause)
    // The model must not assume that it did not happen.
    const unclear = 'The change may have been made: search or read before trying again.'
    if (isUnclear(cause)) throw new Failure(code, { cause, hint: [hint, unclear].filter(Boolean).join(' ') })
    await endCreation(call, undefined)
    throw cause
  } finally {
    nameCondition(call)
  }
}

/** The condition is sent in a header (R4 http.html#ccreate): the record of the access names it as the search that it is. */
function nameCondition({ plan: { ifNoneExist }, recorder: { trace } }: WriteCall): void {
  if (!ifNoneExist || !trace.request) return
  trace.request += `?${new URLSearchParams(ifNoneExist.map(([name, value]) => [name, value]))}`
}

/** The same words for a match that the person may not read as for several, of which none was asked about. */
const untold: WriteAnswer = {
  done: 'existed already',
  warnings: ['ifNoneExist matches one or more records that are not told. Nothing was created: search for them.'],
}

/** Nothing was created. What was there instead is named where policy lets the person read it. */
async function tellFound(call: WriteCall, { reference }: Found): Promise<WriteAnswer> {
  await endCreation(call, undefined)
  const { trace } = call.recorder
  trace.existed = true
  const { request } = trace
  try {
    const found = reference && (await readFound(call, reference))
    if (!found) throw new Failure('fhir/not-found')
    const { id, meta } = found
    refuseOther(call, found)
    const versionId = meta?.versionId
    Object.assign(trace, { resourceId: id, disclosed: [reference] }, versionId && { versionId })
    return { done: 'existed already', reference, ...(versionId && { versionId }) }
  } catch (cause) {
    if (!['fhir/not-found', 'fhir/gone', 'fhir/forbidden'].includes(Failure.from(cause).code)) throw cause
    trace.withheld = true
    return untold
  } finally {
    if (request) trace.request = request
  }
}

/** Read anew: a server may have answered with less than policy judges by. Undefined where policy withholds it. */
async function readFound(call: WriteCall, reference: string): Promise<AnyResource | undefined> {
  const { plan, deps, caller, recorder } = call
  const id = reference.split('/')[1] ?? ''
  const found = withVersion(await deps.fhir(caller, recorder, carriedThrough).read(plan.resourceType, id))
  recorder.trace.patients = [...new Set([...recorder.trace.patients, ...patientsOf(found, caller.facts)])]
  const { released } = await release(deps, caller, recorder, 'read', [found])
  return released[0]
}

/** A lenient server that dropped a criterion takes another patient's record for the one that is proposed. */
function refuseOther({ plan: { proposed }, caller: { facts } }: WriteCall, found: AnyResource): void {
  const own = `${found.resourceType}/${found.id}`
  const about = (resource: AnyResource) => {
    const others = patientsOf(resource, facts).filter((patient) => patient !== own)
    return [...new Set(others)].toSorted().join()
  }
  if (!proposed || about(found) === about(proposed)) return
  const hint = 'What it found is not about the patients of the record to be created, and nothing was created.'
  throw new Failure('fhir/parameter-ignored', { hint })
}
