import { describe, expect, test } from 'vitest'
import { checkSearch, type ResourceType, resourceTypes } from '../../src/index.ts'
import { commonParameters, r4Parameters, type SearchParameter } from '../../src/search/search-parameter.ts'
import { exampleOf } from '../../src/search/value/wording.ts'
import {
  invalidValues,
  prefixes,
  refusedOfAllTypes,
  refusedParameters,
  takenParameters,
  unknownPrefixes,
  validValues,
} from './parameter-samples.ts'

const token = ['text', 'not', 'above', 'below', 'in', 'not-in', 'of-type']
const modifiers: Record<SearchParameter['type'], string[]> = {
  number: ['missing'],
  date: ['missing'],
  string: ['missing', 'exact', 'contains'],
  token: ['missing', ...token],
  reference: ['missing', 'identifier', 'above', 'below'],
  composite: [],
  quantity: ['missing'],
  uri: ['missing', 'above', 'below'],
  special: [],
}
/** Those of all types are taken as most servers have them. */
const ofAllTypes: Record<string, string[]> = { _content: [], _text: [], _id: ['not'], _lastUpdated: [] }
const modifiersOf = ({ code, type }: SearchParameter) => ofAllTypes[code] ?? modifiers[type]
const everyModifier = [...new Set(Object.values(modifiers).flat())]
const modified: Record<string, string> = {
  missing: 'false',
  in: 'http://hl7.org/fhir/ValueSet/observation-codes',
  'not-in': 'ValueSet/v1',
  'of-type': 'http://terminology.hl7.org/CodeSystem/v2-0203|MR|446053',
  identifier: 'http://example.org/mrn|12345',
}

const isOrdered = ({ type }: SearchParameter) => ['number', 'date', 'quantity'].includes(type)

function faults(resourceType: ResourceType, pairs: [string, string][]) {
  return checkSearch(resourceType, pairs).map(({ name, message }) => `${name}: ${message}`)
}

/** Every pair by itself, so that a fault tells which. */
function unrefused(resourceType: ResourceType, pairs: [string, string][]): [string, string][] {
  return pairs.filter((pair) => checkSearch(resourceType, [pair]).length === 0)
}

function validPairs(resourceType: ResourceType, parameter: SearchParameter): [string, string][] {
  const { code, type, targets = resourceTypes } = parameter
  const values = code === '_id' ? ['a1', 'a1,b-2.3'] : validValues(resourceType, parameter)
  const plain = values.map((value): [string, string] => [code, value])
  const prefixed = isOrdered(parameter) ? prefixes.map((one): [string, string] => [code, `${one}${values[0]}`]) : []
  const under = modifiersOf(parameter).map((one): [string, string] => [
    `${code}:${one}`,
    modified[one] ?? values[0] ?? '',
  ])
  const typed = type === 'reference' ? targets.map((one): [string, string] => [`${code}:${one}`, '123']) : []
  return [...plain, ...prefixed, ...under, ...typed]
}

function invalidPairs(resourceType: ResourceType, parameter: SearchParameter): [string, string][] {
  const { code, type, targets = resourceTypes } = parameter
  const valid = validValues(resourceType, parameter)[0] ?? ''
  const plain = invalidValues(resourceType, parameter).map((value): [string, string] => [code, value])
  const prefixed = isOrdered(parameter) ? unknownPrefixes.map((one): [string, string] => [code, `${one}${valid}`]) : []
  const wrong = ['', 'Missing', 'type', 'Nonsense', 'ge', 'missing:x', ...everyModifier, ...resourceTypes].filter(
    (one) =>
      !modifiersOf(parameter).includes(one) && !(type === 'reference' && targets.some((target) => target === one)),
  )
  const under = wrong.map((one): [string, string] => [`${code}:${one}`, modified[one] ?? valid])
  const missing = ['', 'yes', '1', 'true,false'].map((value): [string, string] => [`${code}:missing`, value])
  return [...plain, ...prefixed, ...under, ...missing]
}

describe.each(resourceTypes)('every search parameter of %s', (resourceType) => {
  const parameters = takenParameters(resourceType)

  test('is taken with every value, prefix and modifier of its type, all in one search', () => {
    const pairs = parameters.flatMap((parameter) => validPairs(resourceType, parameter))
    expect(faults(resourceType, pairs)).toEqual([])
  })

  test('takes the example that its own words give', () => {
    const find = (code: string) => r4Parameters(resourceType).get(code) ?? commonParameters.get(code)
    const pairs = parameters.map((parameter): [string, string] => [parameter.code, exampleOf(parameter, find)])
    expect(faults(resourceType, pairs)).toEqual([])
  })

  test('is refused with a wrong value, an unknown prefix and a modifier of another type', () => {
    for (const parameter of parameters) {
      expect(unrefused(resourceType, invalidPairs(resourceType, parameter))).toEqual([])
    }
  })

  test('is refused where it would tell what is withheld, or search otherwise than it says', () => {
    const names = [...refusedOfAllTypes, ...[refusedParameters[resourceType] ?? []].flat()]
    const values = ['a', 'http://x|a', '5', 'true']
    const pairs = names.flatMap((name) => [name, `${name}:not`, `${name}:missing`].map((one) => [one, values] as const))
    const all = pairs.flatMap(([name, texts]) => texts.map((text): [string, string] => [name, text]))
    expect(unrefused(resourceType, all)).toEqual([])
    const chained = names.map((name): [string, string] => [`_has:Observation:subject:${name}`, 'a'])
    expect(unrefused('Patient', chained)).toEqual([])
  })

  test('is refused by any other name', () => {
    const names = parameters.flatMap(({ code }) => [`${code}x`, code.toUpperCase(), `-${code}`])
    const own = names.filter((name) => !r4Parameters(resourceType).has(name))
    expect(
      unrefused(
        resourceType,
        own.map((name): [string, string] => [name, 'a1']),
      ),
    ).toEqual([])
  })
})

test('are those too that R4 defines for all types', () => {
  const common = ['_content', '_id', '_lastUpdated', '_profile', '_source', '_text']
  expect(takenParameters('Basic').map(({ code }) => code)).toEqual(expect.arrayContaining(common))
})

test('are 1,300 and more of 146 types', () => {
  expect(resourceTypes).toHaveLength(146)
  expect(resourceTypes.flatMap((type) => [...r4Parameters(type).keys()]).length).toBeGreaterThan(1300)
})
