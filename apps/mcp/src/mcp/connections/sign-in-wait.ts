import { Failure } from '../../failure/failure.ts'
import type { Connections } from './connections.ts'

/** A person reads, types a password and perhaps a second factor: sooner is not noticed. */
const askEveryMs = 2_000

export type Waited = 'connected' | 'waiting' | 'refused' | 'failed' | 'no link'

interface Waiting {
  connections: Connections
  signal: AbortSignal
  now(): number
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    if (signal.aborted) done()
  })
}

/**
 * By the session itself: a link that is forgotten says nothing, and one by which the person signed in says nothing of
 * whether they are still.
 */
async function bySession(platform: string, connections: Connections): Promise<Waited> {
  const session = await connections.session()
  const facts = session?.connections.find((one) => one.platform === platform)
  return facts?.state === 'connected' ? 'connected' : 'no link'
}

/**
 * What becomes of the sign-in that was last begun for a platform, within so many milliseconds.
 * @throws Failure `connection/cancelled` when the client cancels the call
 */
export async function waitForSignIn(
  platform: string,
  withinMs: number,
  { connections, signal, now }: Waiting,
): Promise<Waited> {
  const until = now() + withinMs
  for (;;) {
    const state = await connections.signIn(platform)
    if (signal.aborted) throw new Failure('connection/cancelled')
    if (state === 'unknown' || state === 'connected') return bySession(platform, connections)
    if (state !== 'open' && state !== 'signing-in') return state
    const left = until - now()
    if (left <= 0) return 'waiting'
    await pause(Math.min(askEveryMs, left), signal)
  }
}
