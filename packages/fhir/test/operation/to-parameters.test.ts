import { expect, test } from 'vitest'
import { findOperation, type OperationTarget, toParameters } from '../../src/index.ts'

function parametersOf(target: OperationTarget, given: Record<string, unknown>) {
  const definition = findOperation(target)
  if (definition === undefined) throw new Error('no such operation')
  return toParameters(definition, given)
}

test('values are written by the type of their parameter, lists as repetitions', () => {
  const target = { name: 'everything', resourceType: 'Patient', id: '1' } as const
  expect(parametersOf(target, { _type: ['Condition', 'Goal'], start: '2024', _count: 5, nope: 1 })).toEqual({
    resourceType: 'Parameters',
    parameter: [
      { name: 'start', valueDate: '2024' },
      { name: '_type', valueCode: 'Condition' },
      { name: '_type', valueCode: 'Goal' },
      { name: '_count', valueInteger: 5 },
    ],
  })
})

test('data types, resources and parts have their places', () => {
  const concept = { text: 'x' }
  const conceptMap = { resourceType: 'ConceptMap', status: 'draft' }
  const dependency = { element: 'urn:x', concept }
  const target = { name: 'translate', resourceType: 'ConceptMap' } as const
  expect(parametersOf(target, { conceptMap, codeableConcept: concept, reverse: false, dependency }).parameter).toEqual([
    { name: 'conceptMap', resource: conceptMap },
    { name: 'codeableConcept', valueCodeableConcept: concept },
    {
      name: 'dependency',
      part: [
        { name: 'element', valueUri: 'urn:x' },
        { name: 'concept', valueCodeableConcept: concept },
      ],
    },
    { name: 'reverse', valueBoolean: false },
  ])
})

test('a call without parameters has an empty resource', () => {
  expect(parametersOf({ name: 'summary', resourceType: 'Patient', id: '1' }, {})).toEqual({
    resourceType: 'Parameters',
  })
})

test('a definition is found by name, level and type together', () => {
  expect(findOperation({ name: 'everything', resourceType: 'Encounter', id: '1' })?.resourceTypes).toEqual([
    'Encounter',
  ])
  expect(findOperation({ name: 'everything', resourceType: 'Encounter' })).toBeUndefined()
  expect(findOperation({ name: 'everything' })).toBeUndefined()
})
