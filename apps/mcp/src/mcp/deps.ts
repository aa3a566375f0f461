import { waitUntil } from 'cloudflare:workers'
import type { AuditRecord } from '@repo/audit'
import { type Authorizer, createAuthorizer, type Origin, planMemory } from '@repo/cerbos'
import {
  createFhirClient,
  type FhirClient,
  type FhirTransport,
  type OperationDefinition,
  type ServerCapabilities,
  type SmartErrorCode,
} from '@repo/fhir'
import { auditProducer } from '../audit/audit-producer.ts'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { capabilitiesOf } from '../platform/capabilities.ts'
import { isBaseOf } from '../session/connections/standing.ts'
import { sessionOf } from '../session/find-session.ts'
import { readKeyRing } from '../session/seal.ts'
import { digest } from '../session/secret.ts'
import { createTrailAccess, type TrailAccess } from '../trail/trail-access.ts'
import type { Actor, Agent, Caller } from './caller.ts'
import type { Connections } from './connections/connections.ts'
import { createConnections } from './connections/session-connections.ts'
import { signInFirst } from './connections/sign-in-words.ts'
import { type Cursors, createCursors } from './read/cursor.ts'
import type { Recorder } from './recorder.ts'
import { type Consents, createConsents, type KeptConsents } from './release/consents.ts'
import type { WriteMemory } from './write/write-memory.ts'
import type { WriteSettings } from './write/write-settings.ts'

/** What the pipelines work with. Tools see none of it but the FHIR client's half that their kind may use. */
export interface Deps {
  authorizer: Authorizer
  audit: { record(record: AuditRecord): Promise<void> }
  /**
   * The FHIR client of the caller's connection; asks the session for a token before each call, and for another one
   * where the platform refuses it.
   */
  fhir(caller: Caller, recorder: Recorder, options: FhirOptions): FhirClient
  /** Where that client asks: policy compares it with where the person signed in. */
  originOf(caller: Pick<Caller, 'facts'>): Required<Origin>
  /**
   * The platform refused the last token too: the session refreshes it, or ends the connection where it is fresh already
   * and to blame. `isInvalid`: the platform says that it is.
   */
  tokenRefused(actor: Actor, recorder: Recorder, isInvalid: boolean): Promise<void>
  /** The platforms of the agent's session. */
  connections(agent: Agent): Connections
  /** What the caller's platform says it can do; undefined where it does not say. */
  capabilities(caller: Pick<Caller, 'facts'>): Promise<ServerCapabilities | undefined>
  /** Operations that the deployment allows beside our own list. */
  operations(caller: Caller): readonly OperationDefinition[]
  /** The audit trail, for those whom policy lets examine it. */
  trail: TrailAccess
  cursors(caller: Caller): Cursors
  /** What patients consented to, where the caller's platform honours that. */
  consents(caller: Caller, recorder: Recorder): Consents | undefined
  /** Lets a call come to its recorded end though the client has gone away. */
  outlive(call: Promise<unknown>): void
  /** What the caller's session remembers of writes. */
  writeMemory(caller: Caller): Promise<WriteMemory>
  writeSettings: WriteSettings
  /** Whose the ids of MCP clients are (Identifier.system): our own origin, at which they register. */
  clientIdSystem: string
  now(): number
  /** Of the batch that the call is an entry of; any other call has one of its own. */
  requestId?: string
}

export interface FhirOptions {
  signal: AbortSignal
  /** Stands between the client's calls and their sending. */
  through?: (send: FhirTransport) => FhirTransport
}

const plans = planMemory(Date.now)

export function createDeps(env: Env, config: Config): Deps {
  const { url, timeoutMs, policyVersion } = config.cerbos
  /** The token that each call was given last. */
  const given = new WeakMap<Recorder, string>()
  const now = () => Date.now()
  const connections = (agent: Agent) => createConnections(env, config, agent)
  const fhir = fhirOf(env, config, given)
  return {
    authorizer: createAuthorizer({ pdpUrl: url, timeoutMs, policyVersion, plans }),
    audit: auditProducer(env),
    fhir,
    originOf: ({ facts }) => ({ tenant: config.tenant, platform: facts.platform }),
    tokenRefused: async ({ agent, facts }, recorder, isInvalid) => {
      const token = given.get(recorder)
      if (!token) return
      const refusal = { isInvalid, request: await digest(recorder.trace.request ?? '') }
      await (await sessionOf(env, agent.sessionKey)).tokenRefused(facts.platform, token, refusal)
    },
    connections,
    capabilities: ({ facts }) => capabilitiesOf(env, facts.fhirBaseUrl, now),
    operations: ({ facts }) => config.platforms.get(facts.platform)?.operations ?? [],
    trail: createTrailAccess(env, config),
    cursors: (caller) => cursorsOf(env, config, caller),
    consents: consentsOf(config, fhir, now),
    outlive: waitUntil,
    writeMemory: ({ agent }) => sessionOf(env, agent.sessionKey),
    writeSettings: config.writes,
    clientIdSystem: config.publicUrl,
    now,
  }
}

function fhirOf(env: Env, config: Config, given: WeakMap<Recorder, string>): Deps['fhir'] {
  return ({ facts, agent }, recorder, { signal, through }) =>
    createFhirClient({
      fhirBaseUrl: facts.fhirBaseUrl,
      allowLoopbackHttp: config.development,
      signal,
      ...(through && { through }),
      onRequest: (request) => {
        recorder.trace.request = request
      },
      smartAccessToken: async (refused) => {
        if (!isBaseOf(config, facts.platform, facts.fhirBaseUrl)) {
          throw await refusedToken('smart/session-expired', facts.platform, createConnections(env, config, agent))
        }
        const session = await sessionOf(env, agent.sessionKey)
        if (refused !== undefined) await orUntold(session.tokenRefused(facts.platform, refused))
        const credentials = await session.credentials(facts.platform)
        if (!credentials.ok)
          throw await refusedToken(credentials.code, facts.platform, createConnections(env, config, agent))
        const { smartAccessToken } = credentials
        if (smartAccessToken !== undefined) given.set(recorder, smartAccessToken)
        return smartAccessToken
      },
    })
}

/** By platform, person and patient; an isolate keeps it for all. */
const keptConsents: KeptConsents = new Map()
const consentDeadlineMs = 10_000

/** Not by the client of a call, whose requests a batch gathers. */
function consentsOf(config: Config, fhir: Deps['fhir'], now: () => number): Deps['consents'] {
  const known = new Map<string, Consents>()
  return (caller, recorder) => {
    if (config.platforms.get(caller.facts.platform)?.consent !== 'honoured') return undefined
    const key = `${caller.facts.platform}|${caller.principal.id}`
    const client = () => fhir(caller, recorder.companion(), { signal: AbortSignal.timeout(consentDeadlineMs) })
    const consents = known.get(key) ?? createConsents(caller, client, keptConsents, now)
    known.set(key, consents)
    return consents
  }
}

/** A session that cannot be told keeps its token until the platform refuses it again. */
async function orUntold(told: Promise<void>): Promise<void> {
  await told.catch(() => log('session/token-refusal-lost'))
}

function cursorsOf(env: Env, config: Config, { agent, facts, principal }: Caller): Cursors {
  return createCursors(async () => ({
    ring: await readKeyRing(config.sessionKeys),
    sessionDigest: await digest(agent.sessionKey),
    platform: facts.platform,
    principalId: principal.id,
    places: await sessionOf(env, agent.sessionKey),
    now: () => Date.now(),
  }))
}

/** Why the session gives no token; where the platform renews none, with a link to sign in again. */
async function refusedToken(code: SmartErrorCode, platform: string, connections: Connections): Promise<Failure> {
  const configured = connections.platforms.find(({ id }) => id === platform)
  return code === 'smart/session-expired' && configured ? signInFirst(code, configured, connections) : new Failure(code)
}
