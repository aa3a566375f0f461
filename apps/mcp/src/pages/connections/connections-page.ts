import { html } from 'hono/html'
import { type Html, layout } from '../layout.ts'
import { agentSection } from './agent-list.ts'
import { setupSection } from './client-setup.ts'
import { connectHref, connectionCard } from './connection-card.ts'
import type { ConnectionsView, PlatformView } from './connections-view.ts'
import { platformSection } from './platform-list.ts'

const welcome = html`<p class="lead">This server lets an AI agent work with FHIR health records for the person who signed in, and for nobody else.</p>`

function signedOut(platforms: readonly PlatformView[]): Html {
  const [only] = platforms
  return html`${welcome}
<div class="card">
<p>You are not signed in on this browser. An agent that you connect brings you to the sign-in by itself.</p>
${only && platforms.length === 1 ? html`<div class="actions"><a class="button" href="${connectHref(only.platform.id)}">Sign in at ${only.platform.name}</a></div>` : html`<p>To sign in here, choose <a href="#platforms">a platform</a>. To add this server to an agent, see <a href="#setup">below</a>.</p>`}
</div>`
}

function connections(platforms: readonly PlatformView[]): Html {
  const [only] = platforms
  const own = platforms.filter(({ facts }) => facts)
  const isLive = own.some(({ facts }) => facts?.state === 'connected')
  const ended = own.length > 0 ? 'Your sign-in at the platform has ended.' : 'You are connected to no platform here.'
  return html`
<div class="bar">
<p class="lead">${isLive ? 'You are signed in.' : ended}</p>
<form method="post" action="/auth/logout"><button class="second">Sign out</button></form>
</div>
${isLive ? html`<p><a href="/audit">Who looked at which records</a>: every access through this server is recorded, and you can examine those that concern you.</p>` : ''}
${
  own.length > 0
    ? html`<section aria-labelledby="yours">
<h2 id="yours">Your platforms</h2>
<div class="cards">${own.map((view) => (view.facts ? connectionCard(view, view.facts) : ''))}</div>
</section>`
    : html`<p>Sign in again at <a href="${only && platforms.length === 1 ? connectHref(only.platform.id) : '#platforms'}">${only && platforms.length === 1 ? only.platform.name : 'a platform'}</a>, or sign out. Your agents keep their own connections.</p>`
}`
}

/**
 * The first page: the platforms and their state, the agents and what each may do, and how to add this server to an agent.
 * Shows the person's own; whoever calls it has read the session.
 */
export function connectionsPage({
  publicUrl,
  signedIn,
  platforms,
  agents,
  linkedAgents,
  query,
}: ConnectionsView): Html {
  const single = platforms.length === 1
  return layout(
    signedIn ? 'Your connections' : 'Health records for your agent',
    html`
${signedIn ? connections(platforms) : signedOut(platforms)}
${signedIn ? agentSection(agents, linkedAgents) : ''}
${single ? '' : platformSection(platforms, query)}
${setupSection(publicUrl)}`,
    html`<script src="/copy.js" defer></script>`,
  )
}
