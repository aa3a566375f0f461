import { expect, test } from 'vitest'
import { callTool, observation, type Script } from '../../../test/call-stage.ts'
import { estimateTokens } from '../present/budget.ts'

const calling = (args: object, script: Script = {}) => callTool('fhir_operation', args, script)
const expand = { operation: 'expand', type: 'ValueSet', parameters: { url: 'http://example.org/vs' } }
const lookup = { operation: 'lookup', type: 'CodeSystem', parameters: { system: 'http://loinc.org', code: '8867-4' } }
const validate = {
  operation: 'validate',
  type: 'Observation',
  parameters: { resource: { ...observation('o1'), id: undefined } },
}
const code = (index: number) => ({ system: 'http://loinc.org', code: `${index}-1`, display: `Name of code ${index}` })
const codes = (count: number) => Array.from({ length: count }, (_, index) => code(index))
const named = { resourceType: 'ValueSet', id: 'v1', name: 'Rates', meta: { versionId: '1' } }

test('shows a stored ValueSet with its codes once policy has released it', async () => {
  const fhir = () => ({ body: { ...named, expansion: { contains: codes(3) } } })
  const { answer, steps, records } = await calling(expand, { fhir })
  expect(steps).toContain('release operation ValueSet/v1')
  expect(answer.data).toMatchObject({ returned: 0, answers: [{ id: 'v1', expansion: { contains: codes(3) } }] })
  expect(records[0]).toMatchObject({ disclosed: ['ValueSet/v1'] })
  const withheld = await calling(expand, { fhir, releases: () => false })
  expect(withheld.answer.text).not.toMatch(/Name of code|Rates/)
})

test('shows of many codes as many as fit, in their order, and says how many are left', async () => {
  const fhir = () => ({ body: { ...named, expansion: { total: 1_000, contains: codes(1_000) } } })
  const { answer } = await calling({ ...expand, budget: 1_000 }, { fhir })
  const { answers, truncated } = answer.data as { answers: { expansion: { contains: object[] } }[]; truncated: string }
  const shown = answers[0]?.expansion.contains ?? []
  expect(shown).toEqual(codes(shown.length))
  expect(shown.length).toBeGreaterThan(15)
  expect(truncated).toContain(`${1_000 - shown.length} of the 1000 entries of the ValueSet did not fit`)
})

test('cuts codes inside codes, and counts these too', async () => {
  const contains = [{ ...code(0), contains: [{ ...code(1), contains: codes(400) }] }]
  const { answer } = await calling(
    { ...expand, budget: 1_000 },
    { fhir: () => ({ body: { ...named, expansion: { contains } } }) },
  )
  const [entries = ''] = /\d+ of the 402 entries/.exec(answer.text) ?? []
  expect(Number.parseInt(entries, 10)).toBeGreaterThan(300)
  expect(answer.text).toContain('Name of code 9')
})

const long = 'x'.repeat(1_900)
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: 'property', valueString: `${index} ${long}` }))
const issue = Array.from({ length: 50 }, (_, index) => ({
  severity: 'error',
  code: 'invalid',
  diagnostics: `${index}${long}`,
}))
const resources = (count: number) =>
  many(count).map((one) => ({ name: 'x', resource: { resourceType: 'ValueSet', title: one.valueString } }))
const odd = [null, 7, [], [[7]], { contains: 7 }, { expansion: [] }]

test.each<[string, object, object]>([
  ['long parameters', lookup, { resourceType: 'Parameters', parameter: many(200) }],
  [
    'one parameter with long parts',
    lookup,
    { resourceType: 'Parameters', parameter: [{ name: 'x', part: many(200) }] },
  ],
  ['many ValueSets', lookup, { resourceType: 'Parameters', parameter: resources(200) }],
  ['many issues', validate, { resourceType: 'OperationOutcome', issue }],
  [
    'long text beside its codes',
    expand,
    { ...named, description: long, title: long, expansion: { contains: codes(500) } },
  ],
  ['labels without end', expand, { ...named, meta: { tag: many(50) }, expansion: { contains: codes(5) } }],
  [
    'extensions without end beside its codes',
    expand,
    { ...named, expansion: { extension: many(200), contains: codes(5) } },
  ],
  ['values of odd kinds', expand, { ...named, expansion: { contains: odd, parameter: odd }, compose: odd }],
])('keeps an answer of %s within the budget', async (_what, args, body) => {
  for (const budget of [500, 1_000, 6_000]) {
    const { answer } = await calling({ ...args, budget }, { fhir: () => ({ body }) })
    expect(answer.isError).toBe(false)
    expect(estimateTokens(answer.data)).toBeLessThanOrEqual(budget)
  }
})

test('says how many remarks on a resource did not fit', async () => {
  const { answer } = await calling(
    { ...validate, budget: 500 },
    { fhir: () => ({ body: { resourceType: 'OperationOutcome', issue } }) },
  )
  expect(answer.data).toMatchObject({ truncated: expect.stringMatching(/^\d+ remarks did not fit$/) })
  expect(answer.data?.outcome).not.toEqual([])
})
