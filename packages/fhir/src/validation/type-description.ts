import { codesOf, type ElementRule, type TypeRule } from './element-rules.ts'
import { listed } from './findings.ts'

const quantity = '{ "value": 1, "unit": "…", "system": "http://unitsofmeasure.org", "code": "…" }'

/** How common data types are written, for whoever wrote something else. */
const examples: ReadonlyMap<string, string> = new Map([
  ['Address', '{ "line": ["…"], "city": "…", "postalCode": "…" }'],
  ['Age', quantity],
  ['Annotation', '{ "text": "…" }'],
  ['Attachment', '{ "contentType": "…", "url": "…" }'],
  ['CodeableConcept', '{ "coding": [{ "system": "…", "code": "…" }], "text": "…" }'],
  ['Coding', '{ "system": "…", "code": "…" }'],
  ['ContactPoint', '{ "system": "phone", "value": "…" }'],
  ['Dosage', '{ "text": "…" }'],
  ['Duration', quantity],
  ['HumanName', '{ "family": "…", "given": ["…"] }'],
  ['Identifier', '{ "system": "…", "value": "…" }'],
  ['Money', '{ "value": 1, "currency": "EUR" }'],
  ['Narrative', '{ "status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">…</div>" }'],
  ['Period', '{ "start": "…", "end": "…" }'],
  ['Quantity', quantity],
  ['Range', '{ "low": { "value": 1 }, "high": { "value": 2 } }'],
  ['Ratio', '{ "numerator": { "value": 1 }, "denominator": { "value": 2 } }'],
  ['Reference', '{ "reference": "Type/id" }'],
  ['Resource', '{ "resourceType": "…" }'],
  ['Timing', '{ "repeat": { "frequency": 1, "period": 1, "periodUnit": "d" } }'],
])

/** The codes of a required value set; those of codings after their system. */
export function listedCodes(valueSet: string): string {
  const bySystem = Map.groupBy(codesOf(valueSet), (code) => code.slice(0, code.lastIndexOf('|') + 1))
  const parts = [...bySystem].map(([system, codes]) => {
    const own = listed(codes.map((code) => code.slice(system.length)))
    return system === '' ? own : `system ${system.slice(0, -1)} with code ${own}`
  })
  return parts.join('; ')
}

/** What a value of a type looks like. */
export function describedType({ code, primitive, targets, valueSet }: TypeRule): string {
  if (valueSet !== undefined) return `${code}: ${listedCodes(valueSet)}`
  if (primitive) return `${code}: ${primitive.expected}`
  const target = targets ? ` to ${listed([...targets])}` : ''
  const example = examples.get(code)
  return `${code}${target}${example === undefined ? '' : ` ${example}`}`
}

/** What an element takes. */
export function describedElement({ types, isArray }: ElementRule): string {
  return `${isArray ? 'array of ' : ''}${listed(types.map(describedType), 5)}`
}
