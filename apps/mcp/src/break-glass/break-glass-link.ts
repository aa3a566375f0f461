import type { Reference } from '@repo/fhir'
import type { Config, Env } from '../config.ts'
import type { Agent } from '../mcp/caller.ts'
import type { ConnectionFacts } from '../session/connection.ts'
import { digest, newSecret } from '../session/secret.ts'
import { linkTtlMs } from './break-glass-request.ts'

/** Where a practitioner breaks the glass for one patient: good once. */
export interface BreakGlassLink {
  url: string
  /** RFC 3339. */
  expiresAt: string
}

/** A link for the person who is connected to a platform in an agent's session. */
export async function beginBreakGlass(
  env: Env,
  { publicUrl }: Config,
  { sessionKey, clientId, clientName }: Agent,
  { platform, subject }: Pick<ConnectionFacts, 'platform' | 'subject'>,
  patient: Reference,
): Promise<BreakGlassLink> {
  const id = newSecret()
  const expiresAt = new Date(Date.now() + linkTtlMs).toISOString()
  const stub = env.BREAK_GLASS_REQUEST.getByName(await digest(id))
  await stub.begin({ sessionKey, platform, subject, patient, clientId, clientName })
  return { url: `${publicUrl}/auth/break-glass?request=${id}`, expiresAt }
}
