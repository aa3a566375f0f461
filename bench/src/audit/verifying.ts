import { verify } from '../../../scripts/audit/verify.ts'
import type { RunningPostgres } from '../../../scripts/stack/postgres/postgres.ts'
import type { Measured } from '../measured.ts'

const leastRowsPerSecond = 20_000

/** Verifies every chain that is there, as `npm run audit -- verify` does. */
export async function measureVerifying({ readerUrl }: RunningPostgres): Promise<Measured> {
  const startedAt = performance.now()
  const reports = await verify({ databaseUrl: readerUrl, checkpoints: undefined, verifiers: new Map() })
  const ms = performance.now() - startedAt
  const rows = reports.reduce((sum, report) => sum + report.rows, 0)
  if (reports.some(({ findings }) => findings.length > 0)) throw new Error('the chains are not whole')
  const perSecond = Math.round(rows / (ms / 1000))
  return {
    title: 'verify: every row of the chains above',
    columns: ['rows', 'seconds', 'rows/s'],
    rows: [[rows.toLocaleString('en'), (ms / 1000).toFixed(1), perSecond.toLocaleString('en')]],
    figures: [
      { what: 'a row', value: (ms * 1000) / rows, atMost: 1_000_000 / leastRowsPerSecond, unit: 'µs', digits: 1 },
    ],
  }
}
