import { expect, test } from 'vitest'
import { readCapabilities } from '../../src/index.ts'

const observation = {
  type: 'Observation',
  interaction: [{ code: 'read' }, { code: 'search-type' }],
  versioning: 'versioned',
  conditionalCreate: true,
  conditionalUpdate: false,
  conditionalDelete: 'single',
  updateCreate: true,
  searchParam: [
    { name: 'code', type: 'token', definition: 'http://hl7.org/fhir/SearchParameter/clinical-code' },
    { name: 'patient', type: 'reference' },
  ],
  searchInclude: ['Observation:subject'],
  searchRevInclude: ['Provenance:target'],
  operation: [{ name: 'lastn', definition: 'http://hl7.org/fhir/OperationDefinition/Observation-lastn' }],
}

test('reads what a server says of itself and of each type', () => {
  const capabilities = readCapabilities({
    resourceType: 'CapabilityStatement',
    fhirVersion: '4.0.1',
    software: { name: 'Server', version: '1.2' },
    format: ['json', 'xml'],
    rest: [
      {
        mode: 'server',
        resource: [observation],
        interaction: [{ code: 'transaction' }],
        operation: [{ name: '$convert', definition: 'http://example.org/convert' }],
      },
    ],
  })
  expect(capabilities).toEqual({
    fhirVersion: '4.0.1',
    software: 'Server 1.2',
    formats: ['json', 'xml'],
    interactions: new Set(['transaction']),
    operations: new Map([['convert', 'http://example.org/convert']]),
    types: new Map([
      [
        'Observation',
        {
          interactions: new Set(['read', 'search-type']),
          searchParameters: new Map([
            ['code', { type: 'token', definition: 'http://hl7.org/fhir/SearchParameter/clinical-code' }],
            ['patient', { type: 'reference' }],
          ]),
          searchInclude: new Set(['Observation:subject']),
          searchRevInclude: new Set(['Provenance:target']),
          operations: new Map([['lastn', 'http://hl7.org/fhir/OperationDefinition/Observation-lastn']]),
          versioning: 'versioned',
          conditionalCreate: true,
          conditionalUpdate: false,
          conditionalDelete: 'single',
          updateCreate: true,
        },
      ],
    ]),
  })
})

test('merges what several server elements say, and leaves client elements out', () => {
  const { types, interactions } = readCapabilities({
    resourceType: 'CapabilityStatement',
    rest: [
      { mode: 'server', resource: [{ type: 'Patient', interaction: [{ code: 'read' }], updateCreate: false }] },
      { mode: 'client', interaction: [{ code: 'batch' }], resource: [{ type: 'Group' }] },
      {
        mode: 'server',
        interaction: [{ code: 'transaction' }],
        resource: [{ type: 'Patient', interaction: [{ code: 'create' }], updateCreate: true }, { type: 'Device' }],
      },
    ],
  })
  expect([...types.keys()]).toEqual(['Patient', 'Device'])
  expect(types.get('Patient')).toMatchObject({ interactions: new Set(['read', 'create']), updateCreate: true })
  expect(interactions).toEqual(new Set(['transaction']))
})

test.each([
  {},
  { rest: null, format: 'json', software: [], fhirVersion: 4 },
  { rest: [null, 7, 'server', { mode: 'server', resource: {}, interaction: 'all', operation: [null, 7, {}] }] },
  { rest: [{ mode: 'server', resource: [null, 'Patient', { type: 7 }, { type: '' }, { interaction: [] }] }] },
])('reads nothing from %j', (elements) => {
  expect(readCapabilities({ resourceType: 'CapabilityStatement', ...elements })).toEqual({
    formats: [],
    interactions: new Set(),
    operations: new Map(),
    types: new Map(),
  })
})

test('reads what is well formed beside what is not', () => {
  const searchParam = [null, 'code', { type: 'token' }, { name: 7 }, { name: '__proto__' }, { name: 'code', type: [] }]
  const { types } = readCapabilities({
    resourceType: 'CapabilityStatement',
    rest: [{ mode: 'server', resource: [{ type: 'Patient', searchParam, searchInclude: 'all', updateCreate: 'yes' }] }],
  })
  expect(types.get('Patient')).toEqual({
    interactions: new Set(),
    searchParameters: new Map([
      ['__proto__', { type: 'unknown' }],
      ['code', { type: 'unknown' }],
    ]),
    searchInclude: new Set(),
    searchRevInclude: new Set(),
    operations: new Map(),
  })
})

test('bounds types, names and their length, and cleans text', () => {
  const many = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`)
  const searchParam = many(5000, 'p').map((name) => ({ name, type: 'token' }))
  const operation = many(5000, 'o').map((name) => ({ name }))
  const resource = many(5000, 'T').map((type) => ({ type }))
  const first = { type: 'Patient', searchParam, operation, searchInclude: many(5000, 'i') }
  const long = { type: `Long\u202e\u0000${'x'.repeat(9000)}`, searchParam: [{ name: 'y'.repeat(9000) }] }
  const { types, software } = readCapabilities({
    resourceType: 'CapabilityStatement',
    software: { name: `a\nb${'c'.repeat(9000)}` },
    rest: [
      { mode: 'server', resource: [first, long, ...resource] },
      { mode: 'server', resource: [first, ...resource.toReversed()] },
    ],
  })
  expect(types.size).toBe(300)
  expect(types.get('Patient')?.searchParameters.size).toBe(300)
  expect(types.get('Patient')?.operations.size).toBe(300)
  expect(types.get('Patient')?.searchInclude.size).toBe(300)
  const longName = `Long ${'x'.repeat(95)}`
  expect([...(types.get(longName)?.searchParameters.keys() ?? [])]).toEqual(['y'.repeat(100)])
  expect(software).toBe(`a b${'c'.repeat(97)}`)
})
