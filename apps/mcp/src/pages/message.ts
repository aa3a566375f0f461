import { html } from 'hono/html'
import type { Failure } from '../failure/failure.ts'
import { type Html, layout } from './layout.ts'

const titles = {
  user: 'This did not work',
  model: 'This did not work',
  operator: 'This server cannot do that now',
  upstream: 'The platform did not answer as expected',
} as const

/** An error page: what happened, what to do, and the code to quote. */
export function failurePage(failure: Failure): Html {
  const { owner } = failure.disposition
  return layout(
    titles[owner],
    html`<p>${failure.say()}</p>
<div class="actions"><a class="button" href="/auth/login">Start again</a> <a class="button second" href="/">First page</a></div>
<p class="quiet">If you were connecting an agent, start again from the agent. Code: ${failure.code}</p>`,
  )
}

/** An authorization request that cannot be answered to the client, since nothing vouches for where it would go. */
export function badRequestPage(description: string): Html {
  return layout(
    'This connection cannot be made',
    html`<p>The agent sent a request that this server cannot accept: ${description}.</p><p>Start connecting the agent again, from the agent. If this comes back, remove the server there and add it anew.</p>`,
  )
}

export function signOutPage(): Html {
  return layout(
    'Sign out?',
    html`<p>This ends your session in this browser. Agents that you connected keep their own sessions.</p>
<form method="post" action="/auth/logout"><div class="actions"><button>Sign out</button></div></form>`,
  )
}

export function signedOutPage(): Html {
  return layout(
    'You are signed out',
    html`<p>The session in this browser has ended, and its access at the platform was given back where the platform allows that.</p>
<div class="actions"><a class="button" href="/auth/login">Sign in again</a></div>`,
  )
}
