import { html } from 'hono/html'
import { scopeList } from './grants/grant-details.ts'
import type { Html } from './layout.ts'
import { hostOf } from './printable.ts'

/** What a person is told of a platform. */
export interface PlatformLabel {
  id: string
  name: string
  fhirBaseUrl: string
}

/** One that people choose to sign in at. */
export interface PlatformChoice extends PlatformLabel {
  /** What it will be asked for, separated by blanks. */
  scope: string
}

const mostRadios = 6

/** The platform's name, and its host where the name is not that already. */
export function platformName({ name, fhirBaseUrl }: PlatformLabel): Html {
  const host = hostOf(fhirBaseUrl)
  return name === host
    ? html`<strong>${name}</strong>`
    : html`<strong>${name}</strong> <span class="quiet">${host}</span>`
}

/** What a sign-in asks of the platform. The person is asked about it again there, in the platform's own words. */
function asked({ name, scope }: PlatformChoice): Html {
  return html`<div class="asked"><p class="quiet">${name} will be asked to let this server:</p>${scopeList(scope)}</div>`
}

function radio(platform: PlatformChoice, isFirst: boolean): Html {
  return html`<div class="pick"><label class="choice"><input type="radio" name="platform" value="${platform.id}" required${isFirst ? html` checked` : ''}> <span>${platformName(platform)}</span></label>${asked(platform)}</div>`
}

/** Of many platforms those that are asked for the same stand together. */
function askedOfMany(platforms: readonly PlatformChoice[]): Html {
  const groups = [...Map.groupBy(platforms, ({ scope }) => scope)].map(([scope, group]) => {
    const names = group.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'en'))
    return html`<details><summary>What ${listed(names)} will be asked for</summary>${names.length > mostNames ? html`<p class="quiet">${names.join('; ')}</p>` : ''}<p>To let this server:</p>${scopeList(scope)}</details>`
  })
  return html`<div class="asked">${groups}</div>`
}

const mostNames = 3

function listed(names: readonly string[]): string {
  if (names.length <= mostNames) return new Intl.ListFormat('en').format(names)
  return `${names.slice(0, mostNames - 1).join(', ')} and ${names.length - mostNames + 1} more`
}

function options(platforms: readonly PlatformLabel[]): Html {
  const [first, ...others] = platforms
  // One that the environment itself names is the one to begin with; among many others nobody is chosen for.
  const own = first?.id === 'default' ? first : undefined
  const rest = (own ? others : [...platforms]).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  const option = ({ id, name, fhirBaseUrl }: PlatformLabel) =>
    html`<option value="${id}"${id === own?.id ? html` selected` : ''}>${name} (${hostOf(fhirBaseUrl)})</option>`
  return html`${own ? option(own) : html`<option value="" selected>Choose a platform</option>`}${rest.map(option)}`
}

/**
 * The choice of a platform in a form, as `platform`: stated where there is one, radio buttons for a few, a list for many;
 * with what the chosen one will be asked for, in words.
 */
export function platformField(platforms: readonly PlatformChoice[]): Html {
  const [only] = platforms
  if (only && platforms.length === 1) {
    return html`<dl><dt>Records at</dt><dd>${platformName(only)}<input type="hidden" name="platform" value="${only.id}"></dd></dl>${asked(only)}`
  }
  if (platforms.length <= mostRadios) {
    return html`<fieldset><legend>Whose records</legend>${platforms.map((platform, index) => radio(platform, index === 0))}</fieldset>`
  }
  return html`<div class="field"><label for="platform">Whose records</label><select id="platform" name="platform" required>${options(platforms)}</select></div>${askedOfMany(platforms)}`
}
