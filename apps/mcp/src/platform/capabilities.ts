import type { ServerCapabilities } from '@repo/fhir'
import type { Env } from '../config.ts'
import { log } from '../log.ts'

const keepMs = 5 * 60 * 1000

/** By FHIR base URL. An isolate keeps a copy, so that a call mostly costs no hop. */
const known = new Map<string, { capabilities: ServerCapabilities; staleAt: number }>()

/** What the platform says it can do; undefined where it does not say, or cannot be asked. Never throws. */
export async function capabilitiesOf(
  env: Env,
  fhirBaseUrl: string,
  now: () => number,
): Promise<ServerCapabilities | undefined> {
  const kept = known.get(fhirBaseUrl)
  if (kept && now() < kept.staleAt) return kept.capabilities
  known.delete(fhirBaseUrl)
  const capabilities = await asked(env, fhirBaseUrl)
  if (capabilities) known.set(fhirBaseUrl, { capabilities, staleAt: now() + keepMs })
  return capabilities
}

async function asked(env: Env, fhirBaseUrl: string): Promise<ServerCapabilities | undefined> {
  try {
    return await env.PLATFORM_STATEMENT.getByName(fhirBaseUrl).capabilities(fhirBaseUrl)
  } catch {
    log('platform/statement-unreachable')
    return undefined
  }
}
