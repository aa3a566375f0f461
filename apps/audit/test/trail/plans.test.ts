import type { TrailFilter, TrailScope } from '@repo/audit/trail'
import pg from 'pg'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { readPage } from '../../src/trail/read-page.ts'
import { readSummary } from '../../src/trail/read-summary.ts'
import { type Ask, withTrail } from '../../src/trail/trail-database.ts'
import { sampleSealing } from '../sample-keys.ts'
import { append } from './reading.ts'

const tenant = 'plans'

beforeAll(async () => {
  await append(
    tenant,
    Array.from({ length: 40 }, (_, i) => ({ event: i === 0 ? 'consent' : 'tool-call', patients: [`Patient/p${i}`] })),
  )
  const owner = new pg.Client({ connectionString: inject('adminUrl') })
  await owner.connect()
  await owner.query('vacuum analyze audit.event')
  await owner.end()
})

/** How each statement is run over a table too large to be read whole. */
async function plansOf(
  read: (sources: Parameters<Parameters<typeof withTrail>[2]>[0]) => Promise<unknown>,
  avoided = ['enable_seqscan', 'enable_bitmapscan'],
) {
  const plans: string[] = []
  await withTrail(inject('readerUrl'), sampleSealing, async (sources) => {
    await sources.ask(`select set_config(avoided, 'off', true) from unnest($1::text[]) as avoided`, [avoided])
    const ask: Ask = async (sql, values) => {
      const lines = await sources.ask<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql}`, values)
      plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'))
      return sources.ask(sql, values)
    }
    await read({ ...sources, ask })
  })
  return plans
}

describe('over a large trail', () => {
  const now = new Date()
  const { year, month } = { year: now.getUTCFullYear(), month: String(now.getUTCMonth() + 1).padStart(2, '0') }
  const thisMonth = `event_${year}_${month}`

  test('a summary of a tenant counts its rows by an index, and does not read the rows', async () => {
    const query = { tenant, scope: { kind: 'tenant' }, filter: {} } as const
    const [days, nights, , , busy] = await plansOf((sources) => readSummary(query, { ...sources, now }))
    const survey = new RegExp(`Index Only Scan using ${thisMonth}_tenant_recorded_received_\\w+ on ${thisMonth} `)
    expect(days).toMatch(survey)
    expect(busy).toMatch(survey)
    expect(nights?.split('CTE Scan on night')[0]).toMatch(survey)
  })

  test('a summary of a patient finds the rows once, and counts what it has read', async () => {
    const scope: TrailScope = { kind: 'patient', platform: 'default', patients: ['Patient/p7'], asker: 'asker' }
    const query = { tenant, scope, filter: {} }
    const plans = await plansOf(
      (sources) => readSummary(query, { ...sources, now }),
      ['enable_seqscan', 'enable_indexscan'],
    )
    expect(plans).toHaveLength(1)
    expect(plans[0]?.split(`Bitmap Index Scan on ${thisMonth}_patient_index_idx`)).toHaveLength(2)
  })

  test('a page of a patient finds the rows that are sealed, and those from before, by an index for each', async () => {
    const patient = { platform: 'default', reference: 'Patient/p7' }
    const query = { tenant, scope: { kind: 'tenant' }, filter: { patient }, limit: 50 } as const
    const [page] = await plansOf((sources) => readPage(query, sources), ['enable_seqscan', 'enable_indexscan'])
    expect(page).toContain(`Bitmap Index Scan on ${thisMonth}_patient_index_idx`)
    expect(page).toContain(`Bitmap Index Scan on ${thisMonth}_patients_idx`)
  })

  test.each<TrailFilter['event']>(['consent', 'connection', 'refusal', 'trail-read'])(
    'a page of what is rare, such as %s, looks for nothing else',
    async (event) => {
      const filter = event ? { event } : {}
      const query = { tenant, scope: { kind: 'tenant' }, filter, limit: 50 } as const
      const [page] = await plansOf((sources) => readPage(query, sources))
      expect(page).toMatch(new RegExp(`Index Scan .*using ${thisMonth}_tenant_event_recorded_idx on ${thisMonth} `))
    },
  )
})
