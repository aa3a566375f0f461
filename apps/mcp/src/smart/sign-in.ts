import { authorizeSmartClient, createSmartFhirClient, type LaunchParameters, type SmartGrant } from '@repo/fhir'
import type { Platform } from '@repo/platforms'
import { type Config, type Env, redirectUriOf } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { grantOptions } from '../session/connections/platform-client.ts'
import { digest, newSecret } from '../session/secret.ts'
import { type Attempt, attemptTtlSeconds, type Waiting } from '../session/sign-in-attempt.ts'

export interface BegunSignIn {
  authorizeUrl: string
  /** Names the attempt without revealing its `state`. */
  attemptName: string
  /** For the browser that begins, alone. */
  browserKey: string
  ttlSeconds: number
}

export interface SignIn {
  platform: Platform
  /** Digest of the key by which the browser is known again. */
  browser: string
  waiting?: Waiting
  /** From an EHR; its `iss` is the platform's. */
  launch?: LaunchParameters
}

/**
 * The platform of this id, which signs people in; without an id the first such.
 * @throws Failure `platform/unknown`
 */
export function smartPlatform({ platforms }: Config, id: string | undefined): Platform {
  const platform = platforms.all.find((each) => each.auth === 'smart' && (id === undefined || each.id === id))
  if (!platform) throw new Failure('platform/unknown')
  return platform
}

/** Both steps of a sign-in are given the same, whatever a URL says. */
function clientOptions(config: Config, platform: Platform, scope = platform.scope) {
  const { id, fhirBaseUrl, clientId = '', issuer } = platform
  const redirectUri = redirectUriOf(config, id)
  const settings = { iss: fhirBaseUrl, clientId, scope, redirectUri, ...(issuer !== undefined && { issuer }) }
  return { ...settings, ...grantOptions(config, platform) }
}

/**
 * Prepares a sign-in at a platform and remembers what must come back.
 * @throws SmartError
 */
export async function beginSignIn(env: Env, config: Config, signIn: SignIn): Promise<BegunSignIn> {
  const { platform, browser, waiting, launch } = signIn
  const { authorizeUrl, codeVerifier, stateValue, nonce } = await authorizeSmartClient({
    ...clientOptions(config, platform),
    // SMART App Launch 2.2 §3.0.4: `aud` is the launch's `iss`, as the EHR wrote it.
    ...(launch && { launch: launch.launch, aud: launch.iss }),
  })
  const attemptName = await digest(stateValue)
  const browserKey = newSecret()
  const attempt: Attempt = {
    platform: platform.id,
    scope: new URL(authorizeUrl).searchParams.get('scope') ?? platform.scope,
    state: stateValue,
    codeVerifier,
    nonce,
    browser,
    ...(launch && { launchIss: launch.iss }),
    ...(waiting && { waiting }),
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
export async function finishSignIn(
  config: Config,
  platform: Platform,
  attempt: Attempt,
  request: Request,
): Promise<SmartGrant> {
  const client = await createSmartFhirClient({
    ...clientOptions(config, platform, attempt.scope),
    ...(attempt.launchIss !== undefined && { aud: attempt.launchIss }),
    request,
    pkceCodeVerifier: attempt.codeVerifier,
    expectedState: attempt.state,
    nonce: attempt.nonce,
  })
  return client.grant
}
