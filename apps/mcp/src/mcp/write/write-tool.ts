import type { AnyResource, FhirClient, ResourceType, WriteInteraction } from '@repo/fhir'
import type { z } from 'zod'
import type { ToolBase } from './tool.ts'

export type FhirWriter = Pick<FhirClient, 'create' | 'update' | 'patch' | 'delete'>

export interface Written {
  request: string
  reference: string
  versionId?: string
}

/** One call of a write tool, worked out from its arguments. */
export interface WritePlan<T> {
  resourceType: ResourceType
  id?: string
  /** The version that the caller read: decided on, and the one to be changed. */
  versionId?: string
  /**
   * The record as it is to be, given the stored one; undefined for a deletion.
   * @throws Failure where it cannot be made from the stored one
   */
  propose(stored: AnyResource | undefined): AnyResource | undefined
  /** Why the stored record must not be changed so; absent where it may. */
  objection?(stored: AnyResource): string | undefined
  perform(fhir: FhirWriter, proposed: AnyResource | undefined): Promise<Written>
  present(written: Written): T
}

/** A tool that changes the FHIR server. */
export interface WriteTool<I extends z.ZodObject, O extends z.ZodObject> extends ToolBase<I, O> {
  interaction: WriteInteraction
  plan(input: z.output<I>): WritePlan<z.output<O>>
}
