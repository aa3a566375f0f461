import type { AuthRequest } from '@cloudflare/workers-oauth-provider'
import type { Grant } from '../grants.ts'

/** How the session of a grant stands. */
export interface Standing {
  isOpen: boolean
  /** It lives, and was approved in the browser in which the new grant is. */
  isOfBrowser: boolean
}

type Asked = Pick<AuthRequest, 'clientId' | 'resource' | 'redirectUri'>

const loopback = ['127.0.0.1', '[::1]', 'localhost']

/** RFC 8252 §7.3: the port of a loopback address is whichever was free. */
function addressOf(redirectUri: string | undefined): string | undefined {
  const url = URL.parse(redirectUri ?? '')
  if (url && loopback.includes(url.hostname)) url.port = ''
  return url?.href
}

/** Whether a grant is of the client and for the resource that are asked for. */
export function isSameAgent({ clientId, resourceIndicator }: Grant, asked: Asked, usual: string): boolean {
  return clientId === asked.clientId && [asked.resource ?? usual].flat().includes(resourceIndicator ?? '')
}

/**
 * Whether a new grant of the same person takes the place of this one: of the same client and resource. Where every
 * installation shares the client's id (a metadata document's URL), it has to be of the same browser and redirect URI too,
 * or over: another computer's agent goes on.
 */
export function isReplaced(grant: Grant & Standing, asked: Asked, defaultResource: string): boolean {
  if (!isSameAgent(grant, asked, defaultResource)) return false
  if (!asked.clientId.startsWith('https:') || !grant.isOpen) return true
  return grant.isOfBrowser && addressOf(grant.redirectUri) === addressOf(asked.redirectUri)
}
