import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { resourceTypes } from '../../src/index.ts'
import { codesOf, type PartRules, rulesOfType } from '../../src/validation/element-rules.ts'

interface Declared {
  isRequired: boolean
  isArray: boolean
  /** Sorted codes of a union of literals; empty otherwise. */
  codes: string[]
}

const source = readFileSync(new URL('../../node_modules/@types/fhir/r4.d.ts', import.meta.url), 'utf8')

interface Interface {
  base: string | undefined
  members: Map<string, Declared>
}

const interfaces = new Map<string, Interface>()
for (const line of source.split('\n')) {
  const [, name, base] = /^export interface (\w+)(?:<[^>]*>)?(?: extends (\w+))?/.exec(line) ?? []
  const [, member, optional, type = ''] = /^\s+(?:readonly )?(\w+)(\??): ([^;]+);/.exec(line) ?? []
  if (name !== undefined) interfaces.set(name, { base, members: new Map() })
  else if (member !== undefined && !member.startsWith('_') && !line.includes('readonly')) {
    const codes = [...type.matchAll(/'([^']*)'/g)].map(([, code = '']) => code).sort()
    const declared = { isRequired: optional === '', isArray: type.includes('[]'), codes }
    ;[...interfaces.values()].at(-1)?.members.set(member, declared)
  }
}

function membersOf(name: string | undefined): Map<string, Declared> {
  const { base, members } = interfaces.get(name ?? '') ?? {}
  return new Map([...(base === undefined ? [] : membersOf(base)), ...(members ?? [])])
}

const interfaceOf = ({ path }: PartRules) => path.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The table's words for a part, in the shape of the published types. */
function declaredBy({ elements, slots }: PartRules): Map<string, Declared> {
  const single = new Map(elements.map((element) => [element.name, element]))
  const members = [...slots].filter(([, { isSibling }]) => !isSibling)
  return new Map(
    members.map(([key, { element, type }]) => {
      const isRequired = element.isRequired && single.get(key) === element
      const codes = type.code === 'code' && type.valueSet !== undefined ? [...codesOf(type.valueSet)].sort() : []
      return [key, { isRequired, isArray: element.isArray, codes }]
    }),
  )
}

function partsWithin(rules: PartRules, seen = new Set<PartRules>()): Set<PartRules> {
  if (seen.has(rules)) return seen
  seen.add(rules)
  for (const { types } of rules.elements) {
    for (const { code, parts } of types) {
      if (parts && (code === 'BackboneElement' || code === 'Element')) partsWithin(parts(), seen)
    }
  }
  return seen
}

const dataTypes = ['Address', 'Attachment', 'CodeableConcept', 'Coding', 'ContactPoint', 'Dosage', 'ElementDefinition']
const more = ['Extension', 'HumanName', 'Identifier', 'Meta', 'Narrative', 'Period', 'Quantity', 'Reference', 'Timing']

describe('the table of elements', () => {
  test.each([...resourceTypes, ...dataTypes, ...more])('has the elements, cardinalities and codes of %s', (name) => {
    for (const rules of partsWithin(rulesOfType(name))) {
      const published = membersOf(interfaceOf(rules))
      const own = declaredBy(rules)
      // The published types take these parts for BackboneElements; R4 calls them Elements.
      if (!own.has('modifierExtension')) published.delete('modifierExtension')
      // The codes of software licenses are left out for their number.
      const license = own.get('license')
      if (license && name === 'ImplementationGuide') license.codes = published.get('license')?.codes ?? []
      expect([rules.path, own]).toEqual([rules.path, published])
    }
  })

  test('has more than 500 parts', () => {
    const parts = new Set(resourceTypes.flatMap((name) => [...partsWithin(rulesOfType(name))]))
    expect(parts.size).toBeGreaterThan(500)
  })

  test('knows nothing of names that are no types', () => {
    for (const name of ['constructor', '__proto__', 'SubscriptionStatus', '']) {
      expect(() => rulesOfType(name)).toThrow('No elements are known')
    }
  })
})
