import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { type Fault, faults } from '../../src/stack/fault-proxy.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { send } from '../../src/stack/raw-http.ts'
import { whilePolicy } from '../../src/stack/stack-under-test.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const own = stack.facts.patients.own
const people = new People(stack.facts)
afterAll(() => people.close())

const broken = faults.filter((fault): fault is Exclude<Fault, 'none'> => fault !== 'none')
const calls: [string, Record<string, unknown>][] = [
  ['fhir_read', { type: 'Patient', id: own }],
  ['fhir_search', { type: 'Patient' }],
  ['get_capabilities', { type: 'Observation' }],
  ['fhir_create', { resource: observation(own) }],
]

describe.each(kinds)('while policy cannot be asked, over %s', (kind) => {
  let client: Connected
  beforeAll(async () => {
    client = await people.connect(kind, 'patient')
  })

  test.each(broken)('(%s) nothing is read or written, and the words say so', async (fault) => {
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      whilePolicy(stack, fault, () => Promise.all(calls.map(([tool, given]) => client.call(tool, given)))),
    )
    expect(requests).toEqual([])
    for (const { isError, text, structured } of result) {
      expect(isError).toBe(true)
      expect(text).toContain('Access could not be checked, so nothing was read or changed.')
      expect(text).toContain('[authz/unavailable]')
      expect(structured).toEqual({})
    }
  })

  test('each refused call is in the trail as a serious failure, and calls go on once policy answers again', async () => {
    const read = await client.call('fhir_read', { type: 'Patient', id: own })
    expect(read.isError).toBe(false)
    const refused = broken.length * calls.length
    const rows = await auditRowsOf(stack.facts, client.clientId, refused + 2)
    const about = rows.filter(({ code }) => code === 'authz/unavailable')
    expect(about).toHaveLength(refused)
    expect(new Set(about.map(({ outcome, phase }) => `${phase} ${outcome}`))).toEqual(new Set(['outcome 8']))
    expect(about.flatMap(({ disclosed }) => disclosed)).toEqual([])
  })
})

test('the health page says that policy is down, and that it is up again', async () => {
  const health = () => send(`${stack.facts.urls.home}/health`)
  const down = await whilePolicy(stack, 'status-500', health)
  expect(down.status).toBe(503)
  expect(JSON.parse(down.body)).toMatchObject({ status: 'degraded', policy: 'down', audit: 'up' })
  const up = await health()
  expect(up.status).toBe(200)
  expect(JSON.parse(up.body)).toMatchObject({ status: 'ok', policy: 'up', audit: 'up' })
})
