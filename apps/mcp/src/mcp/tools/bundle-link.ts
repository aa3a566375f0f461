import { type AnyResource, type ResourceType, resourceTypes } from '@repo/fhir'
import { isObject } from '../present/datatypes.ts'

/** The URL that a Bundle links to under a relation, as the server wrote it. */
export function linkOf(bundle: AnyResource, relation: string): string | undefined {
  const links: unknown[] = [bundle.link].flat()
  const link = links.find((one) => isObject(one) && one.relation === relation)
  return isObject(link) && typeof link.url === 'string' ? link.url : undefined
}

/** Where the further pages of a call may be. */
export interface PagePlace {
  resourceType: ResourceType
  /** Of one record. */
  id?: string | undefined
  /** The operation that was called, without `$`. */
  operation?: string
  isHistory?: boolean
  /** The path of the page that links, undefined for the first: a link to itself leads nowhere, for ever. */
  page?: string | undefined
}

/** The paths of the call itself, and of a search of its type, as which servers page operations too. */
function pathsOf({ resourceType, id, operation, isHistory }: PagePlace): string[] {
  const one = id === undefined ? `/${resourceType}` : `/${resourceType}/${id}`
  if (isHistory) return [`${one}/_history`]
  const found = [`/${resourceType}`, `/${resourceType}/_search`]
  return operation === undefined ? found : [...found, `${one}/$${operation}`, `/$${operation}`]
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** In lower case, as some servers take them too. */
const types: ReadonlySet<string> = new Set(resourceTypes.map((type) => type.toLowerCase()))
/** What R4 defines at the base beside the types (http.html#summary). */
const defined = new Set(['metadata', '_history', '_search'])
/** Nothing that a server could decode to a separator, to an operation or to a segment that leads upwards. */
const opaqueSegment = /^[A-Za-z0-9_~=-][A-Za-z0-9_~=.:,@+-]*$/
const maxSegments = 4

/**
 * Whether a path is of the server's own making, such as `/_snapshot`, `/_page/abc`, or by its query a stored Bundle: then it
 * is no read, history or operation that this call did not ask for. What it answers is judged as the call's own pages are.
 */
function isOpaque(path: string, hasQuery: boolean): boolean {
  const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/').map(decoded)
  const [first = '', ...more] = segments.map((segment) => segment.toLowerCase())
  const isPlain = segments.length <= maxSegments && segments.every((segment) => opaqueSegment.test(segment))
  if (!path.startsWith('/') || !isPlain || more.includes('_history')) return false
  if (types.has(first)) return segments[0] === 'Bundle' && more.length === 1 && hasQuery
  return !defined.has(first)
}

/**
 * What a link to a further page asks for below the base: the same call, or a page that the server stores, by its query alone
 * or under a path of its own. Undefined where it leads elsewhere; the client checks again what it follows.
 */
export function pathBelow(fhirBaseUrl: string, link: string, place: PagePlace): string | undefined {
  const url = URL.canParse(link, `${fhirBaseUrl}/`) ? new URL(link, `${fhirBaseUrl}/`) : undefined
  if (!url?.href.startsWith(fhirBaseUrl)) return undefined
  const path = url.href.slice(fhirBaseUrl.length)
  if (path === place.page) return undefined
  const [before = '', query = ''] = path.replace(/#.*$/, '').split(/\?(.*)/s)
  if (pathsOf(place).includes(decoded(before).replace(/\/$/, ''))) return path
  const isStored = before === '' || before === '/' ? query !== '' : isOpaque(before, query !== '')
  return isStored && !url.searchParams.has('_type') ? path : undefined
}
