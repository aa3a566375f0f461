import { resourceTypes, searchParametersOf } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, searchset } from '../../../test/call-stage.ts'

type Params = Record<string, string | string[]>

const search = (type: string, params: Params) =>
  callTool('fhir_search', { type, params, count: 1 }, { fhir: () => searchset([]) })

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
])('sends nothing when a search is to be shaped by %s', async (name) => {
  const { answer, steps, records } = await search('Observation', { [name]: 'x' })
  expect(answer.text).toContain(`params.${name}: not accepted here: fhir_search sets what is returned by itself`)
  expect(steps).toEqual(['audit outcome'])
  expect(records).toMatchObject([{ event: 'refusal', code: 'input/invalid' }])
})

test.each(['_has:Observation:patient:code', '_has', 'subject.name', 'a.b', '_filter', '_filter:x'])(
  'sends nothing when a search reaches into other records by %s',
  async (name) => {
    const { answer, steps } = await search('Observation', { [name]: 'x' })
    expect(answer.text).toContain(`params.${name}: chained parameters, _has and _filter are not accepted`)
    expect(steps).toEqual(['audit outcome'])
  },
)

test.each(['code:bogus', 'code:not:x', 'code:', '_id:bogus', '_include:bogus', '_sort:desc', 'subject:Nobody'])(
  'sends nothing when a search has the unknown modifier of %s',
  async (name) => {
    const { answer, steps } = await search('Observation', { [name]: 'x' })
    expect(answer.text).toMatch(/unknown modifier.* \[input\/invalid\]$/)
    expect(steps).toEqual(['audit outcome'])
  },
)

test.each(['a b', 'a&b', 'a?b', 'code=x', '-code', '', 'ü', 'code\n', 'x'.repeat(101)])(
  'sends nothing when a search has the parameter name "%s"',
  async (name) => {
    const { answer, steps } = await search('Observation', { [name]: 'x' })
    expect(answer.text).toContain('not a search parameter name')
    expect(steps).toEqual(['audit outcome'])
  },
)

test.each([
  ['Observation', 'patients', 'did you mean patient'],
  ['Observation', 'Status', 'did you mean status'],
  ['Patient', 'birthDate', 'did you mean birthdate'],
  ['Observation', 'ct', ''],
  ['Observation', 'nonsense', 'only those that R4 defines are sent, and get_capabilities'],
])('sends nothing when %s has no parameter %s, and says what helps', async (type, name, help) => {
  const { answer, steps } = await search(type, { [name]: 'x' })
  expect(answer.text).toContain(`params.${name}: not a search parameter of ${type}: ${help}`)
  expect(steps).toEqual(['audit outcome'])
})

test.each([
  ['Observation', '_id', 'o1'],
  ['Observation', '_lastUpdated', 'gt2026-01-01'],
  ['Observation', '_sort', '-date'],
  ['Observation', '_include', 'Observation:subject'],
  ['Observation', '_include:iterate', 'Patient:general-practitioner'],
  ['Patient', '_revinclude', 'Observation:subject'],
  ['Observation', 'code:not', 'http://loinc.org|8867-4'],
  ['Observation', 'subject:Patient', 'p1'],
  ['Patient', 'name:exact', 'Roe'],
  ['Patient', 'birthdate:missing', 'true'],
])('sends a search of %s by %s', async (type, name, value) => {
  const { answer, requests } = await search(type, { [name]: value })
  expect(answer.isError).toBe(false)
  expect(sentQuery(requests)).toEqual([
    [name, value],
    ['_count', '1'],
  ])
})

test('sends 20 parameters, and nothing of 21', async () => {
  const names = [...searchParametersOf('Observation').keys()].slice(0, 21)
  const params = (count: number) => Object.fromEntries(names.slice(0, count).map((name) => [name, 'x']))
  expect(sentQuery((await search('Observation', params(20))).requests)).toHaveLength(21)
  const { answer, steps } = await search('Observation', params(21))
  expect(answer.text).toContain('params: at most 20 search parameters.')
  expect(steps).toEqual(['audit outcome'])
})

test('measures a query as it is sent, where a blank takes three characters', async () => {
  const ofThree = (character: string) => ({ code: Array.from({ length: 3 }, () => character.repeat(500)) })
  const letters = await search('Observation', ofThree('a'))
  expect(letters.records[0]?.query).toBe(letters.requests[0]?.path)
  const blanks = await search('Observation', ofThree(' '))
  expect(blanks.answer.text).toContain('params: longer than 4000 characters when encoded: search in steps.')
  expect(blanks.steps).toEqual(['audit outcome'])
})

const maxNames = 20

test.each(resourceTypes)('takes every search parameter that R4 defines for %s', async (type) => {
  const names = ['_id', ...searchParametersOf(type).keys()]
  for (let from = 0; from < names.length; from += maxNames) {
    const asked = names.slice(from, from + maxNames)
    const { requests } = await search(type, Object.fromEntries(asked.map((name) => [name, '1'])))
    expect(sentQuery(requests).map(([name]) => name)).toEqual([...asked, '_count'])
  }
})

test('knows the search parameters of 146 types', () => {
  expect(resourceTypes).toHaveLength(146)
})
