import { type ChildProcess, execFile as execFileWithCallback, spawn } from 'node:child_process'
import { chown, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { guard } from '../guard.ts'
import { createOwned, type PostgresLocation } from './location.ts'

const execFile = promisify(execFileWithCallback)
const startTimeoutMs = 60_000
const stopTimeoutMs = 15_000

/** English messages, no settings of the caller's (PGDATA, PGHOST …), nothing secret. */
const env = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  // An error's DETAIL repeats the row and its STATEMENT the password being set: neither belongs in a log.
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
]

export function postgresUrl(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}

export async function isInitialised(dataDir: string): Promise<boolean> {
  return (await stat(join(dataDir, 'PG_VERSION')).catch(() => undefined)) !== undefined
}

/** Creates the cluster beside its place and then moves it there: a killed run leaves no half cluster behind. */
export async function initialise({ binDir, dataDir, account }: PostgresLocation, adminPassword: string): Promise<void> {
  const unfinished = `${dataDir}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await createOwned(unfinished, account)
  const secretDir = await mkdtemp(join(tmpdir(), 'postgres-'))
  try {
    const passwordFile = join(secretDir, 'password')
    await writeFile(passwordFile, adminPassword, { mode: 0o600 })
    if (account.uid !== undefined) {
      await chown(passwordFile, account.uid, account.gid)
      await chown(secretDir, account.uid, account.gid)
    }
    const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-instructions']
    await execFile(join(binDir, 'initdb'), [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags], {
      ...account,
      cwd: unfinished,
      env,
    })
    await rename(unfinished, dataDir)
  } finally {
    await rm(secretDir, { recursive: true, force: true })
  }
}

/**
 * Ends a server that a killed parent left on this data directory, and removes a pid file that no server stands behind.
 *
 * @throws Error where the process that started the running server still lives: it is in use.
 */
export async function stopLeftover(location: PostgresLocation, adminPassword: string, launcherPid: number) {
  const [pid, , , port] = await untilStopped(location.dataDir)
  if (!pid) return
  // Asked over TCP: the pid in a stale file may meanwhile belong to a stranger, whom a signal would hit.
  const served = await servedDataDir(postgresUrl('postgres', adminPassword, Number(port), 'postgres'))
  if (served !== location.dataDir) {
    // A server that has begun to end meanwhile does not answer either, and takes its file away itself.
    const [still] = await untilStopped(location.dataDir)
    if (still) await rm(join(location.dataDir, 'postmaster.pid'), { force: true })
    return
  }
  if (isAlive(launcherPid)) {
    throw new Error(`the database in ${location.dataDir} is in use: process ${launcherPid} runs it on port ${port}`)
  }
  const command = ['stop', '-D', location.dataDir, '-m', 'fast', '-w', '-t', '30']
  try {
    await execFile(join(location.binDir, 'pg_ctl'), command, { ...location.account, cwd: location.dataDir, env })
  } catch (error) {
    const [still] = await untilStopped(location.dataDir)
    if (still) throw error
  }
}

/** Starts the server and waits until it accepts connections. Rejects with its last lines where it dies before. */
export async function launch(
  { binDir, dataDir, account }: PostgresLocation,
  options: { port: number; adminPassword: string; log: (line: string) => void },
): Promise<ChildProcess> {
  const flags = settings.flatMap((setting) => ['-c', setting])
  const server = spawn(join(binDir, 'postgres'), ['-D', dataDir, '-p', String(options.port), ...flags], {
    ...account,
    cwd: dataDir,
    env,
    // A group of its own: Ctrl-C must not end the database before those that still write to it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  guard(server)
  const lastLines: string[] = []
  server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    for (const line of chunk.split('\n').filter(Boolean)) {
      if (lastLines.push(line) > 20) lastLines.shift()
      options.log(line)
    }
  })
  const died = new Promise<never>((_, reject) => {
    server.once('error', (cause) => reject(new Error('Postgres could not be executed', { cause })))
    server.once('close', () => reject(new Error(`Postgres ended while starting:\n${lastLines.join('\n')}`)))
  })
  died.catch(() => {})
  try {
    await Promise.race([died, untilReady(dataDir, server)])
    if (hasEnded(server)) await died
  } catch (error) {
    await stop(server)
    throw error
  }
  return server
}

/** Fast shutdown (SIGINT): ends sessions, writes a checkpoint. After 15 s an immediate one, which recovers at next start. */
export async function stop(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || hasEnded(server)) return
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.kill('SIGINT')
  const timer = setTimeout(() => server.kill('SIGQUIT'), stopTimeoutMs)
  await ended
  clearTimeout(timer)
}

const hasEnded = (server: ChildProcess) => server.exitCode !== null || server.signalCode !== null

/** Waits as pg_ctl does, by the server's own pid file: another server on the port could answer a connection. */
async function untilReady(dataDir: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + startTimeoutMs
  while (!hasEnded(server)) {
    const [pid, , , , , , , state] = await readPidFile(dataDir)
    if (Number(pid) === server.pid && state?.trim() === 'ready') return
    if (Date.now() > deadline) throw new Error(`Postgres was not ready after ${startTimeoutMs} ms`)
    await delay(50)
  }
}

/** Lines: pid, data directory, start, port, socket directory, address, shared memory, state. Empty without a file. */
async function readPidFile(dataDir: string): Promise<string[]> {
  const content = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')
  return content.split('\n')
}

/** The pid file, of a server that ends once it has ended. */
async function untilStopped(dataDir: string): Promise<string[]> {
  const deadline = Date.now() + stopTimeoutMs
  for (;;) {
    const lines = await readPidFile(dataDir)
    if (lines[7]?.trim() !== 'stopping' || Date.now() > deadline) return lines
    await delay(50)
  }
}

async function servedDataDir(adminUrl: string): Promise<string | undefined> {
  const [row] = await query(adminUrl, 'show data_directory').catch(() => [])
  return row?.data_directory
}

async function query(url: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return (await client.query<Record<string, string>>(sql)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
