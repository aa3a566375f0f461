import type { Reference, Resource } from '@medplum/fhirtypes'
import { displayOf, textOf } from '../../fhir/narrative/element-text.ts'

interface Named {
  display: string
  isLabelled: boolean
}

/** What servers call a record where another refers to it: the name, else what it is. */
function nameOf(resource: Resource): string | undefined {
  const { name, title, code, type, description } = resource as unknown as Record<string, unknown>
  const own = Array.isArray(name) ? textOf(name[0]) : (name ?? title)
  const [kind] = Array.isArray(type) ? type : [type]
  return typeof own === 'string' ? own : (displayOf(code) ?? displayOf(kind) ?? displayOf(description))
}

function isReference(value: object): value is Reference & { reference: string } {
  return 'reference' in value && typeof value.reference === 'string' && !('display' in value)
}

/** The names of records, to be shown where others refer to them. */
export class Displays {
  readonly #named = new Map<string, Named>()

  add(resources: readonly Resource[]): void {
    for (const resource of resources) {
      const display = nameOf(resource)
      const isLabelled = resource.meta?.security !== undefined
      if (display) this.#named.set(`${resource.resourceType}/${resource.id}`, { display, isLabelled })
    }
  }

  /** The record with a `display` on each reference to a named one; a labelled name appears in labelled records alone. */
  shownIn<T extends Resource>(resource: T): T {
    return this.#shown(resource, resource.meta?.security !== undefined) as T
  }

  /** The value itself where nothing in it is to be named: most of a record is shared, not copied. */
  #shown(value: unknown, showsLabelled: boolean): unknown {
    // Concepts, which most of a record is made of, refer to nothing.
    if (typeof value !== 'object' || value === null || 'coding' in value) return value
    if (Array.isArray(value)) {
      const shown = value.map((part) => this.#shown(part, showsLabelled))
      return shown.some((part, index) => part !== value[index]) ? shown : value
    }
    if (isReference(value)) {
      const named = this.#named.get(value.reference)
      return named && (showsLabelled || !named.isLabelled) ? { ...value, display: named.display } : value
    }
    return this.#withShownParts(value as Record<string, unknown>, showsLabelled)
  }

  #withShownParts(value: Record<string, unknown>, showsLabelled: boolean): Record<string, unknown> {
    let copy: Record<string, unknown> | undefined
    for (const key in value) {
      const part = value[key]
      if (typeof part !== 'object') continue
      const shown = this.#shown(part, showsLabelled)
      if (shown === part) continue
      copy ??= { ...value }
      copy[key] = shown
    }
    return copy ?? value
  }
}
