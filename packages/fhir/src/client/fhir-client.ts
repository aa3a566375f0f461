import type * as R from 'fhir/r4'
import type { Client } from 'openapi-fetch'
import type { paths, Resources } from '../generated/r4.d.ts'
import type { ResourceType } from '../generated/resource-types.ts'
import type { AnyResource, Reference } from '../vocabulary.ts'
import type { FhirErrorCode, FhirIssue } from './fhir-error.ts'
import type { FhirTransport } from './fhir-transport.ts'
import type { JsonPatchOperation } from './rest-shapes.ts'
import type { SearchParams, SearchQuery } from './search-params.ts'

/** A resource of type T as published for R4, which every layer can also read as `AnyResource`. */
export type ResourceOf<T extends ResourceType> = Resources[T] & AnyResource

export interface FhirResponse {
  /**
   * Method, path and query as sent, relative to the base: `GET /Observation?patient=1`. A search by form shows its
   * parameters too, which are in the body: `POST /Observation/_search?patient=1`.
   */
  request: string
  status: number
  /** From the ETag, else `meta.versionId`. */
  versionId?: string
  /** From `Last-Modified` as sent, else `meta.lastUpdated`. */
  lastModified?: string
  /** Warnings and hints that came with a success, at most 20, the gravest first. */
  issues: FhirIssue[]
  /** How many further issues there were; absent where none. */
  moreIssues?: number
  /**
   * Where a number of the body would be written otherwise than it came, such as `7.000` (datatypes.html#decimal): who
   * sends the resource back whole changes it.
   */
  losesPrecision?: true
}

export interface FhirResult<T extends { resourceType: string } = AnyResource> extends FhirResponse {
  resource: T
}

/** What a write left behind. Where the server returns no representation, only the type, id and version it named. */
export interface WriteResult extends FhirResult {
  /** Whether the record is new (status 201): not so where a conditional create found one (http.html#ccreate). */
  created: boolean
}

/** A Bundle of type T with its OperationOutcome entries (`search.mode` outcome) moved to `issues`. */
export interface SearchResult<T extends ResourceType = ResourceType> extends FhirResponse {
  resource: R.Bundle<ResourceOf<T> | ResourceOf<ResourceType>> & AnyResource
  /** Where the parameters went in the body: its `self` link need not name them, as `droppedParameters` is to be told. */
  form?: true
}

/** Of one record, of a type, or of the whole server where it is empty. */
export interface HistoryScope {
  resourceType?: ResourceType
  id?: string
}

export interface HistoryOptions {
  count?: number
  /** An instant: versions created at or after it. */
  since?: string
  /** A date, dateTime or period: versions current at some point in it. */
  at?: string
}

export type HistoryMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One version of a record, or its deletion. */
export interface HistoryEntry {
  resourceType: string
  id: string
  /** Absent for deletions, and where the server keeps no content of the version. */
  resource?: AnyResource
  /** How the version came to be. */
  method: HistoryMethod
  versionId?: string
  lastModified?: string
  deleted: boolean
}

/** A history Bundle, its OperationOutcome entries moved to `issues`. */
export interface HistoryResult extends FhirResponse {
  /** In the order of the server: newest first. */
  entries: HistoryEntry[]
  total?: number
  /** For `historyPage`. */
  next?: string
}

/** The answer to one entry of a batch or transaction. */
export interface BundleEntryResult {
  /** Absent where the server named none. */
  status?: number
  /** What went wrong, where something did. */
  code?: FhirErrorCode
  resource?: AnyResource
  /** What `location` names. */
  reference?: Reference
  versionId?: string
  lastModified?: string
  /** Those of this entry; all entries together have at most 20. */
  issues: FhirIssue[]
}

export interface BundleResult extends FhirResponse {
  /** In the order of the requests, as many as there were. */
  entries: BundleEntryResult[]
}

/** An operation at system, type, instance or version level, by what is given. */
export interface OperationCall {
  /** Without `$`. */
  name: string
  resourceType?: ResourceType
  id?: string
  versionId?: string
  /** A Parameters resource, as `toParameters` builds it. */
  parameters?: R.Parameters
  /** By default GET where all parameters are primitives and the URL stays short, else POST. */
  method?: 'GET' | 'POST'
}

export interface OperationResult extends FhirResponse {
  /** Whatever the operation answers; absent where it answers nothing. */
  resource?: AnyResource
}

/** The R4 interactions of one server as one person. Every method throws {@link FhirError}. */
export interface FhirClient {
  /** Ends without a slash. */
  readonly fhirBaseUrl: string
  /** The typed openapi-fetch client over the same guarded transport; it returns error answers instead of throwing. */
  readonly raw: Client<paths, 'application/fhir+json'>
  read<T extends ResourceType>(resourceType: T, id: string): Promise<FhirResult<ResourceOf<T>>>
  vread<T extends ResourceType>(resourceType: T, id: string, versionId: string): Promise<FhirResult<ResourceOf<T>>>
  /**
   * Sent with `Prefer: handling=strict`, so that a server refuses what it would ignore (search.html#errors). By POST to
   * `_search` with `form`, and always where the URL would be longer than 4,000 characters.
   */
  search<T extends ResourceType>(
    resourceType: T,
    query: SearchQuery<NoInfer<T>>,
    options?: { form?: boolean },
  ): Promise<SearchResult<T>>
  /** `search` by parameters that no compiler checked, such as those of a request: `checkSearch` tells what is wrong with them. */
  searchPairs<T extends ResourceType>(
    resourceType: T,
    params: SearchParams,
    options?: { form?: boolean },
  ): Promise<SearchResult<T>>
  /** Follows the `next` link of a search or an operation, which must be absolute and lie within the base. */
  searchPage<T extends ResourceType>(resourceType: T, link: string): Promise<SearchResult<T>>
  /** An entry about another record or type than the scope's is `fhir/malformed`. */
  history(scope: HistoryScope, options?: HistoryOptions): Promise<HistoryResult>
  /** Follows `next`, which must lie within the base; `scope` as for the first page. */
  historyPage(link: string, scope?: HistoryScope): Promise<HistoryResult>
  operation(call: OperationCall): Promise<OperationResult>
  capabilities(): Promise<FhirResult<ResourceOf<'CapabilityStatement'>>>
  create(resource: AnyResource | R.FhirResource, options?: { ifNoneExist?: SearchParams }): Promise<WriteResult>
  /**
   * `ifMatch` is a version id (http.html#concurrency). Without it the record is replaced whatever its version, or
   * created under this id where the server allows that (http.html#upsert).
   */
  update(resource: AnyResource | R.FhirResource, options: { ifMatch?: string }): Promise<WriteResult>
  /** Replaces the one record that `params` find, or creates one (http.html#cond-update). Needs a criterion. */
  updateWhere(resource: AnyResource | R.FhirResource, params: SearchParams): Promise<WriteResult>
  /** JSON Patch (RFC 6902; http.html#patch). */
  patch(
    resourceType: ResourceType,
    id: string,
    operations: readonly JsonPatchOperation[],
    options?: { ifMatch?: string },
  ): Promise<WriteResult>
  /** Patches the one record that `params` find. Needs a criterion. */
  patchWhere(
    resourceType: ResourceType,
    params: SearchParams,
    operations: readonly JsonPatchOperation[],
  ): Promise<WriteResult>
  delete(resourceType: ResourceType, id: string, options?: { ifMatch?: string }): Promise<FhirResponse>
  /** Deletes what `params` find: one, or all where the server allows several (http.html#cdelete). Needs a criterion. */
  deleteWhere(resourceType: ResourceType, params: SearchParams): Promise<FhirResponse>
  /** Each entry on its own. Requests must be relative; answers tell what became of each. */
  batch(bundle: AnyResource | R.Bundle): Promise<BundleResult>
  /** All or nothing: a failure of one is thrown. */
  transaction(bundle: AnyResource | R.Bundle): Promise<BundleResult>
}

/** Of a client what shows records and changes none. */
export type FhirReads = Pick<
  FhirClient,
  'read' | 'vread' | 'search' | 'searchPairs' | 'searchPage' | 'history' | 'historyPage' | 'operation' | 'capabilities'
>

export interface FhirClientOptions {
  /** With or without a trailing slash. `https:`, or `http:` on loopback if `allowLoopbackHttp`. */
  fhirBaseUrl: string
  /**
   * A bearer token, or a function asked before each call, and once more, within the deadline, with the token that the
   * server has refused (401): given another one, the call is sent again, a write too; given the same or none, the 401
   * stands. What it throws is thrown on. Absent, or undefined, for open servers.
   */
  smartAccessToken?: string | ((refused?: string) => Promise<string | undefined>)
  fetch?: typeof globalThis.fetch
  /** For one call with its retries and its body. Default 30,000. */
  deadlineMs?: number
  /** Of one decoded body, counted while it streams. Default 10,000,000. */
  maxBodyBytes?: number
  allowLoopbackHttp?: boolean
  /** The caller's cancellation: ends requests and pauses at once with `fhir/cancelled`. */
  signal?: AbortSignal
  /** Told of each call before it is sent, as `FhirResponse.request` names it; retries are not told again. */
  onRequest?: (request: string) => void
  /**
   * Stands between the calls and their sending. What it sends on goes with token, deadline and limits as ever; what it
   * answers or throws itself is taken as it is, however long it took.
   */
  through?: (send: FhirTransport) => FhirTransport
}
