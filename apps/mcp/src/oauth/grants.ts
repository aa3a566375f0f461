import * as z from 'zod'
import type { Config, Env } from '../config.ts'
import { authorizationServer } from './authorization-server.ts'

/** What we store with a grant, in clear in KV: no person, no secret. */
const metadata = z.object({
  /** The name of the session object: the digest of a session key. */
  session: z.string().min(1),
  clientName: z.string(),
  /** When it was approved, in milliseconds since the epoch; the library keeps seconds. */
  approvedAt: z.number().optional(),
})

export type GrantMetadata = z.output<typeof metadata>

/** What the library stores of a grant, as far as it says what a token or code is worth. Ids are digests. */
const storedGrant = z.object({
  metadata,
  clientId: z.string(),
  scope: z.array(z.string()),
  /** Seconds since the epoch. */
  createdAt: z.number(),
  resource: z.union([z.string(), z.array(z.string())]).optional(),
  redirectUri: z.string().optional(),
  authCodeId: z.string().optional(),
  /** There until the code has been redeemed. */
  authCodeWrappedKey: z.string().optional(),
  refreshTokenId: z.string().optional(),
  previousRefreshTokenId: z.string().optional(),
})

export type StoredGrant = Omit<z.output<typeof storedGrant>, 'metadata'> & GrantMetadata

/** One agent's grant, as the OAuth library lists it. */
export interface Grant extends GrantMetadata {
  grantId: string
  clientId: string
  scopes: string[]
  /** Seconds since the epoch. */
  createdAt: number
  resourceIndicator: string | undefined
  redirectUri: string | undefined
}

/** Every grant of a person. Those whose metadata is not ours are left out. */
export async function grantsOf(env: Env, config: Config, userId: string): Promise<Grant[]> {
  const oauth = authorizationServer(config).getOAuthApi(env)
  const grants: Grant[] = []
  let cursor: string | undefined
  do {
    const page = await oauth.listUserGrants(userId, cursor === undefined ? {} : { cursor })
    for (const { id, clientId, scope, createdAt, resource, redirectUri, metadata: kept } of page.items) {
      const read = metadata.safeParse(kept)
      const resourceIndicator = Array.isArray(resource) ? resource[0] : resource
      if (read.success) {
        grants.push({ grantId: id, clientId, scopes: scope, createdAt, resourceIndicator, redirectUri, ...read.data })
      }
    }
    cursor = page.cursor
  } while (cursor !== undefined)
  return grants
}

/** What is stored of one grant now, or undefined when it is gone. Read by its key: a list of KV lags further behind. */
export async function findGrant(env: Env, userId: string, grantId: string): Promise<StoredGrant | undefined> {
  const read = storedGrant.safeParse(await env.OAUTH_KV.get(`grant:${userId}:${grantId}`, 'json'))
  if (!read.success) return undefined
  const { metadata: kept, ...grant } = read.data
  return { ...grant, ...kept }
}
