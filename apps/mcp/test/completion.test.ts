import { checkSearch, isResourceType, resourceTypes } from '@repo/fhir'
import { describe, expect, test } from 'vitest'
import { callMethod, practitioner, type Script, withMcpScopes } from './call-stage.ts'
import { type Era, eras } from './mcp-request.ts'
import { aPlatform } from './scripted-connections.ts'

const record = { type: 'ref/resource', uri: 'fhir://{platform}/{type}/{id}' }
const search = { type: 'ref/resource', uri: 'fhir://{platform}/{type}{?parameter,value}' }
const prompt = (name: string) => ({ type: 'ref/prompt', name })

interface Typed {
  ref: object
  name: string
  value?: string
  known?: Record<string, string>
}

async function complete({ ref, name, value = '', known }: Typed, script: Script = {}, era?: Era) {
  const params = { ref, argument: { name, value }, ...(known && { context: { arguments: known } }) }
  const { reply, steps, requests } = await callMethod('completion/complete', params, script, era)
  expect([steps.filter((step) => step !== 'audit outcome'), requests]).toEqual([[], []])
  return reply.result?.completion as { values: string[]; total: number; hasMore: boolean }
}
const valuesOf = async (typed: Typed, script?: Script) => (await complete(typed, script)).values

const withPatients = (caller = practitioner) => ({
  ...caller,
  principal: {
    ...caller.principal,
    launchPatient: 'Patient/p7' as const,
    patients: ['Patient/p1', 'Patient/p7'] as const,
  },
})

describe.each(eras)('completion in %s', (era) => {
  test('knows the platform of the session alone', async () => {
    expect((await complete({ ref: record, name: 'platform' }, {}, era)).values).toEqual(['default'])
    expect((await complete({ ref: record, name: 'platform', value: 'x' }, {}, era)).values).toEqual([])
  })

  test('knows all types by how they begin, those used most first', async () => {
    const all = await complete({ ref: record, name: 'type' }, {}, era)
    expect(all.values.slice(0, 4)).toEqual(['Patient', 'Observation', 'Condition', 'MedicationRequest'])
    expect(all).toMatchObject({ total: resourceTypes.length, hasMore: true })
    expect((await complete({ ref: record, name: 'type', value: 'mEDicationr' }, {}, era)).values).toEqual([
      'MedicationRequest',
    ])
  })

  test('knows the search parameters of the type that was chosen', async () => {
    const typed = { ref: search, name: 'parameter', known: { type: 'Observation' } }
    expect((await complete(typed, {}, era)).values.slice(0, 5)).toEqual([
      'patient',
      'code',
      'date',
      'status',
      'category',
    ])
    expect((await complete({ ...typed, value: 'VALUE-q' }, {}, era)).values).toEqual(['value-quantity'])
  })

  test.each(['review-patient', 'prepare-visit', 'reconcile-medications', 'explain-results'])(
    'knows for %s the patients that the sign-in names',
    async (name) => {
      const typed = { ref: prompt(name), name: 'patient' }
      const caller = withPatients()
      expect((await complete(typed, { caller }, era)).values).toEqual(['Patient/p7', 'Patient/p1'])
      expect((await complete({ ...typed, value: 'patient/P1' }, { caller }, era)).values).toEqual(['Patient/p1'])
      expect((await complete({ ...typed, value: 'p7' }, { caller }, era)).values).toEqual(['Patient/p7'])
      expect((await complete(typed, {}, era)).values).toEqual([])
    },
  )
})

test('knows for a prompt the platforms that are connected, and the patients of the one that is chosen', async () => {
  const caller = withPatients()
  const connections = ['valley', 'default'].map((platform) => ({ ...caller.facts, platform }))
  const script = { caller, session: { connections, platforms: [aPlatform('default'), aPlatform('valley')] } }
  const typed = (name: string, known?: Record<string, string>) => ({
    ref: prompt('review-patient'),
    name,
    ...(known && { known }),
  })
  expect(await valuesOf(typed('platform'), script)).toEqual(['valley', 'default'])
  expect(await valuesOf({ ...typed('platform'), value: 'va' }, script)).toEqual(['valley'])
  expect(await valuesOf(typed('patient'), script)).toEqual([])
  expect(await valuesOf(typed('patient', { platform: 'valley' }), script)).toEqual(['Patient/p7', 'Patient/p1'])
  expect(await valuesOf(typed('patient', { platform: 'nowhere' }), script)).toEqual([])
})

test('leaves a row of the patients that it names, names nobody without one, and leaves none of the rest', async () => {
  const params = { ref: prompt('review-patient'), argument: { name: 'patient', value: 'p' } }
  const { records } = await callMethod('completion/complete', params, { caller: withPatients() })
  expect(records).toMatchObject([
    { event: 'tool-call', tool: 'completion', outcome: '0', patients: ['Patient/p7', 'Patient/p1'], disclosed: [] },
  ])
  const { reply } = await callMethod('completion/complete', params, { caller: withPatients(), accepts: () => false })
  expect(reply.result?.completion).toMatchObject({ values: [] })
  const nobody = { ...params, argument: { name: 'patient', value: 'x' } }
  expect((await callMethod('completion/complete', nobody, { caller: withPatients() })).records).toEqual([])
})

test('names no patient to an agent that may not read', async () => {
  const caller = withPatients(withMcpScopes(['fhir:write']))
  expect(await valuesOf({ ref: prompt('review-patient'), name: 'patient' }, { caller })).toEqual([])
  expect(await valuesOf({ ref: record, name: 'id', known: { type: 'Patient' } }, { caller })).toEqual([])
  expect(await valuesOf({ ref: search, name: 'value', known: { parameter: 'patient' } }, { caller })).toEqual([])
})

test('knows ids of those patients, and of no other record', async () => {
  const caller = withPatients()
  expect(await valuesOf({ ref: record, name: 'id', known: { type: 'Patient' } }, { caller })).toEqual(['p7', 'p1'])
  expect(await valuesOf({ ref: record, name: 'id', known: { type: 'Observation' } }, { caller })).toEqual([])
  expect(await valuesOf({ ref: search, name: 'value', known: { parameter: 'patient' } }, { caller })).toEqual([
    'Patient/p7',
    'Patient/p1',
  ])
  expect(await valuesOf({ ref: search, name: 'value', known: { parameter: 'code' } }, { caller })).toEqual([])
})

test('offers parameters of all types where no type is chosen, or one that is none', async () => {
  for (const known of [undefined, { type: 'Nope' }, { type: 'constructor' }]) {
    expect(await valuesOf({ ref: search, name: 'parameter', ...(known && { known }) })).toEqual(['_id', '_lastUpdated'])
  }
})

test('offers no parameter that the platform does not list, where it lists any', async () => {
  const searchParam = [
    { name: 'code', type: 'token' },
    { name: '_id', type: 'token' },
  ]
  const statement = { rest: [{ mode: 'server', resource: [{ type: 'Observation', searchParam }, { type: 'Goal' }] }] }
  const typed = (type: string) => ({ ref: search, name: 'parameter', known: { type } })
  expect(await valuesOf(typed('Observation'), { statement })).toEqual(['code', '_id'])
  expect(await valuesOf(typed('Goal'), { statement })).toContain('lifecycle-status')
})

test('offers no name that fhir_search would refuse', async () => {
  for (const type of resourceTypes.filter(isResourceType)) {
    const offered = await valuesOf({ ref: search, name: 'parameter', known: { type } })
    const refused = offered.flatMap((name) => checkSearch(type, [[name, 'x']]))
    expect(refused.filter(({ message }) => /has no search parameter|^not accepted/.test(message))).toEqual([])
  }
}, 60_000)

test('offers days around today, and codes by number or word', async () => {
  const now = () => Date.parse('2026-11-20T23:59:00Z')
  expect(await valuesOf({ ref: prompt('explain-results'), name: 'date' }, { now })).toEqual([
    '2026-11-20',
    '2026-11-13',
    '2026-10-21',
    '2026-08-22',
    '2025-11-20',
  ])
  expect(await valuesOf({ ref: prompt('prepare-visit'), name: 'date', value: '2026-12' }, { now })).toEqual([
    '2026-12-01',
    '2026-12-02',
    '2026-12-03',
    '2026-12-04',
  ])
  expect(await valuesOf({ ref: prompt('explain-results'), name: 'code', value: '4548' })).toEqual(['4548-4'])
  expect(await valuesOf({ ref: prompt('explain-results'), name: 'code', value: 'Chol' })).toEqual([
    '2093-3',
    '2085-9',
    '13457-7',
  ])
})

test.each([
  ['an unknown template', { type: 'ref/resource', uri: 'fhir://{platform}' }],
  ['an unknown prompt', prompt('nope')],
])('has nothing for %s', async (_what, ref) => {
  const { reply } = await callMethod('completion/complete', { ref, argument: { name: 'type', value: '' } })
  expect(reply.error).toMatchObject({ code: -32602 })
})
