import type { Narrative, Resource } from '@medplum/fhirtypes'
import { textOf } from './element-text.ts'
import { division, escaped } from './markup.ts'

/** What a reader looks for, in that order; a choice of datatypes goes by its stem, `value` for `valueQuantity`. */
const told = [
  'name title deviceName practitioner organization actor patient subject beneficiary for gender birthDate relationship',
  'code medication vaccineCode type serviceType appointmentType class category description',
  'status clinicalStatus verificationStatus lifecycleStatus intent priority criticality severity outcome',
  'value dataAbsentReason interpretation component referenceRange result',
  'effective onset abatement occurrence performed period start end startDate date dateTime authoredOn authored',
  'recordedDate issued created sent whenHandedOver dateAsserted requester recorder performer author participant',
  'reasonCode reasonReference dosageInstruction dosage reaction condition diagnosis payload item activity target',
  'payor subscriberId total telecom address url version concept planningHorizon specialty note',
].flatMap((line) => line.split(' '))
const placeOf = new Map(told.map((name, place) => [name, place]))
const choice = /^(medication|value|effective|onset|abatement|occurrence|performed)[A-Z]/

const places = new Map<string, number>()

/** Where an element is told, -1 for nowhere. `effectiveDateTime` is told as `effective`. */
function placeIn(name: string): number {
  const known = places.get(name)
  if (known !== undefined) return known
  const place = placeOf.get(name) ?? placeOf.get(choice.exec(name)?.[1] ?? '') ?? -1
  places.set(name, place)
  return place
}

/** `recordedDate` as `Recorded date`. */
function labelOf(stem: string): string {
  const words = stem.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const labels = told.map(labelOf)

function rowsOf(resource: Resource): string[] {
  const said: string[] = []
  for (const [name, value] of Object.entries(resource)) {
    const place = placeIn(name)
    if (place >= 0) said[place] = textOf(value)
  }
  // Places without an element are passed over.
  return said.flatMap((text, place) =>
    text ? ['<tr><td>', labels[place] ?? '', '</td><td>', escaped(text), '</td></tr>'] : [],
  )
}

/** A table of the main elements of a record, as servers generate it (R4 narrative.html). */
export function narrativeOf(resource: Resource): Narrative {
  const title = resource.resourceType.replace(/(?<=[a-z])[A-Z]/g, ' $&')
  const rows = rowsOf(resource)
  const table = rows.length === 0 ? [] : ['<table><tbody>', ...rows, '</tbody></table>']
  // One join: a text put together piece by piece holds on to the pieces.
  return { status: 'generated', div: division([`<p><b>${title}</b></p>`, ...table].join('')) }
}
