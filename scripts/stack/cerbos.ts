import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { guard } from './guard.ts'

const readyWithinMs = 10_000
const pollIntervalMs = 50
const stopWithinMs = 5_000
const keptLogLines = 20

/** Why a local policy decision point is not there. */
export class CerbosError extends Error {
  override readonly name = 'CerbosError'
  readonly code: 'cerbos/binary-missing' | 'cerbos/port-taken' | 'cerbos/exited' | 'cerbos/not-ready'

  constructor(code: CerbosError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/**
 * The path of a Cerbos binary: `CERBOS_BIN`, else the one of the npm package for this platform.
 *
 * Throws `CerbosError` `cerbos/binary-missing`, which says what to do.
 */
export function locateCerbos(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = env.CERBOS_BIN
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen
    throw new CerbosError('cerbos/binary-missing', `CERBOS_BIN names ${chosen}, which does not exist.`)
  }
  const packageName = `@cerbos/cerbos-${process.platform}-${process.arch}`
  try {
    return createRequire(import.meta.url).resolve(packageName)
  } catch {
    throw new CerbosError(
      'cerbos/binary-missing',
      `No Cerbos binary: ${packageName} is not installed. Install Cerbos 0.55 (https://docs.cerbos.dev) and set ` +
        'CERBOS_BIN to its path, or set CERBOS_URL to a running policy decision point.',
    )
  }
}

export interface StartCerbosOptions {
  /** A free port of 127.0.0.1. */
  httpPort: number
  policiesDir: string
  /** Where the configuration is written; made when absent. */
  stateDir: string
  /** Settings that differ from the project's own, as Cerbos takes them by `--set`; none unless given. */
  set?: readonly string[]
  /** Given each line that Cerbos prints. */
  log: (line: string) => void
}

export interface RunningCerbos {
  url: string
  pid: number
  /** Resolves when the process ends, by itself or stopped. */
  ended: Promise<void>
  /** What it said last, oldest first. */
  lastLines(): string[]
  /** Ends the process: politely, and after 5 s by force. */
  stop(): Promise<void>
}

/**
 * Starts a policy decision point on 127.0.0.1 and waits, at most 10 s, until it serves the policies.
 *
 * Throws `CerbosError`: `cerbos/binary-missing`; `cerbos/port-taken`; `cerbos/exited` with its last lines when it ends
 * before it serves; `cerbos/not-ready`.
 */
export async function startCerbos(options: StartCerbosOptions): Promise<RunningCerbos> {
  const binary = locateCerbos()
  // Another PDP on this port would answer our health check, with its policies.
  await assertPortIsFree(options.httpPort)
  mkdirSync(options.stateDir, { recursive: true })
  const socketDir = mkdtempSync(join(tmpdir(), 'cerbos-'))
  const configFile = join(options.stateDir, 'cerbos.yaml')
  writeFileSync(configFile, JSON.stringify(configuration(options, join(socketDir, 'grpc.sock')), undefined, 2))
  // At `warn` Cerbos prints the attributes that fail a schema, patient references among them.
  const settings = (options.set ?? []).map((setting) => `--set=${setting}`)
  const child = spawn(binary, ['server', '--log-level=error', `--config=${configFile}`, ...settings], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches the launcher first, which stops its parts in order.
    detached: process.platform !== 'win32',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR },
  })
  guard(child)
  const lines = collectLines(child, options.log)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = () => stopProcess(child).finally(() => rmSync(socketDir, { recursive: true, force: true }))
  try {
    const url = `http://127.0.0.1:${options.httpPort}`
    const pid = await waitUntilServing(child, url, lines)
    return { url, pid, ended, lastLines: () => [...lines], stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** JSON, which is YAML. The HTTP side dials the gRPC side, so that needs a real address: a socket collides with nothing. */
function configuration({ httpPort, policiesDir }: StartCerbosOptions, grpcSocket: string): object {
  return {
    server: {
      httpListenAddr: `127.0.0.1:${httpPort}`,
      grpcListenAddr: `unix:${grpcSocket}`,
      adminAPI: { enabled: false },
      apiExplorerEnabled: false,
      metricsEnabled: false,
      logRequestPayloads: false,
      requestLimits: { maxActionsPerResource: 4, maxResourcesPerRequest: 500 },
    },
    // Otherwise a rule whose expression fails is skipped, and a DENY that is skipped allows.
    engine: { strictEvaluation: true },
    schema: { enforcement: 'reject' },
    audit: { enabled: false },
    telemetry: { disabled: true },
    storage: { driver: 'disk', disk: { directory: policiesDir, watchForChanges: false } },
  }
}

async function assertPortIsFree(port: number): Promise<void> {
  const probe = createServer()
  try {
    probe.listen(port, '127.0.0.1')
    await once(probe, 'listening')
  } catch {
    throw new CerbosError('cerbos/port-taken', `Port ${port} of 127.0.0.1 is in use.`)
  }
  probe.close()
  await once(probe, 'close')
}

async function waitUntilServing(child: ChildProcess, url: string, lastLines: string[]): Promise<number> {
  let ended: string | undefined
  child.once('error', (error) => {
    ended = error.message
  })
  // `close` comes after the last line was read; `exit` may come before it.
  child.once('close', (code, signal) => {
    ended ??= `exit ${code ?? signal}`
  })
  const giveUpAt = Date.now() + readyWithinMs
  while (Date.now() < giveUpAt) {
    if (ended !== undefined)
      throw new CerbosError('cerbos/exited', [`Cerbos ended (${ended})`, ...lastLines].join('\n'))
    if (child.pid !== undefined && (await isServing(url))) return child.pid
    await sleep(pollIntervalMs)
  }
  throw new CerbosError(
    'cerbos/not-ready',
    [`Cerbos does not serve after ${readyWithinMs} ms`, ...lastLines].join('\n'),
  )
}

/** The last lines of both streams, kept up to date. */
function collectLines(child: ChildProcess, log: (line: string) => void): string[] {
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      if (lines.length > keptLogLines) lines.shift()
      log(line)
    })
  }
  return lines
}

async function isServing(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/_cerbos/health`, { signal: AbortSignal.timeout(1_000) })
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'status' in body && body.status === 'SERVING'
  } catch {
    return false
  }
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), stopWithinMs)
  await exited
  clearTimeout(force)
}
