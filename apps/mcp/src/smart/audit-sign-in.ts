import { type AuditRecord, auditRecordVersion } from '@repo/audit'
import { auditProducer } from '../audit/audit-producer.ts'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { type FailureCode, failures } from '../failure/failures.ts'
import { log } from '../log.ts'
import { networkOf } from '../protection/address.ts'
import { isWithin } from '../protection/within.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { principalId, rolesOfConnection, unknownPrincipal } from './principal.ts'

type Person = Pick<ConnectionFacts, 'platform' | 'subject' | 'fhirUser' | 'sponsor'>

type Entry = Pick<AuditRecord, 'platform' | 'event' | 'outcome' | 'code' | 'agent' | 'address'>

/** Who asked, as far as it is known. */
export interface Asker {
  /** The MCP client for which it was, if for one. */
  clientId?: string | undefined
  /** The network address of the request. */
  address?: string | undefined
}

async function record(env: Env, config: Config, entry: Entry): Promise<void> {
  await auditProducer(env).record({
    version: auditRecordVersion,
    id: crypto.randomUUID(),
    recorded: new Date().toISOString(),
    requestId: crypto.randomUUID(),
    tenant: config.tenant,
    phase: 'outcome',
    transport: 'browser',
    patients: [],
    disclosed: [],
    ...entry,
  })
}

async function recordOf(
  env: Env,
  config: Config,
  { event, outcome = '0', code }: { event: AuditRecord['event']; outcome?: AuditRecord['outcome']; code?: string },
  person: Person,
  { clientId, address }: Asker,
): Promise<void> {
  const agent = {
    principalId: await principalId(config, person),
    fhirUser: person.fhirUser,
    roles: [...rolesOfConnection(config, person)],
    ...(clientId && { clientId }),
  }
  const found = { ...(code && { code }), ...(address && { address }) }
  await record(env, config, { platform: person.platform, event, outcome, agent, ...found })
}

/** What is known of a request before anybody has signed in. */
type Unknown = Pick<Entry, 'platform' | 'event' | 'outcome' | 'code'>

/**
 * A row that names nobody. Anybody can cause as many as they like, so a minute has a bounded number of them, and the rest
 * a line in the log.
 */
async function recordUnknown(env: Env, config: Config, entry: Unknown, { clientId, address }: Asker): Promise<void> {
  const { event, code } = entry
  const what = `${event}|${code ?? ''}`
  // A link bounds how often its code is guessed. In a count of all, others could use up the rows of that.
  const ofAll = async () => code === 'connection/wrong-code' || isWithin(env, 'REFUSALS_LIMIT', `sign-ins|${what}`)
  // The first counts what one network does, the second what all do.
  const isOneOfFew =
    !config.rateLimits ||
    ((await isWithin(env, 'SIGN_IN_ROW_LIMIT', `${what}|${networkOf(address ?? 'none')}`)) && (await ofAll()))
  if (!isOneOfFew) return log(`audit/${event}-unrecorded`, { code, reason: 'too-many' })
  const agent = { principalId: unknownPrincipal, roles: [], ...(clientId && { clientId }) }
  await record(env, config, { ...entry, agent, ...(address && { address }) })
}

/** Of what is over: it stands, whether it can be recorded or not. */
async function orLogged(event: AuditRecord['event'], recording: Promise<void>): Promise<void> {
  await recording.catch((cause: unknown) => log(`audit/${event}-unrecorded`, { code: Failure.from(cause).code }))
}

/**
 * Records a sign-in before anything is connected.
 * @throws AuditError `audit/unavailable`: then nobody is signed in
 */
export function recordSignIn(env: Env, config: Config, person: Person, asker: Asker): Promise<void> {
  return recordOf(env, config, { event: 'sign-in' }, person, asker)
}

/**
 * Records that a platform which signs in nobody is connected for somebody who is signed in elsewhere, before it is.
 * @throws AuditError `audit/unavailable`: then nothing is connected
 */
export function recordConnection(env: Env, config: Config, person: Person, asker: Asker): Promise<void> {
  return recordOf(env, config, { event: 'connection' }, person, asker)
}

/** Somebody agreed, nobody yet known, to what an MCP client asked for. */
export interface Consent extends Asker {
  /** The id of the platform that they chose. */
  platform: string
}

/**
 * Records that somebody agreed, before they are led on, unless very many do: then their sign-in alone is a row.
 * @throws AuditError `audit/unavailable`: then nothing comes of it
 */
export async function recordConsent(env: Env, config: Config, { platform, clientId, address }: Consent): Promise<void> {
  await recordUnknown(env, config, { platform, event: 'consent', outcome: '0' }, { clientId, address })
}

/** Records that a platform renews a connection no longer: it is over, recorded or not. */
export async function recordRefreshFailure(env: Env, config: Config, person: Person, code: FailureCode): Promise<void> {
  const failed = { event: 'refresh-failure', outcome: failures[code].outcome, code } as const
  await orLogged(failed.event, recordOf(env, config, failed, person, {}))
}

/** A sign-in that came to nothing, known from a request that we gave out ourselves. */
export interface RefusedSignIn extends Asker {
  /** The id of the platform that was asked for, if a configured one was. */
  platform: string | undefined
  /** `smart/login-denied`: the person refused, here or at the platform. */
  code: FailureCode
}

/** Records a sign-in that failed, or that the person refused. It has come to nothing, recorded or not. */
export async function recordRefusedSignIn(env: Env, config: Config, refused: RefusedSignIn): Promise<void> {
  const { platform = 'none', clientId, address, code } = refused
  const outcome = code === 'smart/login-denied' ? '4' : '8'
  const entry = { platform, event: 'sign-in', outcome, code } as const
  await orLogged(entry.event, recordUnknown(env, config, entry, { clientId, address }))
}

/**
 * Records the end of each connection. After the fact: an end is never refused because it cannot be recorded. `code`:
 * why it ended, where nobody has asked for it.
 */
export async function recordEnds(
  env: Env,
  config: Config,
  ended: readonly Person[],
  { code, ...asker }: Asker & { code?: string } = {},
): Promise<void> {
  for (const person of ended) {
    await orLogged('sign-out', recordOf(env, config, { event: 'sign-out', ...(code && { code }) }, person, asker))
  }
}
