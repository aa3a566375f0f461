import type { ConsentDescription } from '@cloudflare/workers-oauth-provider'
import { html } from 'hono/html'
import { isMcpScope, mcpScopes, scopeWords } from '../oauth/scopes.ts'
import { type Html, layout } from './layout.ts'

/** Without characters that reorder or hide what stands beside them. */
function printable(name: string): string {
  return name.replace(/[\p{Cf}\p{Cc}]+/gu, ' ').slice(0, 120)
}

/** What a person decides on before an MCP client may act for them. Every word from the client is escaped. */
export function consentPage(client: ConsentDescription, platformHost: string, handle: string): Html {
  const asked = client.scope.filter(isMcpScope)
  // A client that asks for nothing is offered all; one that asks for what we do not have is offered the least.
  const offered = asked.length > 0 ? asked : client.scope.length === 0 ? mcpScopes : (['fhir:read'] as const)
  const name = printable(client.clientName)
  return layout(
    'Connect an agent?',
    html`
<p><strong>${name}</strong> asks to work with health records for you.</p>
<dl>
<dt>Who is asking</dt><dd>${
      client.clientDomain
        ? html`An application published by <strong>${client.clientDomain}</strong>`
        : html`An application that named itself “${name}”. Nobody has verified that name.`
    }</dd>
<dt>Sends you back to</dt><dd><strong>${client.redirectHost}</strong></dd>
<dt>Records at</dt><dd><strong>${platformHost}</strong></dd>
</dl>
${client.redirectIsLoopback ? html`<p class="box warn">This gives access to an application <strong>on this computer</strong>. Go on only if you have just started connecting it yourself.</p>` : ''}
<form method="post" action="/auth/login">
<input type="hidden" name="handle" value="${handle}">
<h2>What it may do</h2>
${offered.map((scope) => html`<label><input type="checkbox" name="scope" value="${scope}" checked> ${scopeWords[scope]}</label>`)}
<p class="quiet">You sign in at the platform next. The agent never sees your password. Each access is checked against policy and recorded.</p>
<div class="actions">
<button name="decision" value="approve">Allow and sign in</button>
<button class="second" name="decision" value="deny">Refuse</button>
</div>
</form>`,
  )
}

/**
 * Sends the browser on by a page of its own. A redirect would do, but browsers hold a redirect after a form post to
 * `form-action`, which stays at 'self'.
 */
export function onwardPage(url: string, platformHost: string): Html {
  return layout(
    'Taking you to sign in',
    html`<p>You are going to <strong>${platformHost}</strong>.</p><div class="actions"><a class="button" href="${url}">Go on</a></div>`,
    html`<meta http-equiv="refresh" content="0; url=${url}">`,
  )
}
