import { html } from 'hono/html'
import type { Html } from '../layout.ts'
import { printable } from '../printable.ts'
import { type ScopeSentence, scopeSentences } from './scope-sentences.ts'

function sentence({ may, records }: ScopeSentence): Html {
  return records.length > 0 ? html`<li>${may}: ${records.join('; ')}</li>` : html`<li>${may}</li>`
}

/** A grant, as far as its words depend on it. */
interface Grant {
  fhirUser: string
  launchPatient?: string
}

/** What a scope allows, as a list. `ownRecord`: see {@link scopeSentences}. */
export function scopeList(scope: string, ownRecord = false): Html {
  return html`<ul>${scopeSentences(scope, ownRecord).map(sentence)}</ul>`
}

function sentences(scope: string, { fhirUser, launchPatient }: Grant): Html {
  return scopeList(scope, launchPatient === fhirUser)
}

/** What was asked of a platform and not granted, in words; nothing where all was granted. */
export function missingGrants(missing: readonly string[], grant: Grant): Html | '' {
  if (missing.length === 0) return ''
  return html`<div class="note warn"><p><strong>Not granted.</strong> The platform, or you, left this out:</p>${sentences(missing.join(' '), grant)}<p>Agents cannot do these things there. To grant them, sign in again.</p></div>`
}

/** What a platform granted, in words, folded away; the scope itself beneath. */
export function grantDetails(platformName: string, grant: Grant & { scope: string }, isOver: boolean): Html {
  return html`<details><summary>What this ${isOver ? 'allowed' : 'allows'}<span class="unseen"> at ${platformName}</span></summary>
${sentences(grant.scope, grant)}
<p class="quiet">As the platform wrote it: <code>${printable(grant.scope, 2000)}</code></p>
</details>`
}
