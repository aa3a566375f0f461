import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'

/** Kept beside the data directory, readable by its owner alone. */
export interface PostgresCredentials {
  adminPassword: string
  writerPassword: string
  readerPassword: string
  /** The process that started the server last. */
  launcherPid: number
}

function isCredentials(value: unknown): value is PostgresCredentials {
  const fields = value as Partial<Record<keyof PostgresCredentials, unknown>> | null
  return (
    typeof fields === 'object' &&
    typeof fields?.adminPassword === 'string' &&
    typeof fields.writerPassword === 'string' &&
    typeof fields.readerPassword === 'string' &&
    typeof fields.launcherPid === 'number'
  )
}

export async function readCredentials(path: string): Promise<PostgresCredentials | undefined> {
  const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (content === undefined) return undefined
  const value: unknown = JSON.parse(content)
  if (!isCredentials(value)) throw new Error(`${path} does not hold the passwords of a database`)
  return value
}

/** Random passwords of 192 bits, fit for a connection URL. */
export function createCredentials(): PostgresCredentials {
  const password = () => randomBytes(24).toString('base64url')
  return {
    adminPassword: password(),
    writerPassword: password(),
    readerPassword: password(),
    launcherPid: process.pid,
  }
}

/** Replaces the file at once, so that a killed process leaves either version and never half of one. */
export async function writeCredentials(path: string, credentials: PostgresCredentials): Promise<void> {
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, `${JSON.stringify(credentials, undefined, 2)}\n`, { mode: 0o600 })
  await rename(unfinished, path)
}
