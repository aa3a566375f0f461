import type { ResourceType } from '../generated/resource-types.ts'

/** An input parameter (R4 operationdefinition.html). */
export interface OperationParameter {
  name: string
  min: number
  /** A number, or `*`. */
  max: string
  /** A data type, a resource type, `Resource` for any of them, or `Parameters.parameter` for one that has parts. */
  type: string
  documentation?: string
  parts?: readonly OperationParameter[]
}

/**
 * What an answer tells: `records` can be judged one by one; `aggregate` is computed from records that are not shown;
 * `terminology` is about codes; `nothing` is about what the caller sent.
 */
export type Disclosure = 'records' | 'terminology' | 'aggregate' | 'nothing'

/** An operation that reads (R4 operationdefinition.html). One name may have several, for different types. */
export interface OperationDefinition {
  /** Without `$`. */
  name: string
  system: boolean
  type: boolean
  instance: boolean
  /** At type and instance level. */
  resourceTypes: readonly ResourceType[]
  parameters: readonly OperationParameter[]
  discloses: Disclosure
}
