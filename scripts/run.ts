import { spawn } from 'node:child_process'
import { root } from './stack/root.ts'

export interface Finished {
  code: number
  output: string
}

/** Runs a command at the root and gathers what it prints; with `show`, passes it on as it comes. */
export function run(command: string, args: string[], options: { show?: boolean; env?: NodeJS.ProcessEnv } = {}) {
  return new Promise<Finished>((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', TURBO_TELEMETRY_DISABLED: '1', ...options.env },
    })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk.toString()
      if (options.show) process.stdout.write(chunk)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
