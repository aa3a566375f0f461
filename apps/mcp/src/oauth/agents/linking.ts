import type { Config, Env } from '../../config.ts'
import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import type { ConnectionFacts } from '../../session/connection.ts'
import type { Person } from '../../session/connections/people.ts'
import { isSecret } from '../../session/secret.ts'
import { recordEnds } from '../../smart/audit-sign-in.ts'
import { principalId } from '../../smart/principal.ts'
import type { LinkedAgent } from './linked-agents.ts'

/** A client that calls itself by a whole text is not kept by it. */
export const clientNameLength = 200

/** The agent, by the name of its session object. */
type Agent = Pick<LinkedAgent, 'session' | 'clientId' | 'clientName'>

/** An agent that a person has let into a platform by its link, as the person is shown it. */
export interface AgentByLink extends LinkedAgent {
  id: string
}

async function linkedAgentsOf(env: Env, config: Config, person: Person) {
  return env.LINKED_AGENTS.getByName(await principalId(config, person))
}

/** Notes under the person of a connection that an agent's link has led to it: nothing else would tell them of the agent. */
export async function keepLinked(env: Env, config: Config, person: Person, agent: Agent): Promise<void> {
  const { session, clientId } = agent
  const clientName = agent.clientName.slice(0, clientNameLength)
  const since = new Date().toISOString()
  const linked = { session, clientId, clientName, platform: person.platform, since }
  await (await linkedAgentsOf(env, config, person)).keep(linked)
}

/** The same for connections that are to go on in another session. Answers the platforms of those that could be noted. */
export async function keepHandedOver(
  env: Env,
  config: Config,
  offered: readonly ConnectionFacts[],
  agent: Agent,
): Promise<string[]> {
  const noted = await Promise.allSettled(offered.map((facts) => keepLinked(env, config, facts, agent)))
  for (const each of noted) {
    if (each.status === 'rejected') log('session/agent-not-noted', { code: Failure.from(each.reason).code })
  }
  return offered.filter((_, index) => noted[index]?.status === 'fulfilled').map(({ platform }) => platform)
}

/** The agents that are connected at a platform as this person, by a link. */
export async function agentsByLink(env: Env, config: Config, person: Person): Promise<AgentByLink[]> {
  const linked = Object.entries(await (await linkedAgentsOf(env, config, person)).all())
  const { platform, subject } = person
  const alive = linked.map(([, { session }]) => env.SESSION.getByName(session).isConnectedAs({ platform, subject }))
  const isAlive = await Promise.all(alive)
  return linked
    .filter(([, agent], index) => agent.platform === platform && isAlive[index])
    .map(([id, agent]) => ({ id, ...agent }))
}

/**
 * Ends at one platform, for its person, the connection of an agent that came by a link. Its others go on. Where it is over
 * already, the same client's others there end: it may have come for a new sign-in since the person was shown it.
 * @returns false where this person has let in no such agent, or it is there no longer
 */
export async function disconnectAgent(env: Env, config: Config, person: Person, id: string): Promise<boolean> {
  const linked = await linkedAgentsOf(env, config, person)
  const agent = isSecret(id) ? await linked.find(id) : undefined
  if (agent?.platform !== person.platform) return false
  const end = async (one: LinkedAgent, of: string) => {
    const ended = await env.SESSION.getByName(one.session).disconnect(one.platform, person.subject)
    await recordEnds(env, config, ended, { clientId: one.clientId })
    await linked.forget(of)
    return ended.length > 0
  }
  if (await end(agent, id)) return true
  const { clientId, platform } = agent
  const others = Object.entries(await linked.all())
  const same = others.filter(([, other]) => other.clientId === clientId && other.platform === platform)
  const gone = await Promise.all(same.map(([of, other]) => end(other, of)))
  return gone.includes(true)
}
