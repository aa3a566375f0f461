import type { Meta, Resource } from '@medplum/fhirtypes'

/** A version as stored. It is never changed: caches are keyed by the object. */
export type StoredResource = Resource & { id: string; meta: Meta & { versionId: string; lastUpdated: string } }

export interface Version {
  /** `Type/id`. */
  reference: string
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  versionId: string
  lastUpdated: string
  /** Absent for a deletion. */
  resource?: StoredResource
}

/** All versions of all records, in memory. Answers what is stored; who may see it is the repository's business. */
export class RecordStore {
  readonly #current = new Map<string, Map<string, StoredResource>>()
  /** By type, then by id. */
  readonly #versions = new Map<string, Map<string, Version[]>>()
  readonly #generations = new Map<string, number>()
  readonly #now: () => Date
  #undo: (() => void)[] | undefined

  constructor(now: () => Date) {
    this.#now = now
  }

  get size(): number {
    return [...this.#current.values()].reduce((sum, records) => sum + records.size, 0)
  }

  /** Grows with every write to the type: what was derived from an older generation is stale. */
  generation(resourceType: string): number {
    return this.#generations.get(resourceType) ?? 0
  }

  all(resourceType: string): Iterable<StoredResource> {
    return this.#current.get(resourceType)?.values() ?? []
  }

  current(resourceType: string, id: string): StoredResource | undefined {
    return this.#current.get(resourceType)?.get(id)
  }

  /** Oldest first; empty for what never was. */
  versions(resourceType: string, id: string): readonly Version[] {
    return this.#versions.get(resourceType)?.get(id) ?? []
  }

  /** All versions of all records of the type, oldest first within a record. */
  versionsOfType(resourceType: string): Version[] {
    return [...(this.#versions.get(resourceType)?.values() ?? [])].flat()
  }

  /** Stores `resource` as the next version of its id. `lastUpdated` overrides the clock, for sample data. */
  put(resource: Resource & { id: string }, method: Version['method'], lastUpdated?: string): StoredResource {
    const { resourceType, id } = resource
    const stamp = { versionId: this.#nextVersionId(resourceType, id), lastUpdated: lastUpdated ?? this.#instant() }
    const stored = { ...resource, meta: { ...resource.meta, ...stamp } } as StoredResource
    this.#append(resourceType, id, { reference: `${resourceType}/${id}`, method, ...stamp, resource: stored })
    const records = this.#current.get(resourceType) ?? new Map<string, StoredResource>()
    this.#current.set(resourceType, records)
    const before = records.get(id)
    records.set(id, stored)
    this.#remember(resourceType, () => (before ? records.set(id, before) : records.delete(id)))
    return stored
  }

  remove(resourceType: string, id: string): void {
    const records = this.#current.get(resourceType)
    const before = records?.get(id)
    if (!records || !before) return
    const versionId = this.#nextVersionId(resourceType, id)
    const reference = `${resourceType}/${id}`
    this.#append(resourceType, id, { reference, method: 'DELETE', versionId, lastUpdated: this.#instant() })
    records.delete(id)
    this.#remember(resourceType, () => records.set(id, before))
  }

  /** Runs `work`; if it throws, takes back every write it made. One at a time: the server serves requests in turn. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.#undo) return work()
    const undo: (() => void)[] = []
    this.#undo = undo
    try {
      return await work()
    } catch (error) {
      for (const step of undo.reverse()) step()
      throw error
    } finally {
      this.#undo = undefined
    }
  }

  #instant(): string {
    return this.#now().toISOString()
  }

  #nextVersionId(resourceType: string, id: string): string {
    return String(this.versions(resourceType, id).length + 1)
  }

  #append(resourceType: string, id: string, version: Version): void {
    const ofType = this.#versions.get(resourceType) ?? new Map<string, Version[]>()
    this.#versions.set(resourceType, ofType)
    const versions = ofType.get(id) ?? []
    ofType.set(id, versions)
    versions.push(version)
    this.#undo?.push(() => versions.pop())
  }

  #remember(resourceType: string, revert: () => unknown): void {
    this.#generations.set(resourceType, this.generation(resourceType) + 1)
    this.#undo?.push(() => {
      revert()
      this.#generations.set(resourceType, this.generation(resourceType) + 1)
    })
  }
}
