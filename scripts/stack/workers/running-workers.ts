import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from '../child.ts'
import { envFile, startWorkers, type WorkersOptions } from './workers.ts'

const healthyWithinMs = 120_000
const startsAtMost = 3

/** Both Workers, which can be started anew in the place where they are. */
export interface RunningWorkers {
  readonly child: Child
  /** Ends them and starts them with other settings; what they have stored stays. Resolves when they are healthy. */
  restart(settings: Record<string, string>): Promise<void>
  /** Resolves when they end and nobody has asked for it. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** Wrangler chooses a port of its own for the second Worker, and listens only later: another process may have taken it. */
const lostItsPort = (child: Child) => child.lastLines().some((line) => line.includes('Address already in use'))

/** Starts both Workers with `settings`, written to `options.envFile`. They are not healthy yet. */
export function runWorkers(
  options: WorkersOptions,
  settings: Record<string, string>,
  started: (child: Child) => void,
): RunningWorkers {
  let ended = Promise.withResolvers<void>()
  let hasEnded = false
  let isStopping = false
  const tellEnd = () => {
    hasEnded = true
    ended.resolve()
  }
  const start = (left: number): Child => {
    const next = startWorkers(options)
    void next.ended.then(() => {
      if (isStopping) return
      if (left === 0 || !lostItsPort(next)) return tellEnd()
      void next.stop()
      child = start(left - 1)
    })
    started(next)
    return next
  }
  const startWith = (given: Record<string, string>) => {
    writeFileSync(options.envFile, envFile(given), { mode: 0o600 })
    return start(startsAtMost - 1)
  }
  let child = startWith(settings)
  const stop = async () => {
    isStopping = true
    await child.stop()
  }
  const running: RunningWorkers = {
    get child() {
      return child
    },
    get ended() {
      return ended.promise
    },
    async restart(given) {
      await stop()
      isStopping = false
      // Those that were killed have ended; those that take their place have not.
      if (hasEnded) ended = Promise.withResolvers<void>()
      hasEnded = false
      child = startWith(given)
      await untilHealthy(`http://127.0.0.1:${options.ports.worker}`, running)
    },
    stop,
  }
  return running
}

/**
 * Waits until the Workers answer and find policy and audit.
 * @throws Error with their last lines after two minutes, or as soon as they have ended
 */
export async function untilHealthy(publicUrl: string, workers: RunningWorkers): Promise<void> {
  const until = Date.now() + healthyWithinMs
  let isOver = false
  void workers.ended.then(() => {
    isOver = true
  })
  let last = 'no answer'
  while (Date.now() < until && !isOver) {
    try {
      const response = await fetch(`${publicUrl}/health`, { signal: AbortSignal.timeout(5_000) })
      last = await response.text()
      if (response.ok) return
    } catch {
      last = 'no answer'
    }
    await sleep(250)
  }
  throw new Error(`The Workers did not become healthy: ${last}\n${workers.child.lastLines().join('\n')}`)
}
