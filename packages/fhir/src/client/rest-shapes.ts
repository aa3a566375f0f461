/** How each R4 REST interaction looks to openapi-fetch (http.html, search.html); types only, used by the generated `paths`. */
import type * as R from 'fhir/r4'

export type Multi<T> = T | readonly T[]
type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap'
type Prefixed = `${Prefix | ''}${number}`

export type StringValue = Multi<string>
export type TokenValue = Multi<string | boolean>
export type DateValue = Multi<`${Prefixed}${string}`>
export type NumberValue = Multi<number | Prefixed | `${Prefixed},${string}`>
export type QuantityValue = Multi<number | `${Prefixed}${string}`>
/** `Type/id`, an absolute URL, or a bare id. The listed targets are offered by editors, other text is allowed. */
export type ReferenceValue<Target extends string = string> = Multi<`${Target}/${string}` | (string & {})>

export type StringModifier = 'exact' | 'contains' | 'text'
export type TokenModifier = 'not' | 'text' | 'in' | 'not-in' | 'above' | 'below' | 'of-type'
export type UriModifier = 'above' | 'below'
export type ReferenceModifier<Type extends string> = 'identifier' | 'above' | 'below' | Type
export type Modified<Name extends string, Modifier extends string, Value> = { [K in `${Name}:${Modifier}`]?: Value }

type Summary = 'true' | 'text' | 'data' | 'count' | 'false'

/** The parameters of every type (search.html#all, #Summary), chains and reverse chains, whose names `searchQuery` checks. */
export interface ResourceQuery<Include extends string = never> {
  _id?: TokenValue
  _lastUpdated?: DateValue
  _tag?: TokenValue
  _profile?: StringValue
  _security?: TokenValue
  _source?: StringValue
  _text?: StringValue
  _content?: StringValue
  _list?: StringValue
  _query?: string
  _filter?: StringValue
  _type?: StringValue
  _sort?: string
  _count?: number
  _summary?: Summary
  _elements?: string
  _total?: 'none' | 'estimate' | 'accurate'
  _contained?: 'true' | 'false' | 'both'
  _containedType?: 'container' | 'contained'
  _include?: Multi<Include | `${Include}:${string}` | '*'>
  '_include:iterate'?: StringValue
  _revinclude?: Multi<`${string}:${string}`>
  '_revinclude:iterate'?: StringValue
  [reverseChain: `_has:${string}`]: StringValue | undefined
  [chain: `${string}.${string}`]: StringValue | undefined
}

export type NoQuery = Record<string, never>
interface InstancePathParameters {
  id: string
}
interface VersionPathParameters extends InstancePathParameters {
  vid: string
}
interface Prefer {
  Prefer?: string
}
interface ConditionalWrite extends Prefer {
  'If-Match'?: string
}
interface ConditionalCreate extends Prefer {
  'If-None-Exist'?: string
}
interface ConditionalRead {
  'If-None-Match'?: string
  'If-Modified-Since'?: string
}

interface Parameters<Query, Header = undefined> {
  query?: Query
  header?: Header
  path?: undefined
  cookie?: undefined
}
interface AddressedParameters<Query, Header = undefined, Path = InstancePathParameters> {
  query?: Query
  header?: Header
  path: Path
  cookie?: undefined
}
interface Content<T> {
  content: { 'application/fhir+json': T }
}
interface Answer<T> extends Content<T> {
  headers: { ETag?: string; Location?: string; 'Last-Modified'?: string; [name: string]: unknown }
}
interface EmptyAnswer {
  headers: { [name: string]: unknown }
  content?: undefined
}
type Answers<T, Status extends number = 200> = { [S in Status]: Answer<T> } & { default: Answer<R.OperationOutcome> }
interface DeleteAnswers {
  200: Answer<R.OperationOutcome>
  204: EmptyAnswer
  default: Answer<R.OperationOutcome>
}

export interface TypePath<T extends R.FhirResource, Query> {
  get: { parameters: Parameters<Query, Prefer>; responses: Answers<R.Bundle<T | R.FhirResource>> }
  post: {
    parameters: Parameters<undefined, ConditionalCreate>
    requestBody: Content<T>
    responses: Answers<T, 200 | 201>
  }
  put: { parameters: Parameters<Query, ConditionalWrite>; requestBody: Content<T>; responses: Answers<T, 200 | 201> }
  delete: { parameters: Parameters<Query>; responses: DeleteAnswers }
}

export interface FormSearchPath<T extends R.FhirResource, Query> {
  post: {
    parameters: Parameters<undefined, Prefer>
    requestBody: { content: { 'application/x-www-form-urlencoded': Query } }
    responses: Answers<R.Bundle<T | R.FhirResource>>
  }
}

/** One operation of RFC 6902. */
export interface JsonPatchOperation {
  op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test'
  path: string
  from?: string
  value?: unknown
}

export interface InstancePath<T extends R.FhirResource> {
  get: {
    parameters: AddressedParameters<{ _summary?: Summary; _elements?: string }, ConditionalRead>
    responses: Answers<T>
  }
  put: {
    parameters: AddressedParameters<undefined, ConditionalWrite>
    requestBody: Content<T>
    responses: Answers<T, 200 | 201>
  }
  patch: {
    parameters: AddressedParameters<undefined, ConditionalWrite>
    requestBody: {
      content: { 'application/json-patch+json': readonly JsonPatchOperation[]; 'application/fhir+json': R.Parameters }
    }
    responses: Answers<T>
  }
  delete: { parameters: AddressedParameters<undefined, ConditionalWrite>; responses: DeleteAnswers }
}

interface HistoryQuery {
  _count?: number
  _since?: string
  _at?: string
  _sort?: string
}
export interface HistoryPath<T extends R.FhirResource> {
  get: { parameters: Parameters<HistoryQuery>; responses: Answers<R.Bundle<T>> }
}
export interface InstanceHistoryPath<T extends R.FhirResource> {
  get: { parameters: AddressedParameters<HistoryQuery>; responses: Answers<R.Bundle<T>> }
}
export interface VreadPath<T extends R.FhirResource> {
  get: { parameters: AddressedParameters<undefined, ConditionalRead, VersionPathParameters>; responses: Answers<T> }
}

type OperationInput = Content<R.Parameters | R.FhirResource>
/** GET only where the operation changes nothing and its required inputs are primitives (operations.html#request). */
export type OperationPath<Query, Output, Get extends boolean> = {
  post: { parameters: Parameters<undefined>; requestBody?: OperationInput; responses: Answers<Output> }
} & (Get extends true ? { get: { parameters: Parameters<Query>; responses: Answers<Output> } } : unknown)
export type InstanceOperationPath<Query, Output, Get extends boolean> = {
  post: { parameters: AddressedParameters<undefined>; requestBody?: OperationInput; responses: Answers<Output> }
} & (Get extends true ? { get: { parameters: AddressedParameters<Query>; responses: Answers<Output> } } : unknown)

export interface SystemPath {
  get: { parameters: Parameters<ResourceQuery, Prefer>; responses: Answers<R.Bundle> }
  post: { parameters: Parameters<undefined, Prefer>; requestBody: Content<R.Bundle>; responses: Answers<R.Bundle> }
}
export interface MetadataPath {
  get: {
    parameters: Parameters<{ mode?: 'full' | 'normative' | 'terminology' }>
    responses: Answers<R.CapabilityStatement>
  }
}
