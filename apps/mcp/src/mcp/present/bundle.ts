import { type AnyResource, type FhirIssue, isLogicalId, isResourceType } from '@repo/fhir'

interface BundleLike {
  entry?: ({ resource?: unknown } | null)[] | undefined
}

/**
 * The records of a searchset in its order, matches and included ones. What has no type or id of FHIR's can be neither
 * judged nor recorded: it is left out, and `issues` says how many there were.
 */
export function bundleResources(bundle: BundleLike): { records: AnyResource[]; issues: FhirIssue[] } {
  const entries = bundle.entry ?? []
  const records = entries.flatMap((entry) => (isRecord(entry?.resource) ? [entry.resource] : []))
  const left = entries.length - records.length
  const diagnostics = `${left} entries without a FHIR type or id were left out`
  return { records, issues: left > 0 ? [{ severity: 'warning', code: 'invalid', diagnostics }] : [] }
}

function isRecord(value: unknown): value is AnyResource {
  if (typeof value !== 'object' || value === null) return false
  const { resourceType, id } = value as Partial<AnyResource>
  return typeof resourceType === 'string' && isResourceType(resourceType) && typeof id === 'string' && isLogicalId(id)
}
