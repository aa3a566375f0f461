import { type Context, Hono } from 'hono'
import { type Config, type Env, readConfig } from '../../config.ts'
import { Failure } from '../../failure/failure.ts'
import { browserSession } from '../../session/browser-session.ts'
import type { Person } from '../../session/connections/people.ts'
import { principalId } from '../../smart/principal.ts'
import { agentsOf, type ConnectedAgent, revokeAgent } from './agents.ts'
import { type AgentByLink, agentsByLink, disconnectAgent } from './linking.ts'

type App = { Bindings: Env }

export interface AgentsOfPeople {
  /** Those that they approved. */
  approved: ConnectedAgent[]
  /** Those that others approved, or they as another platform knows them, and that they let into a platform. */
  linked: AgentByLink[]
}

/** Whom agents were granted to: the person under each name that a platform of this session knows them by. */
async function userIdsOf(config: Config, people: readonly Person[]): Promise<string[]> {
  const ids = await Promise.all(people.map((person) => principalId(config, person)))
  return [...new Set(ids)]
}

/** The agents of the people of a browser's session, whichever platform they signed in to for them. */
export async function agentsOfPeople(env: Env, config: Config, people: readonly Person[]): Promise<AgentsOfPeople> {
  const agents = (await userIdsOf(config, people)).map((userId) => agentsOf(env, config, userId))
  const approved = (await Promise.all(agents)).flat()
  const byLink = (await Promise.all(people.map((person) => agentsByLink(env, config, person)))).flat()
  // Whoever can revoke an agent whole is shown it once.
  const linked = byLink.filter(({ session }) => !approved.some((agent) => agent.session === session))
  return { approved, linked }
}

/** @throws Failure `session/none`, `request/too-many` */
async function peopleHere(c: Context<App>): Promise<Person[]> {
  const people = await (await browserSession(c))?.session.people()
  if (!people) throw new Failure('session/none')
  return people
}

const fieldIn = async (c: Context<App>, name: string) => new URLSearchParams(await c.req.text()).get(name) ?? ''

async function revoke(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const people = await peopleHere(c)
  const grantId = await fieldIn(c, 'grantId')
  for (const userId of await userIdsOf(config, people)) {
    if (await revokeAgent(c.env, config, userId, grantId)) return c.redirect('/#agents', 303)
  }
  throw new Failure('agent/unknown')
}

async function disconnect(c: Context<App>): Promise<Response> {
  const config = readConfig(c.env)
  const people = await peopleHere(c)
  const id = await fieldIn(c, 'agent')
  for (const person of people) {
    if (await disconnectAgent(c.env, config, person, id)) return c.redirect('/#agents', 303)
  }
  throw new Failure('agent/unknown')
}

/** `/auth/agents`: what a person takes back from the agents that they have connected. */
export const agentRoutes = new Hono<App>().post('/agents/revoke', revoke).post('/agents/disconnect', disconnect)
