import type { Narrative, Resource } from '@medplum/fhirtypes'
import { displayOf, textOf } from './element-text.ts'
import { division, escaped } from './markup.ts'

const subjects = ['code', 'medicationCodeableConcept', 'medicationReference', 'vaccineCode', 'type']
const dates = ['onsetDateTime', 'recordedDate', 'authoredOn', 'effectiveDateTime', 'occurrenceDateTime', 'dateAsserted']

function cellsOf(resource: Resource): string[] {
  const elements = resource as unknown as Record<string, unknown>
  const what = subjects.map((name) => displayOf(elements[name])).find((text) => text !== undefined)
  const when = dates.map((name) => elements[name]).find((date) => typeof date === 'string')
  const performed = (elements.performedPeriod as { start?: string } | undefined)?.start
  const measured = textOf(elements.valueQuantity ?? elements.valueString)
  return [what ?? resource.resourceType, measured, String(when ?? performed ?? '')]
}

/** A table of what the records say, as the narrative of a section (R4 narrative.html). */
export function tableOf(title: string, resources: readonly Resource[]): Narrative {
  const row = (cells: string[]) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  const body = resources.map((resource) => row(cellsOf(resource))).join('')
  const content = resources.length > 0 ? `<table><tbody>${body}</tbody></table>` : '<p>No information</p>'
  return { status: 'generated', div: division(`<h2>${escaped(title)}</h2>${content}`) }
}
