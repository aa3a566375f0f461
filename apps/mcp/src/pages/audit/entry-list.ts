import type { TrailEntry, UnusualAccess } from '@repo/audit/trail'
import { html } from 'hono/html'
import { entryWords } from '../../trail/entry-words.ts'
import type { TrailParameters } from '../../trail/trail-request.ts'
import type { TrailView } from '../../trail/trail-views.ts'
import type { Html } from '../layout.ts'
import { instantInWords, printable } from '../printable.ts'
import { type AuditFindings, auditHref } from './audit-view.ts'
import { markOf } from './unusual.ts'

const mostListed = 20

const instant = (text: string) => html`<time datetime="${text}">${instantInWords(text)}</time>`

function listed(references: readonly string[]): string {
  const more = references.length - mostListed
  return `${references.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

interface Around {
  view: TrailView
  parameters: TrailParameters
  unusual: readonly UnusualAccess[]
}

function only(parameters: TrailParameters, narrowing: TrailParameters, what: string): Html {
  const { cursor: _place, ...kept } = parameters
  return html` <a href="${auditHref({ ...kept, ...narrowing })}">Only this ${what}</a>`
}

type Fact = readonly [string, Html | string | undefined]

function factsOf({ record, seq, received }: TrailEntry, { parameters, view }: Around): Fact[] {
  const { agent, decision } = record
  const person = html`<code>${printable(agent.principalId, 256)}</code>${view.kind === 'own' ? '' : only(parameters, { person: agent.principalId }, 'person')}`
  const program =
    agent.clientId &&
    html`${printable(agent.clientName ?? '', 120)} <code>${printable(agent.clientId, 256)}</code>${only(parameters, { agent: agent.clientId }, 'agent')}`
  return [
    ['Recorded', instant(record.recorded)],
    ['Person', person],
    ['Known there as', agent.fhirUser && printable(agent.fhirUser, 200)],
    ['In the role', agent.roles.join(', ').replaceAll('_', ' ')],
    ['Purpose', agent.purpose],
    ['Agent', program],
    ['Platform', record.platform],
    ['Tool', record.tool && printable(record.tool, 64)],
    ['Interaction', [record.interaction, record.resourceType].filter(Boolean).join(' ')],
    ['Asked for', record.resourceType && record.resourceId && `${record.resourceType}/${record.resourceId}`],
    ['Patients', listed(record.patients)],
    ['Records shown', listed(record.disclosed)],
    ['Request', record.query && html`<code>${printable(record.query, 1000)}</code>`],
    ['Reason given', record.reason && `“${printable(record.reason, 500)}”`],
    ['From address', record.address],
    ['Outcome', [record.outcome, record.code].filter(Boolean).join(' ')],
    ['Policy', decision && `${decision.effect}, ${decision.rule ?? 'no rule'}, version ${decision.policyVersion}`],
    ['Withheld by', decision?.withheldBy?.join(', ')],
    ['Took', record.durationMs === undefined ? undefined : `${record.durationMs} ms`],
    ['Request id', html`<code>${printable(record.requestId, 64)}</code>`],
    ['Row', html`${seq}, received ${instant(received)}`],
  ]
}

function details(entry: TrailEntry, around: Around, heading: string): Html {
  const facts = factsOf(entry, around).filter(([, value]) => value !== undefined && value !== '')
  return html`<details><summary>Details<span class="unseen"> of ${heading}</span></summary><dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></details>`
}

/** As the summary counts: also what the reader was told is not there. */
function isDenied({ outcome, code, decision, withheld }: TrailEntry['record']): boolean {
  return outcome !== '0' && (code === 'authz/denied' || decision?.effect === 'deny' || withheld === true)
}

function marksOf({ record }: TrailEntry, unusual: readonly UnusualAccess[]): string[] {
  const at = Date.parse(record.recorded)
  const meant = unusual.filter(
    ({ principalId, from, to, kind }) =>
      principalId === record.agent.principalId &&
      at >= Date.parse(from) &&
      at <= Date.parse(to) &&
      (kind !== 'break-glass' || record.breakGlass === true) &&
      (kind !== 'denied-series' || isDenied(record)),
  )
  return [...new Set(meant.map(({ kind }) => markOf[kind]))]
}

function row(entry: TrailEntry, around: Around): Html {
  const { who, what, how, remarks } = entryWords(entry, around.view.principal.id)
  const marks = marksOf(entry, around.unusual)
  const { recorded } = entry.record
  return html`<li>
${marks.length > 0 ? html`<ul class="marks" aria-label="Unusual">${marks.map((mark) => html`<li class="state ended">${mark}</li>`)}</ul>` : ''}
<p><strong>${who}</strong> ${what}${how === '' ? '' : ` ${how}`}, on ${instant(recorded)}.</p>
${remarks.length > 0 ? html`<p class="quiet">${remarks.join(' ')}</p>` : ''}
${details(entry, around, `row ${entry.seq}`)}
</li>`
}

function paging({ next }: AuditFindings['page'], parameters: TrailParameters): Html | '' {
  const { cursor, ...first } = parameters
  if (!next && !cursor) return ''
  return html`<nav aria-label="Pages" class="actions">
${cursor ? html`<a class="button second" href="${auditHref(first)}#rows">Newest</a>` : ''}
${next ? html`<a class="button second" href="${auditHref({ ...first, cursor: next })}#rows">Older</a>` : ''}
</nav>`
}

/** The rows of a page, newest first, each in a sentence with its details folded away. */
export function entryList({ view, page, summary }: AuditFindings, parameters: TrailParameters): Html {
  const around = { view, parameters, unusual: summary.unusual }
  const { view: _view, cursor, ...narrowing } = parameters
  const isNarrowed = Object.keys(narrowing).length > 0
  const none = isNarrowed ? 'No access matches these filters.' : 'No access is recorded here yet.'
  return html`<section aria-labelledby="rows">
<h2 id="rows" tabindex="-1">Accesses, newest first</h2>
${page.entries.length === 0 ? html`<p class="card">${cursor ? 'There are no older ones.' : none}</p>` : html`<ol class="trail">${page.entries.map((entry) => row(entry, around))}</ol>`}
${paging(page, parameters)}
</section>`
}
