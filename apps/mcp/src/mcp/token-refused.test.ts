import { expect, test } from 'vitest'
import { callTool, observation, type Reply, searchset } from '../../test/call-stage.ts'
import { failures } from '../failure/failures.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const calls: [string, object][] = [
  ['fhir_search', { type: 'Observation' }],
  ['fhir_history', { type: 'Observation' }],
  ['fhir_operation', { operation: 'lastn', type: 'Observation', parameters: { patient: 'p1' } }],
  ['fhir_read', { type: 'Observation', id: 'o1' }],
  ['fhir_create', { resource: fresh }],
  ['fhir_update', { id: 'o1', versionId: '3', resource: fresh }],
  ['fhir_delete', { type: 'Observation', id: 'o1', versionId: '3' }],
]
const words = `${failures['fhir/unauthorized'].say} [fhir/unauthorized]`
const refusing = () => ({ status: 401 })

test.each(calls)('tells the session when %s meets a platform that refuses its token', async (tool, args) => {
  const { answer, steps } = await callTool(tool, args, { fhir: refusing })
  expect(answer.text).toBe(words)
  expect(steps.slice(-2)).toEqual(['audit outcome', 'token refused'])
  expect(steps.filter((step) => step === 'token refused')).toHaveLength(1)
})

test.each(['fhir_update', 'fhir_delete'])('tells the session when only the change of %s is refused', async (tool) => {
  const fhir = ({ method }: { method: string }) => (method === 'GET' ? { body: observation('o1') } : refusing())
  const { steps } = await callTool(tool, Object.fromEntries(calls)[tool], { fhir })
  expect(steps.slice(-2)).toEqual(['audit outcome', 'token refused'])
})

const others: [string, () => Reply][] = [
  ['an answer', () => ({ body: observation('o1') })],
  ['fhir/rejected', () => ({ status: 400 })],
  ['fhir/forbidden', () => ({ status: 403 })],
  ['fhir/not-found', () => ({ status: 404 })],
  ['fhir/gone', () => ({ status: 410 })],
  ['fhir/conflict', () => ({ status: 412 })],
  ['fhir/throttled', () => ({ status: 429, headers: { 'retry-after': '60' } })],
  ['fhir/unavailable', () => ({ status: 500 })],
  ['fhir/malformed', () => ({ body: '<html>' })],
]

test.each(others)('tells the session nothing of %s', async (_what, fhir) => {
  const { steps } = await callTool('fhir_read', { type: 'Observation', id: 'o1' }, { fhir })
  expect(steps).not.toContain('token refused')
})

test('says the same when the session cannot be told', async () => {
  const tokenRefused = () => Promise.reject(new TypeError('no session of Jane Roe'))
  const { answer, records } = await callTool(
    'fhir_read',
    { type: 'Observation', id: 'o1' },
    { fhir: refusing, tokenRefused },
  )
  expect(answer).toEqual({ isError: true, data: undefined, text: words })
  expect(records).toMatchObject([{ code: 'fhir/unauthorized', outcome: failures['fhir/unauthorized'].outcome }])
})

const renewing = async (refused?: string) => (refused === undefined ? 'smart-token-1' : 'smart-token-2')
const bearers = (requests: { headers: Headers }[]) => requests.map(({ headers }) => headers.get('authorization'))

test.each(calls)('answers %s with the token that came in the place of a refused one', async (tool, args) => {
  let isFirst = true
  const fhir = ({ method, path }: { method: string; path: string }): Reply => {
    const refuses = isFirst
    isFirst = false
    if (refuses) return refusing()
    if (path.includes('_history')) return { body: { resourceType: 'Bundle', type: 'history' } }
    if (path === '/Observation/o1') return { body: observation('o1') }
    return method === 'POST' && path === '/Observation' ? { status: 201, body: observation('o1') } : searchset([])
  }
  const { answer, records, requests, steps } = await callTool(tool, args, { fhir, smartAccessToken: renewing })
  expect(answer.isError, answer.text).toBe(false)
  expect(bearers(requests).slice(0, 2)).toEqual(['Bearer smart-token-1', 'Bearer smart-token-2'])
  expect(requests[1]).toMatchObject({ method: requests[0]?.method, path: requests[0]?.path, body: requests[0]?.body })
  const isWrite = ['fhir_create', 'fhir_update', 'fhir_delete'].includes(tool)
  expect(records.map(({ phase, outcome }) => [phase, outcome])).toEqual(
    isWrite
      ? [
          ['attempt', '0'],
          ['outcome', '0'],
        ]
      : [['outcome', '0']],
  )
  expect(steps).not.toContain('token refused')
})

test.each(['fhir_create', 'fhir_update', 'fhir_delete'])(
  'sends the change of %s once more with another token, records it once, and leaves a second refusal',
  async (tool) => {
    const fhir = ({ method }: { method: string }) => (method === 'GET' ? { body: observation('o1') } : refusing())
    const args = Object.fromEntries(calls)[tool]
    const { answer, records, requests, steps } = await callTool(tool, args, { fhir, smartAccessToken: renewing })
    expect(answer.text).toBe(words)
    const changes = requests.filter(({ method }) => method !== 'GET')
    expect(bearers(changes)).toEqual(['Bearer smart-token-1', 'Bearer smart-token-2'])
    expect(records.map(({ phase, code }) => [phase, code])).toEqual([
      ['attempt', undefined],
      ['outcome', 'fhir/unauthorized'],
    ])
    expect(steps.filter((step) => step === 'token refused')).toHaveLength(1)
  },
)
