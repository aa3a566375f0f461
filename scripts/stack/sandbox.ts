import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import type { SampleUser, StackFacts } from './facts.ts'
import type { Ports } from './ports.ts'

/** Beside the main one, each on a port of its own. */
const platforms = ['valley', 'harbor', 'registry', 'open'] as const

const readyWithinMs = 60_000

/** What the sandbox process says when it serves. */
export interface SandboxReady {
  fhirUrl: string
  smartUrl: string
  resourceCount: number
  users: SampleUser[]
  patients: StackFacts['patients']
  platforms: PlatformReady[]
}

/** What a platform beside the main one says, and how our app is registered there. */
export interface PlatformReady {
  id: string
  name: string
  fhirUrl: string
  users: SampleUser[]
  registration: { auth: string; scope: string; clientId?: string; clientAuth?: string; clientSecret?: string }
}

export interface RunningSandbox {
  child: Child
  ready: SandboxReady
  stop(): Promise<void>
}

/**
 * Starts the FHIR and SMART servers.
 * @throws Error with the sandbox's last lines when it ends or is silent for a minute
 */
export async function startSandbox(options: {
  root: string
  stateDir: string
  ports: Ports
  publicUrl: string
  fhirBaseUrl?: string | undefined
  accessTokenTtlSeconds?: number
}): Promise<RunningSandbox> {
  const { root, stateDir, ports, publicUrl, fhirBaseUrl, accessTokenTtlSeconds } = options
  const child = startChild({
    name: 'sandbox',
    command: process.execPath,
    args: ['apps/sandbox/src/main.ts'],
    cwd: root,
    logFile: join(stateDir, 'logs', 'sandbox.log'),
    env: {
      ...process.env,
      SANDBOX_FHIR_PORT: String(ports.fhir),
      SANDBOX_SMART_PORT: String(ports.smart),
      SANDBOX_STATE_DIR: join(stateDir, 'sandbox'),
      SANDBOX_REDIRECT_URIS: `${publicUrl}/auth/callback`,
      SANDBOX_LAUNCH_URL: `${publicUrl}/auth/launch`,
      SANDBOX_CLIENT_JWKS_URL: `${publicUrl}/.well-known/jwks.json`,
      SANDBOX_PLATFORMS: platforms.map((id) => `${id}:${ports[id]}`).join(','),
      SANDBOX_EXIT_WITH_PARENT: '1',
      ...(fhirBaseUrl && { SANDBOX_FHIR_BASE_URL: fhirBaseUrl }),
      ...(accessTokenTtlSeconds !== undefined && { SANDBOX_ACCESS_TOKEN_TTL_SECONDS: String(accessTokenTtlSeconds) }),
    },
  })
  const ready = new Promise<SandboxReady>((resolve) => {
    child.onLine((line) => {
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as SandboxReady)
    })
  })
  const timer = Promise.withResolvers<undefined>()
  const timeout = setTimeout(() => timer.resolve(undefined), readyWithinMs)
  const first = await Promise.race([ready, child.ended.then(() => undefined), timer.promise])
  clearTimeout(timeout)
  if (first) return { child, ready: first, stop: () => child.stop() }
  await child.stop()
  throw new Error(`The sandbox did not start. Its last lines:\n${child.lastLines().join('\n')}`)
}
