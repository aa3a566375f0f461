import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StackFacts } from '../../../scripts/stack/facts.ts'
import { startStack } from '../../../scripts/stack/stack.ts'
import type { LyingProxy } from '../lies/lying-proxy.ts'
import { type Fault, startFaultProxy } from './fault-proxy.ts'

/** What the tests know of the running stack; it travels to them as JSON. */
export interface StackUnderTest {
  facts: StackFacts
  stateDir: string
  policyControlUrl: string
}

export const accessTokenTtlSeconds = 20

/** Many questions at once, on cores that two stacks and two browsers share. */
const policyTimeoutMs = '5000'

/** Puts a proxy between everybody and the FHIR server. */
function behind(platform: LyingProxy | undefined) {
  if (!platform) return {}
  const inFrontOfFhir = (origin: string) => {
    platform.setTarget(origin)
    return `${platform.origin}/fhir`
  }
  return { inFrontOfFhir }
}

export interface StartedStack {
  stack: StackUnderTest
  /** Ends the Workers and starts them again, with these settings in the place of others. */
  restartWorkers(settings?: Record<string, string>): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts the whole stack in a folder of its own, with short-lived platform tokens and with a proxy that can fail between
 * the Worker and Cerbos. With `platform` the FHIR server is reached through that; `others` replace the Worker's own
 * settings, `mainConfig` its configuration.
 */
export async function startStackUnderTest(
  platform?: LyingProxy,
  others: Record<string, string> = {},
  mainConfig?: string,
): Promise<StartedStack> {
  const stateDir = mkdtempSync(join(tmpdir(), 'stack-under-test-'))
  const proxy = await startFaultProxy()
  const say = (line: string) => appendFileSync(join(stateDir, 'start.log'), `${line}\n`)
  try {
    const inFrontOfPolicy = (url: string) => {
      proxy.setTarget(url)
      return proxy.url
    }
    const settings = { CERBOS_TIMEOUT_MS: policyTimeoutMs, ...others }
    const running = await startStack({
      stateDir,
      say,
      anyPort: true,
      accessTokenTtlSeconds,
      settings,
      inFrontOfPolicy,
      ...behind(platform),
      ...(mainConfig && { mainConfig }),
    })
    const stack = { facts: running.facts, stateDir, policyControlUrl: proxy.controlUrl }
    const stop = async () => {
      await running.stop()
      await proxy.stop()
      rmSync(stateDir, { recursive: true, force: true })
    }
    return { stack, restartWorkers: running.restartWorkers, stop }
  } catch (error) {
    await proxy.stop()
    throw error
  }
}

/** Runs `body` while the policy decision point fails, and mends it afterwards. */
export async function whilePolicy<T>(stack: StackUnderTest, fault: Fault, body: () => Promise<T>): Promise<T> {
  const become = (next: Fault) => fetch(`${stack.policyControlUrl}?fault=${next}`, { method: 'POST' })
  await become(fault)
  try {
    return await body()
  } finally {
    await become('none')
  }
}
