import { expect, test } from 'vitest'
import { parseOperationConfig } from '../../src/index.ts'

const findSlots = {
  name: 'find-slots',
  type: true,
  resourceTypes: ['Slot'],
  parameters: [
    { name: 'start', min: 1, max: '1', type: 'dateTime' },
    { name: 'location', type: 'Reference', max: '*' },
  ],
  discloses: 'records',
  affectsState: false,
}

test("a platform's operation is read", () => {
  expect(parseOperationConfig(JSON.stringify([findSlots]))).toEqual({
    ok: true,
    operations: [
      {
        name: 'find-slots',
        system: false,
        type: true,
        instance: false,
        resourceTypes: ['Slot'],
        parameters: [
          { name: 'start', min: 1, max: '1', type: 'dateTime' },
          { name: 'location', min: 0, max: '*', type: 'Reference' },
        ],
        discloses: 'records',
      },
    ],
  })
  expect(parseOperationConfig('[]')).toEqual({ ok: true, operations: [] })
})

test.each<[string, string, string]>([
  ['no JSON', '[', 'must be a JSON list of at most 100000 characters'],
  ['no list', '{}', 'must be a JSON list of at most 100000 characters'],
  ['too long a text', `["${'x'.repeat(100_000)}"]`, 'must be a JSON list of at most 100000 characters'],
  ['too many', JSON.stringify(Array.from({ length: 51 }, () => findSlots)), 'operations must be a list of at most 50'],
  ['no object', '[null]', '[0] must be an object'],
])('%s is refused', (_, json, fault) => {
  expect(parseOperationConfig(json)).toEqual({ ok: false, faults: [fault] })
})

test.each<[string, object, string]>([
  [
    'that says nothing of state',
    { affectsState: undefined },
    '[0].affectsState must be false: an operation here must change nothing',
  ],
  [
    'that changes state',
    { affectsState: true },
    '[0].affectsState must be false: an operation here must change nothing',
  ],
  ['known to change something', { name: 'meta-delete' }, '[0].name is an operation that changes something'],
  ['of our own list', { name: 'stats' }, '[0].name is on the list already'],
  ['with a path for a name', { name: '../Patient' }, '[0].name must be a name without $'],
  ['with the dollar', { name: '$find' }, '[0].name must be a name without $'],
  [
    'that does not say what it tells',
    { discloses: undefined },
    '[0].discloses must be one of records, terminology, aggregate, nothing',
  ],
  ['for no level', { type: false }, '[0] must be for type or instance: every call names a type'],
  ['of the system alone', { type: false, system: true }, '[0] must be for type or instance: every call names a type'],
  ['for no type', { resourceTypes: [] }, '[0].resourceTypes must name a type'],
  ['for an unknown type', { resourceTypes: ['Slot', 'Slots'] }, '[0].resourceTypes must be resource types of R4'],
  ['with another level flag', { instance: 'yes' }, '[0].instance must be true or false'],
  ['with an unknown key', { resource: ['Slot'] }, '[0].resource is not known'],
  [
    'with a parameter of no type',
    { parameters: [{ name: 'a' }] },
    '[0].parameters[0].type must be a data type or a resource type of R4',
  ],
  [
    'with a parameter of markup',
    { parameters: [{ name: 'a', type: 'xhtml' }] },
    '[0].parameters[0].type must be a data type or a resource type of R4',
  ],
  ['with a nameless parameter', { parameters: [{ type: 'code' }] }, '[0].parameters[0].name must be a name'],
  [
    'with a wrong minimum',
    { parameters: [{ name: 'a', type: 'code', min: -1 }] },
    '[0].parameters[0].min must be a whole number',
  ],
  [
    'with a wrong maximum',
    { parameters: [{ name: 'a', type: 'code', max: 1 }] },
    '[0].parameters[0].max must be "*" or a number as text',
  ],
  ['with a parameter that is text', { parameters: ['a'] }, '[0].parameters[0] must be an object'],
])('an operation %s is refused', (_, change, fault) => {
  const result = parseOperationConfig(JSON.stringify([{ ...findSlots, ...change }]))
  expect(result).toEqual({ ok: false, faults: [fault] })
})

test('all faults are told at once', () => {
  const result = parseOperationConfig(JSON.stringify([findSlots, {}, { ...findSlots, name: 'import' }]))
  expect(result.ok ? [] : result.faults.map((fault) => fault.split(' ')[0])).toEqual([
    '[1].name',
    '[1].affectsState',
    '[1].discloses',
    '[1]',
    '[2].name',
  ])
})
