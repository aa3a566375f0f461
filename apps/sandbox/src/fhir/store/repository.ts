import { randomUUID } from 'node:crypto'
import { formatSearchQuery, type Operation, type SearchRequest, type WithId } from '@medplum/core'
import { FhirRepository } from '@medplum/fhir-router'
import type { Bundle, Parameters, Reference, Resource } from '@medplum/fhirtypes'
import { invalid, notSupported } from '../outcomes.ts'
import { parseQuery } from '../search/query.ts'
import { search } from '../search/search.ts'
import type { Records } from './records.ts'

/**
 * One caller's records behind the seam that @medplum/fhir-router works on. Its MemoryRepository is not used: it has no
 * rollback, forgets deletions, reverses history in place at each read, and its search lacks half of R4.
 */
export class CallerRepository extends FhirRepository {
  readonly records: Records

  constructor(records: Records) {
    super()
    this.records = records
  }

  override setMode(): void {}

  override generateId(): string {
    return randomUUID()
  }

  override async createResource<T extends Resource>(resource: T): Promise<WithId<T>> {
    return this.records.create(resource, this.generateId()) as Resource as WithId<T>
  }

  override async readResource<T extends Resource>(resourceType: string, id: string): Promise<WithId<T>> {
    return this.records.read(resourceType, id) as Resource as WithId<T>
  }

  override async readReference<T extends Resource>({ reference = '' }: Reference<T>): Promise<WithId<T>> {
    const [resourceType, id, ...rest] = reference.split('/')
    if (!resourceType || !id || rest.length > 0) throw invalid('Not a relative reference')
    return this.readResource(resourceType, id)
  }

  override async readReferences<T extends Resource>(references: readonly Reference<T>[]): Promise<(T | Error)[]> {
    const results = await Promise.allSettled(references.map((reference) => this.readReference<T>(reference)))
    return results.map((result) => (result.status === 'fulfilled' ? result.value : (result.reason as Error)))
  }

  override async readHistory<T extends Resource>(resourceType: string, id: string): Promise<Bundle<T>> {
    const versions = this.records.history(resourceType, id)
    const entry = versions.flatMap(({ resource }) => (resource ? [{ resource: resource as Resource as T }] : []))
    return { resourceType: 'Bundle', type: 'history', entry }
  }

  override async readVersion<T extends Resource>(type: string, id: string, versionId: string): Promise<WithId<T>> {
    return this.records.vread(type, id, versionId) as Resource as WithId<T>
  }

  override async updateResource<T extends Resource>(resource: T, options?: { ifMatch?: string }): Promise<WithId<T>> {
    return this.records.update(resource, resource.id ?? '', options?.ifMatch).stored as Resource as WithId<T>
  }

  override async deleteResource(resourceType: string, id: string, options?: { ifMatch?: string }): Promise<void> {
    this.records.delete(resourceType, id, options?.ifMatch)
  }

  override async patchResource<T extends Resource>(
    resourceType: T['resourceType'],
    id: string,
    patch: Operation[] | Parameters,
    options?: { ifMatch?: string },
  ): Promise<WithId<T>> {
    if (!Array.isArray(patch)) throw notSupported('Only JSON Patch is supported')
    return this.records.patch(resourceType, id, patch, options?.ifMatch) as Resource as WithId<T>
  }

  override async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    const query = parseQuery(request.resourceType, new URLSearchParams(formatSearchQuery(request)), false)
    return search(query, this.records, 0) as Bundle<WithId<T>>
  }

  override async searchByReference<T extends Resource>(
    request: SearchRequest<T>,
    field: string,
    references: string[],
  ): Promise<Record<string, WithId<T>[]>> {
    const found: Record<string, WithId<T>[]> = {}
    for (const reference of references) {
      const query = new URLSearchParams(formatSearchQuery(request))
      query.append(field, reference)
      const bundle = search(parseQuery(request.resourceType, query, false), this.records, 0)
      found[reference] = (bundle.entry ?? []).map(({ resource }) => resource as WithId<T>)
    }
    return found
  }

  /** Takes back all writes when `callback` throws. */
  override withTransaction<R>(callback: (repository: this) => Promise<R>): Promise<R> {
    return this.records.transaction(() => callback(this))
  }
}

/** The records behind a repository that the router hands to a handler. */
export function recordsOf(repository: FhirRepository): Records {
  if (!(repository instanceof CallerRepository)) throw new TypeError('The router was given a foreign repository')
  return repository.records
}
