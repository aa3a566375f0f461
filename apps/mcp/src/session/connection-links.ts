import type { Config, Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import type { RequestState } from './connections/connection-request.ts'
import { linkTtlMs, type PendingLink } from './connections/pending-links.ts'
import { sessionOf } from './find-session.ts'
import { digest, newSecret } from './secret.ts'

/** Without characters that look like another; 32 of them, so that a byte picks one evenly. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeLength = 8
/** A link with less time left than this is of no more use to a person. */
const leastMs = 60_000

export interface ConnectionLink {
  url: string
  /** XXXX-XXXX */
  code: string
  /** RFC 3339. */
  expiresAt: string
}

interface Asking {
  sessionKey: string
  /** The id of a platform. */
  platform: string
  agent: { clientId: string; clientName: string }
}

function newCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(codeLength))
  const code = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

async function isOpen(env: Env, { request, expiresAt }: PendingLink): Promise<boolean> {
  if (expiresAt - Date.now() < leastMs) return false
  return (await env.CONNECTION_REQUEST.getByName(request).state()) === 'open'
}

async function begun(env: Env, { sessionKey, platform, agent }: Asking): Promise<PendingLink> {
  const [id, code, expiresAt] = [newSecret(), newCode(), Date.now() + linkTtlMs]
  const request = await digest(id)
  const { clientId, clientName } = agent
  await env.CONNECTION_REQUEST.getByName(request).begin({ sessionKey, platform, clientId, clientName, code })
  return { request, id, code, expiresAt }
}

/**
 * A link by which the person connects the agent's session to a platform. The one that they were given before, as long as
 * nobody has used it and a minute of it is left.
 * @throws Failure `platform/unknown` for a platform that is not configured, `session/none`
 */
export async function startConnection(env: Env, config: Config, asking: Asking): Promise<ConnectionLink> {
  const { sessionKey, platform } = asking
  if (!config.platforms.get(platform)) throw new Failure('platform/unknown')
  const session = await sessionOf(env, sessionKey)
  if (!(await session.describe())) throw new Failure('session/none')
  const before = await session.pending(platform)
  const link = before && (await isOpen(env, before)) ? before : await begun(env, asking)
  const { id, code, expiresAt } = link === before ? link : await session.pend(platform, link, before?.request)
  return {
    url: `${config.publicUrl}/auth/connect?request=${id}`,
    code,
    expiresAt: new Date(expiresAt).toISOString(),
  }
}

/** How the sign-in stands that was begun last for a platform of a session. */
export async function connectionState(env: Env, sessionKey: string, platform: string): Promise<RequestState> {
  const pending = await (await sessionOf(env, sessionKey)).pending(platform)
  return pending ? env.CONNECTION_REQUEST.getByName(pending.request).state() : 'unknown'
}
