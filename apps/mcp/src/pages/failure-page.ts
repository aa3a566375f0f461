import { html } from 'hono/html'
import type { Failure } from '../failure/failure.ts'
import type { Owner } from '../failure/failures.ts'
import { type Html, layout } from './layout.ts'

interface Words {
  title: string
  /** What happened. */
  what: string
  /** What the reader can do. */
  todo: string
}

const startAgain = 'Start again. If you were connecting an agent, start from the agent.'
const tellOperator = 'Try again later. If it stays so, tell the operator of this server, with the code below.'

/** Words for a reader at a browser; the table of failures speaks to models first. */
const words: Readonly<Record<string, Words>> = {
  'smart/login-denied': {
    title: 'Nothing was connected',
    what: 'Access was refused at the platform, by you or by the platform itself.',
    todo: `If you did want to connect: ${startAgain.charAt(0).toLowerCase()}${startAgain.slice(1)}`,
  },
  'smart/state-mismatch': {
    title: 'This sign-in does not fit',
    what: 'The platform’s answer does not belong to the sign-in that was started here.',
    todo: startAgain,
  },
  'smart/identity-missing': {
    title: 'Nobody was signed in',
    what: 'The platform did not say who signed in, so nothing was opened.',
    todo: tellOperator,
  },
  'session/attempt-unknown': {
    title: 'This sign-in is over',
    what: 'It was used already, or is older than ten minutes.',
    todo: startAgain,
  },
  'session/foreign-browser': {
    title: 'This is another browser',
    what: 'The sign-in was started in another browser, so it cannot end in this one.',
    todo: 'Finish it where you started, or start again here.',
  },
  'session/none': {
    title: 'You are not signed in',
    what: 'Your sign-in in this browser has ended.',
    todo: 'Go to the first page and sign in again. If you were connecting an agent, start from the agent.',
  },
  'session/other-person': {
    title: 'Somebody else is connected here',
    what: 'Another person’s account is connected to this platform, so nothing was changed.',
    todo: 'To use this account instead, disconnect the platform on the first page, then sign in again.',
  },
  'agent/unknown': {
    title: 'No agent was revoked',
    what: 'There is no such agent among those that you connected. It may have been revoked already.',
    todo: 'Look at your agents on the first page. If it is still there, revoke it again.',
  },
  'platform/unknown': {
    title: 'There is no such platform',
    what: 'This server knows no platform of that name.',
    todo: 'Choose one on the first page.',
  },
  'platform/not-allowed': {
    title: 'This platform is not open to you',
    what: 'It has no sign-in of its own, and is open only to people in certain roles who are signed in elsewhere.',
    todo: 'Sign in at your own platform first. If you did, ask the operator of this server whether your role may use it.',
  },
  'smart/launch-unknown': {
    title: 'This start is not known',
    what: 'The record system that brought you here is not one that this server works with, or its link is damaged.',
    todo: 'Tell the operator of this server, with the code below, or start from the first page.',
  },
  'request/too-many': {
    title: 'Too many requests',
    what: 'There were more requests from your connection than this server takes in a short time.',
    todo: 'Wait a minute, then try again.',
  },
  'request/foreign-origin': {
    title: 'This request was refused',
    what: 'It came from another site, or under another name of this one.',
    todo: 'Open this server by its own address, and start from its first page.',
  },
  'connection/unknown': {
    title: 'This link is over',
    what: 'It was used already, was refused, or is older than ten minutes. Nothing was connected.',
    todo: 'Ask your agent for a new link. If you did not ask for one, close this window.',
  },
  'connection/wrong-code': {
    title: 'That is not the code',
    what: 'The code does not belong to this link. Nothing was connected.',
    todo: 'Go back and look at the code in your agent, or ask the agent for a new link.',
  },
}

const byOwner: Readonly<Record<Owner, Omit<Words, 'what'>>> = {
  user: { title: 'This did not work', todo: startAgain },
  model: { title: 'This did not work', todo: startAgain },
  operator: { title: 'This server cannot do that now', todo: tellOperator },
  upstream: {
    title: 'The platform did not answer as expected',
    todo: 'Try again in a few minutes. If you were connecting an agent, start from the agent.',
  },
}

/** An error page: what happened, what to do, and the code to quote. */
export function failurePage(failure: Failure): Html {
  const general = byOwner[failure.disposition.owner]
  const { title, what, todo } = { ...general, what: failure.say(), ...words[failure.code] }
  return layout(
    title,
    html`
<div class="card">
<p class="lead">${what}</p>
<h2>What to do</h2>
<p>${todo}</p>
<div class="actions"><a class="button" href="/">First page</a></div>
</div>
<p class="quiet">Code: <code>${failure.code}</code></p>`,
  )
}
