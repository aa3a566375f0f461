import { randomBytes } from 'node:crypto'
import type { TrailAnswer, TrailQuery, TrailSummaryQuery } from '@repo/audit/trail'
import { answerPage, answerSummary, type TrailSeams } from '../../../apps/audit/src/trail/answer-trail.ts'
import { withTrail } from '../../../apps/audit/src/trail/trail-database.ts'
import type { RunningPostgres } from '../../../scripts/stack/postgres/postgres.ts'
import type { Measured } from '../measured.ts'
import { median } from '../median.ts'
import { endOf, fillMonth, frequent, rare, tenant } from './filled-month.ts'

const filledRows = 2_000_000
const pages = 9
const mostMs = 300

const selectionOf = (patient: string): TrailSummaryQuery => ({
  tenant,
  scope: { kind: 'patient', platform: 'default', patients: [patient], asker: 'somebody' },
  filter: {},
})

function unwrapped<T>(answer: TrailAnswer<T>): T {
  if (answer.ok) return answer.value
  throw new Error(answer.code)
}

/** What the entrypoint answers, a moment after the newest row, with a connection of its own for each question. */
const seamsOf = (url: string, keyRing: string): TrailSeams => ({
  withSources: (read) => withTrail(url, { keyRing }, read),
  now: () => endOf(filledRows),
  log: () => {},
})

interface Times {
  page: number[]
  summary: number[]
  both: number[]
  entries: number
  total: number
}

/**
 * Milliseconds for a page, with its rows opened: the first page and the one after it, in turns; for the summary beside it;
 * and until whoever asked for both at once, as `GET /audit` does, has both.
 */
async function pageTimes(seams: TrailSeams, patient: string): Promise<Times> {
  const times: Times = { page: [], summary: [], both: [], entries: 0, total: 0 }
  let cursor: string | undefined
  for (let time = 0; time <= pages; time++) {
    const query: TrailQuery = { ...selectionOf(patient), limit: 50, ...(cursor !== undefined && { cursor }) }
    const startedAt = performance.now()
    const since = <T>(answer: T) => ({ answer, ms: performance.now() - startedAt })
    const [page, summary] = await Promise.all([
      answerPage(query, seams).then(since),
      answerSummary(selectionOf(patient), seams).then(since),
    ])
    if (time > 0) {
      times.page.push(page.ms)
      times.summary.push(summary.ms)
      times.both.push(Math.max(page.ms, summary.ms))
    }
    const { entries, next } = unwrapped(page.answer)
    times.entries = entries.filter(({ sealed }) => sealed === 'open').length
    times.total = unwrapped(summary.answer).total
    cursor = cursor === undefined ? next : undefined
  }
  return times
}

/**
 * A patient's page by the entrypoint's own queries, of somebody in few rows and of somebody in very many, every twentieth.
 * A summary reads each row that it counts, so that of the latter is told without a bound.
 */
export async function measurePages(postgres: RunningPostgres): Promise<Measured> {
  const keyRing = `kek-1:${randomBytes(32).toString('base64url')}`
  await fillMonth(postgres, keyRing, filledRows)
  const found = []
  for (const patient of [rare, frequent]) {
    const times = await pageTimes(seamsOf(postgres.readerUrl, keyRing), patient)
    if (times.entries !== 50) throw new Error(`a page of ${patient} holds ${times.entries} entries that open`)
    found.push({ patient, ...times })
  }
  const slowerPage = Math.max(...found.map(({ page }) => median(page)))
  const rareBoth = median(found.find(({ patient }) => patient === rare)?.both ?? [])
  return {
    title: `a patient's page of 50 and its summary over ${filledRows.toLocaleString('en')} rows, asked at once: median of ${pages}`,
    columns: ['patient', 'rows in the summary', 'page ms', 'summary ms', 'both ms'],
    rows: found.map(({ patient, total, page, summary, both }) => [
      patient,
      total.toLocaleString('en'),
      ...[page, summary, both].map((ms) => median(ms).toFixed(0)),
    ]),
    figures: [
      { what: 'a page of the slower', value: slowerPage, atMost: mostMs, unit: 'ms' },
      { what: 'page and summary of somebody in few rows', value: rareBoth, atMost: mostMs, unit: 'ms' },
    ],
  }
}
