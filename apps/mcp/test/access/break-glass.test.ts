import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { type Browser, beginSignIn, createBrowser, formPost, postMcp } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const doctor = { fhirUser: 'Practitioner/dr-1', name: 'NAME-OF-THE-DOCTOR' }
const roles = {
  Patient: ['patient'],
  RelatedPerson: ['related_person'],
  Practitioner: ['practitioner'],
  'Practitioner/admin-1': ['administrator'],
}

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers({
    ...settingsOf(platform.origin, inject('pdpUrl')),
    ROLE_MAP: JSON.stringify(roles),
    PLATFORM_DEFAULT_PANEL: 'required',
    WRITE_CONFIRMATION: 'never',
  })
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

const reference = (to: string) => ({ reference: to })
const patient = (id: string, gp?: string) => ({
  resourceType: 'Patient',
  id,
  ...(gp && { generalPractitioner: [reference(gp)] }),
})
const observation = (id: string, about: string, security?: string) => ({
  resourceType: 'Observation',
  id,
  meta: { versionId: '1', ...(security && { security: [{ code: security }] }) },
  status: 'final',
  code: { text: 'Heart rate' },
  subject: reference(`Patient/${about}`),
})
const searchset = (resources: object[]) => ({
  body: { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })) },
})

/** A server that ignores what it is asked for, and answers everybody's. */
const searches: Record<string, object[]> = {
  CareTeam: [
    {
      resourceType: 'CareTeam',
      id: 't1',
      status: 'active',
      subject: reference('Patient/team-1'),
      participant: [{ member: reference('Practitioner/dr-1') }],
    },
    { resourceType: 'CareTeam', id: 't2', subject: reference('Patient/out-1'), participant: [] },
  ],
  Encounter: [
    {
      resourceType: 'Encounter',
      id: 'e1',
      status: 'finished',
      subject: reference('Patient/out-1'),
      participant: [{ individual: reference('Practitioner/dr-2') }],
    },
  ],
  Patient: [patient('gp-1', 'Practitioner/dr-1'), patient('out-1', 'Practitioner/dr-2'), patient('out-2')],
  Observation: [
    observation('o-team', 'team-1'),
    observation('o-out', 'out-1'),
    observation('o-r', 'out-1', 'R'),
    observation('o-psy', 'out-1', 'PSY'),
  ],
}

function answer(path: string) {
  const [type = '', id] = path.slice('/fhir/'.length).split('/')
  const found = searches[type] ?? []
  if (id === undefined) return searchset(found)
  const known = [...found, patient('team-1')].find((one) => 'id' in one && one.id === id)
  return known ? { body: known } : { status: 404 }
}

interface SignedIn {
  browser: Browser
  token: string
  clientId: string
}

async function signedIn(person: SmartPlatform['person'] = doctor, subject = 'SUBJECT-1'): Promise<SignedIn> {
  platform.fhir = answer
  platform.person = person
  platform.subject = subject
  const { browser, finish } = await beginSignIn(workers, platform)
  const { mcpAccessToken, clientId } = await finish()
  platform.seen.length = 0
  return { browser, token: mcpAccessToken, clientId }
}

async function call({ token }: SignedIn, name: string, args: object) {
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }
  const { json } = await postMcp(workers, token, body, { 'mcp-protocol-version': '2025-11-25' })
  const { content, isError, structuredContent } = (json?.result ?? {}) as {
    content?: { text: string }[]
    isError?: boolean
    structuredContent?: Record<string, unknown>
  }
  return { isError: isError === true, text: content?.[0]?.text ?? '', data: structuredContent }
}

const read = (who: SignedIn, type: string, id: string) => call(who, 'fhir_read', { type, id })
const pathsSeen = () => platform.seen.map(({ path }) => path)
const linkIn = (text: string) => /http:\S+\/auth\/break-glass\?request=[\w-]{43}/.exec(text)?.[0] ?? ''
const idOf = (url: string) => new URL(url).searchParams.get('request') ?? ''

const decide = (browser: Browser, url: string, decision: string, reason?: string) =>
  browser.send(
    '/auth/break-glass',
    formPost([
      ['request', idOf(url)],
      ['decision', decision],
      ...(reason ? [['reason', reason] as [string, string]] : []),
    ]),
  )

const why = 'Found unconscious in the corridor, no other doctor in the house.'

async function recordsOf(clientId: string, event: string): Promise<Record<string, unknown>[]> {
  const response = await workers.harness.getWorker('mcp-fhir-audit').fetch('http://audit/')
  const records = (await response.json()) as (Record<string, unknown> & { agent: { clientId?: string } })[]
  return records.filter((record) => record.event === event && record.agent.clientId === clientId)
}

async function eventually(clientId: string, event: string, atLeast: number) {
  for (let turn = 0; turn < 50; turn += 1) {
    const records = await recordsOf(clientId, event)
    if (records.length >= atLeast) return records
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return recordsOf(clientId, event)
}

describe('where a panel is required, a practitioner', () => {
  test('reads the patients of their care teams and those whose general practitioner they are', async () => {
    const who = await signedIn()
    expect([(await read(who, 'Patient', 'team-1')).isError, (await read(who, 'Patient', 'gp-1')).isError]).toEqual([
      false,
      false,
    ])
  })

  test('is refused anybody else before the platform is asked for them, though it answers everybody’s records', async () => {
    const who = await signedIn()
    const { isError, text } = await read(who, 'Patient', 'out-1')
    expect([isError, text]).toEqual([true, expect.stringContaining('[authz/denied]')])
    expect(linkIn(text)).not.toBe('')
    expect(pathsSeen().toSorted()).toEqual(['/fhir/CareTeam', '/fhir/Encounter', '/fhir/Patient'])
    const [record] = await eventually(who.clientId, 'tool-call', 1)
    expect(record).toMatchObject({
      code: 'authz/denied',
      decision: { rule: 'guard-panel' },
      patients: ['Patient/out-1'],
    })
    expect(record).not.toHaveProperty('breakGlass')
  })

  test('is asked for by the platform once for all calls', async () => {
    const who = await signedIn()
    await Promise.all(['team-1', 'gp-1', 'out-1', 'out-2'].map((id) => read(who, 'Patient', id)))
    expect(pathsSeen().filter((path) => path === '/fhir/CareTeam')).toHaveLength(1)
  })

  test('finds of a search that names nobody what is about these patients', async () => {
    const { text } = await call(await signedIn(), 'fhir_search', { type: 'Observation', params: { code: '8867-4' } })
    expect(text).toContain('o-team')
    expect(text).not.toMatch(/o-out|o-r\b|o-psy/)
  })

  test('reaches nobody where the platform cannot say whom they care for', async () => {
    const who = await signedIn()
    platform.fhir = (path) => (path === '/fhir/CareTeam' ? { status: 500 } : answer(path))
    const { isError, text } = await read(who, 'Patient', 'gp-1')
    expect([isError, text]).toEqual([true, expect.stringContaining('[authz/panel-unavailable]')])
    expect(pathsSeen()).not.toContain('/fhir/Patient/gp-1')
  })

  test('is given no link for a change, nor for several patients', async () => {
    const who = await signedIn()
    const { resourceType: _, id: __, meta: ___, ...rest } = observation('', 'out-1')
    const written = await call(who, 'fhir_create', { resource: { resourceType: 'Observation', ...rest } })
    expect([written.isError, linkIn(written.text)]).toEqual([true, ''])
    const both = await call(who, 'fhir_search', {
      type: 'Observation',
      params: { patient: 'Patient/out-1,Patient/out-2' },
    })
    expect([both.isError, linkIn(both.text)]).toEqual([true, ''])
  })
})

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
    const [broken] = await eventually(who.clientId, 'break-glass', 1)
    expect(broken).toMatchObject({
      outcome: '0',
      breakGlass: true,
      reason: why,
      patients: ['Patient/out-1'],
      transport: 'browser',
      decision: { effect: 'allow' },
      agent: { purpose: 'ETREAT', fhirUser: 'Practitioner/dr-1', roles: ['practitioner'] },
    })
    const rows = await eventually(who.clientId, 'tool-call', 6)
    const marked = rows.filter(({ patients }) => (patients as string[]).includes('Patient/out-1'))
    expect(marked.map(({ code, breakGlass }) => breakGlass ?? code)).toEqual(['authz/denied', true, true, true, true])
  })

  test('opens nobody else, and nothing to change', async () => {
    const who = await signedIn()
    await decide(who.browser, linkIn((await read(who, 'Patient', 'out-1')).text), 'approve', why)
    expect((await read(who, 'Patient', 'out-2')).text).toContain('[authz/denied]')
    platform.seen.length = 0
    const changed = await call(who, 'fhir_patch', {
      type: 'Observation',
      id: 'o-out',
      versionId: '1',
      patch: [{ op: 'replace', path: '/status', value: 'amended' }],
    })
    expect(changed.isError).toBe(true)
    expect(platform.seen.filter(({ method }) => method !== 'GET')).toEqual([])
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
    expect(await eventually(who.clientId, 'break-glass', 1)).toHaveLength(1)
  })

  test('works in the browser that approved the agent alone', async () => {
    const who = await signedIn()
    const url = linkIn((await read(who, 'Patient', 'out-1')).text)
    const other = createBrowser(workers)
    other.cookies.set('__Host-browser', 'B'.repeat(43))
    for (const browser of [other, createBrowser(workers)]) {
      const shown = await browser.send(url.slice(publicUrl.length))
      expect([shown.status, await shown.json()]).toMatchObject([403, { error: 'break-glass/foreign-browser' }])
      expect((await decide(browser, url, 'approve', why)).status).toBe(403)
    }
    expect((await read(who, 'Patient', 'out-1')).isError).toBe(true)
    expect((await decide(who.browser, url, 'approve', why)).status).toBe(200)
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
    const [record] = await eventually(who.clientId, 'break-glass', 1)
    expect(record).toMatchObject({ outcome: '4', code: 'break-glass/declined', patients: ['Patient/out-1'] })
    expect(record).not.toHaveProperty('breakGlass')
    expect((await decide(who.browser, url, 'approve', why)).status).toBe(400)
  })

  test.each(['', 'x', 'A'.repeat(43)])('knows no link of the id "%s"', async (id) => {
    const response = await createBrowser(workers).send(`/auth/break-glass?request=${id}`)
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'connection/unknown' }])
  })
})

test.each([
  ['a patient', { fhirUser: 'Patient/p1', name: 'P', patient: 'p1' }],
  ['a related person', { fhirUser: 'RelatedPerson/r1', name: 'R', patient: 'p1' }],
  ['an administrator', { fhirUser: 'Practitioner/admin-1', name: 'A' }],
  ['nobody in particular', { fhirUser: 'Person/x1', name: 'X' }],
])('lets %s break no glass: they are given no link, and one made for them opens nothing', async (_who, person) => {
  const { digest, newSecret } = await import('../../src/session/secret.ts')
  const who = await signedIn(person)
  const denied = await read(who, 'Patient', 'out-1')
  expect([denied.isError, linkIn(denied.text)]).toEqual([true, ''])
  const [id, sessionKey, browserKey] = [newSecret(), newSecret(), newSecret()]
  const env = await workers.harness.getWorker<import('../../src/config.ts').Env>().getEnv()
  const session = env.SESSION.getByName(await digest(sessionKey))
  await session.open({ browser: await digest(browserKey) })
  const { connectionFacts } = await import('../../src/session/connection.ts')
  const { grantOf, granted } = await import('../smart-platform.ts')
  const grant = { ...grantOf(platform, 3_600_000), fhirUser: person.fhirUser as `${string}/${string}` }
  const facts = connectionFacts({ id: 'default', scope: granted }, grant, new Date())
  await session.join(grant, facts)
  const requested = { sessionKey, subject: facts.subject, patient: 'Patient/out-1', platform: 'default' } as const
  const client = { clientId: `made-${person.fhirUser}`, clientName: 'Example agent' }
  await env.BREAK_GLASS_REQUEST.getByName(await digest(id)).begin({ ...requested, ...client })
  const browser = createBrowser(workers)
  browser.cookies.set('__Host-browser', browserKey)
  const refused = await decide(browser, `${publicUrl}/auth/break-glass?request=${id}`, 'approve', why)
  expect([refused.status, await refused.json()]).toMatchObject([403, { error: 'authz/denied' }])
  expect((await session.describe())?.connections[0]).not.toHaveProperty('brokenGlass')
  const [record] = await eventually(client.clientId, 'break-glass', 1)
  expect(record).toMatchObject({ outcome: '8', code: 'authz/denied', patients: ['Patient/out-1'] })
})

test('keeps of broken glass the keys that docs/storage.md names, and nothing in clear', async () => {
  const who = await signedIn()
  await decide(who.browser, linkIn((await read(who, 'Patient', 'out-1')).text), 'approve', why)
  await read(who, 'Patient', 'out-2')
  expect(workers.storedKeys('BreakGlassRequest')).toEqual(['request'])
  expect(workers.storedKeys('Session')).toContain('glass:default')
  expect([...workers.stored().values()].join('\n')).not.toMatch(/Patient\/out-|team-1|unconscious/)
})
