import { resourceTypes, searchParametersOf } from '@repo/fhir'
import { expect, test } from 'vitest'
import { takenParameters, validValues } from '../../../../../packages/fhir/test/search/parameter-samples.ts'
import { callTool, fhirBaseUrl, type Script, searchset } from '../../../test/call-stage.ts'

type Params = Record<string, string | string[]>

const search = (type: string, params: Params, script: Script = {}) =>
  callTool('fhir_search', { type, params, count: 1 }, { fhir: () => searchset([]), ...script })

/** The query as it left the process, read back. */
function sentQuery(requests: { path: string }[]): [string, string][] {
  expect(requests).toHaveLength(1)
  return [...new URLSearchParams(requests[0]?.path.split('?')[1])]
}

test.each([
  '_elements',
  '_elements:exclude',
  '_summary',
  '_summary:x',
  '_format:x',
  '_type:not',
  '_contained:x',
  '_fields',
  '_offset',
  '_cursor',
  '_getpages',
  '_security',
  '_security:not',
  '_tag',
  '_count',
  '_total',
  '_filter',
  '_query',
  '_list',
  '_has',
  '_has:Observation:patient:code',
  'a.b',
  'subject.nonsense',
  'code:bogus',
  'code:not:x',
  'code:',
  '_id:bogus',
  '_include:bogus',
  '_sort:desc',
  'subject:Nobody',
  'a b',
  'a&b',
  'a?b',
  'code=x',
  '-code',
  '',
  'ü',
  'code\n',
  'nonsense',
])('sends nothing when a search has the parameter "%s" of nonsense', async (name) => {
  const { answer, steps, records } = await search('Observation', { [name]: '"x' })
  expect(answer.text).toMatch(/\n?params\.?.*\[input\/invalid\]$/s)
  expect(steps).toEqual(['audit outcome'])
  expect(records).toMatchObject([{ event: 'refusal', code: 'input/invalid' }])
})

test('says of every fault what is wrong, and what helps', async () => {
  const { answer } = await search('Observation', {
    patients: 'Patient/p1',
    date: 'yesterday',
    code: '8867-4',
    _sort: 'dat',
  })
  expect(answer.text).toMatch(
    /params\.patients: .*patient.*params\.date: .*params\._sort: .*date.*\[input\/invalid\]$/s,
  )
  expect(answer.text).not.toContain('params.code')
})

test('says of many faults the first ten, and how many more there are', async () => {
  const params = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`nonsense-${index}`, 'x']))
  const { answer } = await search('Observation', params)
  expect(answer.text.match(/params\.nonsense-/g)).toHaveLength(10)
  expect(answer.text).toContain('and 5 more.')
  expect(answer.text.length).toBeLessThan(5_000)
})

test.each<[string, string, string, string]>([
  ['Observation', '_id', 'o1', ''],
  ['Observation', '_lastUpdated', 'gt2026-01-01', ''],
  ['Observation', '_sort', '-date', ''],
  ['Observation', '_total', 'accurate', ''],
  ['Observation', '_summary', 'count', ''],
  ['Observation', 'code:not', 'http://loinc.org|8867-4', ''],
  ['Observation', 'subject:Patient', 'p1', ' Patient/p1'],
  ['Patient', 'name:exact', 'Roe', ''],
  ['Patient', 'birthdate:missing', 'true', ''],
  ['Patient', '_revinclude', 'Observation:subject', ' + search-type Observation if allowed'],
  ['Observation', '_include', 'Observation:subject:Patient', ' + search-type Patient if allowed'],
  ['Observation', 'patient.name', 'Roe', ' + search-type Patient as criterion'],
  ['Observation', 'subject:Patient.name', 'Roe', ' + search-type Patient as criterion'],
  ['Practitioner', '_has:Observation:performer:code', '8867-4', ' + search-type Observation as criterion'],
  [
    'Practitioner',
    '_has:Observation:performer:patient',
    'Patient/p1',
    ' + search-type Observation Patient/p1 as criterion',
  ],
  [
    'Observation',
    'patient.general-practitioner:Practitioner.name',
    'Roe',
    ' + search-type Patient as criterion + search-type Practitioner as criterion',
  ],
])(
  'sends a search of %s by %s=%s once policy has admitted it with what it reaches into',
  async (type, name, value, reach) => {
    const { answer, requests, steps } = await search(type, { [name]: value })
    expect(answer.isError).toBe(false)
    const named = /^ Patient\/\w+/.exec(reach)?.[0] ?? ''
    const counted = `search-type ${type}${named}${name === '_summary' ? '' : ' if allowed'} as R`
    expect(steps[0]).toBe(`admit search-type ${type}${reach} + ${counted}`)
    expect(sentQuery(requests)).toEqual([
      [name, value],
      ['_count', '1'],
    ])
  },
)

test('asks only if allowed about the types of which an include may bring any', async () => {
  const { steps } = await search('Observation', { _include: 'Observation:subject' })
  expect(steps[0]).toMatch(
    /^admit search-type Observation( \+ search-type (Patient|Group|Device|Location) if allowed){4} \+ search-type Observation if allowed as R$/,
  )
})

const statement = {
  rest: [
    {
      mode: 'server',
      resource: [
        {
          type: 'Observation',
          interaction: [{ code: 'search-type' }],
          searchParam: [
            { name: 'patient', type: 'reference' },
            { name: 'trial', type: 'token', definition: 'http://example.org/SearchParameter/trial' },
          ],
        },
      ],
    },
  ],
}

test.each([
  ['a parameter that the platform does not list', 'Observation', { code: '8867-4' }, /params\.code: .*patient/],
  ['a type that the platform does not list', 'Condition', { patient: 'p1' }, /Condition/],
])('sends nothing when a search has %s', async (_what, type, params, words) => {
  const { answer, steps } = await search(type, params, { statement })
  expect(answer.text).toMatch(words)
  expect(steps).toEqual(['audit outcome'])
})

test('sends a parameter of the platform’s own, and checks its value', async () => {
  expect((await search('Observation', { trial: 'a|b' }, { statement })).answer.isError).toBe(false)
  expect((await search('Observation', { trial: 'a|b' })).answer.text).toContain('params.trial: ')
})

test('sends 20 parameters, and nothing of 21', async () => {
  const names = [...searchParametersOf('Observation').keys()].slice(0, 21)
  const params = (count: number) => Object.fromEntries(names.slice(0, count).map((name) => [`${name}:missing`, 'true']))
  const composite = (params: Params) =>
    Object.fromEntries(Object.entries(params).filter(([name]) => !/-value-/.test(name)))
  expect((await search('Observation', composite(params(20)))).answer.isError).toBe(false)
  const { answer, steps } = await search('Observation', params(21))
  expect(answer.text).toContain('params: at most 20 search parameters.')
  expect(steps).toEqual(['audit outcome'])
})

const ids = (count: number, length: number) =>
  Array.from({ length: count }, (_, index) => `${index}-`.padEnd(length, 'a')).join(',')

test('sends a long search by POST, its parameters in the body, and records them', async () => {
  const { answer, requests, records } = await search('Observation', { _id: [ids(60, 36), ids(60, 36)] })
  expect(answer.isError).toBe(false)
  expect(requests).toMatchObject([{ method: 'POST', path: '/Observation/_search' }])
  expect(new URLSearchParams(requests[0]?.body).getAll('_id')).toHaveLength(2)
  expect(records[0]?.query).toMatch(/^\/Observation\/_search\?_id=0-aaa/)
  expect(records[0]?.query?.length).toBeGreaterThan(4_000)
})

test('says what it cannot tell of a long search whose answer names the bare address, and refuses a short one', async () => {
  const link = [{ relation: 'self', url: `${fhirBaseUrl}/Observation/_search` }]
  const fhir = () => searchset([], { link })
  const long = await search('Observation', { _id: [ids(60, 36), ids(60, 36)] }, { fhir })
  expect(long.answer.data?.remarks).toEqual([expect.stringContaining('does not say which parameters it used')])
  const short = await search('Observation', { _id: 'o1' }, { fhir })
  expect(short.answer.text).toContain('[fhir/parameter-ignored]')
})

test('measures a query as it is sent, where a blank takes three characters', async () => {
  const ofTwo = (character: string) => ({
    'code:text': [character.repeat(3_500), character.repeat(3_500)].map((one) => `x${one}x`),
  })
  expect((await search('Observation', ofTwo('a'))).answer.isError).toBe(false)
  const blanks = await search('Observation', ofTwo(' '))
  expect(blanks.answer.text).toContain('params: longer than 8000 characters when encoded: search in steps')
  expect(blanks.steps).toEqual(['audit outcome'])
})

const maxNames = 20

test.each(resourceTypes)('takes every search parameter that R4 defines for %s', async (type) => {
  const parameters = takenParameters(type)
  for (let from = 0; from < parameters.length; from += maxNames) {
    const asked = parameters.slice(from, from + maxNames)
    const params = asked.map((parameter) => [parameter.code, validValues(type, parameter)[0] ?? ''])
    const { requests } = await search(type, Object.fromEntries(params))
    expect(sentQuery(requests).map(([name]) => name)).toEqual([...asked.map(({ code }) => code), '_count'])
  }
})

test('knows the search parameters of 146 types', () => {
  expect(resourceTypes).toHaveLength(146)
})
