import type { Resource, SearchParameter } from '@medplum/fhirtypes'
import type { StoredResource } from '../store/record-store.ts'
import type { DefinitionSource } from '../terminology/definitions.ts'

/** What a search may touch: only records that the caller sees, of types that the caller may search. */
export interface SearchScope extends DefinitionSource {
  /** The server's base URL, without a trailing slash. */
  baseUrl: string
  /** Throws an OperationOutcomeError (403) unless the caller may search the type. */
  assertSearchable(resourceType: string): void
  maySearch(resourceType: string): boolean
  sees(resource: Resource): boolean
  /** All visible records of the type, in the order in which they were first stored. */
  all(resourceType: string): Iterable<StoredResource>
  /** The visible record that a relative reference (`Type/id`) names. */
  resolve(reference: string): StoredResource | undefined
  /** The records of the type whose `parameter` names `reference` exactly; visibility is yet to be asked. */
  referring(resourceType: string, parameter: SearchParameter, reference: string): readonly StoredResource[]
}
