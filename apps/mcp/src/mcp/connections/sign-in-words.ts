import type { Platform } from '@repo/platforms'
import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import type { Connections, SignInLink } from './connections.ts'

/** What to tell the person, whole: an agent passes it on as it stands. */
export function linkWords({ name, auth }: Platform, { url, code, expiresAt }: SignInLink): string {
  const until = `${expiresAt.slice(11, 16)} UTC`
  const agree = auth === 'smart' ? 'sign in' : 'agree'
  return `To connect ${name}, open this link and ${agree}: ${url} If the page asks for a code, type ${code}. It works once, until ${until}.`
}

/**
 * The failure of a call for which a person has to sign in first, with a link and what to do with it. Where there is no
 * link to be had, it says who gives one.
 */
export async function signInFirst(
  code: 'smart/session-expired' | 'platform/not-connected',
  platform: Platform,
  connections: Connections,
): Promise<Failure> {
  const { id } = platform
  const call = `start_auth with "platform":"${id}"`
  try {
    const words = linkWords(platform, await connections.link(id))
    const hint = `Tell the person: "${words}" Then call wait_for_auth with "platform":"${id}", and this call again.`
    return new Failure(code, { hint })
  } catch (cause) {
    const failure = Failure.from(cause)
    if (failure.code === 'connection/browser') return new Failure(code, { hint: failure.say(), cause })
    log('connection/no-link', { code: failure.code })
    return new Failure(code, { hint: `Call ${call} for a link.`, cause })
  }
}
