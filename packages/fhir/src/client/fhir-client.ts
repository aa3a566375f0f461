import type * as R from 'fhir/r4'
import type { Client } from 'openapi-fetch'
import type { paths, Resources } from '../generated/r4.d.ts'
import type { ResourceType } from '../generated/resource-types.ts'
import type { AnyResource } from '../vocabulary.ts'
import type { FhirIssue } from './fhir-error.ts'
import type { SearchParams } from './search-params.ts'

/** A resource of type T as published for R4, which every layer can also read as `AnyResource`. */
export type ResourceOf<T extends ResourceType> = Resources[T] & AnyResource

export interface FhirResponse {
  /** Method, path and query as sent, relative to the base: `GET /Observation?patient=1`. */
  request: string
  status: number
  /** From the ETag, else `meta.versionId`. */
  versionId?: string
  /** From `Last-Modified` as sent, else `meta.lastUpdated`. */
  lastModified?: string
  /** Warnings and hints that came with a success. */
  issues: FhirIssue[]
}

export interface FhirResult<T extends { resourceType: string } = AnyResource> extends FhirResponse {
  resource: T
}

/** A Bundle of type T with its OperationOutcome entries (`search.mode` outcome) moved to `issues`. */
export interface SearchResult<T extends ResourceType = ResourceType> extends FhirResponse {
  resource: R.Bundle<ResourceOf<T> | ResourceOf<ResourceType>> & AnyResource
  issues: FhirIssue[]
}

/** The R4 interactions of one server as one person. Every method throws {@link FhirError}. */
export interface FhirClient {
  /** Ends without a slash. */
  readonly fhirBaseUrl: string
  /** The typed openapi-fetch client over the same guarded transport; it returns error answers instead of throwing. */
  readonly raw: Client<paths, 'application/fhir+json'>
  read<T extends ResourceType>(resourceType: T, id: string): Promise<FhirResult<ResourceOf<T>>>
  /** Sent with `Prefer: handling=strict`, so that a server refuses what it would ignore (search.html#errors). */
  search<T extends ResourceType>(resourceType: T, params: SearchParams): Promise<SearchResult<T>>
  /** Follows a Bundle's `next` link, which must lie within the base. */
  searchPage<T extends ResourceType>(resourceType: T, link: string): Promise<SearchResult<T>>
  /** Where the server returns no representation, `resource` has only the `resourceType`, `id` and version it named. */
  create(resource: AnyResource | R.FhirResource, options?: { ifNoneExist?: SearchParams }): Promise<FhirResult>
  /** `ifMatch` is a version id (http.html#concurrency). An empty answer is treated as in `create`. */
  update(resource: AnyResource | R.FhirResource, options: { ifMatch: string }): Promise<FhirResult>
  delete(resourceType: ResourceType, id: string, options?: { ifMatch?: string }): Promise<FhirResponse>
  capabilities(): Promise<FhirResult<ResourceOf<'CapabilityStatement'>>>
}

export interface FhirClientOptions {
  /** With or without a trailing slash. `https:`, or `http:` on loopback if `allowLoopbackHttp`. */
  fhirBaseUrl: string
  /** A bearer token, or a function asked once before each call. Absent for open servers. */
  smartAccessToken?: string | (() => Promise<string>)
  fetch?: typeof globalThis.fetch
  /** For one call with its retries and its body. Default 30,000. */
  deadlineMs?: number
  /** Of one decoded body, counted while it streams. Default 10,000,000. */
  maxBodyBytes?: number
  allowLoopbackHttp?: boolean
  /** Told of each call before it is sent, as `FhirResponse.request` names it; retries are not told again. */
  onRequest?: (request: string) => void
}
