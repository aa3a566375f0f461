import type { PatientEntry } from '../directory.ts'
import { type Html, html, page } from './html.ts'

/** A sign-in that cannot go on. */
export function errorPage(description: string): Html {
  return page(
    'This sign-in cannot continue',
    html`<p class="problem" role="alert">${description}</p>
<p>Go back to the app and start again.</p>`,
  )
}

export interface EhrView {
  search: string
  patients: PatientEntry[]
  hasMore: boolean
  canLaunch: boolean
}

/** The EHR's patient list, from which the app is launched with a patient open. */
export function ehrPage({ search, patients, hasMore, canLaunch }: EhrView): Html {
  return page(
    'Patients',
    html`<form method="get" action="/ehr">
<label for="name">Search by name</label>
<div class="find"><input id="name" name="name" type="search" value="${search}"><button>Search</button></div>
</form>
${!canLaunch && html`<p class="note">No app is set up to be launched from here (launch URL).</p>`}
<ul class="people">${patients.map((patient) => patientRow(patient, canLaunch))}</ul>
${patients.length === 0 && html`<p class="note">No patient has that name.</p>`}
${hasMore && html`<p class="note">There are more: search to find them.</p>`}`,
  )
}

function patientRow({ id, name, birthDate }: PatientEntry, canLaunch: boolean): Html {
  const link = canLaunch && html`<a class="button" href="/ehr/launch?patient=${encodeURIComponent(id)}">Launch app</a>`
  return html`<li><span>${name}<small>${birthDate !== undefined && `Born ${birthDate} · `}${id}</small></span>${link}</li>`
}
