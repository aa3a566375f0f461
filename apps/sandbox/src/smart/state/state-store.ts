import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Keyed JSON values with an expiry, kept in memory and, where a directory is given, in one file of it. */
export interface StateStore {
  get(key: string): unknown
  entries(prefix: string): [key: string, value: unknown][]
  /** Resolves when the value is on disk. */
  set(key: string, value: unknown, ttlSeconds?: number): Promise<void>
  delete(...keys: string[]): Promise<void>
}

interface Entry {
  value: unknown
  /** Milliseconds since the epoch; absent: never. */
  expiresAt?: number
}

/**
 * Opens the store kept in `<directory>/<name>.json`, or one in memory alone without a directory.
 * @throws SyntaxError when the file is there and is not JSON: state is never silently thrown away
 */
export async function openStateStore(name: string, directory?: string): Promise<StateStore> {
  const path = directory && join(directory, `${name}.json`)
  const entries = new Map<string, Entry>(path ? ((await readState(path)) as [string, Entry][]) : [])
  const save = path ? createSaver(path, () => [...live(entries)]) : async () => {}
  return {
    get: (key) => live(entries).get(key)?.value,
    entries: (prefix) =>
      [...live(entries)].filter(([key]) => key.startsWith(prefix)).map(([key, { value }]) => [key, value]),
    set(key, value, ttlSeconds) {
      entries.set(key, {
        value: structuredClone(value),
        ...(ttlSeconds !== undefined && { expiresAt: Date.now() + ttlSeconds * 1000 }),
      })
      return save()
    },
    delete(...keys) {
      for (const key of keys) entries.delete(key)
      return save()
    },
  }
}

/** Reads one JSON file of the state directory; an absent file reads as an empty list. */
export async function readState(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Writes `value` as JSON so that a crash leaves the old file or the new one, readable by the owner alone. */
export async function writeState(directory: string, path: string, value: unknown): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, JSON.stringify(value), { mode: 0o600 })
  await chmod(temporary, 0o600)
  await rename(temporary, path)
}

function live(entries: Map<string, Entry>): Map<string, Entry> {
  const now = Date.now()
  for (const [key, { expiresAt }] of entries) if (expiresAt !== undefined && expiresAt <= now) entries.delete(key)
  return entries
}

/** One write at a time; changes that arrive during a write share the next one. */
function createSaver(path: string, snapshot: () => unknown): () => Promise<void> {
  let writing: Promise<void> = Promise.resolve()
  let queued: Promise<void> | undefined
  return () => {
    queued ??= writing
      .catch(() => {})
      .then(() => {
        queued = undefined
        writing = writeState(join(path, '..'), path, snapshot())
        return writing
      })
    return queued
  }
}
