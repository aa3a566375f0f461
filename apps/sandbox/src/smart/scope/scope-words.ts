import { parseResourceScope, type ResourceScope } from './resource-scope.ts'

/** Identity, launch-context and refresh scopes, with what each means to the person asked. */
export const contextScopes: Record<string, string> = {
  openid: 'Know that it is you who signed in',
  fhirUser: 'Know which record in this system is yours',
  profile: 'Know your name',
  launch: 'Use the patient and visit that the EHR has open',
  'launch/patient': 'Know which patient you choose',
  'launch/encounter': 'Know which visit is open',
  offline_access: 'Keep this access for 30 days, also while you are away',
  online_access: 'Keep this access for 8 hours without asking again',
}

const verbs: [letter: string, verb: string][] = [
  ['r', 'read'],
  ['s', 'search'],
  ['c', 'create'],
  ['u', 'change'],
  ['d', 'delete'],
]

const reach: Record<ResourceScope['level'], string> = {
  patient: 'of the chosen patient',
  user: 'that you may see yourself',
  system: 'of the whole system',
}

/**
 * Whether a person may grant the scope to an app here: an identity or context scope, or a patient/ or user/ resource
 * scope whose filter is enforced. Others are left out of the grant, as RFC 6749 §3.3 allows.
 */
export function isGrantable(scope: string): boolean {
  const parsed = parseResourceScope(scope)
  return parsed ? parsed.level !== 'system' : Object.hasOwn(contextScopes, scope)
}

/** A scope in plain words. */
export function wordsOf(scope: string): string {
  const context = Object.hasOwn(contextScopes, scope) ? contextScopes[scope] : undefined
  const parsed = parseResourceScope(scope)
  if (!parsed) return context ?? scope
  const list = verbs.filter(([letter]) => parsed.permissions.includes(letter)).map(([, verb]) => verb)
  const doing = list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : String(list[0])
  const what = parsed.resourceType === '*' ? 'all records' : `${parsed.resourceType} records`
  const only = parsed.categories.map((tokens) => tokens.map(({ code }) => code).join(' or ')).join(' and ')
  return `${doing.charAt(0).toUpperCase()}${doing.slice(1)} ${what} ${reach[parsed.level]}${only && `, category ${only} only`}`
}
