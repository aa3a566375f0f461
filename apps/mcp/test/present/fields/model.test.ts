import { resourceTypes } from '@repo/fhir'
import published from 'fhirpath/fhir-context/r4/index.js'
import { expect, test } from 'vitest'
import { fhirPathModel } from '../../../src/mcp/present/fields/model.ts'

const model = fhirPathModel(resourceTypes)

/** The engine's own tables come from differential definitions and the structures of profiles; R4 4.0.1 has not these. */
const notOfR4 = [
  /^ElementDefinition\.extension\./,
  /^EvidenceVariable\.characteristic\./,
  /^(SimpleQuantity|MoneyQuantity)\b/,
]
/** A path of a record begins with none of these: abstract types, and primitives, whose extensions it goes to by name. */
const abstract = /^(Element|BackboneElement|Resource|DomainResource|MetadataResource|[a-z]\w+)\./
/** We say `string` and `id` where it says `System.String`: both are strings to an expression. */
const systemStrings = /\.id$|^Extension\.url$/
/** Parts that other parts are defined by: the engine looks these up by the path of the others. */
const isDefinedElsewhere = (path: string) => path in model.pathsDefinedElsewhere

function differences(own: Record<string, unknown>, theirs: Record<string, unknown>): string[] {
  const flat = (value: unknown) => (Array.isArray(value) ? value.toSorted().join() : String(value))
  return [...new Set([...Object.keys(own), ...Object.keys(theirs)])].filter((path) => {
    const isKnown =
      abstract.test(path) ||
      systemStrings.test(path) ||
      isDefinedElsewhere(path) ||
      notOfR4.some((known) => known.test(path))
    return !isKnown && flat(own[path]) !== flat(theirs[path])
  })
}

test('says of every path of R4 what the tables of the engine say', () => {
  expect(Object.keys(model.path2Type).length).toBeGreaterThan(8_000)
  expect(differences(model.path2Type, published.path2Type)).toEqual([])
  expect(differences(model.choiceTypePaths, published.choiceTypePaths)).toEqual([])
  expect(differences(model.pathsDefinedElsewhere, published.pathsDefinedElsewhere)).toEqual([])
})

test('knows the types that a type derives from, and no type that derives from itself', () => {
  expect(differences(model.type2Parent, published.type2Parent)).toEqual([])
  for (const type of model.availableTypes) {
    const ancestors: string[] = []
    for (let at: string | undefined = type; at !== undefined; at = model.type2Parent[at]) {
      expect(ancestors).not.toContain(at)
      ancestors.push(at)
    }
    expect(['Element', 'Resource']).toContain(ancestors.at(-1))
  }
})

test('finds nothing of its own under names that every object has', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(model.path2Type[name]).toBeUndefined()
    expect(model.type2Parent[name]).toBeUndefined()
  }
})
