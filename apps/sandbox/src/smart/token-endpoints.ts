import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose'
import type { KoaContextWithOIDC, default as Provider } from 'oidc-provider'
import type { ProviderOptions } from './provider.ts'
import { publicKeyOf } from './state/keys.ts'
import { destroyGrant, isGrantActive } from './state/oidc-adapter.ts'

type TokenOptions = Pick<ProviderOptions, 'fhirBaseUrl' | 'launches' | 'store' | 'users' | 'keys' | 'issuer'>

/**
 * Adds what SMART App Launch 2.2 asks of the token endpoints beyond OAuth: launch context in token responses, and
 * introspection and revocation of the JWT access tokens, which oidc-provider leaves to others.
 */
export function useSmartTokenEndpoints(provider: Provider, options: TokenOptions): void {
  const keys = createLocalJWKSet({ keys: [publicKeyOf(options.keys)] })
  const verify = async (token: unknown): Promise<JWTPayload | undefined> => {
    const expected = { issuer: options.issuer, audience: options.fhirBaseUrl, typ: 'at+jwt', algorithms: ['RS256'] }
    const verified = await jwtVerify(String(token), keys, expected).catch(() => undefined)
    const isActive = verified && isGrantActive(options.store, String(verified.payload.grant_id))
    return isActive ? verified.payload : undefined
  }
  provider.use(async (ctx: KoaContextWithOIDC, next) => {
    await next()
    if (ctx.path === '/token' && ctx.status === 200) addLaunchContext(ctx, options)
    // answered only after oidc-provider has authenticated the client and found that its token is a JWT
    if (!isStructuredTokenRefusal(ctx.body)) return
    const claims = await verify(ctx.oidc.params?.token)
    const own = claims && claims.client_id === ctx.oidc.client?.clientId ? claims : undefined
    ctx.status = 200
    if (ctx.path === '/token/introspection') ctx.body = own ? introspectionOf(own) : { active: false }
    if (ctx.path === '/token/revocation') {
      ctx.body = ''
      if (own) await destroyGrant(options.store, String(own.grant_id))
    }
  })
}

function isStructuredTokenRefusal(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'error' in body && body.error === 'unsupported_token_type'
}

/** RFC 7662 §2.2 with SMART's launch context beside it. */
function introspectionOf({ grant_id, ...claims }: JWTPayload): object {
  return { active: true, token_type: 'Bearer', ...claims }
}

function addLaunchContext(ctx: KoaContextWithOIDC, { fhirBaseUrl, launches, users }: TokenOptions): void {
  const grant = ctx.oidc.entities.Grant
  if (!grant?.jti || typeof ctx.body !== 'object' || ctx.body === null || !('access_token' in ctx.body)) return
  const user = users.find(({ username }) => username === grant.accountId)
  const context = launches.contextOf(grant.jti) ?? {}
  const hasFhirUser = 'scope' in ctx.body && String(ctx.body.scope).split(' ').includes('fhirUser')
  ctx.body = {
    ...ctx.body,
    ...context,
    ...(context.patient && { need_patient_banner: true }),
    ...(user && hasFhirUser && { fhirUser: `${fhirBaseUrl}/${user.fhirUser}` }),
  }
  // RFC 6749 §5.1
  ctx.set({ 'cache-control': 'no-store', pragma: 'no-cache' })
}
