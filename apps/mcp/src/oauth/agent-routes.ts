import { type Context, Hono } from 'hono'
import { type Config, type Env, readConfig } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import type { SessionFacts } from '../session/connection.ts'
import { readSessionCookie } from '../session/cookies.ts'
import { sessionOf } from '../session/find-session.ts'
import { principalId } from '../smart/principal.ts'
import { agentsOf, type ConnectedAgent, revokeAgent } from './agents.ts'

type App = { Bindings: Env }

/** Whom agents were granted to: the person under each name that a platform of this session knows them by. */
async function userIdsOf(config: Config, { connections }: SessionFacts): Promise<string[]> {
  const people = connections.filter(({ service }) => !service)
  const ids = await Promise.all(people.map((person) => principalId(config, person)))
  return [...new Set(ids)]
}

/** The agents of the person who is signed in with a browser, whichever platform they signed in to for them. */
export async function agentsOfSession(env: Env, config: Config, facts: SessionFacts): Promise<ConnectedAgent[]> {
  const agents = (await userIdsOf(config, facts)).map((userId) => agentsOf(env, config, userId))
  return (await Promise.all(agents)).flat()
}

async function revoke(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const sessionKey = readSessionCookie(c)
  const facts = sessionKey && (await (await sessionOf(c.env, sessionKey)).describe())
  if (!facts) throw new Failure('session/none')
  const grantId = new URLSearchParams(await c.req.text()).get('grantId') ?? ''
  for (const userId of await userIdsOf(config, facts)) {
    if (await revokeAgent(c.env, config, userId, grantId)) break
  }
  return c.redirect('/#agents', 303)
}

/** `/auth/agents`: what a person takes back from the agents that they have connected. */
export const agentRoutes = new Hono<App>().post('/agents/revoke', revoke)
