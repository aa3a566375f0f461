import { type AuditRecord, auditRecordVersion } from '@repo/audit'
import { auditProducer } from '../audit/audit-producer.ts'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import type { FailureCode } from '../failure/failures.ts'
import { log } from '../log.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { principalId, rolesOfConnection, unknownPrincipal } from './principal.ts'

type Person = Pick<ConnectionFacts, 'platform' | 'subject' | 'fhirUser' | 'sponsor'>

type Entry = Pick<AuditRecord, 'platform' | 'event' | 'outcome' | 'code' | 'agent'>

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
  event: 'sign-in' | 'sign-out',
  person: Person,
  clientId: string | undefined,
): Promise<void> {
  const agent = {
    principalId: await principalId(config, person),
    fhirUser: person.fhirUser,
    roles: [...rolesOfConnection(config, person)],
    ...(clientId && { clientId }),
  }
  await record(env, config, { platform: person.platform, event, outcome: '0', agent })
}

/** Of what is over: it stands, whether it can be recorded or not. */
async function orLogged(event: AuditRecord['event'], recording: Promise<void>): Promise<void> {
  await recording.catch((cause: unknown) => log(`audit/${event}-unrecorded`, { code: Failure.from(cause).code }))
}

/**
 * Records a sign-in before anything is connected. `clientId`: the MCP client for which it is, if for one.
 * @throws AuditError `audit/unavailable`: then nobody is signed in
 */
export function recordSignIn(env: Env, config: Config, person: Person, clientId: string | undefined): Promise<void> {
  return recordOf(env, config, 'sign-in', person, clientId)
}

/** A sign-in that came to nothing, known from a request that we gave out ourselves. */
export interface RefusedSignIn {
  /** The id of the platform that was asked for, if a configured one was. */
  platform: string | undefined
  /** The MCP client for which it was, if for one. */
  clientId: string | undefined
  /** `smart/login-denied`: the person refused, here or at the platform. */
  code: FailureCode
}

/** Records a sign-in that failed, or that the person refused. It has come to nothing, recorded or not. */
export async function recordRefusedSignIn(env: Env, config: Config, refused: RefusedSignIn): Promise<void> {
  const { platform = 'none', clientId, code } = refused
  const outcome = code === 'smart/login-denied' ? '4' : '8'
  const agent = { principalId: unknownPrincipal, roles: [], ...(clientId && { clientId }) }
  await orLogged('sign-in', record(env, config, { platform, event: 'sign-in', outcome, code, agent }))
}

/**
 * Records the end of each connection. After the fact: an end is never refused because it cannot be recorded. `clientId`:
 * the MCP client whose connections they were, if of one.
 */
export async function recordEnds(env: Env, config: Config, ended: readonly Person[], clientId?: string): Promise<void> {
  for (const person of ended) {
    await orLogged('sign-out', recordOf(env, config, 'sign-out', person, clientId))
  }
}
