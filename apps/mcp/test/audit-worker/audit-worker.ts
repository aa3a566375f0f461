import { WorkerEntrypoint } from 'cloudflare:workers'
import { type AuditRecord, parseAuditMessage } from '@repo/audit'

const records: AuditRecord[] = []
let healthy = true

export class AuditHealth extends WorkerEntrypoint {
  async health(): Promise<{ ok: boolean }> {
    return { ok: healthy }
  }
}

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/healthy' || pathname === '/unhealthy') healthy = pathname === '/healthy'
  return Response.json(records)
}

export default {
  fetch: answer,
  async queue(batch) {
    records.push(...batch.messages.map(({ body }) => parseAuditMessage(body)))
  },
} satisfies ExportedHandler
