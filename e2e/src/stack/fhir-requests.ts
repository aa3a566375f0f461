import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StackUnderTest } from './stack-under-test.ts'

/** One request that reached the sandbox's FHIR server. */
export interface FhirRequest {
  method: string
  /** Below the FHIR base, without the query. */
  path: string
  status: number
}

/** A request, and the names of the parameters that it asked by. */
interface LoggedRequest extends FhirRequest {
  parameters: string[]
}

function readRequests(stateDir: string): LoggedRequest[] {
  const lines = readFileSync(join(stateDir, 'sandbox', 'requests.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
  return lines.map((line) => {
    const { path, ...request } = JSON.parse(line) as LoggedRequest
    return { ...request, path: path.replace(/^\/fhir\//, '') }
  })
}

/** Appears in the server's log after everything that was asked before it. */
async function mark({ facts, stateDir }: StackUnderTest): Promise<{ requests: LoggedRequest[]; at: number }> {
  const path = `mark-${crypto.randomUUID()}`
  await fetch(`${facts.urls.fhir}/${path}`)
  const until = Date.now() + 5_000
  for (;;) {
    const requests = readRequests(stateDir)
    const at = requests.findIndex((request) => request.path === path)
    if (at >= 0) return { requests, at }
    if (Date.now() > until) throw new Error('the FHIR server logged no request for 5 s')
    await sleep(20)
  }
}

/**
 * The requests that reached the FHIR server while `body` ran, with what it returned. Without the CapabilityStatement: it
 * is fetched now and then for everybody, and holds no record. `parameters` are those of each request, by name.
 */
export async function fhirRequestsDuring<T>(
  stack: StackUnderTest,
  body: () => Promise<T>,
): Promise<{ result: T; requests: FhirRequest[]; parameters: string[][] }> {
  const before = await mark(stack)
  const result = await body()
  const after = await mark(stack)
  const during = after.requests.slice(before.at + 1, after.at).filter(({ path }) => path !== 'metadata')
  const requests = during.map(({ method, path, status }) => ({ method, path, status }))
  return { result, requests, parameters: during.map(({ parameters }) => parameters) }
}
