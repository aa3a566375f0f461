import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../../scripts/stack/root.ts'

/** `npm start` as a process of its own. */
export interface Launcher {
  pid: number
  /** Both streams so far. */
  output(): string
  /** Waits until it has said something. */
  said(words: string, withinMs?: number): Promise<void>
  /** Whether `stack.json` was absent until these words were said. */
  factsAppearedAfter(words: string): boolean
  ended(): Promise<number | null>
  /** Ctrl-C. */
  interrupt(): Promise<number | null>
  /** Without any chance to tidy up. */
  kill(): void
}

export function launch(stateDir: string): Launcher {
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: { ...process.env, STACK_STATE_DIR: stateDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let outputBeforeFacts: string | undefined
  const facts = join(stateDir, 'stack.json')
  const watch = setInterval(() => {
    if (existsSync(facts)) outputBeforeFacts ??= output
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
    factsAppearedAfter: (words) => outputBeforeFacts?.includes(words) ?? false,
    ended: () => exited,
    interrupt() {
      if (child.exitCode === null) child.kill('SIGINT')
      return exited
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
