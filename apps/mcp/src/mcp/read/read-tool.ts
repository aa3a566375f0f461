import type { Hideable, PolicyRequest } from '@repo/cerbos'
import type {
  AnyResource,
  FhirClient,
  FhirIssue,
  FhirReads,
  OperationDefinition,
  ReadInteraction,
  Reference,
  ResourceType,
  SearchPairs,
  ServerCapabilities,
} from '@repo/fhir'
import type * as z from 'zod'
import type { Narrowable, Narrowed } from '../release/narrowing.ts'
import type { ToolBase } from '../tool.ts'
import type { Cursors } from './cursor.ts'

/** What a call looks into beside its own records, asked of policy together with the call itself. */
export interface Reach {
  interaction: ReadInteraction
  resourceType: ResourceType
  patients: Reference[]
  /** `criterion`: its records only decide which others are found, and are never shown. */
  stage: 'request' | 'criterion'
  /** Without `$`. */
  operation?: string
  /** Security labels to be assumed of what cannot be judged record by record. */
  labels?: readonly string[]
  /** What it looks at: to be shown to the person, or the call is refused. */
  shows?: readonly Hideable[]
  /** Denied, the call goes on without it. */
  optional?: true
  /** What to do where policy denies it: said beside the refusal, and tells of no record. */
  hint?: string
}

/** What a read is about, asked of scope and policy before the FHIR server is called. */
export interface Access {
  interaction: ReadInteraction
  resourceType: ResourceType
  id?: string
  versionId?: string
  /** The patients that the request names; empty where it names none. */
  patients: Reference[]
  /** Without `$`. */
  operation?: string
  /** What the operation's answer tells; `records` where nothing is said. */
  discloses?: OperationDefinition['discloses']
  /** Security labels to be assumed of what cannot be judged record by record. */
  labels?: readonly string[]
  /** What it looks at: to be shown to the person, or the call is refused. */
  shows?: readonly Hideable[]
  reaches?: readonly Reach[]
  /** What is pointed at by what the call sends along: nothing of it is shown. */
  pointedAt?: readonly PolicyRequest[]
  /** Of a search: by what it can be narrowed, where that is worth asking policy for. */
  narrowable?: Narrowable
}

/** A record that only says more of others, such as the Medication that a MedicationRequest refers to. */
export interface Lookup {
  record: AnyResource
  /** Shown only where one of these is. */
  saysMoreOf: readonly AnyResource[]
}

/** That a record was deleted. Nothing is left of it to be judged. */
export interface Deletion {
  reference: Reference
  versionId?: string
  lastModified?: string
}

/** What a read brought back: the records to be released one by one, and what is about the answer as a whole. */
export interface Fetched {
  /** Method, path and query as sent. */
  request: string
  /** In the order of the answer. */
  records: AnyResource[]
  /** Released as the records are, and listed apart. */
  included?: AnyResource[]
  lookups?: Lookup[]
  /** Shown in the history of one record alone, beside at least one version of it that is released. */
  deletions?: Deletion[]
  /** Of an operation about codes, or about what it was sent: no record, and shown for such operations alone. */
  open?: AnyResource[]
  total?: number
  /** Whether the server has further pages. */
  more?: boolean
  /** Path of the next page, relative to the base; absent where the server's link cannot be followed. */
  next?: string
  /** What the server remarked beside the records. */
  issues?: FhirIssue[]
  moreIssues?: number
  /** Current records of the versions above: judged with them and never shown. Where one is withheld, all is. */
  guards?: AnyResource[]
  /**
   * The current record of each version above that has one: judged too and never shown. A version is shown only where its
   * own is released, and not where that is not known (undefined).
   */
  currents?: ReadonlyMap<AnyResource, AnyResource | undefined>
  /** What we remark: tells nothing of records. */
  remarks?: string[]
  /** That policy narrowed a search, in words; among the remarks too. */
  narrowed?: string
  /** What it added to the first page. */
  added?: SearchPairs
}

/** Given to `present`: released records alone. */
export interface Released extends Fetched {
  withheld: boolean
  /** That policy hides parts of these records, in words; among the remarks too. */
  masked?: string
}

/** Searches go by checked pairs alone. */
export type FhirReader = Omit<FhirReads, 'search'> & Pick<FhirClient, 'fhirBaseUrl'>

/** Whether a reach of the plan was allowed. */
export type MayReach = (reach: Reach) => boolean

/** What a plan may lean on beside the arguments. None of it reads a record. */
export interface Surroundings {
  platform: { id: string; fhirBaseUrl: string }
  /** What the platform says it can do; undefined where it does not say. */
  capabilities(): Promise<ServerCapabilities | undefined>
  /** Parameters to be sent beside those of a search, so that what would be withheld is not fetched. */
  narrowing(type: ResourceType, pairs: SearchPairs): Promise<SearchPairs>
  /** Operations of the platform that its settings allow beside our own list. */
  operations: readonly OperationDefinition[]
  cursors: Cursors
}

/** One call of a read tool, worked out from its arguments. */
export interface ReadPlan<T> {
  access: Access
  /** The tool's only I/O. */
  fetch(fhir: FhirReader, may: MayReach, narrowed: Narrowed): Promise<Fetched>
  /** Given only what the person may see. */
  present(released: Released): T | Promise<T>
}

/** A tool that reads from the FHIR server. It is given no means to skip scope, policy or audit. */
export interface ReadTool<I extends z.ZodObject, O extends z.ZodObject> extends ToolBase<I, O> {
  /** Decides the MCP hints, and what is recorded of a call whose arguments are refused. */
  interaction: ReadInteraction
  /** @throws Failure `input/invalid` for arguments that contradict each other, R4 or the platform */
  plan(input: z.output<I>, around: Surroundings): ReadPlan<z.output<O>> | Promise<ReadPlan<z.output<O>>>
}
