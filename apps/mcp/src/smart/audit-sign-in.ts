import { type AuditRecord, createAuditProducer } from '@repo/audit'
import type { SmartGrant } from '@repo/fhir'
import type { Config, Env } from '../config.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { principalId, rolesOf } from './principal.ts'

interface Person {
  subject: string
  fhirUser: string
  platform: string
  clientId?: string | undefined
}

/** Where a person signed in, and for which MCP client, if for one. */
export interface SignInFacts {
  platform: string
  clientId: string | undefined
}

async function record(env: Env, config: Config, event: 'sign-in' | 'sign-out', person: Person): Promise<void> {
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
      principalId: await principalId(config, person.subject),
      fhirUser: person.fhirUser,
      roles: [...rolesOf(config.roleMap, person.fhirUser)],
      ...(person.clientId && { clientId: person.clientId }),
    },
  }
  await createAuditProducer({ queue: env.AUDIT_QUEUE }).record(entry)
}

/**
 * Records a sign-in before any session exists.
 * @throws AuditError `audit/unavailable`: then nobody is signed in
 */
export function recordSignIn(env: Env, config: Config, grant: SmartGrant, signIn: SignInFacts): Promise<void> {
  return record(env, config, 'sign-in', { subject: grant.subject, fhirUser: grant.fhirUser, ...signIn })
}

/** Records that a person ended their session. */
export function recordSignOut(env: Env, config: Config, facts: ConnectionFacts): Promise<void> {
  return record(env, config, 'sign-out', facts)
}
