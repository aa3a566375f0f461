import type { CodeSystem, ConceptMap, Questionnaire, Resource, ValueSet } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import type { OperationInput } from '../operations/input.ts'
import { missing, unknown } from '../outcomes.ts'

/** The types that are found by a canonical URL here. */
export interface Definitions {
  CodeSystem: CodeSystem
  ConceptMap: ConceptMap
  Questionnaire: Questionnaire
  ValueSet: ValueSet
}
export type DefinitionType = keyof Definitions

/** Where definitions come from: those that the caller may see, none of a type that is not granted. */
export interface DefinitionSource {
  definitions(resourceType: DefinitionType): Iterable<Resource>
}

/** The definition with a canonical URL (`url` or `url|version`); of several versions the highest. */
export function defined<T extends DefinitionType>(
  source: DefinitionSource,
  resourceType: T,
  canonical: string,
  version?: string,
): Definitions[T] | undefined {
  const [url, ofUrl] = canonical.split('|')
  const wanted = version ?? ofUrl
  let best: Definitions[T] | undefined
  for (const resource of source.definitions(resourceType)) {
    const candidate = resource as Definitions[T]
    if (candidate.url !== url || (wanted !== undefined && candidate.version !== wanted)) continue
    if (!best || (candidate.version ?? '') > (best.version ?? '')) best = candidate
  }
  return best
}

/** Throws 404 where there is no such definition, or none that the caller may see. */
export function requireDefined<T extends DefinitionType>(
  source: DefinitionSource,
  resourceType: T,
  canonical: string,
  version?: string,
): Definitions[T] {
  const found = defined(source, resourceType, canonical, version)
  if (!found) throw unknown(`No ${resourceType} with this URL and version is known`)
  return found
}

/**
 * What a terminology operation works on: the instance it was invoked on, else the resource in the request, else the
 * one that `url` names. Throws 400 when there is none of these, 404 for an unknown one.
 */
export function subjectOf<T extends DefinitionType>(
  { records, id }: Call,
  input: OperationInput,
  resourceType: T,
  names: { resource: string; url: string; version: string },
): Definitions[T] {
  if (id !== '') return records.read(resourceType, id, 'operation') as Resource as Definitions[T]
  const given = input.resource(names.resource, resourceType)
  if (given) return given as Definitions[T]
  const url = input.text(names.url)
  if (url === undefined) throw missing(`${names.url} or ${names.resource} is required`)
  return requireDefined(records, resourceType, url, input.text(names.version))
}
