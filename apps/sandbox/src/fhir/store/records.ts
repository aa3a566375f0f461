import { applyPatch, type Operation } from '@medplum/core'
import type { Resource, SearchParameter } from '@medplum/fhirtypes'
import type { Access } from '../access.ts'
import { patientCompartmentOf } from '../compartment.ts'
import { absent, deleted, denied, invalid, severalMatches, staleVersion } from '../outcomes.ts'
import { resourceTypes } from '../r4/definitions.ts'
import { assertValid } from '../r4/validation.ts'
import { parseQuery } from '../search/query.ts'
import type { ReferenceIndex } from '../search/reference-index.ts'
import type { SearchScope } from '../search/scope.ts'
import { matchesOf } from '../search/search.ts'
import type { DefinitionSource, DefinitionType } from '../terminology/definitions.ts'
import type { RecordStore, StoredResource, Version } from './record-store.ts'

type WriteInteraction = 'create' | 'update' | 'patch' | 'delete'

// `.` and `..` match FHIR's pattern and climb out of a URL path.
const idPattern = /^(?!\.{1,2}$)[A-Za-z0-9.-]{1,64}$/

function newestFirst(versions: Version[]): Version[] {
  return versions.reverse().sort((a, b) => b.lastUpdated.localeCompare(a.lastUpdated))
}

/**
 * The records as one caller may use them: the only way to the store while a request is served. Every method asks
 * `allows` for the interaction and `sees` for each record, stored and proposed, and throws OperationOutcomeErrors:
 * 403 for an interaction or a write that is not granted, 404 for a record that may not be seen.
 */
export class Records implements SearchScope, DefinitionSource {
  readonly baseUrl: string
  readonly #store: RecordStore
  readonly #index: ReferenceIndex
  readonly #access: Access

  constructor(store: RecordStore, index: ReferenceIndex, access: Access, baseUrl: string) {
    this.#store = store
    this.#index = index
    this.#access = access
    this.baseUrl = baseUrl
  }

  assertAllowed(interaction: string, resourceType: string): void {
    if (!this.#access.allows(interaction, resourceType)) {
      throw denied(`${interaction} on ${resourceType} is not granted`)
    }
  }

  maySearch(resourceType: string): boolean {
    return this.#access.allows('search-type', resourceType)
  }

  assertSearchable(resourceType: string): void {
    this.assertAllowed('search-type', resourceType)
  }

  sees(resource: Resource): boolean {
    return this.#access.sees(resource, 'search-type')
  }

  *all(resourceType: string): Iterable<StoredResource> {
    for (const resource of this.#store.all(resourceType)) if (this.sees(resource)) yield resource
  }

  /** The visible definitions of a type, none where operations on it are not granted. */
  *definitions(resourceType: DefinitionType): Iterable<StoredResource> {
    if (!this.#access.allows('operation', resourceType)) return
    for (const resource of this.#store.all(resourceType)) if (this.#access.sees(resource, 'operation')) yield resource
  }

  resolve(reference: string): StoredResource | undefined {
    const [resourceType = '', id = ''] = reference.replace(`${this.baseUrl}/`, '').split('/')
    const resource = this.#store.current(resourceType, id)
    return resource && this.sees(resource) ? resource : undefined
  }

  referring(resourceType: string, parameter: SearchParameter, reference: string): readonly StoredResource[] {
    return this.#index.referring(resourceType, parameter, reference)
  }

  /** The visible records of the type in a patient's compartment (`patient` is `Patient/x`). */
  inCompartment(resourceType: string, patient: string): StoredResource[] {
    if (!this.maySearch(resourceType)) return []
    const list = this.#index.lookup(resourceType, 'compartment', patient, patientCompartmentOf)
    return list.filter((resource) => this.sees(resource))
  }

  /** Throws 404 when there never was such a record or it may not be seen, 410 when it was deleted. */
  read(resourceType: string, id: string, interaction = 'read'): StoredResource {
    this.assertAllowed(interaction, resourceType)
    const resource = this.#store.current(resourceType, id)
    if (resource && this.#access.sees(resource, interaction)) return resource
    if (!resource && this.#wasSeen(resourceType, id, interaction)) throw deleted()
    throw absent()
  }

  vread(resourceType: string, id: string, versionId: string): StoredResource {
    this.assertAllowed('vread', resourceType)
    const version = this.#store.versions(resourceType, id).find((candidate) => candidate.versionId === versionId)
    if (!version || !this.#historyIsVisible(resourceType, id, 'vread')) throw absent()
    if (!version.resource) throw deleted()
    if (!this.#access.sees(version.resource, 'vread')) throw absent()
    return version.resource
  }

  /**
   * Newest first: of a record, of a type when `id` is empty, of every type whose history is granted when both are. A
   * version that may not be seen is left out; so is all of a record that is now out of sight.
   */
  history(resourceType: string, id: string): Version[] {
    if (resourceType === '') return newestFirst(this.#wholeHistory())
    const interaction = id === '' ? 'history-type' : 'history-instance'
    this.assertAllowed(interaction, resourceType)
    const versions = id === '' ? this.#store.versionsOfType(resourceType) : this.#store.versions(resourceType, id)
    const visible = this.#visibleVersions(versions, interaction)
    if (id !== '' && visible.length === 0) throw absent()
    return newestFirst(visible)
  }

  /** Stores a new record. `assignedId` is an id this server made up earlier (for references within a transaction). */
  create(resource: Resource, newId: string): StoredResource {
    this.assertAllowed('create', resource.resourceType)
    const proposed = { ...resource, id: newId }
    this.#assertWritable(proposed, 'create')
    return this.#store.put(proposed, 'POST')
  }

  /** Replaces a record, or creates it under the client's id (R4 http.html#upsert); `ifMatch` is a version id. */
  update(resource: Resource, id: string, ifMatch?: string): { stored: StoredResource; isNew: boolean } {
    this.assertAllowed('update', resource.resourceType)
    if (!idPattern.test(id) || resource.id !== id) throw invalid('The id of the resource must be the id of the URL')
    const existing = this.#store.current(resource.resourceType, id)
    this.#assertReplaceable(existing, 'update', ifMatch)
    const proposed = { ...resource, id }
    this.#assertWritable(proposed, 'update')
    return { stored: this.#store.put(proposed, 'PUT'), isNew: !existing }
  }

  /** Applies a JSON Patch (RFC 6902) to the current version. */
  patch(resourceType: string, id: string, operations: Operation[], ifMatch?: string): StoredResource {
    this.assertAllowed('patch', resourceType)
    const existing = this.#store.current(resourceType, id)
    if (!existing && this.#wasSeen(resourceType, id, 'patch')) throw deleted()
    if (!existing) throw absent()
    this.#assertReplaceable(existing, 'patch', ifMatch)
    const proposed = structuredClone(existing)
    if (applyPatch(proposed, operations).some(Boolean)) throw invalid('The patch does not apply to this version')
    if (proposed.resourceType !== resourceType || proposed.id !== id)
      throw invalid('A patch may not change the identity')
    this.#assertWritable(proposed, 'patch')
    return this.#store.put(proposed, 'PATCH')
  }

  /** Deletes a record; deleting it again changes nothing. Throws 404 when there never was one. */
  delete(resourceType: string, id: string, ifMatch?: string): void {
    this.assertAllowed('delete', resourceType)
    const existing = this.#store.current(resourceType, id)
    if (!existing && !this.#wasSeen(resourceType, id, 'delete')) throw absent()
    this.#assertReplaceable(existing, 'delete', ifMatch)
    this.#store.remove(resourceType, id)
  }

  /** The one visible record that criteria of a conditional interaction match. Throws 412 when there are several. */
  matchOne(resourceType: string, criteria: URLSearchParams): StoredResource | undefined {
    const query = parseQuery(resourceType, criteria, false)
    if (query.filters.length === 0) throw invalid('A conditional interaction needs search criteria')
    const [match, another] = matchesOf(query, this)
    if (another) throw severalMatches()
    return match
  }

  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#store.transaction(work)
  }

  #assertReplaceable(existing: StoredResource | undefined, interaction: WriteInteraction, ifMatch?: string): void {
    if (existing && !this.#access.sees(existing, interaction)) throw denied('The record is outside what is granted')
    if (ifMatch !== undefined && existing?.meta.versionId !== ifMatch) throw staleVersion()
  }

  #assertWritable(proposed: Resource, interaction: WriteInteraction): void {
    assertValid(proposed)
    if (!this.#access.sees(proposed, interaction)) throw denied('The record would be outside what is granted')
  }

  /** Whether a deleted record's last content was visible: only then may its deletion be told. */
  #wasSeen(resourceType: string, id: string, interaction: string): boolean {
    const last = this.#store.versions(resourceType, id).findLast(({ resource }) => resource)?.resource
    return last !== undefined && this.#access.sees(last, interaction)
  }

  #wholeHistory(): Version[] {
    const granted = [...resourceTypes].filter((type) => this.#access.allows('history-type', type))
    if (granted.length === 0) throw denied('history-system is not granted')
    return granted.flatMap((type) => this.#visibleVersions(this.#store.versionsOfType(type), 'history-type'))
  }

  #visibleVersions(versions: readonly Version[], interaction: string): Version[] {
    return versions.filter(({ reference, resource }) => {
      const [resourceType = '', id = ''] = reference.split('/')
      if (!this.#historyIsVisible(resourceType, id, interaction)) return false
      return !resource || this.#access.sees(resource, interaction)
    })
  }

  #historyIsVisible(resourceType: string, id: string, interaction: string): boolean {
    const current = this.#store.current(resourceType, id)
    return current ? this.#access.sees(current, interaction) : this.#wasSeen(resourceType, id, interaction)
  }
}
