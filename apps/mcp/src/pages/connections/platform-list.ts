import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import { hostOf } from '../printable.ts'
import { connectHref, joinForm } from './connection-card.ts'
import type { PlatformView } from './connections-view.ts'
import { type ListPage, type ListQuery, listHref, listStates, narrow, stateOf } from './list-query.ts'

/** Up to here a list needs no search. */
const mostUnsearched = 8

function action(view: PlatformView, signedIn: boolean): Html {
  const { platform } = view
  const of = html`<span class="unseen"> ${platform.name}</span>`
  if (view.facts?.state === 'connected')
    return html`<a href="#platform-${platform.id}">Details<span class="unseen"> of ${platform.name}</span></a>`
  if (platform.auth === 'smart') {
    return html`<a class="button second" href="${connectHref(platform.id)}">${view.facts ? 'Sign in again' : 'Connect'}${of}</a>`
  }
  if (view.isOpenToMe) return joinForm(platform)
  return html`<span class="quiet">${signedIn ? 'Not open to the people signed in here' : 'Sign in elsewhere first'}</span>`
}

function row(view: PlatformView, signedIn: boolean): Html {
  const { platform } = view
  const state = stateOf(view)
  return html`<li>
<div><h3>${platform.name}</h3><p class="quiet">${hostOf(platform.fhirBaseUrl)}${platform.auth === 'smart' ? '' : ' · has no sign-in of its own'}</p>
${state === 'open' ? '' : html`<span class="state ${state === 'connected' ? 'live' : 'ended'}">${listStates[state]}</span>`}</div>
${action(view, signedIn)}
</li>`
}

function search({ words, state }: ListQuery): Html {
  const option = ([value, label]: [string, string]) =>
    html`<option value="${value}"${value === state ? html` selected` : ''}>${label}</option>`
  return html`<form role="search" method="get" action="/#platforms" class="search">
<div class="field"><label for="q">Name or address</label><input type="search" id="q" name="q" value="${words}" maxlength="100" autocomplete="off"></div>
<div class="field"><label for="state">State</label><select id="state" name="state">${Object.entries(listStates).map(option)}</select></div>
<button>Search</button>
</form>`
}

function counted({ total, page, pages }: ListPage, all: number, query: ListQuery): Html {
  const found = total === all ? `${all} platforms` : `${total} of ${all} platforms`
  const isNarrowed = query.words !== '' || query.state !== 'all'
  return html`<p class="count">${found}${pages > 1 ? `, page ${page} of ${pages}` : ''}${isNarrowed ? html` · <a href="/#platforms">Show all</a>` : ''}</p>`
}

function paging(query: ListQuery, { page, pages }: ListPage): Html | '' {
  if (pages === 1) return ''
  const link = (to: number) =>
    to === page
      ? html`<li><a aria-current="page" href="${listHref({ ...query, page: to })}"><span class="unseen">Page </span>${to}</a></li>`
      : html`<li><a href="${listHref({ ...query, page: to })}"><span class="unseen">Page </span>${to}</a></li>`
  return html`<nav aria-label="Pages of platforms"><ol class="pages">${Array.from({ length: pages }, (_, index) => link(index + 1))}</ol></nav>`
}

function searchable(all: readonly PlatformView[], query: ListQuery, signedIn: boolean): Html {
  const list = narrow(all, query)
  return html`${search(query)}
${counted(list, all.length, query)}
${list.total === 0 ? html`<p class="card">No platform matches. Try one word of its name, or <a href="/#platforms">show all</a>.</p>` : html`<ul class="rows">${list.platforms.map((view) => row(view, signedIn))}</ul>`}
${paging(query, list)}`
}

/** The platforms that can be connected: all, with search and pages, where there are many; those still open where few. */
export function platformSection(all: readonly PlatformView[], query: ListQuery): Html | '' {
  const signedIn = all.some(({ facts }) => facts?.state === 'connected')
  const open = all.filter(({ facts }) => !facts)
  if (all.length <= mostUnsearched && open.length === 0) return ''
  return html`<section aria-labelledby="platforms">
<h2 id="platforms" tabindex="-1">${all.length > mostUnsearched ? 'All platforms' : signedIn ? 'More platforms' : 'Platforms'}</h2>
${all.length > mostUnsearched ? searchable(all, query, signedIn) : html`<ul class="rows">${open.map((view) => row(view, signedIn))}</ul>`}
</section>`
}
