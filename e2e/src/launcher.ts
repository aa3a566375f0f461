import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StackFacts } from '../../scripts/stack/facts.ts'
import { root } from '../../scripts/stack/root.ts'

/** `npm start` as a process of its own. */
export interface Launcher {
  pid: number
  /** Both streams so far. */
  output(): string
  /** Waits until it has said something. */
  said(words: string, withinMs?: number): Promise<void>
  /** What `/health` answered as soon as `stack.json` was there. */
  healthAtFacts(): Promise<number | undefined>
  ended(): Promise<number | null>
  /** Ctrl-C. */
  interrupt(): Promise<number | null>
  /** Without any chance to tidy up. */
  kill(): void
}

async function healthOf(factsFile: string): Promise<number> {
  const { urls } = JSON.parse(readFileSync(factsFile, 'utf8')) as StackFacts
  return fetch(`${urls.home}/health`).then(
    ({ status }) => status,
    () => 0,
  )
}

export function launch(stateDir: string): Launcher {
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: { ...process.env, STACK_STATE_DIR: stateDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let healthAtFacts: Promise<number> | undefined
  const facts = join(stateDir, 'stack.json')
  const watch = setInterval(() => {
    if (existsSync(facts)) healthAtFacts ??= healthOf(facts)
  }, 20)
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      clearInterval(watch)
      resolve(code)
    })
  })
  return {
    pid: child.pid ?? 0,
    output: () => output,
    async said(words, withinMs = 20_000) {
      const until = Date.now() + withinMs
      while (!output.includes(words)) {
        if (Date.now() > until || child.exitCode !== null) throw new Error(`it did not say "${words}":\n${output}`)
        await sleep(50)
      }
    },
    async healthAtFacts() {
      while (!healthAtFacts && child.exitCode === null) await sleep(20)
      return healthAtFacts
    },
    ended: () => exited,
    interrupt() {
      if (child.exitCode === null) child.kill('SIGINT')
      return exited
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
