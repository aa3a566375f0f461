import type { ScopeGrant } from '../../vocabulary.ts'
import { parseScopes } from './scopes.ts'

/** In the words of the scopes themselves; of a resource scope only the letters that the other side lacks. */
export interface ComparedScopes {
  /** Asked for and not granted. */
  missing: string[]
  /** Granted and not asked for. */
  extra: string[]
}

interface Scope {
  text: string
  resource: ScopeGrant | undefined
}

function scopesOf(scope: string): Scope[] {
  const texts = new Set(scope.split(/\s+/).filter((text) => text !== ''))
  return [...texts].map((text) => ({ text, resource: parseScopes(text)[0] }))
}

/** Granular filters count by text: whether one filter lies within another cannot be told from it. */
function covers(wide: ScopeGrant, narrow: ScopeGrant, letter: string): boolean {
  const type = wide.resourceType === '*' || wide.resourceType === narrow.resourceType
  const filter = wide.query === undefined || wide.query === narrow.query
  return wide.level === narrow.level && type && filter && wide.permissions.includes(letter)
}

/** The part of `scope` that `others` do not hold; undefined where they hold all of it. */
function remainder({ text, resource }: Scope, others: readonly Scope[]): string | undefined {
  if (resource === undefined) return others.some((other) => other.text === text) ? undefined : text
  const { level, resourceType, permissions, query } = resource
  const letters = [...permissions].filter((letter) => {
    return !others.some((other) => other.resource !== undefined && covers(other.resource, resource, letter))
  })
  if (letters.length === 0) return undefined
  if (letters.length === permissions.length) return text
  return `${level}/${resourceType}.${letters.join('')}${query === undefined ? '' : `?${query}`}`
}

function lacking(scopes: readonly Scope[], others: readonly Scope[]): string[] {
  return scopes.map((scope) => remainder(scope, others)).filter((text) => text !== undefined)
}

/**
 * What was granted beside what was asked for (SMART App Launch 2.2 §3.0.3: an app has to look). Both are separated by
 * blanks; v1 and v2 syntax, `*` and filters are understood, levels (`patient`, `user`, `system`) never stand for each other.
 */
export function comparedScopes(requested: string, granted: string): ComparedScopes {
  const [asked, given] = [scopesOf(requested), scopesOf(granted)]
  return { missing: lacking(asked, given), extra: lacking(given, asked) }
}
