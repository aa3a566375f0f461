import type { SampleUser } from '../users.ts'
import { type Html, html, page } from './html.ts'

export interface SignInView {
  clientName: string
  users: SampleUser[]
  username: string
  problem?: string
}

/** Username and password, and the list of whom one can be here. */
export function signInPage({ clientName, users, username, problem }: SignInView): Html {
  return page(
    'Sign in',
    html`<p>Sign in to continue to <strong>${clientName}</strong>.</p>
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
<form method="post">
<label class="field" for="username">Username</label>
<input id="username" name="username" type="text" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<label class="field" for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<p class="actions"><button class="main" name="action" value="sign-in">Sign in</button></p>
</form>
<h2>Sample people</h2>
<p>Each with their username and password.</p>
<ul class="people">${users.map(person)}</ul>`,
  )
}

function person({ username, password, name, role }: SampleUser): Html {
  return html`<li><span>${name}<small>${role}</small></span><span><code>${username}</code> <code>${password}</code></span></li>`
}
