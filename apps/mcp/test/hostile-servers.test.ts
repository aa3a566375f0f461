import { describe, expect, test } from 'vitest'
import { failures } from '../src/failure/failures.ts'
import { estimateTokens } from '../src/mcp/present/budget.ts'
import { callTool, fhirBaseUrl, observation, type Reply } from './call-stage.ts'

const tools: [string, object][] = [
  ['fhir_search', { type: 'Observation', params: { patient: 'p1' } }],
  ['fhir_read', { type: 'Observation', id: 'o1' }],
  ['fhir_read', { type: 'Observation', id: 'o1', versionId: '3' }],
  ['fhir_history', { type: 'Observation', id: 'o1' }],
  ['fhir_history', { type: 'Observation' }],
  ['fhir_operation', { operation: 'everything', type: 'Patient', id: 'p1' }],
  ['fhir_operation', { operation: 'lookup', type: 'CodeSystem', parameters: { system: 'urn:a', code: 'b' } }],
]

const endless = `"${'SECRET '.repeat(7_500_000)}"`
const nested = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
const unusable: [string, () => Reply | Promise<Reply>, keyof typeof failures][] = [
  ['50 MB', () => ({ body: endless }), 'fhir/malformed'],
  ['nothing', () => ({ body: '' }), 'fhir/malformed'],
  ['a page for people', () => ({ body: '<html>SECRET</html>' }), 'fhir/malformed'],
  ['half an answer', () => ({ body: '{"resourceType":"Bundle","entry":[{"resource":"SECRET"' }), 'fhir/malformed'],
  ['a list', () => ({ body: ['SECRET'] }), 'fhir/malformed'],
  ['null', () => ({ body: 'null' }), 'fhir/malformed'],
  ['200,000 brackets', () => ({ body: nested }), 'fhir/malformed'],
  ['never', () => new Promise<Reply>(() => {}), 'fhir/timeout'],
  ['an error page', () => ({ status: 500, body: '<html>SECRET</html>' }), 'fhir/unavailable'],
  [
    'its way to another host',
    () => ({ status: 302, headers: { location: 'https://evil.example/' } }),
    'fhir/foreign-redirect',
  ],
  [
    'its way out of its base',
    () => ({ status: 302, headers: { location: `${fhirBaseUrl}/../admin` } }),
    'fhir/foreign-redirect',
  ],
]

describe.each(tools)('%s %j', (tool, args) => {
  test.each(unusable)('shows nothing of a server that answers %s, and records the call', async (_what, fhir, code) => {
    // An operation may answer nothing at all (R4 operations.html#response).
    const { answer, requests, records, steps } = await callTool(tool, args, { fhir, deadlineMs: 1_500 })
    const isNothing = tool === 'fhir_operation' && _what === 'nothing'
    expect(answer.isError).toBe(!isNothing)
    if (!isNothing) expect(answer.text.split('\n')[0]).toBe(`${failures[code].say} [${code}]`)
    expect(answer.text).not.toContain('SECRET')
    expect(requests).toHaveLength(1)
    expect(records).toMatchObject([{ phase: 'outcome', disclosed: [], query: requests[0]?.path }])
    expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
  })
})

/** Of the right shape, with parts of every wrong kind. */
const odd = [7, true, null, 'x', [], {}, [null], [[]], { resource: null }, { resource: { resourceType: 7 } }]
const bundles: [string, string, object][] = [
  ['fhir_search', 'searchset', { type: 'Observation' }],
  ['fhir_history', 'history', { type: 'Observation' }],
  ['fhir_operation', 'searchset', { operation: 'everything', type: 'Patient', id: 'p1' }],
]

describe.each(bundles)('%s of a %s', (tool, type, args) => {
  test.each(odd)('takes no harm from %j wherever it stands in the Bundle', async (value) => {
    const good = { resource: observation('o1'), request: { method: 'PUT', url: 'Observation/o1' } }
    for (const part of ['entry', 'link', 'total', 'meta']) {
      const body = { resourceType: 'Bundle', type, entry: [good], [part]: part === 'entry' ? [good, value] : value }
      const { answer, records } = await callTool(tool, args, { fhir: () => ({ body }) })
      expect(answer.isError ? answer.text : answer.data).toEqual(
        answer.isError ? expect.stringContaining('[fhir/malformed]') : expect.objectContaining({ returned: 1 }),
      )
      expect(records).toHaveLength(1)
    }
  })

  test('shows of 5,000 records within the budget, and asks policy once about all of them', async () => {
    const entry = Array.from({ length: 5_000 }, (_, index) => ({
      resource: observation(`o${index}`),
      request: { method: 'PUT', url: `Observation/o${index}` },
    }))
    const { answer, steps } = await callTool(tool, args, {
      fhir: () => ({ body: { resourceType: 'Bundle', type, entry } }),
    })
    expect(answer.isError).toBe(false)
    expect(estimateTokens(answer.data)).toBeLessThanOrEqual(6_000)
    expect(steps.filter((step) => step.startsWith('release'))).toHaveLength(1)
  }, 30_000)
})
