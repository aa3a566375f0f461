import type { Reference } from '@repo/fhir'
import { beginBreakGlass } from '../../break-glass/break-glass-link.ts'
import type { Config, Env } from '../../config.ts'
import { Failure } from '../../failure/failure.ts'
import { connectionState, startConnection } from '../../session/connection-links.ts'
import { sessionOf } from '../../session/find-session.ts'
import { recordEnds } from '../../smart/audit-sign-in.ts'
import { toPrincipal } from '../../smart/principal.ts'
import { requireSponsor } from '../../smart/service-connection.ts'
import { type Agent, browserClientId } from '../caller.ts'
import type { Connections } from './connections.ts'

/** @throws Failure `authz/panel-unavailable` */
async function panelOf(env: Env, sessionKey: string, platform: string): Promise<readonly Reference[]> {
  const panel = await (await sessionOf(env, sessionKey)).panel(platform)
  if (panel === undefined) throw new Failure('authz/panel-unavailable')
  return panel
}

/** Of a call that asks policy several times, all are answered alike. */
function onceAsked<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}

/** The connections of an agent's session, by its object. */
export function createConnections(env: Env, config: Config, agent: Agent): Connections {
  const { sessionKey, clientId, scopes, address } = agent
  const session = () => sessionOf(env, sessionKey)
  return {
    platforms: config.platforms.all,
    tenant: config.tenant,
    session: async () => (await session()).describe(),
    principal: async (facts) => {
      const panel = () => panelOf(env, sessionKey, facts.platform)
      const principal = await toPrincipal(config, facts, clientId, onceAsked(panel))
      // A person who ticked reading alone for the agent has made their session with it read-only, in policy too.
      return scopes.includes('fhir:write') ? principal : { ...principal, readOnly: true }
    },
    link: async (platform) => {
      // Whoever opened it would be somebody who signed in by themselves in a browser that is not theirs.
      if (clientId === browserClientId) throw new Failure('connection/browser')
      const signsInNobody = config.platforms.get(platform)?.auth !== 'smart'
      if (signsInNobody) await requireSponsor(env, config, { sessionKey, platform })
      return startConnection(env, config, { sessionKey, platform, agent })
    },
    breakGlass: (facts, patient) => beginBreakGlass(env, config, agent, facts, patient),
    signIn: (platform) => connectionState(env, sessionKey, platform),
    end: async (platform) => {
      const ended = await (await session()).disconnect(platform)
      // The call itself is recorded too, but says nothing of those that the platform's person had opened besides.
      await recordEnds(env, config, ended, { clientId, address })
      return ended.length > 0
    },
  }
}
