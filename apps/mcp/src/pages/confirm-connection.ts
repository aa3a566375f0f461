import { html } from 'hono/html'
import { type Html, layout } from './layout.ts'
import { type PlatformLabel, platformName } from './platform-field.ts'
import { printable } from './printable.ts'

export interface ConfirmConnection {
  agentName: string
  /** The domain that the agent has proved to be its own. */
  verifiedDomain?: string
  platform: PlatformLabel
  /** Whether people sign in there; else this server opens it for them. */
  signsIn: boolean
  /** Whether this browser is another than the one that approved the agent. */
  needsCode: boolean
  /** Whether it can be agreed to in another browser alone: in one of the person for whom it is. */
  needsPerson?: boolean
  error?: 'wrong-code'
  /** The link's id, posted back. */
  request: string
}

function codeField(error: ConfirmConnection['error']): Html {
  const described = error ? 'code-error code-help' : 'code-help'
  return html`
<div class="field">
<label for="code">Code</label>
${error ? html`<p class="error" id="code-error" role="alert">That is not the code. Look at it again in your agent; after five wrong codes this link ends.</p>` : ''}
<p class="quiet" id="code-help">You did not approve the agent in this browser. Type the code that your agent shows, in the form XXXX-XXXX.</p>
<input id="code" name="code" class="code" required maxlength="12" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" aria-describedby="${described}"${error ? html` aria-invalid="true" autofocus` : ''}>
</div>
<p class="note warn">Type only a code that <strong>your own agent</strong> shows you. If somebody sent you a code, refuse: it would open your records to their agent.</p>`
}

/** Without a way on: what an agent can read does not open a platform in somebody's name. */
function elsewhere(platformName: string): Html {
  return html`<p class="note warn">This browser does not know you. ${platformName} asks nobody who they are, so this goes on only where you are known: open this link in the browser in which you approved the agent and signed in, or sign in here on the <a href="/">first page</a> and open the link again.</p>`
}

function assurance(view: ConfirmConnection): Html {
  if (view.needsPerson) return elsewhere(view.platform.name)
  if (view.needsCode) return codeField(view.error)
  return html`<p class="note">This is the browser in which you approved the agent, or you are signed in here.</p>
<p class="note warn">Did <strong>you</strong> ask your agent for this just now? If somebody sent you this link, or you do not know why you are here, refuse. Nothing is connected then.</p>`
}

/** Which agent asks for which platform, for a person who may have been sent here by somebody else. */
export function confirmConnectionPage(view: ConfirmConnection): Html {
  const name = printable(view.agentName)
  const { verifiedDomain, platform } = view
  return layout(
    'Add this platform to your agent?',
    html`
<p class="lead"><strong>${name}</strong> asks to work with ${view.signsIn ? 'your records' : 'records'} at <strong>${platform.name}</strong>.</p>
<form method="post" action="/auth/connect" class="card">
<input type="hidden" name="request" value="${view.request}">
<dl>
<dt>Agent</dt><dd><strong>${name}</strong><br>${
      verifiedDomain
        ? html`Published by <strong>${verifiedDomain}</strong>. That domain is verified.`
        : 'It named itself so. Nobody has verified that name.'
    }</dd>
<dt>Platform</dt><dd>${platformName(platform)}</dd>
</dl>
${assurance(view)}
<div class="actions">
${view.needsPerson ? '' : html`<button name="decision" value="approve">${view.signsIn ? 'Connect and sign in' : 'Connect'}</button>`}
<button class="second" name="decision" value="deny" formnovalidate>Refuse</button>
</div>
</form>
<p class="quiet">${view.signsIn ? html`You sign in at ${platform.name} next. The agent never sees your password.` : html`${platform.name} has no sign-in of its own. This server opens it with its own access, because of your role where you are signed in, and records that it did so for you.`}</p>`,
  )
}
