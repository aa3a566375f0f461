import type { SearchParameter } from '@medplum/fhirtypes'
import type { RecordStore, StoredResource } from '../store/record-store.ts'
import { indexValues } from './index-values.ts'

interface Index {
  generation: number
  records: Map<string, StoredResource[]>
}

/** Which records hold which reference, by search parameter; rebuilt from the cached index values after a write. */
export class ReferenceIndex {
  readonly #store: RecordStore
  readonly #indexes = new Map<string, Index>()

  constructor(store: RecordStore) {
    this.#store = store
  }

  /** The records of the type whose `parameter` names `reference`, in storage order. */
  referring(resourceType: string, parameter: SearchParameter, reference: string): readonly StoredResource[] {
    const keysOf = (resource: StoredResource) =>
      indexValues(resource, parameter).references.map((value) => value.reference)
    return this.lookup(resourceType, parameter.code, reference, keysOf)
  }

  /** The records of the type that `keysOf` files under `key`; `name` identifies `keysOf`. */
  lookup(
    resourceType: string,
    name: string,
    key: string,
    keysOf: (resource: StoredResource) => (string | undefined)[],
  ): readonly StoredResource[] {
    const generation = this.#store.generation(resourceType)
    const known = this.#indexes.get(`${resourceType}:${name}`)
    if (known?.generation === generation) return known.records.get(key) ?? []
    const records = new Map<string, StoredResource[]>()
    for (const resource of this.#store.all(resourceType)) {
      for (const found of new Set(keysOf(resource))) {
        if (found === undefined) continue
        const list = records.get(found)
        if (list) list.push(resource)
        else records.set(found, [resource])
      }
    }
    this.#indexes.set(`${resourceType}:${name}`, { generation, records })
    return records.get(key) ?? []
  }
}
