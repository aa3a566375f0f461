import { randomUUID } from 'node:crypto'
import type { Bundle, Composition, Resource } from '@medplum/fhirtypes'

/** The literal references anywhere in a resource, relative to the base, in the order of the text. */
export function referencesIn(resource: Resource, baseUrl: string): string[] {
  const found = [...JSON.stringify(resource).matchAll(/"reference":"([^"]+)"/g)].map(([, reference = '']) =>
    reference.replace(`${baseUrl}/`, ''),
  )
  return [...new Set(found)]
}

/** A document (R4 documents.html): the Composition first, then each record once. */
export function documentBundle(baseUrl: string, composition: Composition, records: Iterable<Resource>): Bundle {
  return {
    resourceType: 'Bundle',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomUUID()}` },
    type: 'document',
    timestamp: new Date().toISOString(),
    entry: [composition, ...records].map((resource) => ({
      fullUrl: `${baseUrl}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  }
}
