import { html } from 'hono/html'
import type { ConnectionFacts } from '../session/connection.ts'
import { type Html, layout } from './layout.ts'

function connection(facts: ConnectionFacts, roles: readonly string[]): Html {
  return html`
<p>You are signed in.</p>
<dl>
<dt>Name</dt><dd>${facts.name ?? 'not given by the platform'}</dd>
<dt>Person</dt><dd>${facts.fhirUser}</dd>
<dt>Role here</dt><dd>${roles.length > 0 ? roles.join(', ').replaceAll('_', ' ') : 'none: nothing is allowed'}</dd>
<dt>Platform</dt><dd>${facts.fhirBaseUrl}</dd>
${facts.launchPatient ? html`<dt>Patient</dt><dd>${facts.launchPatient}</dd>` : ''}
<dt>Granted</dt><dd>${facts.scope}</dd>
<dt>Since</dt><dd>${facts.connectedAt.slice(0, 16).replace('T', ' ')} UTC</dd>
</dl>
<form method="post" action="/auth/logout"><div class="actions"><button class="second">Sign out</button></div></form>`
}

/** The first page: sign-in state, and how to connect an MCP client. */
export function homePage(publicUrl: string, facts: ConnectionFacts | undefined, roles: readonly string[]): Html {
  const server = { type: 'http', url: `${publicUrl}/mcp` }
  return layout(
    'Health records for your agent',
    html`
<p>This server lets an AI agent work with FHIR health records for the person who signed in, and for nobody else.</p>
${
  facts
    ? connection(facts, roles)
    : html`<p>You are not signed in on this browser. An agent that you connect brings you to the sign-in by itself.</p>
<div class="actions"><a class="button" href="/auth/login">Sign in</a></div>`
}
<h2>Connect an agent</h2>
<dl><dt>Streamable HTTP</dt><dd>${publicUrl}/mcp</dd><dt>HTTP+SSE</dt><dd>${publicUrl}/sse</dd></dl>
<p>Claude Code:</p>
<pre>claude mcp add --transport http fhir ${publicUrl}/mcp</pre>
<p>Cursor (<code>mcp.json</code>):</p>
<pre>${JSON.stringify({ mcpServers: { fhir: { url: server.url } } }, null, 2)}</pre>
<p>VS Code (<code>.vscode/mcp.json</code>):</p>
<pre>${JSON.stringify({ servers: { fhir: server } }, null, 2)}</pre>`,
  )
}
