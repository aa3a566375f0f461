import type { AnyResource, WriteResult } from '@repo/fhir'
import * as z from 'zod'
import type { Written } from '../write/write-tool.ts'

/** Longer than any handle of ours. */
const maxHandleLength = 100

export const confirm = z
  .string()
  .max(maxHandleLength)
  .optional()
  .describe('Leave out at first; then "confirm" of the answer, once the person has agreed to its changes')

/** The version that a write made, by the reference of what was written. */
export function versionOf(resource: AnyResource, { versionId }: Pick<WriteResult, 'versionId'>): Omit<Written, 'done'> {
  return { reference: `${resource.resourceType}/${resource.id ?? ''}`, ...(versionId && { versionId }) }
}
