import { auditRecord, createAuditProducer } from '@repo/audit'
import type { AuditHealth } from '../../src/index.ts'

interface Env {
  AUDIT_QUEUE: Queue
  UNDELIVERED: Queue
  AUDIT_HEALTH: Service<typeof AuditHealth>
}

async function answer(request: Request, env: Env): Promise<Response> {
  switch (new URL(request.url).pathname) {
    case '/record':
      await createAuditProducer({ queue: env.AUDIT_QUEUE }).record(auditRecord.parse(await request.json()))
      return new Response()
    case '/message':
      await env.AUDIT_QUEUE.send(await request.json())
      return new Response()
    case '/undelivered':
      await env.UNDELIVERED.send(await request.json())
      return new Response()
    default:
      return Response.json(await env.AUDIT_HEALTH.health())
  }
}

export default {
  fetch: answer,
} satisfies ExportedHandler<Env>
