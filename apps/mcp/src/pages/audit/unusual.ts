import { type TrailSummary, type UnusualAccess, unusualThresholds } from '@repo/audit/trail'
import { html } from 'hono/html'
import type { TrailParameters } from '../../trail/trail-request.ts'
import type { Html } from '../layout.ts'
import { instantInWords, printable } from '../printable.ts'
import { auditHref } from './audit-view.ts'

/** What an unusual access is called where it stands beside a row. */
export const markOf: Record<UnusualAccess['kind'], string> = {
  'many-patients': 'Many patients in little time',
  'out-of-hours': 'Outside working hours',
  'break-glass': 'Glass broken',
  'denied-series': 'Refused again and again',
}

const { manyPatients, outOfHours, deniedSeries } = unusualThresholds

function why({ kind, count }: UnusualAccess, zone: string): string {
  switch (kind) {
    case 'many-patients':
      return `Records of ${count} patients within ${manyPatients.minutes} minutes; ${manyPatients.patients} and more are marked.`
    case 'out-of-hours':
      return `${count} accesses between ${outOfHours.fromHour}:00 and ${String(outOfHours.toHour).padStart(2, '0')}:00 (${printable(zone, 64)}) by a member of staff.`
    case 'break-glass':
      return `${count} accesses after the glass was broken.`
    case 'denied-series':
      return `Policy refused ${count} times within ${deniedSeries.minutes} minutes; ${deniedSeries.denials} and more are marked.`
  }
}

const mostShown = 10

function item(access: UnusualAccess, zone: string, parameters: TrailParameters, isAnybody: boolean): Html {
  const { from, to, principalId, kind } = access
  const { cursor: _place, ...kept } = parameters
  const after = new Date(Date.parse(to) + 1_000).toISOString()
  const href = auditHref({ ...kept, person: principalId, from, to: after })
  return html`<li><div><h3>${markOf[kind]}</h3><p>${why(access, zone)}</p>
<p class="quiet">${instantInWords(from)} to ${instantInWords(to)}${isAnybody ? html`, by <code>${printable(principalId, 64)}</code>` : ''}</p></div>
<a href="${href}#rows">Show<span class="unseen"> the rows of ${markOf[kind].toLowerCase()}, ${instantInWords(from)}</span></a></li>`
}

/** What somebody should look at, each with why it is marked. `isAnybody`: whose it is has to be said. */
export function unusualList(
  { unusual, zone }: TrailSummary,
  parameters: TrailParameters,
  isAnybody: boolean,
): Html | '' {
  if (unusual.length === 0) return ''
  const left = unusual.length - mostShown
  return html`<section aria-labelledby="unusual">
<h2 id="unusual">Unusual</h2>
<p>These are out of the ordinary; that does not make them wrong.</p>
<ul class="rows">${unusual.slice(0, mostShown).map((access) => item(access, zone, parameters, isAnybody))}</ul>
${left > 0 ? html`<p class="count">${left} more: narrow the time to see them.</p>` : ''}
</section>`
}
