import type { ServiceGrant } from '@repo/fhir'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Env } from '../../src/config.ts'
import { connectionFacts, serviceFacts } from '../../src/session/connection.ts'
import { digest, newSecret } from '../../src/session/secret.ts'
import { type PlatformStage, startPlatformStage } from '../platform-stage.ts'
import { granted, grantOf, issued, type SmartPlatform, tokensOf } from '../smart-platform.ts'

let stage: PlatformStage
let env: Env
vi.setConfig({ testTimeout: 30_000 })

beforeAll(async () => {
  stage = await startPlatformStage()
  env = stage.env
})
afterEach(() => stage.reset())
afterAll(() => stage.close())

type Id = 'default' | 'clinic'
const hourMs = 3_600_000
/** The platforms at which people sign in themselves. */
const people = ['clinic', 'default']
const platformOf = (id: Id): SmartPlatform => (id === 'clinic' ? stage.clinic : stage.own)

/** An open session under a name of its own. */
async function opened() {
  const name = await digest(newSecret())
  const session = env.SESSION.getByName(name)
  await session.open({ browser: 'BROWSER' })
  const join = async (id: Id, livesMs = hourMs, subject = 'SUBJECT-1', browser = 'BROWSER') => {
    const grant = { ...grantOf(platformOf(id), livesMs), subject: `${platformOf(id).origin}|${subject}` }
    const facts = connectionFacts({ id, scope: granted, browser }, grant, new Date(Date.now() - hourMs))
    expect(await session.join(grant, facts)).toBe('connected')
    return facts
  }
  const joinArchive = async (sponsor: Awaited<ReturnType<typeof join>>) => {
    const grant = {
      service: true as const,
      fhirBaseUrl: `${stage.clinic.origin}/archive`,
      scope: '',
      scopes: [],
    } satisfies ServiceGrant
    await session.join(grant, serviceFacts({ id: 'archive', scope: '' }, grant, sponsor, new Date()))
  }
  const connected = async () => (await session.describe())?.connections.map(({ platform }) => platform)
  return { name, session, join, joinArchive, connected }
}

const revoked = (id: Id) =>
  platformOf(id)
    .seen.filter(({ path }) => path === '/revoke')
    .map(({ form }) => form.get('token'))
const platforms = (facts: readonly { platform: string }[]) => facts.map(({ platform }) => platform)

test('hands over what the other session has not got, and gives back the rest', async () => {
  const [old, fresh] = [await opened(), await opened()]
  await old.joinArchive(await old.join('default'))
  await old.join('clinic')
  await fresh.join('default')
  const { kept, ended } = await old.session.handOver(fresh.name, people)
  expect([platforms(kept), platforms(ended)]).toEqual([['archive', 'clinic'], ['default']])
  expect([await old.connected(), await fresh.connected()]).toEqual([undefined, ['archive', 'clinic', 'default']])
  expect(await fresh.session.credentials('clinic')).toEqual({ ok: true, smartAccessToken: `${issued.access}-0` })
  await vi.waitFor(() => expect(revoked('default')).toHaveLength(2))
  expect(revoked('clinic')).toEqual([])
})

test('offers what was signed in to in the browser that approved it, and hands over no more than is asked for', async () => {
  const [old, fresh] = [await opened(), await opened()]
  await old.join('default')
  await old.join('clinic', hourMs, 'SUBJECT-1', 'ANOTHER BROWSER')
  const offered = platforms(await old.session.offered())
  expect(offered).toEqual(['default'])
  const { kept, ended } = await old.session.handOver(fresh.name, offered)
  expect([platforms(kept), platforms(ended)]).toEqual([['default'], ['clinic']])
  expect(await fresh.connected()).toEqual(['default'])
  await vi.waitFor(() => expect(revoked('clinic')).toHaveLength(2))
  expect(revoked('default')).toEqual([])
})

test('hands over nothing that was open for somebody who is not connected there', async () => {
  const [old, fresh] = [await opened(), await opened()]
  await old.joinArchive(await old.join('default', hourMs, 'SUBJECT-2'))
  await fresh.join('default')
  const { kept, ended } = await old.session.handOver(fresh.name, people)
  expect([kept, platforms(ended)]).toEqual([[], ['archive', 'default']])
  expect(await fresh.connected()).toEqual(['default'])
})

test('ends, and gives everything back, where the other session is over', async () => {
  const [old, fresh] = [await opened(), await opened()]
  await old.join('clinic')
  await fresh.session.end()
  expect(platforms((await old.session.handOver(fresh.name, people)).ended)).toEqual(['clinic'])
  expect([await old.connected(), await fresh.connected()]).toEqual([undefined, undefined])
  await vi.waitFor(() => expect(revoked('clinic')).toHaveLength(2))
})

test('takes over what a renewal brings meanwhile, and prolongs nothing', async () => {
  const [old, fresh] = [await opened(), await opened()]
  await old.join('clinic', 0)
  const begun = (await old.session.describe())?.createdAt
  await fresh.join('default')
  stage.clinic.token = () => ({ body: tokensOf(7), afterMs: 300 })
  const credentials = old.session.credentials('clinic')
  await old.session.handOver(fresh.name, people)
  expect(await credentials).toEqual({ ok: true, smartAccessToken: `${issued.access}-7` })
  expect(await fresh.session.credentials('clinic')).toEqual({ ok: true, smartAccessToken: `${issued.access}-7` })
  expect((await fresh.session.describe())?.createdAt).toBe(begun)
  expect(revoked('clinic')).toEqual([])
})

test('lets nothing reach the other session by the name that was left', async () => {
  const [old, fresh] = [await opened(), await opened()]
  await old.join('clinic')
  await old.session.handOver(fresh.name, people)
  expect([await old.session.end(), await old.session.disconnect('clinic')]).toEqual([[], []])
  expect(await old.session.admits({ platform: 'clinic', subject: 'S' })).toBe('ended')
  expect(await fresh.connected()).toEqual(['clinic'])
  expect(revoked('clinic')).toEqual([])
})

test.each([0, 1, 2, 3, 4, 6])('goes on or ends once when it is ended %i turns after that began', async (turns) => {
  const [old, fresh] = [await opened(), await opened()]
  await old.join('clinic')
  const handing = old.session.handOver(fresh.name, people)
  for (let turn = 0; turn < turns; turn += 1) await old.session.approvedBy('')
  const ended = await old.session.end()
  const { kept } = await handing
  expect([...platforms(kept), ...platforms(ended)]).toEqual(['clinic'])
  expect(await fresh.connected()).toEqual(platforms(kept))
  await vi.waitFor(() => expect(revoked('clinic')).toHaveLength(ended.length * 2))
})

test('has nothing to hand over where it has ended', async () => {
  const [old, fresh] = [await opened(), await opened()]
  await old.session.end()
  expect(await old.session.handOver(fresh.name, people)).toEqual({ kept: [], ended: [] })
})

test('tells whose a connection is, and ends it for nobody else', async () => {
  const { session, join, connected } = await opened()
  const { subject } = await join('clinic')
  const [own, other] = [
    { platform: 'clinic', subject },
    { platform: 'clinic', subject: 'somebody else' },
  ] as const
  expect([await session.isConnectedAs(own), await session.isConnectedAs(other)]).toEqual([true, false])
  expect(await session.disconnect('clinic', other.subject)).toEqual([])
  expect(await connected()).toEqual(['clinic'])
  expect(platforms(await session.disconnect('clinic', subject))).toEqual(['clinic'])
  expect(await session.isConnectedAs(own)).toBe(false)
})
