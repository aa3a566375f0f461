import type { PolicyRecord } from '@repo/cerbos'
import {
  type AnyResource,
  isAboutGroup,
  isAboutSomebody,
  labelsOf,
  organizationsOf,
  patientsOf,
  type Reference,
  type ScopeGrant,
  scopeFiltersMet,
  unclearReferences,
} from '@repo/fhir'
import { isObject } from '../present/datatypes.ts'

/** Stands for whom a reference that we cannot read may mean: the record is then not about one's own patient alone. */
export const someoneElse: Reference = 'Patient/-'

/** The resources inside a resource (R4 references.html#contained): whoever is shown it reads them too. */
export function containedIn({ contained }: AnyResource): AnyResource[] {
  const inside: unknown[] = [contained].flat()
  return inside.filter(isResource).flatMap((resource) => [resource, ...containedIn(resource)])
}

export function isResource(value: unknown): value is AnyResource {
  return isObject(value) && typeof value.resourceType === 'string'
}

/** Whose a contained resource is. Its id means nothing outside, so that a contained Patient is we do not know who. */
function patientsOfContained(inside: AnyResource, { contained }: AnyResource, fhirBaseUrl: string): Reference[] {
  if (inside.resourceType === 'Patient') return [someoneElse]
  // `#id` means another of the resources that the same record contains.
  const isUnclear = isAboutGroup(inside) || unclearReferences({ ...inside, contained }, { fhirBaseUrl }).length > 0
  return [...patientsOf(inside, { fhirBaseUrl }), ...(isUnclear ? [someoneElse] : [])]
}

/**
 * What policy is told of a record, and of all that it contains; of the filters that scopes carry (SMART App Launch 2.2
 * §3.0.2.4), those that the record meets.
 */
export function policyRecord(
  resource: AnyResource,
  fhirBaseUrl: string,
  scopes: readonly ScopeGrant[] = [],
): PolicyRecord {
  const { resourceType, id } = resource
  // A linked Patient (`Patient.link`) is in the R4 compartment too, but one person's record is not the other's to see.
  const isPerson = resourceType === 'Patient' && id !== undefined
  const literal: Reference[] = isPerson ? [`Patient/${id}`] : patientsOf(resource, { fhirBaseUrl })
  const isUnclear = !isPerson && (isAboutGroup(resource) || unclearReferences(resource, { fhirBaseUrl }).length > 0)
  const contained = containedIn(resource)
  const inside = contained.flatMap((one) => patientsOfContained(one, resource, fhirBaseUrl))
  const patients = new Set([...literal, ...(isUnclear ? [someoneElse] : []), ...inside])
  if (patients.size === 0 && isAboutSomebody(resource)) patients.add(someoneElse)
  const labels = new Set([resource, ...contained].flatMap(labelsOf))
  const filters = scopeFiltersMet(resource, scopes)
  const types = new Set(contained.map((one) => one.resourceType))
  return {
    resourceType,
    patients: [...patients],
    labels: [...labels],
    filters,
    // Of the record alone: what it contains is not said to be of another organisation's, nor to be one's own.
    organizations: organizationsOf(resource, { fhirBaseUrl }),
    contained: [...types],
    ...(id && { id }),
  }
}
