import { OAuthResourceServer } from '@cloudflare/workers-oauth-provider'
import { refusedTo } from '../audit/refused-callers.ts'
import type { Config, Env } from '../config.ts'
import type { Agent } from '../mcp/caller.ts'
import { addressOf } from '../protection/address.ts'
import { limitAgent } from '../protection/rate-limits.ts'
import { sessionOf } from '../session/find-session.ts'
import { authorizationServer, type ResourcePath } from './authorization-server.ts'
import type { GrantProps } from './grant-props.ts'
import { isMcpScope, mcpScopes } from './scopes.ts'
import { type Serve, serveOrChallenge } from './step-up.ts'

/** Who is recorded where nobody is signed in at a platform any more: the person who approved the client. */
interface AgentProps extends GrantProps {
  userId: string
}

/**
 * One protected resource: its metadata (RFC 9728), its 401 challenge, the bearer check and, behind them, `serve`.
 * A token whose session has ended is no token: revocation takes effect at once, whatever KV still says.
 * `onVerified` hears of a token that is one, before anything else becomes of the request.
 */
export function resourceServer(
  config: Config,
  path: ResourcePath,
  serve: Serve,
  onVerified: () => void,
): OAuthResourceServer<Env, AgentProps> {
  const server = authorizationServer(config)
  return new OAuthResourceServer<Env, AgentProps>({
    resourceMetadata: {
      resource: config.publicUrl + path,
      authorization_servers: [config.publicUrl],
      bearer_methods_supported: ['header'],
      resource_name: 'MCP FHIR server',
    },
    requiredScopes: [...mcpScopes],
    validateToken: (env) => async (resource, token) => {
      const valid = await server.validateToken<GrantProps>(resource, token, env)
      if (!valid) return null
      const facts = await (await sessionOf(env, valid.props.sessionKey)).describe()
      return facts ? { ...valid, props: { ...valid.props, userId: valid.userId } } : null
    },
    handler: {
      fetch: async (request, env, ctx) => {
        onVerified()
        const address = addressOf(request)
        const agent: Agent = { ...ctx.props, scopes: ctx.auth.scope.filter(isMcpScope), ...(address && { address }) }
        try {
          await limitAgent(env, config, agent)
          const isChallenged = path === '/mcp'
          return await (isChallenged
            ? serveOrChallenge(request, env, agent, ctx.auth, serve)
            : serve(request, env, agent))
        } catch (cause) {
          throw refusedTo(agent, cause)
        }
      },
    },
  })
}
