import { html } from 'hono/html'
import { maxExportRows } from '../../trail/export/export-rows.ts'
import type { TrailParameters } from '../../trail/trail-request.ts'
import type { TrailView } from '../../trail/trail-views.ts'
import { type Html, layout } from '../layout.ts'
import { dayInWords, printable } from '../printable.ts'
import { type AuditFindings, type AuditView, auditHref } from './audit-view.ts'
import { entryList } from './entry-list.ts'
import { filterForm } from './filter-form.ts'
import { timeline } from './timeline.ts'
import { unusualList } from './unusual.ts'

const head = html`<link rel="stylesheet" href="/audit/style.css">`

function titleOf({ kind, principal }: TrailView): string {
  if (kind === 'tenant') return 'All accesses'
  if (kind === 'own') return 'Your own accesses'
  const isSelf = principal.patients.every((patient) => patient === principal.fhirUser)
  return isSelf
    ? 'Who looked at your records'
    : `Who looked at the records of ${printable(principal.patients.join(', '), 200)}`
}

const leads: Record<TrailView['kind'], string> = {
  patient: 'Each access through this server: who, by which agent, when, to what, and why it was allowed.',
  own: 'What you did through this server, yourself and by your agents, as it is recorded.',
  tenant: 'Everything that is recorded of this installation. That you look at it is recorded too.',
}

function choices({ choices: offered }: AuditFindings): Html | '' {
  if (offered.length < 2) return ''
  const link = ({ name, label, isChosen }: AuditFindings['choices'][number]) =>
    html`<li><a href="${auditHref({ view: name })}"${isChosen ? html` aria-current="page"` : ''}>${label}</a></li>`
  return html`<nav aria-label="What to look at"><ul class="views">${offered.map(link)}</ul></nav>`
}

function exports({ view, page }: AuditFindings, parameters: TrailParameters): Html | '' {
  if (view.export.effect !== 'allow' || page.entries.length === 0) return ''
  const href = (format: string) => auditHref(parameters, `/audit/export/${format}`)
  return html`<section aria-labelledby="export">
<h2 id="export">Take it away</h2>
<p>With the filters above, from this page on: up to ${maxExportRows.toLocaleString('en')} rows in a file, fewer where they concern very many patients. For older ones go on to an older page, or narrow the time.</p>
<div class="actions"><a class="button second" href="${href('csv')}" download>Table (CSV)</a> <a class="button second" href="${href('fhir')}" download>FHIR AuditEvent (JSON)</a></div>
<p class="quiet">A file names patients: keep it as carefully as the records themselves. That it was made is recorded.</p>
</section>`
}

const timesIn = (zone: string) =>
  zone === 'UTC' ? 'Times are in UTC.' : `Times are in UTC, the days of the chart are those of ${printable(zone, 64)}.`

function found(findings: AuditFindings, audit: AuditView): Html {
  const { view, summary } = findings
  const { parameters } = audit
  const total = `${summary.total.toLocaleString('en')} ${summary.total === 1 ? 'row' : 'rows'}`
  return html`
<p class="lead">${leads[view.kind]}</p>
${choices(findings)}
<p class="count">${total} between ${dayInWords(summary.from.slice(0, 10))} and ${dayInWords(summary.to.slice(0, 10))}. ${timesIn(summary.zone)}</p>
${timeline(summary)}
${unusualList(summary, parameters, view.kind === 'tenant')}
${filterForm(view.kind, audit)}
${entryList(findings, parameters)}
${exports(findings, parameters)}`
}

/** Faults that the reader can mend by other filters. */
const mendable = ['trail/query-invalid', 'trail/cursor-invalid', 'trail/unavailable']

/** The trail as the reader may examine it, or why nothing of it is shown. */
export function auditPage(audit: AuditView): Html {
  const { shown } = audit
  if (!('problem' in shown)) return layout(titleOf(shown.view), found(shown, audit), head)
  const { problem } = shown
  const isMendable = mendable.includes(problem.code)
  return layout(
    'Who looked at the records',
    html`
<div class="note warn" role="alert"><p><strong>Nothing is shown.</strong> ${problem.say()}</p><p class="quiet">Code: <code>${problem.code}</code></p></div>
<div class="actions">${isMendable ? html`<a class="button" href="/audit">Begin again</a> ` : ''}<a class="button second" href="/">First page</a></div>
${isMendable ? filterForm('tenant', audit) : ''}`,
    head,
  )
}
