import { html } from 'hono/html'
import type { Html } from './layout.ts'
import { hostOf } from './printable.ts'

/** What a person is told of a platform. */
export interface PlatformLabel {
  id: string
  name: string
  fhirBaseUrl: string
}

const mostRadios = 6

/** The platform's name, and its host where the name is not that already. */
export function platformName({ name, fhirBaseUrl }: PlatformLabel): Html {
  const host = hostOf(fhirBaseUrl)
  return name === host
    ? html`<strong>${name}</strong>`
    : html`<strong>${name}</strong> <span class="quiet">${host}</span>`
}

function radio(platform: PlatformLabel, isFirst: boolean): Html {
  return html`<label class="choice"><input type="radio" name="platform" value="${platform.id}" required${isFirst ? html` checked` : ''}> <span>${platformName(platform)}</span></label>`
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

/** The choice of a platform in a form, as `platform`: stated where there is one, radio buttons for a few, a list for many. */
export function platformField(platforms: readonly PlatformLabel[]): Html {
  const [only] = platforms
  if (only && platforms.length === 1) {
    return html`<dl><dt>Records at</dt><dd>${platformName(only)}<input type="hidden" name="platform" value="${only.id}"></dd></dl>`
  }
  if (platforms.length <= mostRadios) {
    return html`<fieldset><legend>Whose records</legend>${platforms.map((platform, index) => radio(platform, index === 0))}</fieldset>`
  }
  return html`<div class="field"><label for="platform">Whose records</label><select id="platform" name="platform" required>${options(platforms)}</select></div>`
}
