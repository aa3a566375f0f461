import { WorkerEntrypoint } from 'cloudflare:workers'
import { type AuditRecord, parseAuditMessage } from '@repo/audit'
import type { TrailQuery, TrailSummaryQuery } from '@repo/audit/trail'
import { trailOf } from './kept-trail.ts'

const records: AuditRecord[] = []
let healthy = true
/** What the trail holds: rows of a test, not those that the queue brings, so that it knows what there is. */
let rows: AuditRecord[] | undefined

const trail = trailOf(() => {
  if (!rows) throw new Error('there is no trail')
  return rows
})

export class AuditHealth extends WorkerEntrypoint {
  async health() {
    const now = new Date().toISOString()
    return {
      ok: healthy,
      rows: records.length,
      written: 40 + records.length,
      newest: now,
      received: now,
      deadLetters: { count: 2, oldest: now },
      undelivered: { count: 3, oldest: now },
      checkpoint: now,
      unsigned: now,
      brokenChains: 1,
      overdueMonths: 2,
    }
  }
}

export class AuditTrail extends WorkerEntrypoint {
  // Methods of the class: what an instance alone has is not offered over a binding.
  page(query: TrailQuery) {
    return trail.page(query)
  }

  summary(query: TrailSummaryQuery) {
    return trail.summary(query)
  }
}

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/healthy' || pathname === '/unhealthy') healthy = pathname === '/healthy'
  if (pathname === '/trail') rows = request.method === 'PUT' ? await request.json() : undefined
  return Response.json(records)
}

export default {
  fetch: answer,
  async queue(batch) {
    records.push(...batch.messages.map(({ body }) => parseAuditMessage(body)))
  },
} satisfies ExportedHandler
