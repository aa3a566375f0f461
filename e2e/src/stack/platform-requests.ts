import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StackUnderTest } from './stack-under-test.ts'

/** One request that reached a platform beside the main one. */
export interface PlatformRequest {
  method: string
  /** Without the query. */
  path: string
  status: number
}

/** All requests that have reached a platform so far, those for tokens among them. */
export async function requestsAt({ facts, stateDir }: StackUnderTest, platform: string): Promise<PlatformRequest[]> {
  const { fhir = '' } = facts.platforms.find(({ id }) => id === platform) ?? {}
  const mark = `mark-${crypto.randomUUID()}`
  await fetch(`${fhir}/${mark}`)
  const until = Date.now() + 5_000
  for (;;) {
    const text = readFileSync(join(stateDir, 'sandbox', platform, 'requests.jsonl'), 'utf8')
    // What was asked before the mark stands before it.
    if (text.includes(mark)) return parsed(text).filter(({ path }) => !path.includes('/mark-'))
    if (Date.now() > until) throw new Error(`${platform} logged no request for 5 s`)
    await sleep(20)
  }
}

function parsed(text: string): PlatformRequest[] {
  const lines = text.split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as PlatformRequest)
}
