import { html } from 'hono/html'
import { type Html, layout } from './layout.ts'
import { type PlatformLabel, platformName } from './platform-field.ts'
import { printable } from './printable.ts'

export const reasonLength = { min: 10, max: 500 }

export interface BreakGlass {
  agentName: string
  platform: PlatformLabel
  /** Reference of the patient, as the platform names them. */
  patient: string
  minutes: number
  /** The link's id, posted back. */
  request: string
  /** What was typed, where it does not do. */
  refusedReason?: string
}

function reasonField({ refusedReason }: BreakGlass): Html {
  const described = refusedReason === undefined ? 'reason-help' : 'reason-error reason-help'
  return html`
<div class="field">
<label for="reason">Why do you need this patient’s records now?</label>
${refusedReason === undefined ? '' : html`<p class="error" id="reason-error" role="alert">Write a sentence: ${reasonLength.min} to ${reasonLength.max} characters.</p>`}
<p class="quiet" id="reason-help">It is recorded as you write it. Leave out what belongs in the patient’s own record.</p>
<textarea id="reason" name="reason" rows="3" required minlength="${reasonLength.min}" maxlength="${reasonLength.max}" aria-describedby="${described}"${refusedReason === undefined ? '' : html` aria-invalid="true" autofocus`}>${refusedReason ?? ''}</textarea>
</div>`
}

/** What breaking the glass means, before a practitioner does it. */
export function breakGlassPage(view: BreakGlass): Html {
  const name = printable(view.agentName)
  const { platform, patient, minutes } = view
  return layout(
    'Break the glass?',
    html`
<p class="lead">In an emergency you can look at what is closed to you of this patient, if anything is, and answer for it.</p>
<form method="post" action="/auth/break-glass" class="card">
<input type="hidden" name="request" value="${view.request}">
<dl>
<dt>Patient</dt><dd><strong>${patient}</strong></dd>
<dt>Platform</dt><dd>${platformName(platform)}</dd>
<dt>Agent that asks</dt><dd><strong>${name}</strong></dd>
</dl>
<h2>What it opens</h2>
<ul>
<li>Records of this one patient, for reading alone, for <strong>${minutes} minutes</strong>, to you through this agent.</li>
<li>Records that are restricted as a whole too; not those labelled for what they tell of, such as psychiatry or HIV.</li>
</ul>
<h2>What is recorded</h2>
<ul>
<li>That you broke the glass, when, for whom, and the reason below.</li>
<li>Each access to this patient’s records in that time, marked as one under a broken glass.</li>
</ul>
${reasonField(view)}
<p class="note warn">Did you ask your agent for this patient just now? If not, refuse: nothing is opened then.</p>
<div class="actions">
<button name="decision" value="approve">Break the glass</button>
<button class="second" name="decision" value="deny" formnovalidate>Refuse</button>
</div>
</form>`,
  )
}

export function glassBrokenPage({ patient, platform, agentName, minutes }: Omit<BreakGlass, 'request'>): Html {
  return layout(
    'The glass is broken',
    html`
<div class="card done">
<p class="lead"><strong>${printable(agentName)}</strong> can read the records of <strong>${patient}</strong> at ${platform.name} for you for <strong>${minutes} minutes</strong>.</p>
<p>Go back to your agent and have it ask again. Each access is recorded and marked.</p>
<p>It ends by itself. It ends at once where you disconnect ${platform.name} from the agent.</p>
</div>`,
  )
}

export function glassWholePage(): Html {
  return layout(
    'Nothing was opened',
    html`
<div class="card">
<p>You refused, and the link no longer works. That you refused is recorded, without a reason.</p>
<div class="actions"><a class="button second" href="/">First page</a></div>
</div>`,
  )
}
