import { isResourceType } from '../../resource-type.ts'
import type { ScopeGrant, ScopeLetter } from '../../vocabulary.ts'

const v1Permissions: Readonly<Record<string, string>> = { read: 'rs', write: 'cud', '*': 'cruds' }
const resourceScope = /^(patient|user|system)\/(\*|[A-Za-z]+)\.([a-z]+|\*)(?:\?(.+))?$/

function permissionsOf(text: string): string | undefined {
  const v1 = Object.hasOwn(v1Permissions, text) ? v1Permissions[text] : undefined
  // v2 letters come in this order, each at most once (SMART App Launch 2.2 §3.0.2.1).
  return v1 ?? (/^c?r?u?d?s?$/.test(text) ? text : undefined)
}

function levelOf(text: string | undefined): ScopeGrant['level'] | undefined {
  return text === 'patient' || text === 'user' || text === 'system' ? text : undefined
}

function parseScope(text: string): ScopeGrant | undefined {
  const [, levelText, resourceType = '', permissionText = '', query] = resourceScope.exec(text) ?? []
  const level = levelOf(levelText)
  const permissions = permissionsOf(permissionText)
  if (level === undefined || !permissions) return undefined
  if (resourceType !== '*' && !isResourceType(resourceType)) return undefined
  return { level, resourceType, permissions, ...(query !== undefined && { query }) }
}

/**
 * The resource scopes of a space-separated scope, in v1 and v2 syntax. What is no resource scope (`openid`, `launch`) or
 * breaks the grammar grants nothing and is left out.
 */
export function parseScopes(scope: string): ScopeGrant[] {
  return scope
    .split(/\s+/)
    .map(parseScope)
    .filter((grant) => grant !== undefined)
}

/**
 * Whether some scope admits the interaction on the type. Levels and granular filters do not matter here: they narrow
 * which records are shown.
 */
export function grantsAccess(
  scopes: readonly ScopeGrant[],
  access: { resourceType: string; letter: ScopeLetter },
): boolean {
  return scopes.some(({ resourceType, permissions }) => {
    return (resourceType === '*' || resourceType === access.resourceType) && permissions.includes(access.letter)
  })
}
