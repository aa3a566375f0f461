import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { guard } from './guard.ts'

const keptLines = 30
const stopWithinMs = 5_000

/** A part of the stack that runs as a process of its own, with everything it started. */
export interface Child {
  name: string
  pid: number
  /** Resolves when the process ends by itself or is stopped. */
  ended: Promise<void>
  /** What it said last, oldest first. */
  lastLines(): string[]
  /** Calls `listen` with each line of standard output. */
  onLine(listen: (line: string) => void): void
  /** Ends the process group: politely, and after 5 s by force. */
  stop(): Promise<void>
}

/** Starts a part in a process group of its own, so that stopping it reaches what it started. Its output goes to a file. */
export function startChild(options: {
  name: string
  command: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  logFile: string
  /** What is kept of a line that it says. */
  shortened?: (line: string) => string
}): Child {
  const { name, command, args, cwd, env, shortened = (line) => line } = options
  mkdirSync(dirname(options.logFile), { recursive: true })
  const log = createWriteStream(options.logFile, { mode: 0o600 })
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  })
  guard(child)
  const lines: string[] = []
  const listeners: ((line: string) => void)[] = []
  const keep = (said: string) => {
    const line = shortened(said)
    log.write(`${line}\n`)
    lines.push(line)
    if (lines.length > keptLines) lines.shift()
  }
  if (child.stderr) createInterface({ input: child.stderr }).on('line', keep)
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      keep(line)
      for (const listen of listeners) listen(line)
    })
  }
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      keep(error.message)
      resolve()
    })
  })
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    lastLines: () => [...lines],
    onLine: (listen) => void listeners.push(listen),
    stop: () => stopGroup(child, ended),
  }
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  signalGroup(child.pid, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), stopWithinMs)
  await ended
  clearTimeout(timer)
  // The leader can end before what it started does.
  signalGroup(child.pid, 'SIGKILL')
}

/** Signals a process group that we started; one that is gone is no error. */
export function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (!pid) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
