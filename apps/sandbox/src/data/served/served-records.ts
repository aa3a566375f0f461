import type { Resource } from '@medplum/fhirtypes'
import { narrativeOf } from '../../fhir/narrative/record-narrative.ts'
import type { Displays } from './displays.ts'
import { profilesOf } from './profiles.ts'

function withProfile<T extends Resource>(resource: T): T {
  const profile = profilesOf(resource)
  return profile.length > 0 ? { ...resource, meta: { profile, ...resource.meta } } : resource
}

/** The record with a narrative unless it has one; types that are no DomainResource cannot (R4 domainresource.html). */
export function withNarrative<T extends Resource>(resource: T): T {
  const isDomainResource = !['Binary', 'Bundle', 'Parameters'].includes(resource.resourceType)
  if (!isDomainResource || 'text' in resource) return resource
  return { ...resource, text: narrativeOf(resource) }
}

/**
 * Records as servers send them: with the profile that they satisfy, the names of what they refer to, and a narrative.
 * Adds their own names to `displays` first.
 */
export function served(resources: readonly Resource[], displays: Displays): Resource[] {
  displays.add(resources)
  return resources.map((resource) => withNarrative(displays.shownIn(withProfile(resource))))
}
