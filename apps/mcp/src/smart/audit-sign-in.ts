import { type AuditRecord, createAuditProducer } from '@repo/audit'
import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { principalId, rolesOfConnection } from './principal.ts'

type Person = Pick<ConnectionFacts, 'platform' | 'subject' | 'fhirUser' | 'sponsor'>

async function record(
  env: Env,
  config: Config,
  event: 'sign-in' | 'sign-out',
  person: Person,
  clientId?: string,
): Promise<void> {
  const entry: AuditRecord = {
    version: 1,
    id: crypto.randomUUID(),
    recorded: new Date().toISOString(),
    requestId: crypto.randomUUID(),
    tenant: config.tenant,
    platform: person.platform,
    phase: 'outcome',
    event,
    transport: 'browser',
    patients: [],
    disclosed: [],
    outcome: '0',
    agent: {
      principalId: await principalId(config, person),
      fhirUser: person.fhirUser,
      roles: [...rolesOfConnection(config, person)],
      ...(clientId && { clientId }),
    },
  }
  await createAuditProducer({ queue: env.AUDIT_QUEUE }).record(entry)
}

/**
 * Records a sign-in before anything is connected. `clientId`: the MCP client for which it is, if for one.
 * @throws AuditError `audit/unavailable`: then nobody is signed in
 */
export function recordSignIn(env: Env, config: Config, person: Person, clientId: string | undefined): Promise<void> {
  return record(env, config, 'sign-in', person, clientId)
}

/**
 * Records the end of each connection. After the fact: an end is never refused because it cannot be recorded. `clientId`:
 * the MCP client whose connections they were, if of one.
 */
export async function recordEnds(env: Env, config: Config, ended: readonly Person[], clientId?: string): Promise<void> {
  for (const person of ended) {
    await record(env, config, 'sign-out', person, clientId).catch((cause: unknown) => {
      log('audit/sign-out-unrecorded', { code: Failure.from(cause).code })
    })
  }
}
