import { literalTarget, type ServerBase } from './compartment.ts'
import type { ResourceType } from './generated/resource-types.ts'
import type { AnyResource, Reference } from './vocabulary.ts'

/** Elements by which a record says which organisation keeps it, manages what it describes or is in charge (R4). */
export const organizationElements: Readonly<Partial<Record<ResourceType, string>>> = {
  Account: 'owner',
  CareTeam: 'managingOrganization',
  Composition: 'custodian',
  Consent: 'organization',
  DocumentReference: 'custodian',
  Encounter: 'serviceProvider',
  Endpoint: 'managingOrganization',
  EpisodeOfCare: 'managingOrganization',
  Group: 'managingEntity',
  Location: 'managingOrganization',
  Patient: 'managingOrganization',
  Person: 'managingOrganization',
}

const byType: ReadonlyMap<string, string> = new Map(Object.entries(organizationElements))

/** Of the references in one element, so many are looked at. Leaving out can only make the record fewer people's. */
const maxReferences = 20

/**
 * The organisations whose record this is, as `Organization/id`, each once, by the element that R4 has for it in its type. Only
 * literal references count: contained (`#`), `urn:`, logical and foreign absolute references name none here. Absolute ones
 * count on `fhirBaseUrl` alone.
 */
export function organizationsOf(resource: AnyResource, server: ServerBase = {}): Reference[] {
  const element = byType.get(resource.resourceType)
  if (element === undefined) return []
  const organizations = new Set<Reference>()
  for (const value of [resource[element]].flat().slice(0, maxReferences)) {
    const reference: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'reference') : undefined
    const target = typeof reference === 'string' ? literalTarget(reference, server) : undefined
    if (target?.resourceType === 'Organization') organizations.add(`Organization/${target.id}`)
  }
  return [...organizations]
}
