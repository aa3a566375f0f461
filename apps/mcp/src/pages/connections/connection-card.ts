import { html } from 'hono/html'
import type { ConnectionFacts } from '../../session/connection.ts'
import { grantDetails, missingGrants } from '../grants/grant-details.ts'
import type { Html } from '../layout.ts'
import { hostOf, instantInWords, printable } from '../printable.ts'
import type { PlatformView } from './connections-view.ts'

export const connectHref = (platform: string) => `/auth/login?${new URLSearchParams({ platform })}`

/** Connects a platform that signs in nobody, which changes the session at once. */
export function joinForm({ id, name }: PlatformView['platform']): Html {
  return html`<form method="post" action="/auth/join"><input type="hidden" name="platform" value="${id}"><button class="second">Connect<span class="unseen"> ${name}</span></button></form>`
}

function again({ platform, isOpenToMe }: PlatformView): Html | '' {
  if (platform.auth !== 'smart') return isOpenToMe ? joinForm(platform) : ''
  return html`<a class="button" href="${connectHref(platform.id)}">Sign in again<span class="unseen"> at ${platform.name}</span></a>`
}

export const instant = (text: string) => html`<time datetime="${text}">${instantInWords(text)}</time>`

function person(facts: ConnectionFacts): Html {
  const reference = html`<span class="quiet">${printable(facts.fhirUser)}</span>`
  return facts.name === undefined ? reference : html`${printable(facts.name)} ${reference}`
}

function facts({ platform, roles }: PlatformView, connected: ConnectionFacts): Html {
  const { launchPatient, launchEncounter, launchContext = [], endsAt, state } = connected
  return html`<dl>
<dt>${connected.service ? 'Used for' : 'Signed in as'}</dt><dd>${person(connected)}</dd>
<dt>Role here</dt><dd>${roles.length > 0 ? roles.join(', ').replaceAll('_', ' ') : 'none: nothing is allowed'}</dd>
${launchPatient && launchPatient !== connected.fhirUser ? html`<dt>Patient</dt><dd>${printable(launchPatient)}</dd>` : ''}
${launchEncounter ? html`<dt>Visit</dt><dd>${printable(launchEncounter)}</dd>` : ''}
${launchContext.length > 0 ? html`<dt>Also in focus</dt><dd>${printable(launchContext.map(({ reference, canonical, type }) => reference ?? canonical ?? type ?? '').join(', '))}</dd>` : ''}
<dt>Address</dt><dd>${hostOf(platform.fhirBaseUrl)}</dd>
<dt>Since</dt><dd>${instant(connected.connectedAt)}</dd>
${endsAt && state === 'connected' ? html`<dt>Lasts until</dt><dd>${instant(endsAt)}; the platform renews it no further</dd>` : ''}
</dl>`
}

function disconnect({ id, name }: PlatformView['platform']): Html {
  return html`<form method="post" action="/auth/disconnect"><input type="hidden" name="platform" value="${id}"><button class="second">Disconnect<span class="unseen"> ${name}</span></button></form>`
}

/** A platform that this browser is, or was, connected to. */
export function connectionCard(view: PlatformView, connected: ConnectionFacts): Html {
  const { platform, missing } = view
  const ended = connected.state === 'expired'
  return html`<article class="card" id="platform-${platform.id}" aria-labelledby="name-${platform.id}">
<div class="title"><h3 id="name-${platform.id}">${platform.name}</h3><span class="state ${ended ? 'ended' : 'live'}">${ended ? 'Sign-in has ended' : 'Connected'}</span></div>
${ended ? html`<p class="note warn">The platform no longer renews your sign-in. Sign in there again to go on.</p>` : ''}
${facts(view, connected)}
${ended ? '' : missingGrants(missing, connected)}
${grantDetails(platform.name, connected, ended)}
<div class="actions">
${ended || missing.length > 0 ? again(view) : ''}
${disconnect(platform)}
</div>
</article>`
}
