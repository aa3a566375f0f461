import type { Decision, PolicyRequest } from '@repo/cerbos'
import { type AnyResource, type FhirResult, patientsOf, type Reference, referencesIn } from '@repo/fhir'
import { Failure } from '../../../failure/failure.ts'
import { asAbsent, patientsOfAll, requireSmartScope, withVersion } from '../../pipeline.ts'
import type { Judged } from '../../release/consents.ts'
import { mask } from '../../release/masking.ts'
import { askedOf } from '../../release/references.ts'
import { policyRecords } from '../../release/release.ts'
import { isSubsetted } from '../../release/subsetted.ts'
import type { Proposal, WriteCall } from '../write-call.ts'
import { refuseInvalid } from './validity.ts'

const hiddenHint = 'Policy hides parts of this record from this person, so they may not change it.'
const imprecise =
  'It holds numbers, such as 7.00, that would be sent as others: change single elements with fhir_patch, where the FHIR server takes patches.'

/**
 * What is stored and what is proposed, both released by policy, the proposal valid, the stored version the one that the
 * caller read. A stored record that policy withholds is not there: no other fault is told before that is known.
 */
export async function proposalOf(call: WriteCall): Promise<Proposal> {
  const { plan } = call
  const read = plan.id ? await readStored(call, plan.id) : undefined
  const stored = read && withVersion(read)
  const { proposed, fault } = stored && plan.change ? changed(call, stored) : { proposed: plan.proposed }
  const proposal = { ...(stored && { stored }), ...(proposed && { proposed }) }
  const verdict = await releaseBoth(call, proposal)
  if (stored && !verdict.stored) throw refused(call, 'fhir/not-found', verdict.refusal)
  // A copy without what is hidden would replace the whole, and a patch could test what is.
  if (verdict.mask && call.tool.interaction !== 'delete') throw refused(call, 'authz/denied', verdict.mask)
  // Policy decided on this version: another one, which the caller may have guessed, is not changed.
  if (plan.versionId !== undefined && stored?.meta?.versionId !== plan.versionId) throw new Failure('fhir/conflict')
  if (fault) throw fault
  if (proposed && !verdict.proposed) throw refused(call, 'authz/denied', verdict.refusal)
  const objection = stored && plan.objection?.(stored)
  if (objection) throw new Failure('input/not-replaceable', { hint: objection })
  // Precision is part of a decimal (R4 datatypes.html#decimal): 7.00 would come back as 7.
  if (plan.sendsWhole && read?.losesPrecision) throw new Failure('input/not-replaceable', { hint: imprecise })
  return proposal
}

async function readStored({ deps, caller, recorder, context, plan }: WriteCall, id: string): Promise<FhirResult> {
  requireSmartScope(caller, 'read', plan.resourceType)
  return asAbsent(deps.fhir(caller, recorder, context).read(plan.resourceType, id))
}

/** What is wrong with a change depends on the stored record, so it is kept back until that may be told. */
function changed(call: WriteCall, stored: AnyResource): { proposed?: AnyResource; fault?: unknown } {
  try {
    const proposed = call.plan.change?.(stored)
    if (!proposed) return {}
    refuseInvalid(proposed, call.caller, stored)
    return { proposed }
  } catch (fault) {
    return { fault }
  }
}

interface Verdict {
  stored: boolean
  proposed: boolean
  /** That policy hides something of the stored record, where there is any. */
  mask?: Decision
  /** What is in the way, where something is. */
  refusal?: Decision
}

/** The trail tells what refused, not what would have granted. */
function refused({ recorder: { trace } }: WriteCall, code: 'fhir/not-found' | 'authz/denied', refusal?: Decision) {
  if (refusal) trace.decision = refusal
  return new Failure(code, refusal?.rule?.startsWith('mask-') ? { hint: hiddenHint } : {})
}

/** What a change adds to whom and what the record points to, asked as its request would be. */
function askedBeside({ tool, plan, caller }: WriteCall, { stored, proposed }: Proposal) {
  if (!stored || !proposed) return { patients: [], requests: [] }
  const before: Reference[] = [...patientsOf(stored, caller.facts), ...referencesIn(stored, caller.facts)]
  const placed = patientsOf(proposed, caller.facts).filter((patient) => !before.includes(patient))
  const pointed = askedOf(referencesIn(proposed, caller.facts), [...before, ...placed])
  const patients = [...placed, ...pointed.patients]
  const { resourceType, id } = plan
  const change: PolicyRequest = { interaction: tool.interaction, resourceType, patients, ...(id && { id }) }
  return { patients, requests: [...(patients.length > 0 ? [change] : []), ...pointed.requests] }
}

/** One question for all: the stored record may be read, since its changes are shown, and changed; so may the proposed one. */
async function releaseBoth(call: WriteCall, proposal: Proposal): Promise<Verdict> {
  const { stored, proposed } = proposal
  const { deps, caller, recorder, tool } = call
  const records: Judged[] = []
  if (stored)
    records.push({ resource: stored, interaction: 'read' }, { resource: stored, interaction: tool.interaction })
  if (proposed) records.push({ resource: proposed, interaction: tool.interaction })
  const beside = askedBeside(call, proposal)
  const named = patientsOfAll(
    records.map(({ resource }) => resource),
    caller,
  )
  recorder.trace.patients = [...new Set([...recorder.trace.patients, ...named, ...beside.patients])]
  const whole = records.filter(({ resource }) => !isSubsetted(resource))
  const policies = await policyRecords(deps, caller, recorder, whole)
  const { released, decision, hidden, refusal, denied } = await deps.authorizer.release(
    caller.principal,
    ({ interaction }) => interaction,
    policies.flatMap((policy, index) => {
      const record = whole[index]
      return record ? [{ record, policy }] : []
    }),
    beside.requests.map((request) => ({ ...request, ...deps.originOf(caller) })),
  )
  recorder.trace.decision = decision
  if (released.length < records.length) recorder.trace.withheld = true
  const isReleased = new Set(released)
  const maskedRecord = records.find((record) => record.resource === stored && hidden.has(record))
  const parts = maskedRecord && hidden.get(maskedRecord)
  const isMasked = stored !== undefined && parts !== undefined && mask(stored, parts)
  const [part] = isMasked ? [...parts.ofRecord, ...[...parts.ofContained.values()].flat()] : []
  const all = (resource: AnyResource | undefined) =>
    records.filter((record) => record.resource === resource).every((record) => isReleased.has(record))
  return {
    stored: all(stored),
    proposed: all(proposed) && !denied,
    ...(part && { mask: { ...decision, effect: 'deny', rule: `mask-${part}` } }),
    ...(refusal && { refusal }),
  }
}
