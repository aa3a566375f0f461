import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import type { AuditRecord } from '@repo/audit'
import { createTestHarness, type TestHarness } from 'wrangler'

/** Where the Worker believes that it is; requests are handed to it under this name, whatever its port. */
export const publicUrl = 'http://127.0.0.1:8080'

/** The settings of a Worker that signs people in at `smartOrigin` and asks policy at `cerbosUrl`. */
export function settingsOf(smartOrigin: string, cerbosUrl: string): Record<string, string> {
  return {
    ENVIRONMENT: 'development',
    PUBLIC_URL: publicUrl,
    CERBOS_URL: cerbosUrl,
    CERBOS_TIMEOUT_MS: '2000',
    SESSION_KEYS: `k1:${'S'.repeat(42)}A`,
    PRINCIPAL_HASH_KEY: 'h'.repeat(43),
    SMART_ISS: `${smartOrigin}/fhir`,
    SMART_CLIENT_ID: 'test-app',
    // A test calls more in a second than a person in an hour; those about limits switch them on.
    RATE_LIMITS: 'off',
    SMART_SCOPE: 'openid fhirUser offline_access launch/patient user/*.cruds',
  }
}

type ObjectBinding =
  | 'SESSION'
  | 'SIGN_IN_ATTEMPT'
  | 'CONNECTION_REQUEST'
  | 'LINKED_AGENTS'
  | 'PLATFORM_STATEMENT'
  | 'AUDIT_OUTBOX'

export interface RunningWorkers {
  harness: TestHarness
  /** Calls a method of a Durable Object in the `objects` Worker. */
  object<T>(binding: ObjectBinding, name: string, method: string, ...args: unknown[]): Promise<T>
  /** The ends of connections that have been recorded for this client, once there are so many. */
  ends(clientId: string, atLeast: number): Promise<AuditRecord[]>
  /** Every byte that Durable Objects and KV have stored, as text in Latin-1, by file. */
  stored(): Map<string, string>
  /** The keys that the objects of a class of the production configuration keep, each once. */
  storedKeys(className: string): string[]
  close(): Promise<void>
}

function filesBelow(folder: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
  return all.filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

/** The runtime puts databases away while they are read: where a file has gone, all are read again. */
function contentsBelow(folder: string, attempts = 10): Map<string, string> {
  const files = filesBelow(folder).filter((file) => /\/(do|kv)\//.test(file))
  try {
    return new Map(files.map((file) => [file, readFileSync(file, 'latin1')]))
  } catch (cause) {
    if (attempts === 0) throw cause
    return contentsBelow(folder, attempts - 1)
  }
}

const usualTemporary = process.env.TMPDIR
const temporary = usualTemporary ?? inMemory() ?? tmpdir()

/** Linux's memory as a folder, where it has room: the runtime lets each write of an object wait for its disk. */
function inMemory(): string | undefined {
  const [folder, leastBytes] = ['/dev/shm', 2 ** 30]
  if (!existsSync(folder)) return undefined
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= leastBytes ? folder : undefined
}

/** A copy of a database, its log first: what the runtime moves from there meanwhile is then in both, and in none never. */
function copyInto(folder: string, file: string, attempts = 10): string {
  const copy = join(folder, basename(file))
  rmSync(`${copy}-wal`, { force: true })
  try {
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    copyFileSync(file, copy)
    return copy
  } catch (cause) {
    if (attempts === 0) throw cause
    return copyInto(folder, file, attempts - 1)
  }
}

/** The keys in an object's database, from a copy: the runtime holds a lock on its own. */
function keysIn(file: string): string[] {
  const copy = mkdtempSync(join(temporary, 'keys-'))
  try {
    const database = new DatabaseSync(copyInto(copy, file))
    const hasKeys = database.prepare("select 1 from sqlite_schema where name = '_cf_KV'").get()
    const rows = hasKeys ? database.prepare('select key from _cf_KV').all() : []
    database.close()
    return rows.map(({ key }) => String(key))
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const configuration = join(import.meta.dirname, '../../../wrangler.toml')

/** The production configuration with other rate limits, so that a test reaches them within their minute. */
function limitedTo(limits: Record<string, number>, folder: string): string {
  const main = join(dirname(configuration), 'apps/mcp/src/index.ts')
  let text = readFileSync(configuration, 'utf8').replace(/^main = .*$/m, `main = ${JSON.stringify(main)}`)
  for (const [name, most] of Object.entries(limits)) {
    text = text.replace(new RegExp(`(name = "${name}"\\n.*\\nsimple = \\{ limit = )\\d+`), `$1${most}`)
  }
  const path = join(folder, 'wrangler.toml')
  writeFileSync(path, text)
  return path
}

/**
 * The Worker from its production configuration, a Worker in the place of the audit Worker, and one that opens the
 * Durable Objects; all in workerd, with all they store in a folder of their own.
 */
export async function startWorkers(
  settings: Record<string, string>,
  limits: Record<string, number> = {},
): Promise<RunningWorkers> {
  const stateDir = mkdtempSync(join(temporary, 'workers-test-'))
  // Where the runtime keeps storage that is not to outlive it.
  process.env.TMPDIR = stateDir
  const harness = createTestHarness({
    root: import.meta.dirname,
    workers: [
      { configPath: limitedTo(limits, stateDir), vars: settings },
      { configPath: './audit-worker/wrangler.toml' },
      { configPath: './objects/wrangler.toml', vars: { ROLE_MAP: '{}', ...settings } },
    ],
  })
  await harness.listen()
  const objects = harness.getWorker('objects')
  return {
    harness,
    async object<T>(binding: string, name: string, method: string, ...args: unknown[]) {
      const request = { method: 'POST', body: JSON.stringify(args) }
      const response = await objects.fetch(`http://objects/${binding}/${name}/${method}`, request)
      if (!response.ok) throw new Error(await response.text())
      return ((await response.json()) as { value: T }).value
    },
    async ends(clientId, atLeast) {
      for (let turn = 0; ; turn += 1) {
        const records = (await (
          await harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
        ).json()) as AuditRecord[]
        const ends = records.filter(({ event, agent }) => event === 'sign-out' && agent.clientId === clientId)
        if (ends.length >= atLeast || turn >= 50) return ends
        await setTimeout(100)
      }
    },
    stored: () => contentsBelow(stateDir),
    storedKeys(className) {
      const files = filesBelow(stateDir).filter((file) => file.includes(`/mcp-fhir-server-${className}/`))
      const databases = files.filter((file) => /\/[0-9a-f]{64}\.sqlite$/.test(file))
      return [...new Set(databases.flatMap(keysIn))].toSorted()
    },
    async close() {
      await harness.close()
      // Not to what it was before: that can be the folder of others that were closed first.
      if (usualTemporary === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = usualTemporary
      rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
