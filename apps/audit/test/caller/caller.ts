import { auditRecord, createAuditProducer } from '@repo/audit'
import { createTrailReader, TrailError, type TrailQuery, type TrailReader } from '@repo/audit/trail'
import type { AuditHealth, AuditTrail } from '../../src/index.ts'

interface Env {
  AUDIT_QUEUE: Queue
  SECOND_QUEUE: Queue
  UNDELIVERED: Queue
  AUDIT_HEALTH: Service<typeof AuditHealth>
  AUDIT_TRAIL: Service<typeof AuditTrail>
}

async function read(trail: TrailReader, query: TrailQuery): Promise<object> {
  try {
    const { limit: _limit, cursor: _cursor, ...selection } = query
    return { page: await trail.page(query), summary: await trail.summary(selection) }
  } catch (error) {
    if (!(error instanceof TrailError)) throw error
    return { code: error.code }
  }
}

async function answer(request: Request, env: Env): Promise<Response> {
  switch (new URL(request.url).pathname) {
    case '/record':
      await createAuditProducer({ queue: env.AUDIT_QUEUE }).record(auditRecord.parse(await request.json()))
      return new Response()
    case '/message':
      await env.AUDIT_QUEUE.send(await request.json())
      return new Response()
    case '/both': {
      const messages = ((await request.json()) as unknown[]).map((body) => ({ body }))
      await Promise.all([env.AUDIT_QUEUE.sendBatch(messages), env.SECOND_QUEUE.sendBatch(messages.toReversed())])
      return new Response()
    }
    case '/undelivered':
      await env.UNDELIVERED.send(await request.json())
      return new Response()
    case '/trail':
      return Response.json(await read(createTrailReader(env.AUDIT_TRAIL), await request.json()))
    default:
      return Response.json(await env.AUDIT_HEALTH.health())
  }
}

export default {
  fetch: answer,
} satisfies ExportedHandler<Env>
