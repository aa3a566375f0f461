import type { AuthRequest } from '@cloudflare/workers-oauth-provider'
import { authorizeSmartClient, createSmartFhirClient, type SmartGrant } from '@repo/fhir'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { digest, newSecret } from '../session/secret.ts'
import { type Attempt, attemptTtlSeconds } from '../session/sign-in-attempt.ts'

/** The platform that the SMART_* settings define. */
export const defaultPlatform = 'default'

export interface BegunSignIn {
  authorizeUrl: string
  /** Names the attempt without revealing its `state`. */
  attemptName: string
  /** For the browser that begins, alone. */
  browserKey: string
  ttlSeconds: number
}

/**
 * Prepares a sign-in at the platform and remembers what must come back.
 * @throws SmartError
 */
export async function beginSignIn(env: Env, config: Config, authRequest?: AuthRequest): Promise<BegunSignIn> {
  const { authorizeUrl, codeVerifier, stateValue, nonce } = await authorizeSmartClient({
    env: config.smartEnv,
    allowLoopbackHttp: config.development,
  })
  const attemptName = await digest(stateValue)
  const browserKey = newSecret()
  const attempt: Attempt = {
    platform: defaultPlatform,
    scope: new URL(authorizeUrl).searchParams.get('scope') ?? '',
    state: stateValue,
    codeVerifier,
    nonce,
    ...(authRequest && { authRequest }),
  }
  await env.SIGN_IN_ATTEMPT.getByName(attemptName).begin(attempt, browserKey)
  return { authorizeUrl, attemptName, browserKey, ttlSeconds: attemptTtlSeconds }
}

/** The attempt's name from the callback's `state`. */
export async function attemptNameOf(request: Request): Promise<string> {
  const state = new URL(request.url).searchParams.get('state')
  // Longer than any state of ours: not worth hashing.
  if (!state || state.length > 512) throw new Failure('session/attempt-unknown')
  return digest(state)
}

/**
 * Takes the attempt that the callback answers.
 * @throws Failure `session/attempt-unknown` (unknown, used, too old), `session/foreign-browser`
 */
export async function takeAttempt(env: Env, attemptName: string, browserKey: string | undefined): Promise<Attempt> {
  const taken = await env.SIGN_IN_ATTEMPT.getByName(attemptName).take(browserKey)
  if (!taken.ok) throw new Failure(taken.code)
  return taken.attempt
}

/**
 * Exchanges the code and verifies who signed in.
 * @throws SmartError
 */
export async function finishSignIn(config: Config, attempt: Attempt, request: Request): Promise<SmartGrant> {
  const client = await createSmartFhirClient({
    env: config.smartEnv,
    request,
    pkceCodeVerifier: attempt.codeVerifier,
    expectedState: attempt.state,
    nonce: attempt.nonce,
    allowLoopbackHttp: config.development,
  })
  return client.grant
}
