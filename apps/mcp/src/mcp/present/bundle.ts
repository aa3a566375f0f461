import type { AnyResource } from '@repo/fhir'

interface BundleLike {
  entry?: { resource?: unknown; search?: { mode?: string | undefined } | undefined }[] | undefined
}

/** The records of a searchset in its order, matches and included ones; outcomes are not records. */
export function bundleResources(bundle: BundleLike): AnyResource[] {
  return (bundle.entry ?? []).flatMap(({ resource, search }) =>
    search?.mode !== 'outcome' && isResource(resource) ? [resource] : [],
  )
}

function isResource(value: unknown): value is AnyResource {
  return (
    typeof value === 'object' && value !== null && 'resourceType' in value && typeof value.resourceType === 'string'
  )
}
