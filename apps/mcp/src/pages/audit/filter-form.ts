import type { auditEvents } from '@repo/audit'
import { html } from 'hono/html'
import type { TrailParameter, TrailParameters } from '../../trail/trail-request.ts'
import type { TrailView } from '../../trail/trail-views.ts'
import type { Html } from '../layout.ts'
import type { AuditView } from './audit-view.ts'

type Option = readonly [string, string]

const eventLabels: Record<(typeof auditEvents)[number], string> = {
  'tool-call': 'Access by an agent',
  'rest-call': 'Access over REST',
  refusal: 'Refused request',
  'sign-in': 'Sign-in',
  'sign-out': 'Sign-out',
  consent: 'Consent to an agent',
  connection: 'Connection of a platform',
  'refresh-failure': 'Sign-in that ended',
  'break-glass': 'Glass broken',
  'trail-read': 'Reading of this record',
  'trail-export': 'Export of this record',
}

/** AuditEvent.outcome (R4 valueset-audit-event-outcome). */
const outcomeLabels: Option[] = [
  ['0', 'Success'],
  ['4', 'Refused, or nothing there'],
  ['8', 'Failed'],
  ['12', 'Failed badly'],
]

function field(name: TrailParameter, label: string, control: Html): Html {
  return html`<div class="field"><label for="${name}">${label}</label>${control}</div>`
}

function text(name: TrailParameter, label: string, { [name]: value = '' }: TrailParameters, example = ''): Html {
  return field(
    name,
    label,
    html`<input id="${name}" name="${name}" value="${value}" maxlength="512" autocomplete="off" autocapitalize="none" spellcheck="false"${example ? html` placeholder="${example}"` : ''}>`,
  )
}

function day(name: 'from' | 'to', label: string, { [name]: value = '' }: TrailParameters): Html {
  return field(name, label, html`<input type="date" id="${name}" name="${name}" value="${value.slice(0, 10)}">`)
}

function choice(name: TrailParameter, label: string, options: readonly Option[], parameters: TrailParameters): Html {
  const { [name]: chosen } = parameters
  const option = ([value, words]: Option) =>
    html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words}</option>`
  return field(
    name,
    label,
    html`<select id="${name}" name="${name}"><option value="">Any</option>${options.map(option)}</select>`,
  )
}

function fields(kind: TrailView['kind'], { parameters, platforms }: AuditView): Html {
  const several = platforms.length > 1 && kind !== 'patient'
  return html`
${kind === 'patient' ? '' : text('patient', 'Patient', parameters, 'Patient/…')}
${
  several
    ? choice(
        'platform',
        'Platform',
        platforms.map(({ id, name }) => [id, name] as const),
        parameters,
      )
    : ''
}
${text('type', 'Kind of record', parameters, 'Observation')}
${choice('event', 'What happened', Object.entries(eventLabels), parameters)}
${choice('outcome', 'How it ended', outcomeLabels, parameters)}
${day('from', 'From (UTC)', parameters)}
${day('to', 'To (UTC)', parameters)}
${kind === 'own' ? '' : text('person', 'Person, by id', parameters)}
${text('agent', 'Agent, by id', parameters)}
<label class="tick"><input type="checkbox" name="breakGlass" value="true"${parameters.breakGlass ? html` checked` : ''}> <span>Glass broken only</span></label>`
}

/** What narrows the rows, sent by GET: an address with its filters can be kept. */
export function filterForm(kind: TrailView['kind'], audit: AuditView): Html {
  const { view, cursor: _place, ...narrowing } = audit.parameters
  const isNarrowed = Object.keys(narrowing).length > 0
  const href = view ? `/audit?view=${encodeURIComponent(view)}` : '/audit'
  return html`<section aria-labelledby="filters">
<details${isNarrowed ? html` open` : ''}><summary><h2 id="filters">Filter</h2></summary>
<form method="get" action="/audit" class="card">
${view ? html`<input type="hidden" name="view" value="${view}">` : ''}
<div class="filters">${fields(kind, audit)}</div>
<p class="quiet">The ids of a person and of an agent stand in the details of a row, each with a link that narrows the list to it.</p>
<div class="actions"><button>Show</button>${isNarrowed ? html` <a class="button second" href="${href}">Without filters</a>` : ''}</div>
</form></details>
</section>`
}
