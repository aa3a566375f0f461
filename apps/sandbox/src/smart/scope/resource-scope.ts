import type { Resource } from '@medplum/fhirtypes'

/** One SMART resource scope (SMART App Launch 2.2, scopes and launch context), v1 letters spelled as v2. */
export interface ResourceScope {
  level: 'patient' | 'user' | 'system'
  /** A resource type, or `*`. */
  resourceType: string
  /** Letters of `cruds`, in that order. */
  permissions: string
  /** All must match; within one, any token. */
  categories: CategoryFilter[]
}

/** A `category=` search token list: `system|code`, `|code` or `code`, separated by commas. */
export type CategoryFilter = { system?: string; code: string }[]

const syntax = /^(patient|user|system)\/(\*|[A-Z][A-Za-z]{1,63})\.(\*|read|write|c?r?u?d?s?)(?:\?(.+))?$/
const v1Permissions: Record<string, string> = { '*': 'cruds', read: 'rs', write: 'cud' }

/**
 * Parses a resource scope of v1 or v2. `undefined` for anything else, and for a granular filter other than `category`:
 * a filter that cannot be enforced must not be granted.
 */
export function parseResourceScope(scope: string): ResourceScope | undefined {
  const [, level, resourceType, letters, query] = syntax.exec(scope) ?? []
  if (!level || !resourceType || !letters) return undefined
  const filters = [...new URLSearchParams(query ?? '')]
  if (query !== undefined && filters.length === 0) return undefined
  if (filters.some(([name, value]) => name !== 'category' || value === '')) return undefined
  return {
    level: level as ResourceScope['level'],
    resourceType,
    permissions: v1Permissions[letters] ?? letters,
    categories: filters.map(([, value]) => value.split(',').map(parseToken)),
  }
}

function parseToken(token: string): { system?: string; code: string } {
  const bar = token.indexOf('|')
  return bar < 0 ? { code: token } : { system: token.slice(0, bar), code: token.slice(bar + 1) }
}

/** Whether the record's `category` satisfies every filter; a record without a category satisfies none. */
export function matchesCategories(resource: Resource, filters: CategoryFilter[]): boolean {
  const element: unknown = 'category' in resource ? resource.category : undefined
  const codings = (Array.isArray(element) ? element : [element]).flatMap(codingsOf)
  return filters.every((tokens) => tokens.some((token) => codings.some((coding) => isToken(coding, token))))
}

interface Coding {
  system?: string
  code?: string
}

/** `category` is a CodeableConcept in most types, and a plain code in some (AllergyIntolerance). */
function codingsOf(concept: unknown): Coding[] {
  if (typeof concept === 'string') return [{ code: concept }]
  if (typeof concept !== 'object' || concept === null || !('coding' in concept)) return []
  return Array.isArray(concept.coding) ? concept.coding : []
}

function isToken(coding: Coding, { system, code }: { system?: string; code: string }): boolean {
  if (system !== undefined && (coding.system ?? '') !== system) return false
  return code === '' ? Boolean(system) : coding.code === code
}

const permissionOf: Record<string, string> = {
  read: 'r',
  vread: 'r',
  'history-instance': 'r',
  'search-type': 's',
  'history-type': 's',
  create: 'c',
  update: 'u',
  patch: 'u',
  delete: 'd',
  operation: 'r',
}

/** Whether the scope's type and letters take in a FHIR interaction. An interaction unknown here is taken in by none. */
export function coversInteraction(scope: ResourceScope, interaction: string, resourceType: string): boolean {
  const letter = permissionOf[interaction]
  if (letter === undefined || !scope.permissions.includes(letter)) return false
  return scope.resourceType === '*' || scope.resourceType === resourceType
}
