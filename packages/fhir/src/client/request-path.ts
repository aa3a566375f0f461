import type { ResourceType } from '../generated/resource-types.ts'
import { isWithinBase } from '../http/base-url.ts'
import { isResourceType } from '../resource-type.ts'
import { isLogicalId } from '../vocabulary.ts'
import { FhirError } from './fhir-error.ts'

/** Names of operations (operations.html#naming), short enough for any path. */
const operationPattern = /^[a-z][a-z0-9-]{0,63}$/

/** A type that may stand in a path. Throws `fhir/rejected`. */
export function checkedType(resourceType: unknown): ResourceType {
  if (typeof resourceType !== 'string' || !isResourceType(resourceType)) throw new FhirError('fhir/rejected')
  return resourceType
}

/** A logical id or a version id that may stand in a path. Throws `fhir/invalid-id`. */
export function checkedId(id: unknown): string {
  if (typeof id !== 'string' || !isLogicalId(id)) throw new FhirError('fhir/invalid-id')
  return id
}

/** The path segment of an operation named without `$`. Throws `fhir/rejected`. */
export function operationSegment(name: unknown): string {
  if (typeof name !== 'string' || !operationPattern.test(name)) throw new FhirError('fhir/rejected')
  return `$${name}`
}

/** What a Bundle's link asks for, below the base. Throws `fhir/foreign-redirect` for anything that lies elsewhere. */
export function pagePath(link: string, base: string): string {
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (url === undefined || !isWithinBase(url, base)) throw new FhirError('fhir/foreign-redirect')
  return url.href.slice(base.length).replace(/#.*$/, '')
}
