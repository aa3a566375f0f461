import type { HiddenParts, Hideable, PolicyRecord } from '@repo/cerbos'
import type { AnyResource, Interaction } from '@repo/fhir'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import type { Recorder } from '../recorder.ts'
import { type Judged, verdictsOf } from './consents.ts'
import { mask } from './masking.ts'
import { policyRecord } from './policy-record.ts'
import { isSubsetted, subsetted } from './subsetted.ts'

/**
 * What policy is told of records, in the order given; what their patients consented to where the platform honours that.
 * @throws Failure `authz/consent-unavailable`
 */
export async function policyRecords(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  records: readonly Judged[],
): Promise<PolicyRecord[]> {
  const { facts, principal } = caller
  const origin = deps.originOf(caller)
  const told = records.map(({ resource }) => ({
    ...policyRecord(resource, facts.fhirBaseUrl, principal.scopes),
    ...origin,
  }))
  const consents = deps.consents(caller, recorder)
  if (!consents) return told
  const asked = records.map((record, index) => ({ ...record, patients: told[index]?.patients ?? [] }))
  const verdicts = await verdictsOf(consents, caller, asked, deps.now())
  return told.map((record, index) => ({ ...record, consent: verdicts[index] ?? 'deny' }))
}

/** Takes out of each record what policy hides of it, and marks where there was any. Answers which parts there were. */
export function maskAll(hidden: ReadonlyMap<AnyResource, HiddenParts>): ReadonlySet<Hideable> {
  const found = [...hidden].filter(([resource, parts]) => mask(resource, parts))
  for (const [resource] of found) Object.assign(resource, subsetted(resource))
  return new Set(found.flatMap(([, { ofRecord, ofContained }]) => [...ofRecord, ...[...ofContained.values()].flat()]))
}

/**
 * Asks policy about records, in one batch. Returns those that may be used, without what is hidden of them; the rest is
 * forgotten here.
 */
export async function release(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  interaction: Interaction,
  resources: readonly AnyResource[],
): Promise<{ released: AnyResource[]; withheld: boolean; masked: ReadonlySet<Hideable> }> {
  if (resources.length === 0) return { released: [], withheld: false, masked: new Set() }
  const whole = resources.filter((resource) => !isSubsetted(resource))
  if (whole.length === 0) return { released: [], withheld: true, masked: new Set() }
  const judged = whole.map((resource) => ({ resource, interaction }))
  const policies = await policyRecords(deps, caller, recorder, judged)
  const records = policies.flatMap((policy, index) => {
    const record = whole[index]
    return record ? [{ record, policy }] : []
  })
  const answer = await deps.authorizer.release(caller.principal, interaction, records)
  const { released, withheldCount } = answer
  recorder.trace.decision = answer.decision
  const isReleased = new Set(released)
  const masked = maskAll(new Map([...answer.hidden].filter(([record]) => isReleased.has(record))))
  return { released, withheld: withheldCount > 0 || whole.length < resources.length, masked }
}
