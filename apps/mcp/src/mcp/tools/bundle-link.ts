import type { AnyResource, ResourceType } from '@repo/fhir'
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

/**
 * What a link to a further page asks for below the base: the same call, or a stored one of the whole server by its query
 * alone. Undefined where it leads elsewhere; the client checks again what it follows.
 */
export function pathBelow(fhirBaseUrl: string, link: string, place: PagePlace): string | undefined {
  const url = URL.canParse(link, `${fhirBaseUrl}/`) ? new URL(link, `${fhirBaseUrl}/`) : undefined
  if (!url?.href.startsWith(fhirBaseUrl)) return undefined
  const path = url.href.slice(fhirBaseUrl.length)
  const [before = '', query = ''] = path.replace(/#.*$/, '').split(/\?(.*)/s)
  if (before === '' || before === '/') return query !== '' && !url.searchParams.has('_type') ? path : undefined
  return pathsOf(place).includes(decoded(before).replace(/\/$/, '')) ? path : undefined
}
