import { describe, expect, test } from 'vitest'
import { checkOperation, type OperationRequest, operationsFor } from '../../src/index.ts'

const faultsOf = (request: OperationRequest) => checkOperation(request)
const places = (request: OperationRequest) => faultsOf(request).map(({ name }) => name)

describe('the allow-list', () => {
  test('is what reads, and says what each answer tells', () => {
    const told = Object.fromEntries(operationsFor([]).map(({ name, discloses }) => [name, discloses]))
    expect(told).toEqual({
      everything: 'records',
      lastn: 'records',
      summary: 'records',
      docref: 'records',
      document: 'records',
      match: 'records',
      'questionnaire-package': 'records',
      stats: 'aggregate',
      expand: 'terminology',
      lookup: 'terminology',
      'validate-code': 'terminology',
      translate: 'terminology',
      subsumes: 'terminology',
      validate: 'nothing',
    })
  })

  test('has the levels, types and parameters of the definitions', () => {
    const everything = operationsFor([]).filter(({ name }) => name === 'everything')
    expect(everything.map(({ resourceTypes }) => resourceTypes.join())).toEqual([
      'Encounter',
      'Group',
      'MedicinalProduct',
      'Patient',
    ])
    const stats = operationsFor([]).find(({ name }) => name === 'stats')
    expect(stats).toMatchObject({ system: false, type: true, instance: false, resourceTypes: ['Observation'] })
    expect(stats?.parameters.find(({ name }) => name === 'statistic')).toMatchObject({ min: 1, max: '*', type: 'code' })
  })

  test('cannot have a server store a document', () => {
    const request = { name: 'document', resourceType: 'Composition', id: '1', parameters: { persist: true } } as const
    expect(places(request)).toEqual(['persist'])
  })
})

describe('calls that are right', () => {
  test.each<OperationRequest>([
    { name: 'everything', resourceType: 'Patient', id: '1', parameters: {} },
    {
      name: 'everything',
      resourceType: 'Patient',
      id: '1',
      parameters: { start: '2024-02-29', _type: ['Condition', 'Observation'] },
    },
    {
      name: 'everything',
      resourceType: 'Encounter',
      id: '1',
      parameters: { _since: '2024-01-01T00:00:00Z', _count: 5 },
    },
    {
      name: 'lastn',
      resourceType: 'Observation',
      parameters: { max: 3, patient: 'Patient/1', code: ['http://loinc.org|1', '2'] },
    },
    {
      name: 'stats',
      resourceType: 'Observation',
      parameters: {
        subject: 'Patient/1',
        statistic: ['average', 'count'],
        coding: { system: 'http://loinc.org', code: '1' },
        period: { start: '2024' },
      },
    },
    { name: 'summary', resourceType: 'Patient', id: '1', parameters: {} },
    {
      name: 'docref',
      resourceType: 'DocumentReference',
      parameters: { patient: '1', start: '2024-01-01', 'on-demand': false },
    },
    { name: 'expand', resourceType: 'ValueSet', parameters: { url: 'http://x/vs', filter: 'a', count: 10 } },
    { name: 'expand', resourceType: 'ValueSet', id: '1', parameters: {} },
    {
      name: 'validate-code',
      resourceType: 'CodeSystem',
      parameters: { url: 'http://x', codeableConcept: { coding: [{ code: 'a' }], text: 'b' } },
    },
    { name: 'validate-code', resourceType: 'ValueSet', parameters: { context: 'http://x', coding: { code: 'a' } } },
    {
      name: 'translate',
      resourceType: 'ConceptMap',
      parameters: { code: 'a', dependency: [{ element: 'x:y', concept: { text: 'z' } }] },
    },
    { name: 'validate', resourceType: 'Basic', parameters: { resource: { resourceType: 'Basic' }, mode: 'create' } },
    {
      name: 'match',
      resourceType: 'Patient',
      parameters: { resource: { resourceType: 'Patient' }, onlyCertainMatches: true },
    },
    {
      name: 'questionnaire-package',
      resourceType: 'Questionnaire',
      parameters: { coverage: { resourceType: 'Coverage' }, questionnaire: 'http://x|1' },
    },
  ])('$name: $parameters', (request) => {
    expect(faultsOf(request)).toEqual([])
  })
})

describe('calls that are wrong', () => {
  test.each([
    ['evrything', 'everything'],
    ['$everything', 'everything'],
    ['validateCode', 'validate-code'],
    ['meta-delete', undefined],
    ['process-message', undefined],
    ['__proto__', undefined],
  ])('the operation %j is not one; %j is near', (name, near) => {
    const [fault, ...more] = faultsOf({ name, resourceType: 'Patient', id: '1', parameters: {} })
    expect(more).toEqual([])
    expect(fault).toMatchObject({ name, message: 'is not an operation that can be called here' })
    expect(fault?.suggestions[0]).toBe(near)
  })

  test('a wrong level or type says where the operation can be called', () => {
    const [system] = faultsOf({ name: 'everything', parameters: {} })
    expect(system?.message).toBe(
      'cannot be called without a type. It can be called on the type: MedicinalProduct, Patient; ' +
        'on one record, by id: Encounter, Group, MedicinalProduct, Patient',
    )
    const [type] = faultsOf({ name: 'lastn', resourceType: 'Condition', parameters: {} })
    expect(type).toMatchObject({ name: 'lastn', suggestions: ['Observation'] })
    expect(type?.message).toBe('cannot be called on a type of Condition. It can be called on the type: Observation')
    const [instance] = faultsOf({ name: 'lastn', resourceType: 'Observation', id: '1', parameters: {} })
    expect(instance?.message).toContain('cannot be called on one record of Observation')
    const [validate] = faultsOf({ name: 'validate', parameters: {} })
    expect(validate?.message).toContain('on the type: any type')
  })

  test('all faults of the parameters are told at once', () => {
    const parameters = {
      statistic: [],
      subjct: 'Patient/1',
      duration: '24',
      period: { begin: '2024' },
      coding: [{ code: 'a b  c' }, 'http://loinc.org|1'],
      limit: [1, 2],
      include: 'yes',
    }
    expect(faultsOf({ name: 'stats', resourceType: 'Observation', parameters })).toEqual([
      {
        name: 'subjct',
        message:
          'is not a parameter here. There are: subject, code, system, coding, duration, period, statistic, include, limit',
        suggestions: ['subject'],
      },
      { name: 'subject', message: expect.stringMatching(/^is required: The subject/), suggestions: [] },
      { name: 'coding.code', message: expect.stringMatching(/^must be a code/), suggestions: [] },
      { name: 'coding', message: 'must be an object: a Coding', suggestions: [] },
      { name: 'duration', message: expect.stringMatching(/^must be a number/), suggestions: [] },
      { name: 'period.begin', message: 'is no element of Period', suggestions: [] },
      { name: 'statistic', message: expect.stringMatching(/^is required: average/), suggestions: [] },
      { name: 'include', message: expect.stringMatching(/^must be true or false/), suggestions: [] },
      { name: 'limit', message: 'at most 1 value', suggestions: [] },
    ])
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['2024-02-30', { start: '2024-02-30' }, 'start'],
    ['a day without its month', { start: '2024-1-1' }, 'start'],
    ['an instant without a zone', { _since: '2024-01-01T00:00:00' }, '_since'],
    ['a fraction', { _count: 1.5 }, '_count'],
    ['a number as text', { _count: '5' }, '_count'],
    ['a code with two blanks', { _type: 'a  b' }, '_type'],
    ['null', { _type: null }, '_type'],
    ['an object', { start: {} }, 'start'],
  ])('%s is no value of $everything', (_, parameters, place) => {
    expect(places({ name: 'everything', resourceType: 'Patient', id: '1', parameters })).toEqual([place])
  })

  test.each<[string, OperationRequest, string]>([
    ['a URI with blanks', { name: 'expand', resourceType: 'ValueSet', parameters: { url: 'http://x y' } }, 'url'],
    [
      'a resource of another type',
      { name: 'expand', resourceType: 'ValueSet', parameters: { valueSet: { resourceType: 'Patient' } } },
      'valueSet',
    ],
    [
      'a resource without its type',
      { name: 'match', resourceType: 'Patient', parameters: { resource: { id: '1' } } },
      'resource',
    ],
    [
      'a resource of no type',
      { name: 'match', resourceType: 'Patient', parameters: { resource: { resourceType: 'Pat' } } },
      'resource',
    ],
    [
      'a text for a concept',
      { name: 'validate-code', resourceType: 'ValueSet', parameters: { codeableConcept: 'x' } },
      'codeableConcept',
    ],
    [
      'a coding that is no list',
      { name: 'validate-code', resourceType: 'ValueSet', parameters: { codeableConcept: { coding: { code: 'a' } } } },
      'codeableConcept.coding',
    ],
    [
      'an unknown key',
      { name: 'lookup', resourceType: 'CodeSystem', parameters: { coding: { cod: 'a' } } },
      'coding.cod',
    ],
    ['an empty object', { name: 'lookup', resourceType: 'CodeSystem', parameters: { coding: {} } }, 'coding'],
    [
      'a wrong part',
      { name: 'translate', resourceType: 'ConceptMap', parameters: { dependency: { elemnt: 'x' } } },
      'dependency.elemnt',
    ],
    [
      'an id with a slash',
      { name: 'docref', resourceType: 'DocumentReference', parameters: { patient: 'Patient/1' } },
      'patient',
    ],
    [
      'an inherited name',
      { name: 'expand', resourceType: 'ValueSet', parameters: { constructor: 'x' } },
      'constructor',
    ],
  ])('%s is a fault', (_, request, place) => {
    expect(places(request)).toEqual([place])
  })

  test('no message quotes a value, and names are cut', () => {
    const secret = 'Jane Roe 1970-01-01'
    const parameters = {
      url: secret,
      date: secret,
      count: secret,
      valueSet: { name: secret },
      ['x'.repeat(500)]: secret,
    }
    const faults = faultsOf({ name: 'expand', resourceType: 'ValueSet', parameters })
    expect(faults).toHaveLength(5)
    expect(JSON.stringify(faults)).not.toContain('Jane')
    expect(Math.max(...faults.map(({ name }) => name.length))).toBe(64)
  })
})
