import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import type { Env } from '../../src/config.ts'
import { connectionFacts } from '../../src/session/connection.ts'
import { digest, newSecret } from '../../src/session/secret.ts'
import { createBrowser, formPost } from '../mcp-client.ts'
import { granted, grantOf } from '../smart-platform.ts'
import { publicUrl } from '../workers.ts'
import { decide, idOf, linkIn, type PanelStage, type SignedIn, startPanelStage, why } from './panel-stage.ts'

let stage: PanelStage
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  stage = await startPanelStage(inject('pdpUrl'))
})
afterAll(() => stage.close())

const signedIn = (person?: Parameters<PanelStage['signedIn']>[0]) => stage.signedIn(person)
const read = (who: SignedIn, type: string, id: string) => stage.read(who, type, id)
const call = (who: SignedIn, name: string, args: object) => stage.call(who, name, args)

describe('breaking the glass', () => {
  test('says first what it means, and then opens one patient to reading, marked in every row', async () => {
    const who = await signedIn()
    const url = linkIn((await read(who, 'Patient', 'out-1')).text)
    const page = await (await who.browser.send(url.slice(publicUrl.length))).text()
    expect(page).toContain('Patient/out-1')
    expect(page).toContain('30 minutes')
    expect(page).toContain('What is recorded')
    const done = await decide(who.browser, url, 'approve', why)
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('The glass is broken')])
    expect((await read(who, 'Patient', 'out-1')).isError).toBe(false)
    const { text } = await call(who, 'fhir_search', { type: 'Observation', params: { patient: 'Patient/out-1' } })
    expect(text).not.toContain('o-psy')
    expect((await read(who, 'Observation', 'o-out')).isError).toBe(false)
    expect((await read(who, 'Observation', 'o-r')).isError).toBe(false)
    expect((await read(who, 'Observation', 'o-psy')).text).toContain('[fhir/not-found]')
    const [broken] = await stage.recorded(who.clientId, 'break-glass', 1)
    expect(broken).toMatchObject({
      outcome: '0',
      breakGlass: true,
      reason: why,
      patients: ['Patient/out-1'],
      transport: 'browser',
      decision: { effect: 'allow' },
      agent: { purpose: 'ETREAT', fhirUser: 'Practitioner/dr-1', roles: ['practitioner'] },
    })
    const rows = await stage.recorded(who.clientId, 'tool-call', 6)
    const marked = rows.filter(({ patients }) => (patients as string[]).includes('Patient/out-1'))
    const inTime = [true, true, true, true, true]
    expect(marked.map(({ code, breakGlass }) => breakGlass ?? code)).toEqual(['authz/denied', ...inTime])
  })

  test('opens nobody else, and nothing to change', async () => {
    const who = await signedIn()
    await decide(who.browser, linkIn((await read(who, 'Patient', 'out-1')).text), 'approve', why)
    expect((await read(who, 'Patient', 'out-2')).text).toContain('[authz/denied]')
    stage.platform.seen.length = 0
    const changed = await call(who, 'fhir_patch', {
      type: 'Observation',
      id: 'o-out',
      versionId: '1',
      patch: [{ op: 'replace', path: '/status', value: 'amended' }],
    })
    expect(changed.isError).toBe(true)
    expect(stage.platform.seen.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  test('opens nothing to another agent of the same person', async () => {
    const [who, other] = [await signedIn(), await signedIn()]
    await decide(who.browser, linkIn((await read(who, 'Patient', 'out-1')).text), 'approve', why)
    expect((await read(other, 'Patient', 'out-1')).text).toContain('[authz/denied]')
  })

  test('ends with the connection', async () => {
    const who = await signedIn()
    await decide(who.browser, linkIn((await read(who, 'Patient', 'out-1')).text), 'approve', why)
    await call(who, 'revoke_auth', { platform: 'default' })
    expect((await read(who, 'Patient', 'out-1')).text).toContain('[platform/not-connected]')
  })

  test.each([
    ['none', undefined],
    ['a short one', 'urgent'],
    ['one of blanks', ' '.repeat(40)],
    ['one that says nothing', 'xxxxxxxxxxxxxxxxxxxx'],
    ['one beyond all bounds', 'reason '.repeat(100)],
  ])('takes no reason for one: %s', async (_what, reason) => {
    const who = await signedIn()
    const url = linkIn((await read(who, 'Patient', 'out-1')).text)
    const refused = await decide(who.browser, url, 'approve', reason)
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('Write a sentence')])
    expect((await read(who, 'Patient', 'out-1')).isError).toBe(true)
    expect((await decide(who.browser, url, 'approve', why)).status).toBe(200)
  })

  test('works once', async () => {
    const who = await signedIn()
    const url = linkIn((await read(who, 'Patient', 'out-1')).text)
    const both = await Promise.all([decide(who.browser, url, 'approve', why), decide(who.browser, url, 'approve', why)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 400])
    expect((await decide(who.browser, url, 'approve', why)).status).toBe(400)
    expect(await stage.recorded(who.clientId, 'break-glass', 1)).toHaveLength(1)
  })

  test('works in the browser that approved the agent alone', async () => {
    const who = await signedIn()
    const url = linkIn((await read(who, 'Patient', 'out-1')).text)
    const other = createBrowser(stage.workers)
    other.cookies.set('__Host-browser', 'B'.repeat(43))
    for (const browser of [other, createBrowser(stage.workers)]) {
      const shown = await browser.send(url.slice(publicUrl.length))
      expect([shown.status, await shown.json()]).toMatchObject([403, { error: 'break-glass/foreign-browser' }])
      expect((await decide(browser, url, 'approve', why)).status).toBe(403)
    }
    expect((await read(who, 'Patient', 'out-1')).isError).toBe(true)
    expect((await decide(who.browser, url, 'approve', why)).status).toBe(200)
  })

  test.each([
    ['whoever approved the agent is not who signed in there', 'approver', 403],
    ['the person who is connected is signed in by themselves', 'own', 200],
    ['the person who is connected came into the browser’s session from another one', 'foreign', 403],
    ['somebody else is signed in by themselves', 'other', 403],
  ])('answers as it should where %s', async (_who, whose, status) => {
    const who = await signedIn()
    const env = await stage.workers.harness.getWorker<Env>().getEnv()
    const [id, sessionKey, browserKey] = [newSecret(), newSecret(), newSecret()]
    const join = async (key: string, subject: string, browser: string) => {
      const session = env.SESSION.getByName(await digest(key))
      const grant = { ...grantOf(stage.platform, 3_600_000), fhirUser: 'Practitioner/dr-1', subject } as const
      await session.open({ browser: await digest(browserKey) })
      const asked = { id: 'default', scope: granted, browser: await digest(browser) }
      await session.join(grant, connectionFacts(asked, grant, new Date()))
    }
    const subject = `${stage.platform.origin}|SUBJECT-1`
    await join(sessionKey, subject, newSecret())
    const ownSession = newSecret()
    const where = whose === 'foreign' ? newSecret() : browserKey
    await join(ownSession, whose === 'other' ? 'issuer|somebody' : subject, where)
    const asked = { sessionKey, subject, patient: 'Patient/out-1', platform: 'default' } as const
    const client = { clientId: who.clientId, clientName: 'Example agent' }
    await env.BREAK_GLASS_REQUEST.getByName(await digest(id)).begin({ ...asked, ...client })
    const browser = createBrowser(stage.workers)
    if (whose === 'approver') browser.cookies.set('__Host-browser', browserKey)
    else browser.cookies.set('__Host-session', ownSession)
    const url = `${publicUrl}/auth/break-glass?request=${id}`
    expect((await decide(browser, url, 'approve', why)).status).toBe(status)
  })

  test('is not done by a page of another origin', async () => {
    const who = await signedIn()
    const url = linkIn((await read(who, 'Patient', 'out-1')).text)
    const form = formPost([
      ['request', idOf(url)],
      ['decision', 'approve'],
      ['reason', why],
    ])
    const foreign = { ...form.headers, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await who.browser.send('/auth/break-glass', { ...form, headers: foreign })).status).toBe(403)
    expect((await read(who, 'Patient', 'out-1')).isError).toBe(true)
  })

  test('opens nothing where the person refuses, and records that', async () => {
    const who = await signedIn()
    const url = linkIn((await read(who, 'Patient', 'out-1')).text)
    expect(await (await decide(who.browser, url, 'deny')).text()).toContain('Nothing was opened')
    expect((await read(who, 'Patient', 'out-1')).isError).toBe(true)
    const [record] = await stage.recorded(who.clientId, 'break-glass', 1)
    expect(record).toMatchObject({ outcome: '4', code: 'break-glass/declined', patients: ['Patient/out-1'] })
    expect(record).not.toHaveProperty('breakGlass')
    expect((await decide(who.browser, url, 'approve', why)).status).toBe(400)
  })

  test.each(['', 'x', 'A'.repeat(43)])('knows no link of the id "%s"', async (id) => {
    const response = await createBrowser(stage.workers).send(`/auth/break-glass?request=${id}`)
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'connection/unknown' }])
  })
})

test.each([
  ['a patient', { fhirUser: 'Patient/p1', name: 'P', patient: 'p1' }],
  ['a related person', { fhirUser: 'RelatedPerson/r1', name: 'R', patient: 'p1' }],
  ['an administrator', { fhirUser: 'Practitioner/admin-1', name: 'A' }],
  ['nobody in particular', { fhirUser: 'Person/x1', name: 'X' }],
])('lets %s break no glass: they are given no link, and one made for them opens nothing', async (_who, person) => {
  const who = await signedIn(person)
  const denied = await read(who, 'Patient', 'out-1')
  expect([denied.isError, linkIn(denied.text)]).toEqual([true, ''])
  const [id, sessionKey, browserKey] = [newSecret(), newSecret(), newSecret()]
  const env = await stage.workers.harness.getWorker<Env>().getEnv()
  const session = env.SESSION.getByName(await digest(sessionKey))
  await session.open({ browser: await digest(browserKey) })
  const grant = { ...grantOf(stage.platform, 3_600_000), fhirUser: person.fhirUser as `${string}/${string}` }
  const approver = await digest(browserKey)
  const facts = connectionFacts({ id: 'default', scope: granted, browser: approver }, grant, new Date())
  await session.join(grant, facts)
  const requested = { sessionKey, subject: facts.subject, patient: 'Patient/out-1', platform: 'default' } as const
  const client = { clientId: `made-${person.fhirUser}`, clientName: 'Example agent' }
  await env.BREAK_GLASS_REQUEST.getByName(await digest(id)).begin({ ...requested, ...client })
  const browser = createBrowser(stage.workers)
  browser.cookies.set('__Host-browser', browserKey)
  const refused = await decide(browser, `${publicUrl}/auth/break-glass?request=${id}`, 'approve', why)
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: 'authz/denied' }])
  expect((await session.describe())?.connections[0]).not.toHaveProperty('brokenGlass')
  const [record] = await stage.recorded(client.clientId, 'break-glass', 1)
  expect(record).toMatchObject({ outcome: '8', code: 'authz/denied', patients: ['Patient/out-1'] })
})

test('keeps of broken glass the keys that docs/storage.md names, and nothing in clear', async () => {
  const who = await signedIn()
  await decide(who.browser, linkIn((await read(who, 'Patient', 'out-1')).text), 'approve', why)
  await read(who, 'Patient', 'out-2')
  expect(stage.workers.storedKeys('BreakGlassRequest')).toEqual(['request'])
  expect(stage.workers.storedKeys('Session')).toContain('glass:default')
  expect([...stage.workers.stored().values()].join('\n')).not.toMatch(/Patient\/out-|team-1|unconscious/)
})
