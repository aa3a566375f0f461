import { html } from 'hono/html'
import { type Html, layout } from './layout.ts'
import { printable } from './printable.ts'

const firstPage = html`<a class="button second" href="/">First page</a>`

/** An authorization request that cannot be answered to the client, since nothing vouches for where it would go. */
export function badRequestPage(description: string): Html {
  return layout(
    'This connection cannot be made',
    html`
<div class="card">
<p>The agent sent a request that this server cannot accept. Nothing was connected.</p>
<h2>What to do</h2>
<p>Start connecting again, from the agent. If this comes back, remove the server there and add it anew.</p>
<div class="actions">${firstPage}</div>
</div>
<p class="quiet">For whoever made the agent: ${printable(description, 300)}</p>`,
  )
}

export interface SignedIn {
  platformName: string
  /** The agent that asked for this platform. */
  agentName?: string
  /** The person, as the platform names them. */
  personName?: string
  /** The platform signs in nobody: this server opens it by its own access. */
  service?: boolean
}

/** The end of a sign-in that an agent asked for: the person goes back to it by themselves. */
export function signedInPage({ platformName, agentName, personName, service = false }: SignedIn): Html {
  const agent = agentName === undefined ? 'Your agent' : printable(agentName)
  return layout(
    `${platformName} is connected`,
    html`
<div class="card done">
<p class="lead">${personName === undefined ? '' : html`You are signed in there as <strong>${printable(personName)}</strong>. `}<strong>${agent}</strong> can now work with ${service ? 'records' : 'your records'} at ${platformName}.</p>
${service ? html`<p>${platformName} signs in nobody. This server opens it with its own access, because of your role where you are signed in, and only while you stay signed in there, and records that it did so for you.</p>` : ''}
<p>You can close this window and go back to your agent. It has noticed, or will when you tell it to go on.</p>
<div class="actions">${firstPage}</div>
</div>
<p class="quiet">You can end this at any time: ask the agent to disconnect, or end it on the first page.</p>`,
  )
}

/** The person refused what an agent asked for. */
export function refusedPage(): Html {
  return layout(
    'Nothing was connected',
    html`
<div class="card">
<p>You refused, and the link no longer works. Your agent is told so.</p>
<p>If you did not ask for this, somebody else may have sent you the link. You need not do anything more.</p>
<div class="actions">${firstPage}</div>
</div>`,
  )
}

export function disconnectedPage({ platformName, service }: Pick<SignedIn, 'platformName' | 'service'>): Html {
  return layout(
    `${platformName} is disconnected`,
    html`
<div class="card done">
<p>This browser has no more access to ${service ? 'records' : 'your records'} at ${platformName}. The access was given back to the platform where it allows that.</p>
<p>Agents keep their own connections. You can revoke them on the first page.</p>
<div class="actions"><a class="button" href="/">First page</a></div>
</div>`,
  )
}

export function signOutPage(): Html {
  return layout(
    'Sign out?',
    html`
<form method="post" action="/auth/logout" class="card">
<p>This ends your sign-in in this browser, at every platform. Agents that you connected keep their own connections.</p>
<div class="actions"><button>Sign out</button> <a class="button second" href="/">Stay signed in</a></div>
</form>`,
  )
}

export function signedOutPage(): Html {
  return layout(
    'You are signed out',
    html`
<div class="card done">
<p>The session in this browser has ended. Its access was given back to the platforms where they allow that.</p>
<p>On a computer that others use, sign out of the platform too: it may still know you.</p>
<div class="actions">${firstPage}</div>
</div>`,
  )
}
