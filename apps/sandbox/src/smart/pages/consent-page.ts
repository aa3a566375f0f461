import type { PatientEntry } from '../directory.ts'
import { wordsOf } from '../scope/scope-words.ts'
import { type Html, html, page } from './html.ts'

/** The patient part of the consent page. */
export type PatientChoice =
  | { kind: 'none' }
  | { kind: 'given'; patient: PatientEntry }
  | { kind: 'pick'; search: string; patients: PatientEntry[]; hasMore: boolean; chosen?: string }

export interface ConsentView {
  clientName: string
  redirectHost: string
  userName: string
  scopes: { scope: string; isTicked: boolean }[]
  /** Asked for, and not available here. */
  unavailable: string[]
  patient: PatientChoice
  problem?: string
}

/**
 * Who asks, for what, about whom; Allow or Deny. Enter presses the first button of a form: in the search field it must be
 * Search, so "Not you?" has a form of its own.
 */
export function consentPage(view: ConsentView): Html {
  const { clientName, redirectHost, userName, problem } = view
  return page(
    `Allow ${clientName}?`,
    html`${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
<p><strong>${clientName}</strong> asks for access to this system. Afterwards your browser returns to <code>${redirectHost}</code>.</p>
<form method="post"><p>You are signed in as <strong>${userName}</strong>. <button class="plain" name="action" value="switch-user">Not you?</button></p></form>
<form method="post">
${patientFields(view.patient)}
<fieldset><legend>What it may do</legend>
<ul class="choices">${view.scopes.map(scopeField)}</ul></fieldset>
${view.unavailable.length > 0 && html`<p class="note">Also asked for, but not available here: ${view.unavailable.join(', ')}</p>`}
<p class="actions"><button class="main" name="action" value="allow">Allow</button> <button name="action" value="deny">Deny</button></p>
</form>`,
  )
}

function scopeField({ scope, isTicked }: { scope: string; isTicked: boolean }): Html {
  return html`<li><label><input type="checkbox" name="scope" value="${scope}"${isTicked && { html: ' checked' }}><span>${wordsOf(scope)}<small>${scope}</small></span></label></li>`
}

function patientFields(choice: PatientChoice): Html | undefined {
  if (choice.kind === 'none') return undefined
  if (choice.kind === 'given') return html`<p class="note">Patient: ${summary(choice.patient)}</p>`
  const { search, patients, hasMore, chosen } = choice
  return html`<fieldset><legend>Patient</legend>
<label for="patient-name">Search by name</label>
<div class="find"><input id="patient-name" name="patient-name" type="search" value="${search}"><button name="action" value="search">Search</button></div>
${patients.length === 0 && html`<p class="note">No patient has that name.</p>`}
${patients.length > 0 && html`<ul class="choices long">${patients.map((patient) => patientField(patient, patient.id === chosen))}</ul>`}
${hasMore && html`<p class="note">There are more: search to find them.</p>`}</fieldset>`
}

function patientField(patient: PatientEntry, isChosen: boolean): Html {
  return html`<li><label><input type="radio" name="patient" value="${patient.id}"${isChosen && { html: ' checked' }}><span>${summary(patient)}</span></label></li>`
}

function summary({ name, birthDate, id }: PatientEntry): Html {
  return html`${name}<small>${birthDate !== undefined && `Born ${birthDate} · `}${id}</small>`
}
