import { type Config, type Env, readConfig } from '../config.ts'
import { digest } from '../session/secret.ts'
import { authorizationServer } from './authorization-server.ts'

/** Codes and tokens of the OAuth library are `{user}:{grant}:{secret}`. */
export interface NamedGrant {
  userId: string
  grantId: string
}

const part = /^[\w-]{1,100}$/

/** The grant that a code or token says it belongs to. Whether it does is for the library to find. */
export function grantNamedBy(credential: string | null): NamedGrant | undefined {
  const [userId = '', grantId = '', secret = '', ...more] = (credential ?? '').split(':')
  if (more.length > 0 || ![userId, grantId, secret].every((each) => part.test(each))) return undefined
  return { userId, grantId }
}

/** The code or token that a request to the token endpoint is about. Without a grant type it revokes (RFC 7009 §2.1). */
export function credentialIn(form: URLSearchParams): string | null {
  const grantType = form.get('grant_type')
  if (!grantType) return form.get('token')
  return grantType === 'refresh_token' ? form.get('refresh_token') : form.get('code')
}

/** The one object of a grant. */
export async function tokenRefreshOf(env: Env, { userId, grantId }: NamedGrant) {
  return env.TOKEN_REFRESH.getByName(await digest(`${userId}:${grantId}`))
}

/** The same request with this body. */
export function withBody({ url, method, headers }: Request, body: string): Request {
  return new Request(url, { method, headers, body })
}

/**
 * `/oauth/token`: requests about one grant go through the one object of that grant, one after another. All others are
 * answered by the library here.
 */
export async function serveTokenEndpoint(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  const config: Config = readConfig(env)
  if (request.method !== 'POST') return authorizationServer(config).fetch(request, env, ctx)
  const body = await request.text()
  const named = grantNamedBy(credentialIn(new URLSearchParams(body)))
  if (!named) return authorizationServer(config).fetch(withBody(request, body), env, ctx)
  const response = await (await tokenRefreshOf(env, named)).fetch(withBody(request, body))
  // Fetched headers cannot be added to.
  return new Response(response.body, response)
}
