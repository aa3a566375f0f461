import type {
  AnyResource,
  FhirClient,
  FhirIssue,
  ReadInteraction,
  Reference,
  ResourceType,
  WriteInteraction,
} from '@repo/fhir'
import type { z } from 'zod'
import type { Caller } from './caller.ts'

interface ToolBase<I extends z.ZodObject, O extends z.ZodObject> {
  name: string
  title: string
  /** When to use it, when not, what to call first. */
  description: string
  input: I
  output: O
}

/** What a call is about, asked of scope and policy before the FHIR server is called. */
export interface Access {
  resourceType: ResourceType
  id?: string
  /** The patients that the request names; empty where it names none. */
  patients: Reference[]
}

/** What a read brought back: the records to be released one by one, and what is about the answer as a whole. */
export interface Fetched {
  /** Method, path and query as sent. */
  request: string
  records: AnyResource[]
  total?: number
  more?: boolean
  /** What the server remarked beside the records. */
  issues?: FhirIssue[]
}

/** Given to `present`: released records alone. */
export interface Released extends Fetched {
  withheld: boolean
}

export type FhirReader = Pick<FhirClient, 'read' | 'search' | 'capabilities'>
export type FhirWriter = Pick<FhirClient, 'create' | 'update' | 'delete'>

/** A tool that reads from the FHIR server. It is given no means to skip scope, policy or audit. */
export interface ReadTool<I extends z.ZodObject, O extends z.ZodObject> extends ToolBase<I, O> {
  interaction: ReadInteraction
  /** `platform` tells which absolute references are to its own records. */
  access(input: z.output<I>, platform: { fhirBaseUrl: string }): Access
  fetch(input: z.output<I>, fhir: FhirReader): Promise<Fetched>
  /** Pure. */
  present(released: Released, input: z.output<I>): z.output<O>
}

/** What a write is about. */
export interface WriteTarget {
  resourceType: ResourceType
  id?: string
  /** The version that the caller read: decided on, and the one to be changed. */
  versionId?: string
  /** The record as it is to be. */
  proposed?: AnyResource
}

export interface Written {
  request: string
  reference: string
  versionId?: string
}

/** A tool that changes the FHIR server. */
export interface WriteTool<I extends z.ZodObject, O extends z.ZodObject> extends ToolBase<I, O> {
  interaction: WriteInteraction
  target(input: z.output<I>): WriteTarget
  /** Why the stored record must not be changed so; absent where it may. */
  objection?(stored: AnyResource): string | undefined
  perform(input: z.output<I>, fhir: FhirWriter): Promise<Written>
  present(written: Written): z.output<O>
}

/** A tool that tells of the session and calls no FHIR server. */
export interface SessionTool<I extends z.ZodObject, O extends z.ZodObject> extends ToolBase<I, O> {
  tell(input: z.output<I>, caller: Caller): z.output<O>
}
