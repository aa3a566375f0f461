import type { AuditRecord } from '@repo/audit'
import type { TrailAnswer, TrailPage, TrailQuery, TrailSummary } from '@repo/audit/trail'
import { inject } from 'vitest'
import { withAuditDatabase } from '../../src/audit-database.ts'
import { answerPage, answerSummary, type TrailSeams } from '../../src/trail/answer-trail.ts'
import { withTrail } from '../../src/trail/trail-database.ts'
import { sampleSealing } from '../sample-keys.ts'
import { sampleRecord } from '../sample-record.ts'

/** What the trail wrote to its log. */
export const logged: unknown[] = []

export function seamsOf(sealing = sampleSealing, url = inject('writerUrl')): TrailSeams {
  return {
    withSources: (read) => withTrail(url, sealing, read),
    now: () => new Date('2026-11-21T00:00:00Z'),
    log: (code, counts) => void logged.push({ code, ...counts }),
  }
}

/** Writes rows as the consumer does, in this order. */
export async function append(tenant: string, records: Partial<AuditRecord>[]): Promise<AuditRecord[]> {
  const all = records.map((changes) => sampleRecord({ tenant, ...changes }))
  await withAuditDatabase(inject('writerUrl'), (database) => database.insert(all), sampleSealing)
  return all
}

function unwrapped<T>(answer: TrailAnswer<T>): T {
  if (answer.ok) return answer.value
  throw new Error(answer.code)
}

export type Asked = Omit<TrailQuery, 'limit' | 'filter'> & Partial<TrailQuery>

export async function pageOf(query: Asked, sealing = sampleSealing): Promise<TrailPage> {
  return unwrapped(await answerPage({ filter: {}, limit: 50, ...query }, seamsOf(sealing)))
}

/** The request ids of a page, which name the rows in these tests. */
export async function found(query: Asked): Promise<string[]> {
  return (await pageOf(query)).entries.map(({ record }) => record.requestId)
}

export async function summaryOf(query: Asked & { zone?: string }): Promise<TrailSummary> {
  return unwrapped(await answerSummary({ filter: {}, ...query }, seamsOf()))
}
