import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A person who can sign in at the sandbox. */
export interface SampleUser {
  username: string
  password: string
  name: string
  role: string
  fhirUser: string
}

/** A platform beside the main one. */
export interface PlatformFacts {
  id: string
  name: string
  fhir: string
  /** `smart`: people sign in there; `backend`: our app does, for them; `none`: nobody. */
  auth: string
  users: SampleUser[]
}

/** What `.local/stack.json` tells programs about the running stack. Written when everything is healthy. */
export interface StackFacts {
  version: 1
  startedAt: string
  /** Where the stack keeps what it stores, and its secrets. */
  stateDir: string
  urls: {
    home: string
    mcp: string
    sse: string
    fhir: string
    smart: string
    cerbos: string
    /** A role that can only read. */
    postgres: string
  }
  users: SampleUser[]
  platforms: PlatformFacts[]
  patients: { own: string; child: string; large: string; synthea: string }
  /** `launcher` is the process that runs the others. */
  processes: Record<string, number>
}

const fileOf = (stateDir: string) => join(stateDir, 'stack.json')

export function readFacts(stateDir: string): StackFacts | undefined {
  if (!existsSync(fileOf(stateDir))) return undefined
  return JSON.parse(readFileSync(fileOf(stateDir), 'utf8')) as StackFacts
}

/** Readable by its owner alone: it holds the sample passwords and a database password. */
export function writeFacts(stateDir: string, facts: StackFacts): void {
  writeWhole(fileOf(stateDir), `${JSON.stringify(facts, undefined, 2)}\n`)
}

/** A launcher may be killed at any time: whoever reads the file finds all of it, or what was there before. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export function removeFacts(stateDir: string): void {
  for (const file of [fileOf(stateDir), processesFileOf(stateDir)]) rmSync(file, { force: true })
}

const processesFileOf = (stateDir: string) => join(stateDir, 'processes.json')

/** The processes of a stack that starts, runs or was killed, each from the moment it was started. */
export function readProcesses(stateDir: string): Record<string, number> | undefined {
  const file = processesFileOf(stateDir)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : undefined
}

export function writeProcesses(stateDir: string, processes: Record<string, number>): void {
  writeWhole(processesFileOf(stateDir), JSON.stringify(processes))
}

export function isAlive(pid: number | undefined): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
