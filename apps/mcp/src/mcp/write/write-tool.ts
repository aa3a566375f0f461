import type {
  AnyResource,
  FhirClient,
  ResourceType,
  SearchPairs,
  ServerCapabilities,
  WriteInteraction,
} from '@repo/fhir'
import type * as z from 'zod'
import type { ToolBase } from '../tool.ts'
import type { written } from './written.ts'

export type FhirWriter = Pick<FhirClient, 'create' | 'update' | 'patch' | 'delete'>

/** A change of one record. */
export type RecordWrite = Extract<WriteInteraction, 'create' | 'update' | 'patch' | 'delete'>

export interface Written {
  reference: string
  versionId?: string
  /** In a word or two, for the model. */
  done: string
  /** What else the model should know of how it was done. */
  remark?: string
  /** The server has taken it on and has not said that it is made (status 202, R4 http.html#delete). */
  accepted?: true
}

/** Nothing was created. */
export interface Found {
  found: true
  /** What was there instead, where it is one record. */
  reference?: string
}

/** One call of a write tool, worked out from its arguments. */
export interface WritePlan {
  resourceType: ResourceType
  id?: string
  /** The version that the caller read: decided on, and the one to be changed. */
  versionId?: string
  /** The record as it is to be, where the arguments hold all of it. */
  proposed?: AnyResource
  /**
   * The record as it is to be, where it is made from the stored one.
   * @throws Failure where it cannot be made from it
   */
  change?(stored: AnyResource): AnyResource
  /** Why the stored record must not be changed so; undefined where it may. */
  objection?(stored: AnyResource): string | undefined
  /** Whether the whole record is sent, with all its numbers. */
  sendsWhole?: boolean
  /** Where a record matches, none is created (R4 http.html#ccreate). */
  ifNoneExist?: SearchPairs
  /** What the caller calls this creation, so that a repetition is known. */
  idempotencyKey?: string
  perform(fhir: FhirWriter, proposed: AnyResource | undefined): Promise<Written | Found>
}

/** A tool that changes the FHIR server. Every one answers the same: what was done to which version, never content. */
export interface WriteTool<I extends z.ZodObject> extends Omit<ToolBase<I, typeof written>, 'output'> {
  interaction: RecordWrite
  /** `server`: what the platform says it can do. @throws Failure `input/invalid` for arguments that contradict R4 or the platform */
  plan(input: z.output<I>, server: ServerCapabilities | undefined): WritePlan
}
