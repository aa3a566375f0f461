type Parts = Readonly<Record<string, unknown>>

/** The code systems whose codes people know by heart. */
const known: Readonly<Record<string, string>> = {
  'http://loinc.org': 'LOINC',
  'http://snomed.info/sct': 'SNOMED CT',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'RxNorm',
  'http://hl7.org/fhir/sid/cvx': 'CVX',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
}

function isParts(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function joined(values: readonly unknown[], separator: string): string {
  return values
    .map(textOf)
    .filter((text) => text !== '')
    .join(separator)
}

/** The words of a CodeableConcept without its codes, those of a Coding or of a Reference. */
export function displayOf(value: unknown): string | undefined {
  if (!isParts(value)) return undefined
  const [coding] = Array.isArray(value.coding) ? (value.coding as Parts[]) : []
  const words = [value.text, value.display, coding?.display, coding?.code].find((text) => typeof text === 'string')
  return words === undefined ? undefined : plain(words)
}

function conceptText(concept: Parts, coding: readonly Parts[]): string {
  const codes = coding.flatMap(({ system, code }) => {
    const name = known[plain(system)]
    return name === undefined ? [] : [`${name} ${plain(code)}`]
  })
  return [displayOf(concept) ?? '', codes.length > 0 ? `(${codes.join(', ')})` : ''].join(' ').trim()
}

function span(from: unknown, to: unknown): string {
  return to === undefined ? `from ${textOf(from)}` : from === undefined ? `to ${textOf(to)}` : joined([from, to], ' – ')
}

/** Words of the datatypes that are known by an element that only they have; undefined for backbone elements. */
function datatypeText(value: Parts): string | undefined {
  if (Array.isArray(value.coding)) return conceptText(value, value.coding as Parts[])
  if ('answer' in value) return `${plain(value.text)}: ${textOf(value.answer)}`
  if (typeof value.text === 'string') return value.text
  if (typeof value.display === 'string') return value.display
  if (typeof value.reference === 'string') return value.reference
  if ('family' in value || 'given' in value) return joined([value.prefix, value.given, value.family].flat(), ' ')
  if ('postalCode' in value) return joined([value.line, value.city, value.state, value.postalCode].flat(), ', ')
  if ('numerator' in value) return joined([value.numerator, value.denominator], ' : ')
  if ('low' in value || 'high' in value) return span(value.low, value.high)
  if ('start' in value || 'end' in value) return span(value.start, value.end)
  if ('contentType' in value) return plain(value.title ?? value.contentType)
  if ('value' in value) return joined([value.comparator, value.value, value.unit ?? value.currency], ' ')
  return undefined
}

/** Parts that only machines read. */
const silent = /^(?:id|linkId|\w*[sS]equence|rank|status|required|extension|modifierExtension)$/

/**
 * What an element of any datatype says in words: concepts with their codes of the well-known systems, references by their
 * display, backbone elements by their parts. Empty where there is nothing to say.
 */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return joined(value, '; ')
  if (!isParts(value)) return plain(value)
  const parts = Object.entries(value).filter(([name, part]) => !silent.test(name) && typeof part !== 'boolean')
  return (
    datatypeText(value) ??
    joined(
      parts.map(([, part]) => part),
      ', ',
    )
  )
}
