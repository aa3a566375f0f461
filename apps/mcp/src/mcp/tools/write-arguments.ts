import type { AnyResource, WriteResult } from '@repo/fhir'
import * as z from 'zod'
import type { Written } from '../write/write-tool.ts'

/** Longer than any handle of ours. */
const maxHandleLength = 100

export const confirm = z
  .string()
  .max(maxHandleLength)
  .optional()
  .describe('That of the answer, once the person has agreed')

const unconfirmed = 'The FHIR server accepted the change and has not said that it is made: read or search later.'

/** What a write that the server took has made: which version of what. */
export function writtenOf(
  { resourceType, id = '' }: AnyResource,
  { status, versionId }: Pick<WriteResult, 'status' | 'versionId'>,
  done: string,
): Written {
  const written = { reference: `${resourceType}/${id}`, ...(versionId && { versionId }) }
  if (status !== 202) return { ...written, done }
  return { ...written, done: 'accepted, not confirmed', remark: unconfirmed, accepted: true }
}
