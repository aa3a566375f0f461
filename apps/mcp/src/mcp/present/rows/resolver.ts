import type { AnyResource } from '@repo/fhir'
import type { RowContext } from './shape.ts'

const relativeReference = /^([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/

/** Looks records up by relative references alone: an absolute one may be to another server. */
export function resolverOf(released: readonly AnyResource[]): Required<RowContext> {
  const known = new Map(released.map((resource) => [`${resource.resourceType}/${resource.id ?? ''}`, resource]))
  return { resolve: (reference) => known.get(relativeReference.exec(reference)?.[1] ?? '') }
}
