import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Child } from '../child.ts'
import { envFile, startWorkers, type WorkersOptions } from './workers.ts'

const healthyWithinMs = 120_000

/** Both Workers, which can be started anew in the place where they are. */
export interface RunningWorkers {
  readonly child: Child
  /** Ends them and starts them with other settings; what they have stored stays. Resolves when they are healthy. */
  restart(settings: Record<string, string>): Promise<void>
  /** Resolves when they end and nobody has asked for it. */
  ended: Promise<void>
  stop(): Promise<void>
}

/** Starts both Workers with `settings`, written to `options.envFile`. They are not healthy yet. */
export function runWorkers(
  options: WorkersOptions,
  settings: Record<string, string>,
  started: (child: Child) => void,
): RunningWorkers {
  const ended = Promise.withResolvers<void>()
  const start = (given: Record<string, string>): Child => {
    writeFileSync(options.envFile, envFile(given), { mode: 0o600 })
    const child = startWorkers(options)
    void child.ended.then(() => {
      if (running.child === child) ended.resolve()
    })
    started(child)
    return child
  }
  const running: { child: Child | undefined } = { child: undefined }
  let child = start(settings)
  running.child = child
  return {
    get child() {
      return child
    },
    ended: ended.promise,
    async restart(given) {
      running.child = undefined
      await child.stop()
      child = start(given)
      running.child = child
      await untilHealthy(`http://127.0.0.1:${options.ports.worker}`, child)
    },
    stop: () => child.stop(),
  }
}

/**
 * Waits until the Workers answer and find policy and audit.
 * @throws Error with their last lines after two minutes, or as soon as they have ended
 */
export async function untilHealthy(publicUrl: string, child: Child): Promise<void> {
  const until = Date.now() + healthyWithinMs
  let isOver = false
  void child.ended.then(() => {
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
  throw new Error(`The Workers did not become healthy: ${last}\n${child.lastLines().join('\n')}`)
}
