import { type AnyResource, FhirError, type ResourceType } from '@repo/fhir'
import type { FhirReader } from '../read/read-tool.ts'

/**
 * The record that a version is of, as it is now: a label or another patient may have come to it since. None where it was
 * deleted.
 * @throws FhirError
 */
export async function currentOf(fhir: FhirReader, resourceType: ResourceType, id: string): Promise<AnyResource[]> {
  try {
    return [(await fhir.read(resourceType, id)).resource]
  } catch (cause) {
    if (cause instanceof FhirError && ['fhir/gone', 'fhir/not-found'].includes(cause.code)) return []
    throw cause
  }
}
