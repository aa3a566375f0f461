import { type Env, readConfig } from './config.ts'
import { log } from './log.ts'
import { readKeyRing } from './session/seal.ts'

type State = 'up' | 'down'

async function probe(check: () => Promise<boolean>): Promise<State> {
  try {
    return (await check()) ? 'up' : 'down'
  } catch {
    log('health/probe-failed')
    return 'down'
  }
}

const probeTimeoutMs = 2_000

/**
 * Whether a call could be answered now: without policy or audit none is.
 * @throws Failure `config/invalid`
 */
export async function health(env: Env): Promise<{ status: 'ok' | 'degraded'; policy: State; audit: State }> {
  const { cerbos, sessionKeys } = readConfig(env)
  await readKeyRing(sessionKeys)
  const [policy, audit] = await Promise.all([
    probe(async () => {
      const url = `${cerbos.url.replace(/\/$/, '')}/_cerbos/health`
      return (await fetch(url, { signal: AbortSignal.timeout(probeTimeoutMs), redirect: 'manual' })).ok
    }),
    probe(async () => (await env.AUDIT_HEALTH.health()).ok),
  ])
  return { status: policy === 'up' && audit === 'up' ? 'ok' : 'degraded', policy, audit }
}
