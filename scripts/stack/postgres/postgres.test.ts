import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { type RunningPostgres, startPostgres } from './postgres.ts'

const isRoot = process.getuid?.() === 0
const log = () => {}

let home: string
let dataDir: string
const running: RunningPostgres[] = []

async function start(options: { port?: number; dataDir?: string; log?: (line: string) => void } = {}) {
  const postgres = await startPostgres({ port: await freePort(), dataDir, log, ...options })
  running.push(postgres)
  return postgres
}

async function rowsOf(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function guardianOf(launcher: number | undefined): number {
  const listed = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n')
  const found = listed.find((line) => line.includes('guardian.ts') && line.trim().split(/ +/)[1] === String(launcher))
  return Number(found?.trim().split(/ +/)[0])
}

/** Starts the database in a process of its own, which is then killed, and `withGuardian` what cleans up after it. */
async function startAndKillLauncher(withGuardian: boolean): Promise<{ adminUrl: string }> {
  const module = new URL('./postgres.ts', import.meta.url).href
  const source = `import { startPostgres } from ${JSON.stringify(module)}
    const { adminUrl } = await startPostgres({ port: ${await freePort()}, dataDir: ${JSON.stringify(dataDir)}, log() {} })
    process.stdout.write(adminUrl)
    setInterval(() => {}, 1000)`
  const launcher = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [output] = await once(launcher.stdout, 'data')
  if (withGuardian) process.kill(guardianOf(launcher.pid), 'SIGKILL')
  launcher.kill('SIGKILL')
  await once(launcher, 'exit')
  return { adminUrl: String(output) }
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'postgres-runner-'))
  await chmod(home, 0o755)
  dataDir = join(home, 'data')
})
afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.stop()
})
afterAll(() => rm(home, { recursive: true, force: true }))

describe('startPostgres', { timeout: 60_000 }, () => {
  test('keeps data and passwords over a restart', async () => {
    const first = await start()
    await rowsOf(first.adminUrl, 'create table kept as select 1 as one')
    await first.stop()
    const second = await start()
    expect(await rowsOf(second.adminUrl, 'select one from kept')).toEqual([{ one: 1 }])
    expect(new URL(second.writerUrl).password).toBe(new URL(first.writerUrl).password)
  })

  test('listens on 127.0.0.1 alone and lets nobody in without a password', async () => {
    const { adminUrl } = await start()
    expect(await rowsOf(adminUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await rowsOf(adminUrl, 'show unix_socket_directories')).toEqual([{ unix_socket_directories: '' }])
    const url = new URL(adminUrl)
    url.password = 'guess'
    await expect(rowsOf(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('keeps the passwords where only their owner reads them', async () => {
    await start()
    expect((await stat(join(home, 'postgres.json'))).mode & 0o777).toBe(0o600)
  })

  test('replaces a server whose launcher was killed', async () => {
    const left = await startAndKillLauncher(true)
    expect(await rowsOf(left.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    const { adminUrl } = await start()
    await expect(rowsOf(left.adminUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    expect(await rowsOf(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('ends with a launcher that was killed, and waits for one that is ending', async () => {
    const left = await startAndKillLauncher(false)
    const { adminUrl } = await start()
    await expect(rowsOf(left.adminUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    expect(await rowsOf(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('leaves a server alone whose launcher still lives', async () => {
    const first = await start()
    await expect(start()).rejects.toThrow('is in use')
    expect(await rowsOf(first.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('survives a pid file whose process is a stranger', async () => {
    const stranger = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)'])
    const lines = [stranger.pid, dataDir, 0, await freePort(), '', '127.0.0.1', '0 0', 'ready', '']
    await writeFile(join(dataDir, 'postmaster.pid'), lines.join('\n'))
    const { adminUrl } = await start()
    expect(await rowsOf(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(stranger.exitCode).toBeNull()
    stranger.kill()
  })

  test('says in its last lines why it ended early', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(start({ port })).rejects.toThrow('could not bind IPv4 address "127.0.0.1": Address already in use')
    taken.close()
  })

  test('refuses data whose passwords are gone', async () => {
    const path = join(home, 'postgres.json')
    const content = await readFile(path)
    await rm(path)
    await expect(start()).rejects.toThrow('postgres.json is gone')
    await writeFile(path, content, { mode: 0o600 })
  })

  test.runIf(isRoot)('runs outside a directory that user postgres cannot enter', async () => {
    const closed = join(home, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const lines: string[] = []
    const options = { dataDir: join(closed, 'data'), log: (line: string) => void lines.push(line) }
    const first = await start(options)
    const [location] = await rowsOf(first.adminUrl, 'show data_directory')
    expect(lines[0]).toContain(`cannot enter ${closed}`)
    expect(location).not.toEqual({ data_directory: options.dataDir })
    await first.stop()
    const second = await start(options)
    expect(await rowsOf(second.adminUrl, 'show data_directory')).toEqual([location])
    await second.stop()
    const { data_directory } = location as { data_directory: string }
    await rm(join(data_directory, '..'), { recursive: true })
  })

  test.runIf(isRoot)('refuses a fallback directory that others may write to', async () => {
    const closed = join(home, 'planted')
    await mkdir(closed, { mode: 0o700 })
    const planted = join(closed, 'data')
    const name = createHash('sha256').update(planted).digest('hex').slice(0, 12)
    const fallback = join(tmpdir(), `mcp-fhir-postgres-${name}`)
    await mkdir(fallback)
    await chmod(fallback, 0o777)
    await expect(start({ dataDir: planted })).rejects.toThrow('is open to them')
    await rm(fallback, { recursive: true })
  })
})
