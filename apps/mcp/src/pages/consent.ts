import type { ConsentDescription } from '@cloudflare/workers-oauth-provider'
import { html } from 'hono/html'
import { isMcpScope, mcpScopes, scopeWords } from '../oauth/scopes.ts'
import { type Html, layout } from './layout.ts'
import { type PlatformChoice, platformField } from './platform-field.ts'
import { printable } from './printable.ts'

function whoAsks(client: ConsentDescription, name: string): Html {
  return client.clientDomain
    ? html`An application published by <strong>${client.clientDomain}</strong>. That domain is verified.`
    : html`An application that named itself “${name}”. Nobody has verified that name.`
}

function warning(client: ConsentDescription): Html | '' {
  if (client.redirectIsLoopback) {
    return html`<p class="note warn">This gives access to an application <strong>on this computer</strong>. Go on only if you have just started connecting it yourself.</p>`
  }
  if (client.clientDomain) return ''
  return html`<p class="note warn">Go on only if you have just started connecting this agent yourself, and know <strong>${client.redirectHost}</strong>. If a message or a page brought you here, refuse.</p>`
}

/** What a person decides on before an MCP client may act for them. Every word from the client is escaped. */
export function consentPage(client: ConsentDescription, platforms: readonly PlatformChoice[], handle: string): Html {
  const asked = client.scope.filter(isMcpScope)
  // A client that asks for nothing is offered all; one that asks for what we do not have is offered the least.
  const offered = asked.length > 0 ? asked : client.scope.length === 0 ? mcpScopes : (['fhir:read'] as const)
  const name = printable(client.clientName)
  return layout(
    'Connect an agent?',
    html`
<p class="lead"><strong>${name}</strong> asks to work with health records for you.</p>
<form method="post" action="/auth/login" class="card">
<input type="hidden" name="handle" value="${handle}">
<dl>
<dt>Who is asking</dt><dd>${whoAsks(client, name)}</dd>
<dt>Sends you back to</dt><dd><strong>${client.redirectHost}</strong></dd>
</dl>
${warning(client)}
${platformField(platforms)}
<fieldset>
<legend>What it may do</legend>
${offered.map((scope) => html`<label class="choice"><input type="checkbox" name="scope" value="${scope}" checked> <span>${scopeWords[scope]}</span></label>`)}
<p class="quiet">Untick what you do not want. Your rights on the platform and the policy here still limit it.</p>
</fieldset>
<div class="actions">
<button name="decision" value="approve">Allow and sign in</button>
<button class="second" name="decision" value="deny" formnovalidate>Refuse</button>
</div>
</form>
<h2>What happens next</h2>
<ul>
<li>You sign in at the platform. The agent never sees your password.</li>
<li>The agent can then ask for records until you revoke it on the <a href="/">first page</a>.</li>
</ul>`,
  )
}

/**
 * Sends the browser on by a page of its own. A redirect would do, but browsers hold a redirect after a form post to
 * `form-action`, which stays at 'self'.
 */
export function onwardPage(url: string, destination: string): Html {
  return layout(
    'Taking you on',
    html`<div class="card"><p>You are going to <strong>${destination}</strong>.</p><div class="actions"><a class="button" href="${url}">Go on</a></div></div>`,
    html`<meta http-equiv="refresh" content="0; url=${url}">`,
  )
}
