import type { AnyResource, FhirResponse } from '@repo/fhir'
import { z } from 'zod'
import type { Written } from '../tool.ts'

/** What a write answers: never content, which would need policy on what the server returned. */
export const written = z.object({
  reference: z.string(),
  versionId: z.string().optional(),
  done: z.string(),
})

export function toWritten({ request, versionId }: FhirResponse, { resourceType, id }: AnyResource): Written {
  return { request, reference: `${resourceType}/${id ?? ''}`, ...(versionId && { versionId }) }
}

export function presentWritten(done: string) {
  return ({ reference, versionId }: Written): z.output<typeof written> => ({
    reference,
    ...(versionId && { versionId }),
    done,
  })
}
