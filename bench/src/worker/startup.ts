import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from '../measured.ts'
import { median } from '../median.ts'
import type { Bundle } from './bundle.ts'
import { wrangler } from './wrangler.ts'

const maxStartupMs = 80
const runs = 3
const partsTold = 8

/** What V8 writes: a sample names a node of the call tree, and its delta is the microseconds since the one before. */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

/** Milliseconds of CPU time by part; V8 names what is no code of the Worker in parentheses. */
function millisecondsByPart({ nodes, samples, timeDeltas }: Profile, { places }: Bundle): Map<string, number> {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const spent = new Map<string, number>()
  // A sample is taken on the thread itself: one that comes late tells of a thread that waited for a core.
  const longest = 2 * median(timeDeltas)
  samples.forEach((id, index) => {
    const frame = frames.get(id)
    if (!frame || frame.functionName === '(idle)') return
    const { functionName, url, lineNumber, columnNumber } = frame
    const isInBundle = functionName !== '' && url.endsWith('index.js')
    const part = isInBundle ? places.partAt(lineNumber, columnNumber) : functionName || 'top level of modules'
    spent.set(part, (spent.get(part) ?? 0) + Math.min(timeDeltas[index] ?? 0, longest) / 1000)
  })
  return spent
}

const total = (spent: Map<string, number>) => [...spent.values()].reduce((sum, part) => sum + part, 0)

/** The CPU time of the Worker's start in workerd; of several starts the one that was least disturbed. */
export async function startupTime(bundle: Bundle, folder: string, signal: AbortSignal): Promise<Measured> {
  const profiles: Map<string, number>[] = []
  for (let run = 1; run <= runs; run++) {
    const product = join(folder, `startup-${run}.cpuprofile`)
    await wrangler(['check', 'startup', '--worker-bundle', bundle.upload, '--outfile', product], { product, signal })
    profiles.push(millisecondsByPart(JSON.parse(readFileSync(product, 'utf8')) as Profile, bundle))
  }
  const [least = new Map<string, number>()] = profiles.toSorted((a, b) => total(a) - total(b))
  const parts = [...least].toSorted(([, a], [, b]) => b - a)
  const rest = parts.slice(partsTold).reduce((sum, [, ms]) => sum + ms, 0)
  const rows = [...parts.slice(0, partsTold), ['the rest', rest] as const, ['the start', total(least)] as const]
  return {
    title: `Start-up: CPU time in workerd, the least of ${runs} starts (${profiles.map((one) => total(one).toFixed(0)).join(', ')} ms)`,
    columns: ['part', 'ms'],
    rows: rows.map(([part, ms]) => [part, ms.toFixed(1)]),
    figures: [{ what: 'the start', value: total(least), atMost: maxStartupMs, unit: 'ms', digits: 1 }],
  }
}
