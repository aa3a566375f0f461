import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { People } from '../../../e2e/src/people.ts'
import type { StackFacts } from '../../../scripts/stack/facts.ts'
import { startStack } from '../../../scripts/stack/stack.ts'
import type { Bounds, Measured } from '../measured.ts'
import { callRows } from './call-rows.ts'
import { numberedSearch } from './numbered-search.ts'
import { percentile, type RowLags, rowLags } from './row-lags.ts'
import { callSteadily, type MadeCall } from './steady-calls.ts'

/** How many calls a second, and for how long. */
export interface Pace {
  perSecond: number
  seconds: number
}
const goalPace: Pace = { perSecond: 50, seconds: 30 }
const warmUpCalls = 20
const rowsWithinMs = 60_000
const mostMs = 5_000

/** Runs `use` over a stack of its own, which is gone afterwards. */
async function withStack<T>(signal: AbortSignal, use: (facts: StackFacts) => Promise<T>): Promise<T> {
  const stateDir = await mkdtemp(join(tmpdir(), 'bench-lag-'))
  await chmod(stateDir, 0o755)
  try {
    const stack = await startStack({ stateDir, say: () => {}, anyPort: true })
    try {
      signal.throwIfAborted()
      return await use(stack.facts)
    } finally {
      await stack.stop()
    }
  } finally {
    await rm(stateDir, { recursive: true, force: true })
  }
}

interface Driven {
  calls: MadeCall[]
  lags: RowLags
}

/** One practitioner's client searches at the given pace; then the trail is asked which of it became rows. */
async function drive(facts: StackFacts, { perSecond, seconds }: Pace, signal: AbortSignal): Promise<Driven> {
  const people = new People(facts)
  try {
    const client = await people.connect('mcp-2026', 'practitioner')
    const call = async (number: number) =>
      !(await client.call('fhir_search', numberedSearch(facts.patients.own, number))).isError
    const total = perSecond * seconds
    for (let number = total; number < total + warmUpCalls; number += 1) await call(number)
    const calls = await callSteadily(call, { perSecond, seconds, signal })
    const rows = await callRows(facts, client.clientId, { atLeast: total + warmUpCalls, withinMs: rowsWithinMs })
    return {
      calls,
      lags: rowLags(
        calls,
        rows.filter(({ number = 0 }) => number < total),
      ),
    }
  } finally {
    await people.close()
  }
}

const shares = [0.5, 0.9, 0.99, 1]

function row(what: string, values: readonly number[]): string[] {
  return [what, ...shares.map((share) => percentile(values, share).toFixed(0))]
}

/** How long after a call its row is there, at a steady pace over the whole stack, and whether each call has one. */
export async function* measureLag({ signal }: Bounds, pace = goalPace): AsyncGenerator<Measured> {
  const { calls, lags } = await withStack(signal, (facts) => drive(facts, pace, signal))
  const span = Math.max(...calls.map(({ endedAt }) => endedAt)) - Math.min(...calls.map(({ startedAt }) => startedAt))
  yield {
    title: `from a call to its row: ${pace.perSecond} calls a second for ${pace.seconds} s`,
    columns: ['ms', 'p50', 'p90', 'p99', 'most'],
    rows: [
      row(
        'from call to answer',
        calls.map(({ startedAt, endedAt }) => endedAt - startedAt),
      ),
      row('from call to row', lags.fromCall),
      row('from recorded to received', lags.fromRecord),
    ],
    figures: [
      { what: 'p99 from call to row', value: percentile(lags.fromCall, 0.99), atMost: mostMs, unit: 'ms' },
      { what: 'calls that were not answered', value: calls.filter(({ isAnswered }) => !isAnswered).length, atMost: 0 },
      { what: 'calls without exactly one row', value: lags.missing + lags.doubled, atMost: 0 },
    ],
    notes: [`${((calls.length * 1_000) / span).toFixed(1)} calls a second had ended by the last answer`],
  }
}
