import type { Quirks } from '../../quirks.ts'
import { parseResourceScope } from './resource-scope.ts'
import { isGrantable } from './scope-words.ts'

function isReadOnly(scope: string): boolean {
  const parsed = parseResourceScope(scope)
  return parsed ? /^[rs]+$/.test(parsed.permissions) : scope !== 'offline_access'
}

/** Which scopes a platform with these quirks grants: to a person's app, or to a service. */
export function grantableWith(quirks: Quirks): (scope: string) => boolean {
  if (quirks.includes('services-only')) return (scope) => parseResourceScope(scope)?.level === 'system'
  if (quirks.includes('read-only-grants')) return (scope) => isGrantable(scope) && isReadOnly(scope)
  return isGrantable
}
