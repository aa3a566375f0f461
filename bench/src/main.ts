import { command } from './command.ts'
import type { Bench } from './measured.ts'

/** A run that takes longer than this hangs. */
const endsWithinMs = 900_000

/** Each bench is loaded when it runs: the tokenizer and the sandbox take seconds. */
const benches: Bench[] = [
  {
    name: 'tokens',
    about: 'what search results, tools, prompts and templates cost a model',
    measure: async function* (bounds) {
      yield* (await import('./tokens/tokens.ts')).measureTokens(bounds)
    },
  },
  {
    name: 'speed',
    about: 'how long the checks of a search and of a Bundle take',
    measure: async function* () {
      yield* (await import('./speed/speed.ts')).measureSpeed()
    },
  },
  {
    name: 'worker',
    about: 'the size of the Worker by its parts, and the CPU time of its start',
    measure: async function* (bounds) {
      yield* (await import('./worker/worker.ts')).measureWorker(bounds)
    },
  },
  {
    name: 'audit',
    about: 'what chain and sealing of the audit trail cost, and how fast it is verified and read',
    measure: async function* () {
      yield* (await import('./audit/audit.ts')).measureAudit()
    },
  },
  {
    name: 'lag',
    about: 'how long after a call its row is in the trail, at 50 calls a second over the whole stack',
    measure: async function* (bounds) {
      yield* (await import('./lag/lag.ts')).measureLag(bounds)
    },
  },
]

const controller = new AbortController()
let exitCode: number | undefined
for (const [name, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(name, () => {
    exitCode = code
    controller.abort(new Error('stopped'))
  })
}
const timer = setTimeout(() => controller.abort(new Error('it took too long')), endsWithinMs)

// The Worker's own log lines, of calls that a bench makes, are no part of the tables.
console.log = () => {}
console.error = () => {}

const write = (text: string) => void process.stdout.write(text)
const code = await command(process.argv.slice(2), benches, { signal: controller.signal, write })
clearTimeout(timer)
process.exitCode = exitCode ?? code
