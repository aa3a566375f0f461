import { html } from 'hono/html'
import { isMcpScope, scopeWords } from '../../oauth/scopes.ts'
import type { Html } from '../layout.ts'
import { hostOf, printable } from '../printable.ts'
import { instant } from './connection-card.ts'
import type { AgentView, LinkedAgentView } from './connections-view.ts'

/** A client that names itself by the URL of its metadata document has proved that the domain is its own. */
function publisher(clientId: string): Html {
  return clientId.startsWith('https://')
    ? html`Published by <strong>${hostOf(clientId)}</strong>`
    : html`It named itself so; nobody has verified that`
}

function agent({ grantId, clientId, clientName, since, scopes }: AgentView): Html {
  const name = printable(clientName)
  const may = scopes.filter(isMcpScope)
  return html`<li class="card">
<h3>${name}</h3>
<p class="quiet">${publisher(clientId)}. Connected since ${instant(since)}.</p>
<ul>${may.map((scope) => html`<li>${scopeWords[scope]}</li>`)}</ul>
<form method="post" action="/auth/agents/revoke"><input type="hidden" name="grantId" value="${grantId}"><button class="second">Revoke<span class="unseen"> ${name}, connected since ${instant(since)}</span></button></form>
</li>`
}

function linkedAgent({ id, clientId, clientName, since, platformName }: LinkedAgentView): Html {
  const name = printable(clientName)
  return html`<li class="card">
<h3>${name}</h3>
<p class="quiet">${publisher(clientId)}. Connected to <strong>${platformName}</strong> by its link since ${instant(since)}.</p>
<form method="post" action="/auth/agents/disconnect"><input type="hidden" name="agent" value="${id}"><button class="second">Disconnect from ${platformName}<span class="unseen">: ${name}, connected since ${instant(since)}</span></button></form>
</li>`
}

function byLink(agents: readonly LinkedAgentView[]): Html {
  return html`<p>You let ${agents.length === 1 ? 'this agent' : 'these agents'} in by a link, and ${agents.length === 1 ? 'it was' : 'they were'} approved with another sign-in. Here you can end what you let in; with the other sign-in, all of it.</p><ul class="cards">${latestFirst(agents).map(linkedAgent)}</ul>`
}

function latestFirst<T extends { since: string }>(agents: readonly T[]): T[] {
  return agents.toSorted((a, b) => b.since.localeCompare(a.since))
}

function approved(agents: readonly AgentView[]): Html {
  return html`<p>A revoked agent loses access at once, at every platform. It has to ask you again.</p><ul class="cards">${latestFirst(agents).map(agent)}</ul>`
}

const none = html`<p>No agent is connected for you. Add this server to one below; it then brings you here to approve it.</p>`

/** The agents that the person approved, each with what it may do, and its end; then those that they let into a platform. */
export function agentSection(agents: readonly AgentView[], linked: readonly LinkedAgentView[]): Html {
  return html`<section aria-labelledby="agents">
<h2 id="agents">Your agents</h2>
${agents.length > 0 ? approved(agents) : ''}
${linked.length > 0 ? byLink(linked) : ''}
${agents.length + linked.length === 0 ? none : ''}
</section>`
}
