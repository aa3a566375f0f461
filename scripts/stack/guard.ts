import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { join } from 'node:path'

let guardian: ChildProcess | undefined

/** One for all that this process starts. It keeps nobody alive; its pipe ends with this process, however that ends. */
function startGuardian(): ChildProcess {
  const program = join(import.meta.dirname, 'guardian.ts')
  const started = spawn(process.execPath, [program], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  // It cleans up after those that could not: without one all goes on.
  for (const emitter of [started, started.stdin]) emitter.on('error', () => {})
  started.unref()
  if (started.stdin instanceof Socket) started.stdin.unref()
  return started
}

/** Sees to it that the process group of `child` ends with this process, also where this one is killed. */
export function guard(child: ChildProcess): void {
  const { pid } = child
  if (pid === undefined || process.platform === 'win32') return
  guardian ??= startGuardian()
  const { stdin } = guardian
  stdin?.write(`+${pid}\n`)
  child.once('exit', () => stdin?.write(`-${pid}\n`))
}
