import type { AnyResource } from '@repo/fhir'
import { isObject } from '../present/datatypes.ts'

/** The URL that a Bundle links to under a relation, as the server wrote it. */
export function linkOf(bundle: AnyResource, relation: string): string | undefined {
  const links: unknown[] = [bundle.link].flat()
  const link = links.find((one) => isObject(one) && one.relation === relation)
  return isObject(link) && typeof link.url === 'string' ? link.url : undefined
}

/** What a link asks for below the base; undefined where it leads elsewhere. The client checks again what it follows. */
export function pathBelow(fhirBaseUrl: string, link: string): string | undefined {
  const url = URL.canParse(link, `${fhirBaseUrl}/`) ? new URL(link, `${fhirBaseUrl}/`).href : ''
  const path = url.slice(fhirBaseUrl.length)
  return url.startsWith(fhirBaseUrl) && /^[/?]./.test(path) ? path : undefined
}
