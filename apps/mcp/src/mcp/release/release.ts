import type { AnyResource, Interaction } from '@repo/fhir'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import type { Recorder } from '../recorder.ts'
import { isSubsetted, policyRecord } from './policy-record.ts'

/** Asks policy about records, in one batch. Returns those that may be used; the rest is forgotten here. */
export async function release(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  interaction: Interaction,
  resources: readonly AnyResource[],
): Promise<{ released: AnyResource[]; withheld: boolean }> {
  if (resources.length === 0) return { released: [], withheld: false }
  const whole = resources.filter((resource) => !isSubsetted(resource))
  if (whole.length === 0) return { released: [], withheld: true }
  const records = whole.map((resource) => ({
    record: resource,
    policy: policyRecord(resource, caller.facts.fhirBaseUrl, caller.principal.scopes),
  }))
  const { released, withheldCount, decision } = await deps.authorizer.release(caller.principal, interaction, records)
  recorder.trace.decision = decision
  return { released, withheld: withheldCount > 0 || whole.length < resources.length }
}
