import { type AuditTrailBinding, timeZone } from '@repo/audit/trail'
import { defaultId, PlatformConfigError, type Platforms, readPlatforms } from '@repo/platforms'
import * as z from 'zod'
import type { AuditOutbox } from './audit/audit-outbox.ts'
import type { BreakGlassRequest } from './break-glass/break-glass-request.ts'
import { Failure } from './failure/failure.ts'
import type { AuditHealthAnswer } from './health.ts'
import type { SseStream } from './mcp/sse/sse-stream.ts'
import { confirmationModes, provenanceModes, type WriteSettings } from './mcp/write/write-settings.ts'
import type { LinkedAgents } from './oauth/agents/linked-agents.ts'
import type { TokenRefresh } from './oauth/token-refresh.ts'
import { clearanceMap, organizationMap, roleMap } from './people-settings.ts'
import type { PlatformStatement } from './platform/platform-statement.ts'
import type { ConnectionRequest } from './session/connections/connection-request.ts'
import type { Session } from './session/session.ts'
import type { SignInAttempt } from './session/sign-in-attempt.ts'

/** The audit Worker's entrypoint, reached by service binding. */
interface AuditHealthBinding {
  health(): Promise<AuditHealthAnswer>
}

/** The Worker's bindings, as wrangler.toml names them, and its settings, as docs/configuration.md lists them. */
export interface Env {
  OAUTH_KV: KVNamespace
  SESSION: DurableObjectNamespace<Session>
  SIGN_IN_ATTEMPT: DurableObjectNamespace<SignInAttempt>
  CONNECTION_REQUEST: DurableObjectNamespace<ConnectionRequest>
  BREAK_GLASS_REQUEST: DurableObjectNamespace<BreakGlassRequest>
  SSE_STREAM: DurableObjectNamespace<SseStream>
  PLATFORM_STATEMENT: DurableObjectNamespace<PlatformStatement>
  TOKEN_REFRESH: DurableObjectNamespace<TokenRefresh>
  AUDIT_OUTBOX: DurableObjectNamespace<AuditOutbox>
  LINKED_AGENTS: DurableObjectNamespace<LinkedAgents>
  SESSION_LIMIT: RateLimit
  PERSON_LIMIT: RateLimit
  CLIENT_LIMIT: RateLimit
  ADDRESS_LIMIT: RateLimit
  TOKEN_LIMIT: RateLimit
  SIGN_IN_LIMIT: RateLimit
  REGISTRATION_LIMIT: RateLimit
  REFUSAL_LIMIT: RateLimit
  REFUSALS_LIMIT: RateLimit
  SIGN_IN_ROW_LIMIT: RateLimit
  AUDIT_QUEUE: Queue
  AUDIT_HEALTH: AuditHealthBinding
  AUDIT_TRAIL: AuditTrailBinding
  [setting: string]: unknown
}

const origin = z.url({ protocol: /^https?$/ }).transform((value) => new URL(value).origin)

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' })
    return z.NEVER
  }
})

const settings = z.object({
  ENVIRONMENT: z.enum(['production', 'development']).default('production'),
  PUBLIC_URL: origin,
  CERBOS_URL: z.url(),
  CERBOS_TIMEOUT_MS: z.coerce.number().int().min(50).max(30_000).default(300),
  POLICY_VERSION: z.string().min(1).max(100).default('default'),
  SESSION_KEYS: z.string().min(1),
  PRINCIPAL_HASH_KEY: z.string().min(32),
  TENANT: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .default('default'),
  ROLE_MAP: json.pipe(roleMap),
  CLEARANCES: json.pipe(clearanceMap).default({}),
  ORGANIZATIONS: json.pipe(organizationMap).default({}),
  READ_ONLY: z.enum(['on', 'off']).default('off'),
  BREAK_GLASS_MINUTES: z.coerce.number().int().min(1).max(240).default(30),
  AUDIT_TIME_ZONE: timeZone.default('UTC'),
  METRICS_TOKEN: z.string().min(32).max(512).optional(),
  RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  WRITE_CONFIRMATION: z.enum(confirmationModes).default('destructive'),
  WRITE_PROVENANCE: z.enum(provenanceModes).default('never'),
  // What follows `/auth/callback` for a further platform is appended.
  SMART_REDIRECT_URI: z.union([z.literal(''), z.url().regex(/^[^?#]+[^?#/]$/)]).optional(),
})

/** What the Worker needs to run. */
export interface Config {
  /** Loopback `http:` and private addresses are for development alone. */
  development: boolean
  /** Our own origin: OAuth issuer, resource identifiers, redirect URI. */
  publicUrl: string
  cerbos: { url: string; timeoutMs: number; policyVersion: string }
  sessionKeys: string
  principalHashKey: string
  tenant: string
  roleMap: z.output<typeof roleMap>
  clearances: z.output<typeof clearanceMap>
  organizations: z.output<typeof organizationMap>
  /** Nothing may be written, at any platform. */
  readOnly: boolean
  /** For how long a broken glass opens a patient's records. */
  breakGlassMinutes: number
  /** IANA time zone of the organisation: by it a summary of the trail counts days and hours out of work. */
  auditTimeZone: string
  /** Opens `/metrics`; without it there is none. */
  metricsToken: string | undefined
  /** Off where one machine plays everybody: in development alone. */
  rateLimits: boolean
  writes: WriteSettings
  /** The FHIR servers that people may connect to, and the keys by which our client authenticates there. */
  platforms: Platforms
  /** Where the platform `default` sends the browser back to; see {@link redirectUriOf}. */
  redirectUri: string
}

type Read<T> = { value: T } | { faults: string[] }

function readSettings(env: Env): Read<z.output<typeof settings>> {
  const parsed = settings.safeParse(env)
  if (!parsed.success) {
    // The setting alone: what follows in the path is a part of its value.
    return { faults: parsed.error.issues.map(({ path: [setting], message }) => `${String(setting)}: ${message}`) }
  }
  const open = (['PUBLIC_URL', 'CERBOS_URL'] as const).filter((name) => !parsed.data[name].startsWith('https:'))
  const faults = open.map((name) => `${name}: must be https in production`)
  return parsed.data.ENVIRONMENT === 'production' && faults.length > 0 ? { faults } : { value: parsed.data }
}

function platformsOf(env: Env): Read<Platforms> {
  try {
    return { value: readPlatforms(env, { production: env.ENVIRONMENT !== 'development' }) }
  } catch (cause) {
    if (!(cause instanceof PlatformConfigError)) throw cause
    return { faults: cause.faults.map(({ setting, problem }) => `${setting}: ${problem}`) }
  }
}

/**
 * Where a platform sends the browser back to: each has its own, so that no answer of one can be taken for another's
 * (RFC 9700 §4.4.2).
 */
export function redirectUriOf({ redirectUri }: Config, platform: string): string {
  return platform === defaultId ? redirectUri : `${redirectUri}/${platform}`
}

/** The runtime gives an isolate one environment, which does not change. */
const known = new WeakMap<Env, Config>()

/**
 * Reads the settings, once for each environment.
 * @throws Failure `config/invalid`, naming each setting and what is wrong with it, never a value.
 */
export function readConfig(env: Env): Config {
  const config = known.get(env) ?? read(env)
  known.set(env, config)
  return config
}

function read(env: Env): Config {
  const [own, platforms] = [readSettings(env), platformsOf(env)]
  if ('faults' in own || 'faults' in platforms) {
    const faults = [own, platforms].flatMap((each) => ('faults' in each ? each.faults : []))
    throw new Failure('config/invalid', { hint: faults.join('; ') })
  }
  const set = own.value
  return {
    development: set.ENVIRONMENT === 'development',
    publicUrl: set.PUBLIC_URL,
    cerbos: { url: set.CERBOS_URL, timeoutMs: set.CERBOS_TIMEOUT_MS, policyVersion: set.POLICY_VERSION },
    sessionKeys: set.SESSION_KEYS,
    principalHashKey: set.PRINCIPAL_HASH_KEY,
    tenant: set.TENANT,
    roleMap: set.ROLE_MAP,
    clearances: set.CLEARANCES,
    organizations: set.ORGANIZATIONS,
    readOnly: set.READ_ONLY === 'on',
    breakGlassMinutes: set.BREAK_GLASS_MINUTES,
    auditTimeZone: set.AUDIT_TIME_ZONE,
    metricsToken: set.METRICS_TOKEN,
    rateLimits: set.RATE_LIMITS === 'on' || set.ENVIRONMENT === 'production',
    writes: { confirmation: set.WRITE_CONFIRMATION, provenance: set.WRITE_PROVENANCE },
    platforms: platforms.value,
    redirectUri: set.SMART_REDIRECT_URI || `${set.PUBLIC_URL}/auth/callback`,
  }
}
