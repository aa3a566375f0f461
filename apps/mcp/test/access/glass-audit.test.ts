import type { AuditRecord } from '@repo/audit'
import { expect, test } from 'vitest'
import { recordGlass } from '../../src/break-glass/glass-audit.ts'
import type { Env } from '../../src/config.ts'
import { practitioner } from '../call-stage.ts'

test.each([[{ reason: 'found unconscious' }], [{ code: 'break-glass/declined' as const }]])(
  'records from where the glass was broken or left whole, and how long it took: %j',
  async (end) => {
    const records: AuditRecord[] = []
    const env = { AUDIT_QUEUE: { send: async (record: AuditRecord) => void records.push(record) } } as unknown as Env
    const request = new Request('https://mcp.example/auth/break-glass', {
      headers: { 'cf-connecting-ip': '192.0.2.7' },
    })
    const asked = { patient: 'Patient/p1' as const, clientName: 'Agent' }
    await recordGlass(env, { principal: practitioner.principal, asked, request, startedAt: Date.now() - 40 }, end)
    expect(records).toMatchObject([{ event: 'break-glass', patients: ['Patient/p1'], address: '192.0.2.7' }])
    expect(records[0]?.durationMs).toBeGreaterThanOrEqual(40)
    expect(records[0]?.durationMs).toBeLessThan(5_000)
  },
)
