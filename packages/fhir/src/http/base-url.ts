import { isPrivateHost } from './private-host.ts'

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * `url` if a bearer token may go there: `https:` on a public host, or where loopback is allowed (development) `https:`
 * anywhere and `http:` on a loopback host. Undefined for anything else, for text that is no absolute URL, and for URLs
 * that carry a user name or a password.
 */
export function protectedUrl(value: string, allowLoopbackHttp: boolean): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || url.username !== '' || url.password !== '') return undefined
  if (url.protocol === 'https:') return allowLoopbackHttp || !isPrivateHost(url.hostname) ? url : undefined
  return allowLoopbackHttp && url.protocol === 'http:' && loopbackHosts.has(url.hostname) ? url : undefined
}

/** A FHIR base URL without its trailing slash; undefined if it is not protected or has a query or a fragment. */
export function normalBaseUrl(value: string, allowLoopbackHttp: boolean): string | undefined {
  const url = protectedUrl(value, allowLoopbackHttp)
  if (url === undefined || /[?#]/.test(value)) return undefined
  return url.href.replace(/\/+$/, '')
}

/**
 * Whether `url` is the base or lies below it. Encoded separators, and dot segments with a path parameter (`..;`), are
 * refused: a server that decodes or drops them leaves the base where the URL parser did not.
 */
export function isWithinBase(url: URL, base: string): boolean {
  const baseUrl = new URL(base)
  const basePath = baseUrl.pathname.replace(/\/+$/, '')
  if (url.origin !== baseUrl.origin || url.username !== '' || url.password !== '') return false
  const below = url.pathname.slice(basePath.length).replace(/%2e/gi, '.')
  if (/%2f|%5c|\/\.{1,2}(?:[/;]|%3b|$)/i.test(below)) return false
  return url.pathname === basePath || url.pathname.startsWith(`${basePath}/`)
}
