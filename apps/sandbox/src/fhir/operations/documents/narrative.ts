import type { Narrative, Resource } from '@medplum/fhirtypes'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')
}

function textOf(concept: unknown): string | undefined {
  if (typeof concept !== 'object' || concept === null) return undefined
  const { text, display, coding } = concept as { text?: string; display?: string; coding?: { display?: string }[] }
  return text ?? display ?? coding?.[0]?.display
}

const subjects = ['code', 'medicationCodeableConcept', 'medicationReference', 'vaccineCode', 'type']
const dates = ['onsetDateTime', 'recordedDate', 'authoredOn', 'effectiveDateTime', 'occurrenceDateTime', 'dateAsserted']

function measured({
  valueQuantity,
  valueString,
}: {
  valueQuantity?: { value?: number; unit?: string }
  valueString?: string
}) {
  if (valueQuantity) return `${valueQuantity.value ?? ''} ${valueQuantity.unit ?? ''}`.trim()
  return valueString ?? ''
}

function cellsOf(resource: Resource): string[] {
  const elements = resource as unknown as Record<string, unknown>
  const what = subjects.map((name) => textOf(elements[name])).find((text) => text !== undefined)
  const when = dates.map((name) => elements[name]).find((date) => typeof date === 'string')
  const performed = (elements.performedPeriod as { start?: string } | undefined)?.start
  return [what ?? resource.resourceType, measured(elements), String(when ?? performed ?? '')]
}

/** A table of what the records say, as the narrative of a section (R4 narrative.html). */
export function tableOf(title: string, resources: readonly Resource[]): Narrative {
  const row = (cells: string[]) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`
  const body = resources.map((resource) => row(cellsOf(resource))).join('')
  const content = resources.length > 0 ? `<table><tbody>${body}</tbody></table>` : '<p>No information</p>'
  const div = `<div xmlns="http://www.w3.org/1999/xhtml"><h2>${escaped(title)}</h2>${content}</div>`
  return { status: 'generated', div }
}
