import { dirname, join, resolve } from 'node:path'
import { runner } from 'node-pg-migrate'
import pg from 'pg'
import { createCredentials, type PostgresCredentials, readCredentials, writeCredentials } from './credentials.ts'
import { locatePostgres } from './location.ts'
import { initialise, isInitialised, launch, postgresUrl, stop, stopLeftover } from './server.ts'

const database = 'audit'
const keptLines = 20
const migrationsDir = join(import.meta.dirname, '../../../apps/audit/migrations')

export interface RunningPostgres {
  /** The superuser, for migrations and tests alone. */
  adminUrl: string
  writerUrl: string
  readerUrl: string
  pid: number
  /** Resolves when the process ends, by itself or stopped. */
  ended: Promise<void>
  /** What it said last, oldest first. */
  lastLines(): string[]
  /** Fast shutdown; resolves when the process has ended. */
  stop(): Promise<void>
}

/**
 * Runs the audit database on 127.0.0.1: creates it at first, reuses its data later, applies pending migrations. Runs
 * under the user `postgres` where the caller is root. Passwords are random and kept in `postgres.json` beside `dataDir`.
 *
 * @param options.port a free TCP port.
 * @throws Error with the server's last lines where it ends while starting, for instance because the port is taken; or
 * where another living process runs the same data directory.
 */
export async function startPostgres(options: {
  port: number
  dataDir: string
  log: (line: string) => void
}): Promise<RunningPostgres> {
  const { port, log } = options
  const location = await locatePostgres(options.dataDir, log)
  const credentialsPath = join(dirname(resolve(options.dataDir)), 'postgres.json')
  const kept = await readCredentials(credentialsPath)
  const credentials = kept ?? createCredentials()
  if (!(await isInitialised(location.dataDir))) {
    await writeCredentials(credentialsPath, credentials)
    await initialise(location, credentials.adminPassword)
  } else if (kept === undefined) {
    throw new Error(`${credentialsPath} is gone, and with it the passwords of ${location.dataDir}: remove that too`)
  }
  await stopLeftover(location, credentials.adminPassword, credentials.launcherPid)
  await writeCredentials(credentialsPath, { ...credentials, launcherPid: process.pid })

  const lines: string[] = []
  const keep = (line: string) => {
    if (lines.push(line) > keptLines) lines.shift()
    log(line)
  }
  const server = await launch(location, { port, adminPassword: credentials.adminPassword, log: keep })
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const stopNow = () => void server.kill('SIGINT')
  process.once('exit', stopNow)
  const stopServer = async () => {
    await stop(server)
    process.off('exit', stopNow)
  }
  try {
    await prepareDatabase(port, credentials, log)
  } catch (error) {
    await stopServer()
    throw error
  }
  return {
    adminUrl: postgresUrl('postgres', credentials.adminPassword, port, database),
    writerUrl: postgresUrl('audit_writer', credentials.writerPassword, port, database),
    readerUrl: postgresUrl('audit_reader', credentials.readerPassword, port, database),
    pid: server.pid ?? 0,
    ended,
    lastLines: () => [...lines],
    stop: stopServer,
  }
}

/** Applies the pending migrations of `apps/audit/migrations`, all or none; a second run at the same time waits. */
export async function migrate(adminUrl: string, log: (line: string) => void = () => {}): Promise<void> {
  await runner({
    databaseUrl: adminUrl,
    dir: migrationsDir,
    direction: 'up',
    migrationsTable: 'audit_migration',
    singleTransaction: true,
    advisoryLockMode: 'wait',
    log,
  })
}

async function prepareDatabase(port: number, credentials: PostgresCredentials, log: (line: string) => void) {
  await withClient(postgresUrl('postgres', credentials.adminPassword, port, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`)
  })
  const adminUrl = postgresUrl('postgres', credentials.adminPassword, port, database)
  await migrate(adminUrl, log)
  await withClient(adminUrl, async (client) => {
    await client.query(`alter role audit_writer password ${client.escapeLiteral(credentials.writerPassword)}`)
    await client.query(`alter role audit_reader password ${client.escapeLiteral(credentials.readerPassword)}`)
  })
}

async function withClient(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await use(client)
  } finally {
    await client.end()
  }
}
