import { OAuthAuthorizationServer, OAuthError } from '@cloudflare/workers-oauth-provider'
import type { Config, Env } from '../config.ts'
import { log } from '../log.ts'
import { limitTokens } from '../protection/rate-limits.ts'
import { sessionOf } from '../session/find-session.ts'
import type { GrantProps } from './grant-props.ts'
import { mcpScopes } from './scopes.ts'

const accessTokenSeconds = 60 * 60
const refreshTokenSeconds = 30 * 24 * 60 * 60

/** The paths that are resources of their own (RFC 8707): a token for one is refused at the other. */
export const resourcePaths = ['/mcp', '/sse', '/api/fhir', '/api/audit'] as const
export type ResourcePath = (typeof resourcePaths)[number]

function build(config: Config): OAuthAuthorizationServer<Env> {
  return new OAuthAuthorizationServer<Env>({
    issuer: config.publicUrl,
    authorizeEndpoint: '/auth/login',
    tokenEndpoint: '/oauth/token',
    clientRegistrationEndpoint: '/oauth/register',
    resources: resourcePaths.map((path) => config.publicUrl + path),
    defaultResource: `${config.publicUrl}/mcp`,
    scopesSupported: [...mcpScopes],
    clientIdMetadataDocumentEnabled: true,
    accessTokenTTL: accessTokenSeconds,
    refreshTokenTTL: refreshTokenSeconds,
    tokenExchangeCallback: async ({ clientId, userId, props, env }) => {
      const { sessionKey } = props as GrantProps
      await limitTokens(env, config, { sessionKey, clientId, userId })
      // A session that has ended takes the client's grant with it.
      const facts = await (await sessionOf(env, sessionKey)).describe()
      if (!facts) throw new OAuthError('invalid_grant', { description: 'The person has signed out.' })
    },
    onError: ({ code, status, internal }) => {
      log('oauth/error', { code, status, reason: internal?.reason })
    },
  })
}

let built: { publicUrl: string; server: OAuthAuthorizationServer<Env> } | undefined

/** Our authorization server (hop 1), made once per isolate: its issuer is fixed at construction. */
export function authorizationServer(config: Config): OAuthAuthorizationServer<Env> {
  if (built?.publicUrl !== config.publicUrl) built = { publicUrl: config.publicUrl, server: build(config) }
  return built.server
}
