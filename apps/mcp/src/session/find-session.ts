import type { Env } from '../config.ts'
import { digest } from './secret.ts'
import type { Session } from './session.ts'

/** The session object behind a key. The object's name is the key's digest, so no list of names opens a session. */
export async function sessionOf(env: Env, sessionKey: string): Promise<DurableObjectStub<Session>> {
  return env.SESSION.getByName(await digest(sessionKey))
}
