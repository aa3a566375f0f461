import { randomBytes } from 'node:crypto'
import type { TrailQuery } from '@repo/audit/trail'
import { readPage } from '../../../apps/audit/src/trail/read-page.ts'
import { withTrail } from '../../../apps/audit/src/trail/trail-database.ts'
import type { RunningPostgres } from '../../../scripts/stack/postgres/postgres.ts'
import type { Measured } from '../measured.ts'
import { median } from '../median.ts'
import { fillMonth, frequent, rare, tenant } from './filled-month.ts'

const filledRows = 2_000_000
const pages = 9
const mostMs = 300

const queryOf = (patient: string, cursor?: string): TrailQuery => ({
  tenant,
  scope: { kind: 'patient', platform: 'default', patients: [patient] },
  filter: {},
  limit: 50,
  ...(cursor === undefined ? {} : { cursor }),
})

/** Milliseconds for a page, with its connection and its rows opened: the first page and the one after it, in turns. */
async function pageTimes(url: string, keyRing: string, patient: string): Promise<{ ms: number[]; entries: number }> {
  const ms: number[] = []
  let cursor: string | undefined
  let entries = 0
  for (let time = 0; time <= pages; time++) {
    const startedAt = performance.now()
    const page = await withTrail(url, { keyRing }, (sources) => readPage(queryOf(patient, cursor), sources))
    if (time > 0) ms.push(performance.now() - startedAt)
    entries = page.entries.filter(({ sealed }) => sealed === 'open').length
    cursor = cursor === undefined ? page.next : undefined
  }
  return { ms, entries }
}

/** A patient's page by the entrypoint's own query, of somebody in few rows and of somebody in very many. */
export async function measurePages(postgres: RunningPostgres): Promise<Measured> {
  const keyRing = `kek-1:${randomBytes(32).toString('base64url')}`
  await fillMonth(postgres, keyRing, filledRows)
  const found = []
  for (const patient of [rare, frequent]) {
    const { ms, entries } = await pageTimes(postgres.readerUrl, keyRing, patient)
    if (entries !== 50) throw new Error(`a page of ${patient} holds ${entries} entries that open`)
    found.push({ patient, ms: median(ms) })
  }
  return {
    title: `a patient's page of 50 over ${filledRows.toLocaleString('en')} rows: median of ${pages}`,
    columns: ['patient', 'ms'],
    rows: found.map(({ patient, ms }) => [patient, ms.toFixed(0)]),
    figures: [{ what: 'the slower', value: Math.max(...found.map(({ ms }) => ms)), atMost: mostMs, unit: 'ms' }],
  }
}
