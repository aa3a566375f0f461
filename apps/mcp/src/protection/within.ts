import type { Env } from '../config.ts'
import { digest } from '../session/secret.ts'

export type LimitName =
  | 'SESSION_LIMIT'
  | 'PERSON_LIMIT'
  | 'CLIENT_LIMIT'
  | 'ADDRESS_LIMIT'
  | 'TOKEN_LIMIT'
  | 'SIGN_IN_LIMIT'
  | 'REGISTRATION_LIMIT'
  | 'REFUSAL_LIMIT'
  | 'REFUSALS_LIMIT'
  | 'SIGN_IN_ROW_LIMIT'

/** Counts one more of `counted`. */
export async function isWithin(env: Env, limit: LimitName, counted: string): Promise<boolean> {
  // A digest: what is counted by is kept outside our storage.
  return (await env[limit].limit({ key: await digest(counted) })).success
}
