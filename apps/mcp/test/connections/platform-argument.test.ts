import { describe, expect, test } from 'vitest'
import { failures } from '../../src/failure/failures.ts'
import { callMethod, callTool, observation, practitioner, type Script, withMcpScopes } from '../call-stage.ts'
import { eras } from '../mcp-request.ts'
import { aPlatform, signInLink } from '../scripted-connections.ts'
import { createWriteMemory } from '../write/write-memory.ts'

const facts = (platform: string, more: Partial<typeof practitioner.facts> = {}) => ({
  ...practitioner.facts,
  platform,
  ...more,
})
const platforms = [
  aPlatform('default'),
  aPlatform('clinic'),
  aPlatform('archive'),
  aPlatform('terms', { auth: 'backend' }),
]
const two = { platforms, connections: [facts('default'), facts('clinic')] }
const reading = { type: 'Observation', id: 'o1' }
const fhir: Script['fhir'] = () => ({ body: observation('o1') })
const words = (code: keyof typeof failures) => failures[code].say

test('asks a call without a platform which of several it means, and sends nothing', async () => {
  const { answer, steps, records } = await callTool('fhir_read', reading, { session: two, fhir })
  expect(answer.text).toBe(`${words('platform/ambiguous')} Connected: default, clinic. [platform/ambiguous]`)
  expect(steps).toEqual(['audit outcome'])
  expect(records).toMatchObject([{ event: 'refusal', tool: 'fhir_read', interaction: 'read', platform: 'default' }])
})

test('counts a platform whose sign-in has ended: no call goes to the other one by itself', async () => {
  const connections = [facts('default', { state: 'expired' }), facts('clinic')]
  const { answer, requests } = await callTool('fhir_read', reading, { session: { platforms, connections }, fhir })
  expect(answer.text).toContain('[platform/ambiguous]')
  expect(requests).toEqual([])
})

test.each(['default', 'clinic'])('works on %s where that is named, and records it there', async (platform) => {
  const { answer, records } = await callTool('fhir_read', { ...reading, platform }, { session: two, fhir })
  expect(answer.data).toMatchObject({ reference: 'Observation/o1' })
  expect(records).toMatchObject([{ platform, outcome: '0', disclosed: ['Observation/o1'] }])
})

test('says who is signed in at the platform that is named', async () => {
  const { answer, records } = await callTool('get_user', { platform: 'clinic' }, { session: two })
  expect(answer.data).toMatchObject({ platform: 'clinic', fhirUser: 'Practitioner/dr-1' })
  expect(records).toMatchObject([{ tool: 'get_user', platform: 'clinic' }])
  expect((await callTool('get_user', {}, { session: two })).answer.text).toContain('[platform/ambiguous]')
})

test.each(['nowhere', '__proto__', 'DEFAULT', '', 'x'.repeat(5_000)])(
  'names the platforms that there are instead of %.20j, and does not repeat what was said',
  async (platform) => {
    const { answer, steps } = await callTool('fhir_read', { ...reading, platform }, { session: two, fhir })
    const there = 'There are: default, clinic, archive, terms.'
    expect(answer.text).toBe(`${words('platform/unknown')} ${there} [platform/unknown]`)
    expect(steps).toEqual(['audit outcome'])
  },
)

test.each([7, null, ['default'], { id: 'default' }])('takes no %j for a platform', async (platform) => {
  const { answer, records } = await callTool('fhir_read', { ...reading, platform }, { fhir })
  expect(answer.text).toContain('platform: the id of one platform. [input/invalid]')
  expect(records).toMatchObject([{ event: 'refusal' }])
})

test('does not count a connection to a platform that is configured no longer', async () => {
  const session = { platforms: [aPlatform('default')], connections: [facts('default'), facts('gone')] }
  const { answer } = await callTool('fhir_read', reading, { session, fhir })
  expect(answer.data).toMatchObject({ reference: 'Observation/o1' })
  const gone = await callTool('fhir_read', { ...reading, platform: 'gone' }, { session, fhir })
  expect(gone.answer.text).toContain('[platform/unknown]')
})

describe('where nobody is signed in', () => {
  const link = `open this link and sign in: ${signInLink.url} If the page asks for a code, type ${signInLink.code}. It works once, until 12:10 UTC.`

  test('gives the link and the code, and what to do then, and sends nothing', async () => {
    const script = { session: two, fhir }
    const { answer, steps, records } = await callTool('fhir_read', { ...reading, platform: 'archive' }, script)
    expect(answer.text).toContain(words('platform/not-connected'))
    expect(answer.text).toContain(`To connect Platform archive, ${link}`)
    expect(answer.text).toContain('call wait_for_auth with "platform":"archive"')
    expect(steps).toEqual(['link archive', 'audit outcome'])
    expect(records).toMatchObject([{ platform: 'archive', code: 'platform/not-connected', outcome: '4' }])
    expect(JSON.stringify(records)).not.toContain('request=')
  })

  test.each([
    ['fhir_search', { type: 'Observation' }],
    ['fhir_create', { resource: {} }],
    ['fhir_batch', { entries: [] }],
    ['get_user', {}],
  ])('gives it from %s too when the only sign-in has ended', async (tool, args) => {
    const session = { connections: [facts('default', { state: 'expired' })] }
    const { answer, steps, records } = await callTool(tool, args, { session, fhir })
    expect(answer.text).toContain(words('smart/session-expired'))
    expect(answer.text).toContain(link)
    expect(steps).toEqual(['link default', 'audit outcome'])
    expect(records).toMatchObject([{ tool, code: 'smart/session-expired', agent: { principalId: 'principal-1' } }])
  })

  test('says who gives a link where none can be made', async () => {
    const links = { link: () => Promise.reject(new Error('SECRET')) }
    const session = { connections: [facts('default', { state: 'expired' })], links }
    const { answer } = await callTool('fhir_read', reading, { session, fhir })
    expect(answer.text).toContain('Call start_auth with "platform":"default" for a link.')
    expect(answer.text).not.toContain('SECRET')
  })

  test('gives a link to a platform that signs in nobody too', async () => {
    const { answer, steps } = await callTool('fhir_read', { ...reading, platform: 'terms' }, { session: two, fhir })
    expect(answer.text).toContain('open this link and agree')
    expect(steps).toEqual(['link terms', 'audit outcome'])
  })

  test('connects the only platform, and of several says which there are', async () => {
    const none = { connections: [], platforms: [aPlatform('default')] }
    expect((await callTool('fhir_read', reading, { session: none, fhir })).answer.text).toContain(link)
    const { answer, records } = await callTool('fhir_read', reading, { session: { platforms, connections: [] }, fhir })
    expect(answer.text).toContain('None is connected. Call start_auth with one of: default, clinic, archive, terms.')
    expect(records).toMatchObject([{ platform: 'none', agent: { principalId: 'unknown', roles: [] } }])
  })
})

test('takes no confirmation on another platform than the one it was given for', async () => {
  const memory = createWriteMemory(() => Date.now())
  const script: Script = { session: two, fhir, memory, writes: { confirmation: 'always' } }
  const deletion = { ...reading, versionId: '3', platform: 'default' }
  const { confirm } = (await callTool('fhir_delete', deletion, script)).answer.data ?? {}
  expect(confirm).toEqual(expect.any(String))
  const { answer, requests } = await callTool('fhir_delete', { ...deletion, platform: 'clinic', confirm }, script)
  expect(answer.text).toContain('[write/confirmation-invalid]')
  expect(requests.filter(({ method }) => method === 'DELETE')).toEqual([])
})

test('takes no confirmation of a batch on another platform either', async () => {
  const memory = createWriteMemory(() => Date.now())
  const script: Script = { session: two, fhir, memory, writes: { confirmation: 'always' } }
  const batch = { entries: [{ interaction: 'delete', ...reading, versionId: '3' }] }
  const { confirm } = (await callTool('fhir_batch', { ...batch, platform: 'default' }, script)).answer.data ?? {}
  expect(confirm).toEqual(expect.any(String))
  const { answer } = await callTool('fhir_batch', { ...batch, platform: 'clinic', confirm }, script)
  expect(answer.text).toContain('[write/confirmation-invalid]')
})

test('does not take a creation on one platform for the same on another', async () => {
  const memory = createWriteMemory(() => Date.now())
  const { id: _id, meta: _meta, ...resource } = observation('o1')
  const script: Script = { session: two, memory, fhir: () => ({ status: 201, body: observation('o1') }) }
  const creation = { resource, idempotencyKey: 'same-key-1' }
  const first = await callTool('fhir_create', { ...creation, platform: 'default' }, script)
  expect(first.answer.data).toMatchObject({ done: 'created' })
  const other = await callTool('fhir_create', { ...creation, platform: 'clinic' }, script)
  expect(other.answer.text).toContain('[write/key-reused]')
})

test('has one platform for all entries of a batch', async () => {
  const entries = [{ interaction: 'read', ...reading, platform: 'clinic' }]
  const { answer } = await callTool('fhir_batch', { entries, platform: 'default' }, { session: two, fhir })
  expect(answer.text).toContain('"platform" belongs beside "entries", for all of them')
})

describe.each(eras)('in %s', (era) => {
  test('a resource is read at the platform that its URI names', async () => {
    const script = { session: two, fhir }
    const { reply, records } = await callMethod('resources/read', { uri: 'fhir://clinic/Observation/o1' }, script, era)
    expect(reply.result).toMatchObject({ contents: [{ uri: 'fhir://clinic/Observation/o1' }] })
    expect(records).toMatchObject([{ tool: 'fhir_read', platform: 'clinic' }])
  })

  test('a resource at a platform without a sign-in tells how to sign in', async () => {
    const uri = 'fhir://archive/Observation/o1'
    const { reply, requests } = await callMethod('resources/read', { uri }, { session: two, fhir }, era)
    expect(reply.error).toMatchObject({ code: -32603, data: { code: 'platform/not-connected' } })
    expect(reply.error?.message).toContain(signInLink.url)
    expect(requests).toEqual([])
  })

  test('completion knows the connected platforms, and patients of the one that is named', async () => {
    const caller = { ...practitioner, principal: { ...practitioner.principal, patients: ['Patient/p1'] as const } }
    const complete = async (name: string, known: Record<string, string> = {}, who = caller) => {
      const ref = { type: 'ref/resource', uri: 'fhir://{platform}/{type}/{id}' }
      const params = { ref, argument: { name, value: '' }, context: { arguments: known } }
      const { reply } = await callMethod('completion/complete', params, { session: two, caller: who }, era)
      return (reply.result as { completion: { values: string[] } }).completion.values
    }
    expect(await complete('platform')).toEqual(['default', 'clinic'])
    expect(await complete('id', { type: 'Patient', platform: 'clinic' })).toEqual(['p1'])
    expect(await complete('id', { type: 'Patient' })).toEqual([])
    expect(await complete('id', { type: 'Patient', platform: 'archive' })).toEqual([])
    const writer = { ...caller, agent: withMcpScopes(['fhir:write']).agent }
    expect(await complete('id', { type: 'Patient', platform: 'clinic' }, writer)).toEqual([])
  })
})
