import { type AuditRecord, auditRecordVersion } from '@repo/audit'
import type { Principal } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'
import { auditProducer } from '../audit/audit-producer.ts'
import type { Env } from '../config.ts'
import type { FailureCode } from '../failure/failures.ts'
import { printable } from '../mcp/recorder.ts'
import type { GlassRequested } from './break-glass-request.ts'

interface Broken {
  principal: Principal
  asked: Pick<GlassRequested, 'patient' | 'clientName'>
  decision?: AuditRecord['decision']
}

/**
 * Records that the glass was broken, before it is; or that it was not, and why.
 * @throws AuditError `audit/unavailable`: then nothing is opened
 */
export async function recordGlass(
  env: Env,
  { principal, asked, decision }: Broken,
  end: { reason: string } | { code: FailureCode },
): Promise<void> {
  const { id, tenant, platform, fhirUser, roles, agent } = principal
  const patients: Reference[] = [asked.patient]
  await auditProducer(env).record({
    version: auditRecordVersion,
    id: crypto.randomUUID(),
    recorded: new Date().toISOString(),
    requestId: crypto.randomUUID(),
    tenant,
    platform,
    phase: 'outcome',
    event: 'break-glass',
    transport: 'browser',
    patients,
    disclosed: [],
    ...('reason' in end
      ? { outcome: '0', breakGlass: true, reason: end.reason }
      : { outcome: end.code === 'break-glass/declined' ? '4' : '8', code: end.code }),
    ...(decision && { decision }),
    agent: {
      principalId: id,
      fhirUser,
      roles: [...roles],
      purpose: 'ETREAT',
      clientId: agent,
      clientName: printable(asked.clientName),
    },
  })
}
