import { parseScopes, type ScopeGrant } from '@repo/fhir'
import { printable } from '../printable.ts'
import { recordWords } from './record-words.ts'

/** One thing that scopes allow: what is done, and, for records, to which kinds. */
export interface ScopeSentence {
  may: string
  records: string[]
}

/** Scopes that are about the sign-in (SMART App Launch 2.2 §2.0.9, OpenID Connect Core §5.4). */
const otherScopes: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  fhirUser: 'Know who you are',
  profile: 'Know who you are',
  email: 'Know your e-mail address',
  phone: 'Know your phone number',
  address: 'Know your postal address',
  launch: 'Know which record is open at the platform',
  'launch/patient': 'Know which patient’s record is open at the platform',
  'launch/encounter': 'Know which visit is open at the platform',
  offline_access: 'Stay connected until you disconnect, without you signing in again',
  online_access: 'Stay connected as long as you are signed in at the platform',
  'smart/orchestrate_launch': 'Open other applications for you',
}

const whose: Record<ScopeGrant['level'], string> = {
  patient: 'records of the one patient whose record was opened',
  user: 'records of everybody whom you may see there',
  system: 'records of everybody whom the platform shows to this server',
}

function verbsOf(permissions: string): string {
  const has = (letter: string) => permissions.includes(letter)
  const verbs = [
    has('r') && (has('s') ? 'read' : 'read (without searching)'),
    has('s') && 'search',
    has('c') && 'create',
    has('u') && 'change',
    has('d') && 'delete',
  ].filter((verb) => verb !== false)
  const [last, ...others] = verbs.toReversed()
  return others.length > 0 ? `${others.toReversed().join(', ')} and ${last}` : `${last}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** A granular filter in words: of a token only its code, since the system's address tells people nothing. */
function filterWords(query: string | undefined): string {
  if (query === undefined) return ''
  const conditions = query.split('&').map((condition) => {
    const [name = '', ...value] = condition.split('=')
    const codes = decoded(value.join('='))
      .split(',')
      .map((token) => token.slice(token.lastIndexOf('|') + 1))
    return `${printable(decoded(name), 40)} is ${printable(codes.join(' or '), 80)}`
  })
  return `, only where ${conditions.slice(0, 5).join(' and ')}`
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function recordSentences(scope: string, ownRecord: boolean): ScopeSentence[] {
  const groups = Map.groupBy(parseScopes(scope), ({ level, permissions, query }) => {
    const records = level === 'patient' && ownRecord ? 'your own records' : whose[level]
    return capitalised(`${verbsOf(permissions)} ${records}${filterWords(query)}`)
  })
  return [...groups].map(([may, group]) => {
    const types = [...new Set(group.map(({ resourceType }) => resourceType))]
    return { may, records: (types.includes('*') ? ['*'] : types).map(recordWords).toSorted() }
  })
}

/**
 * A space-separated SMART scope (v1 or v2, granular filters too) in plain sentences: records first, one sentence for all
 * types that share rights, then what concerns the sign-in. What is in no standard is quoted, bounded. `ownRecord`: the
 * patient whose record was opened is the reader.
 */
export function scopeSentences(scope: string, ownRecord = false): ScopeSentence[] {
  const names = [...new Set(scope.split(/\s+/).filter((name) => name !== ''))]
  const others = names
    .filter((name) => parseScopes(name).length === 0)
    .map((name) => (Object.hasOwn(otherScopes, name) ? otherScopes[name] : undefined) ?? `“${printable(name, 80)}”`)
  return [...recordSentences(names.join(' '), ownRecord), ...[...new Set(others)].map((may) => ({ may, records: [] }))]
}
