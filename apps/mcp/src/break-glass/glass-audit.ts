import { type AuditRecord, auditRecordVersion } from '@repo/audit'
import type { Principal } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'
import { auditProducer } from '../audit/audit-producer.ts'
import type { Env } from '../config.ts'
import type { FailureCode } from '../failure/failures.ts'
import { printable } from '../mcp/recorder.ts'
import { addressOf } from '../protection/address.ts'
import type { GlassRequested } from './break-glass-request.ts'

/** Who broke the glass, or did not, by which request. */
export interface Broken {
  principal: Principal
  asked: Pick<GlassRequested, 'patient' | 'clientName'>
  /** Of the person's browser, and when it came, in milliseconds since 1970. */
  request: Request
  startedAt: number
  decision?: AuditRecord['decision']
}

/**
 * Records that the glass was broken, before it is; or that it was not, and why.
 * @throws AuditError `audit/unavailable`: then nothing is opened
 */
export async function recordGlass(
  env: Env,
  { principal, asked, request, startedAt, decision }: Broken,
  end: { reason: string } | { code: FailureCode },
): Promise<void> {
  const { id, tenant, platform, fhirUser, roles, agent } = principal
  const patients: Reference[] = [asked.patient]
  const address = addressOf(request)
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
    ...(address && { address }),
    durationMs: Math.max(0, Date.now() - startedAt),
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
