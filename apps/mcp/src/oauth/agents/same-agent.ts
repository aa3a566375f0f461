import type { Standing } from '../../session/lifetime.ts'
import type { Grant, StoredGrant } from '../grants.ts'

/** The new grant. */
export type Asked = Pick<StoredGrant, 'clientId' | 'resource' | 'redirectUri' | 'scope'>

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
export function isReplaced(
  grant: Grant & Pick<Standing, 'isOpen' | 'isOfBrowser'>,
  asked: Asked,
  defaultResource: string,
): boolean {
  if (!isSameAgent(grant, asked, defaultResource)) return false
  if (!asked.clientId.startsWith('https:') || !grant.isOpen) return true
  return grant.isOfBrowser && isAtSameAddress(grant, asked)
}

function isAtSameAddress(grant: Grant, asked: Asked): boolean {
  const address = addressOf(grant.redirectUri)
  return address !== undefined && address === addressOf(asked.redirectUri)
}

type Approved = Pick<Grant, 'grantId' | 'createdAt' | 'approvedAt'>

/** Whether a grant was approved before another one. Of two at once exactly one was: they do not end each other. */
export function isEarlier(grant: Approved, by: Approved): boolean {
  const instant = ({ createdAt, approvedAt = createdAt * 1000 }: Approved) => approvedAt
  return instant(grant) === instant(by) ? grant.grantId < by.grantId : instant(grant) < instant(by)
}

/**
 * Whether the platforms of a grant that is replaced may go on under the new one: approved in the same browser, for the
 * same redirect URI, since many may share a registered client too, and for no more than was allowed there.
 */
export function mayGoOnWith(grant: Grant & Pick<Standing, 'isOfBrowser'>, asked: Asked): boolean {
  const isWithin = asked.scope.every((scope) => grant.scopes.includes(scope))
  return grant.isOfBrowser && isAtSameAddress(grant, asked) && isWithin
}
