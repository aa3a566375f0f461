import { type AuditRecord, createAuditProducer } from '@repo/audit'
import { type Authorizer, createAuthorizer } from '@repo/cerbos'
import { createFhirClient, type FhirClient } from '@repo/fhir'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { sessionOf } from '../session/find-session.ts'
import type { Caller } from './caller.ts'
import type { Recorder } from './recorder.ts'

/** What the pipelines work with. Tools see none of it but the FHIR client's half that their kind may use. */
export interface Deps {
  authorizer: Authorizer
  audit: { record(record: AuditRecord): Promise<void> }
  /** The FHIR client of the caller's connection; asks the session for a token before each call. */
  fhir(caller: Caller, recorder: Recorder): FhirClient
  /** The platform refused the token it gave: the session refreshes it, or ends where it is fresh already. */
  tokenRefused(caller: Caller, recorder: Recorder): Promise<void>
  now(): number
}

export function createDeps(env: Env, config: Config): Deps {
  const { url, timeoutMs, policyVersion } = config.cerbos
  /** The token that each call was given last. */
  const given = new WeakMap<Recorder, string>()
  return {
    authorizer: createAuthorizer({ pdpUrl: url, timeoutMs, policyVersion }),
    audit: createAuditProducer({ queue: env.AUDIT_QUEUE }),
    fhir: ({ facts, agent }, recorder) =>
      createFhirClient({
        fhirBaseUrl: facts.fhirBaseUrl,
        allowLoopbackHttp: config.development,
        onRequest: (request) => {
          recorder.trace.request = request
        },
        smartAccessToken: async () => {
          const credentials = await (await sessionOf(env, agent.sessionKey)).credentials()
          if (!credentials.ok) throw new Failure(credentials.code)
          given.set(recorder, credentials.smartAccessToken)
          return credentials.smartAccessToken
        },
      }),
    tokenRefused: async ({ agent }, recorder) => {
      const token = given.get(recorder)
      if (token) await (await sessionOf(env, agent.sessionKey)).tokenRefused(token)
    },
    now: () => Date.now(),
  }
}
