import type { FhirRequest, FhirResponse } from '@medplum/fhir-router'
import type { Records } from './store/records.ts'

/** One request, or one entry of a batch, on its way to a handler. */
export interface Call {
  records: Records
  /** Empty at the system level. */
  resourceType: string
  /** Empty at the system and type level. */
  id: string
  versionId: string
  query: URLSearchParams
  /** How many entries came before the page that is asked for. */
  offset: number
  body: unknown
  headers: NonNullable<FhirRequest['headers']>
  /** The id that a transaction gave a resource ahead of its creation, so that references could be rewritten. */
  assignedId?: string
  newId(): string
}

export type Handler = (call: Call) => FhirResponse

/** Whether the caller would rather have what is unknown ignored than refused (R4 search.html#errors). */
export function prefersLenient({ headers }: Call): boolean {
  return /(^|[,;\s])handling=lenient($|[,;\s])/.test(String(headers.prefer ?? ''))
}
