import { html } from 'hono/html'
import type { Html } from '../layout.ts'

/** Text to take elsewhere: one click selects it all; the button needs the script. */
function snippet(id: string, what: string, text: string): Html {
  return html`<div class="snippet"><pre id="${id}"><code>${text}</code></pre><button type="button" class="second" data-copy="${id}" hidden>Copy<span class="unseen"> ${what}</span></button></div>`
}

const json = (value: unknown) => JSON.stringify(value, null, 2)

interface Client {
  name: string
  steps: Html
}

function clients(publicUrl: string): Client[] {
  const url = `${publicUrl}/mcp`
  const cursorLink = `cursor://anysphere.cursor-deeplink/mcp/install?${new URLSearchParams({ name: 'fhir', config: btoa(JSON.stringify({ url })) })}`
  const codeLink = `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name: 'fhir', type: 'http', url }))}`
  return [
    {
      name: 'Claude Code',
      steps: html`<p>In a terminal:</p>${snippet('claude-code', 'the command for Claude Code', `claude mcp add --transport http fhir ${url}`)}<p>Then type <code>/mcp</code> in Claude Code and choose <em>fhir</em> to sign in.</p>`,
    },
    {
      name: 'Claude on the web and desktop',
      steps: html`<p>In Settings, open Connectors, add a custom connector, and give it this address:</p>${snippet('claude', 'the address for Claude', url)}<p>Then choose Connect to sign in. The address must be reachable from the internet.</p>`,
    },
    {
      name: 'ChatGPT',
      steps: html`<p>In Settings, open Apps &amp; Connectors, turn on developer mode under Advanced, create a connector, choose OAuth, and give it this address:</p>${snippet('chatgpt', 'the address for ChatGPT', url)}<p>The address must be reachable from the internet. Which plans offer this is up to OpenAI.</p>`,
    },
    {
      name: 'Cursor',
      steps: html`<p><a href="${cursorLink}">Add to Cursor</a>, or write this into <code>mcp.json</code>:</p>${snippet('cursor', 'the settings for Cursor', json({ mcpServers: { fhir: { url } } }))}`,
    },
    {
      name: 'VS Code',
      steps: html`<p><a href="${codeLink}">Add to VS Code</a>, or write this into <code>.vscode/mcp.json</code>:</p>${snippet('vscode', 'the settings for VS Code', json({ servers: { fhir: { type: 'http', url } } }))}`,
    },
    {
      name: 'Any other agent',
      steps: html`<p>Streamable HTTP, for every agent of today:</p>${snippet('http', 'the address for Streamable HTTP', url)}<p>HTTP+SSE, for older ones:</p>${snippet('sse', 'the address for HTTP+SSE', `${publicUrl}/sse`)}<p>Both need OAuth; agents find out by themselves where to sign in.</p>`,
    },
  ]
}

/** How to add this server to each kind of agent. */
export function setupSection(publicUrl: string): Html {
  return html`<section aria-labelledby="setup">
<h2 id="setup">Add this server to an agent</h2>
<p>The agent then brings you here to approve it, and to sign in.</p>
<div class="fold">${clients(publicUrl).map(({ name, steps }, index) => html`<details${index === 0 ? html` open` : ''}><summary>${name}</summary>${steps}</details>`)}</div>
<p class="unseen" role="status" data-copied></p>
</section>`
}
