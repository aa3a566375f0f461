import {
  codesOf,
  type ElementRule,
  type PartRules,
  rulesOfType,
  type TypeRule,
} from '../../src/validation/element-rules.ts'

export type Sample = Record<string, unknown>

const primitiveSamples: Record<string, unknown> = {
  boolean: true,
  integer: -3,
  unsignedInt: 0,
  positiveInt: 2,
  decimal: 1.5,
  string: 'text',
  markdown: '*text*',
  xhtml: '<div xmlns="http://www.w3.org/1999/xhtml">text</div>',
  code: 'some-code',
  id: 'id-1',
  uri: 'https://example.org/x',
  url: 'https://example.org/x',
  canonical: 'https://example.org/x|1',
  oid: 'urn:oid:1.2.3',
  uuid: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520',
  base64Binary: 'c29tZQ==',
  date: '2024-02-29',
  dateTime: '2024-02-29T10:00:00Z',
  instant: '2024-02-29T10:00:00.000+01:00',
  time: '10:00:00',
}

function sampleOf(type: TypeRule, depth: number): unknown {
  const [firstCode] = type.valueSet === undefined ? [] : codesOf(type.valueSet)
  if (type.primitive) return firstCode ?? primitiveSamples[type.code]
  if (type.code === 'Resource') return { resourceType: 'Basic', id: 'inner', code: { text: 'a kind' } }
  if (type.code === 'Reference') return { reference: `${[...(type.targets ?? ['Patient'])][0]}/1` }
  if (type.code === 'Extension') return { url: 'https://example.org/x', valueString: 'text' }
  if (firstCode !== undefined) {
    const [system, code] = firstCode.split('|')
    return { coding: [{ system, code }] }
  }
  return type.parts ? partOf(type.parts(), depth) : undefined
}

function added(sample: Sample, element: ElementRule, depth: number, choice = 0): void {
  const type = element.types[choice % element.types.length]
  if (!type) throw new Error(`${element.name} has no type`)
  const key = element.isChoice
    ? `${element.name}${type.code.charAt(0).toUpperCase()}${type.code.slice(1)}`
    : element.name
  const value = sampleOf(type, depth - 1)
  sample[key] = element.isArray ? [value] : value
}

const ofEveryElement = new Set(['id', 'extension', 'modifierExtension'])

/** With `depth` above 0 every element, `choice` telling which type of a choice; else what is required, at least one. */
export function partOf(rules: PartRules, depth = 0, choice = 0): Sample {
  const sample: Sample = {}
  if (depth > 0) for (const element of rules.elements) added(sample, element, depth, choice)
  else for (const element of rules.required) added(sample, element, depth)
  const first = rules.elements.find(({ name }) => !ofEveryElement.has(name))
  if (Object.keys(sample).length === 0 && first) added(sample, first, depth)
  return sample
}

/** The least of a type that is valid, or with `depth` every element down to that depth. */
export function resourceOf(resourceType: string, depth = 0, choice = 0): Sample {
  const { elements, ...rules } = rulesOfType(resourceType)
  if (depth > 0) return { resourceType, ...partOf({ elements, ...rules }, depth, choice) }
  const required: Sample = {}
  for (const element of rules.required) added(required, element, 0)
  return { resourceType, ...required }
}
