import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../src/audit-rows.ts'
import { People } from '../src/people.ts'
import { observation } from '../src/sample-observation.ts'
import { sessionCookie, signInAlone } from '../src/sign-in/browser-sign-in.ts'
import { askRest, connectRest, type RestAnswer, type RestClient } from '../src/sign-in/rest-client.ts'
import { fhirRequestsDuring } from '../src/stack/fhir-requests.ts'
import { stackOfWorker } from './stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const { own, large } = facts.patients
const people = new People(facts)
let practitioner: RestClient
let patient: RestClient
beforeAll(async () => {
  practitioner = await connectRest(facts, people, 'practitioner')
  patient = await connectRest(facts, people, 'patient')
})
afterAll(() => people.close())

const sending = (method: string, body: object, headers: Record<string, string> = {}) => ({
  method,
  headers: { 'content-type': 'application/fhir+json', ...headers },
  body: JSON.stringify(body),
})
const isFhir = ({ headers }: RestAnswer) => headers['content-type']?.startsWith('application/fhir+json')

interface Entry {
  fullUrl: string
  resource: { resourceType: string; id: string }
  search?: { mode: string }
}
const matchesOf = ({ body }: RestAnswer) =>
  ((body.entry ?? []) as Entry[]).filter(({ search }) => search?.mode === 'match')
const linkOf = ({ body }: RestAnswer, relation: string) =>
  ((body.link ?? []) as { relation: string; url: string }[]).find((link) => link.relation === relation)?.url ?? ''
/** Below `/api/fhir/`, as the client asks it. */
const pathOf = (url: string) => url.slice(`${facts.urls.home}/api/fhir/`.length)

/** The rows of one client that name a tool, once there are so many. */
const callsOf = async (client: RestClient, count: number) => {
  const rows = await auditRowsOf(facts, client.clientId, (all) => all.filter(({ tool }) => tool).length >= count)
  return rows.filter(({ tool }) => tool)
}

describe('a program over REST', () => {
  test('reads a record as FHIR has it, and leaves a row that says who, what and by which rule', async () => {
    const client = await connectRest(facts, people, 'practitioner')
    const read = await client.ask(`default/Patient/${own}`)
    expect([read.status, isFhir(read), read.body.resourceType, read.body.id]).toEqual([200, true, 'Patient', own])
    expect(read.headers).toMatchObject({ etag: expect.stringMatching(/^W\/"\d+"$/), 'cache-control': 'no-store' })
    const [row] = await callsOf(client, 1)
    expect(row).toMatchObject({
      event: 'rest-call',
      tool: 'rest_read',
      transport: 'rest',
      interaction: 'read',
      outcome: 0,
    })
    expect(row?.decision).toMatchObject({ effect: 'allow', rule: expect.any(String) })
  })

  test('searches, and goes on by links of ours that name no server behind us', async () => {
    const first = await practitioner.ask(`default/Observation?patient=${own}&_count=3`)
    expect([first.status, first.body.type]).toEqual([200, 'searchset'])
    const ids = matchesOf(first).map(({ resource }) => resource.id)
    expect(ids).toHaveLength(3)
    expect(matchesOf(first)[0]?.fullUrl).toBe(`${facts.urls.home}/api/fhir/default/Observation/${ids[0]}`)
    const second = await practitioner.ask(pathOf(linkOf(first, 'next')))
    const onward = matchesOf(second).map(({ resource }) => resource.id)
    expect(onward.filter((id) => !ids.includes(id))).toHaveLength(3)
    for (const page of [first, second]) expect(JSON.stringify(page.body.link)).not.toContain(facts.urls.fhir)
  })

  test('is told what can be asked here', async () => {
    const { status, body } = await practitioner.ask('default/metadata')
    expect([status, body.resourceType, body.fhirVersion]).toEqual([200, 'CapabilityStatement', '4.0.1'])
    expect(body.implementation).toMatchObject({ url: `${facts.urls.home}/api/fhir/default` })
  })

  test.each([
    ['reading the record of another', `default/Patient/`],
    ['searching what belongs to another', 'default/Observation?patient='],
  ])('is denied %s before the platform is asked, and that is recorded', async (_what, asked) => {
    const client = await connectRest(facts, people, 'patient')
    const { result, requests } = await fhirRequestsDuring(stack, () => client.ask(asked + large))
    expect([result.status, result.code, isFhir(result), requests]).toEqual([403, 'authz/denied', true, []])
    const [row] = await callsOf(client, 1)
    expect(row).toMatchObject({ event: 'rest-call', transport: 'rest', code: 'authz/denied', outcome: 4 })
    expect(row?.decision).toMatchObject({ effect: 'deny' })
  })

  test('gets a record without what policy hides of it, marked so that nobody writes it back', async () => {
    const [whole, masked] = [practitioner, patient].map((client) => client.ask('default/Practitioner/prac-1'))
    expect((await whole)?.body).toMatchObject({ text: { div: expect.any(String) } })
    const shown = (await masked)?.body ?? {}
    expect(shown).toMatchObject({ id: 'prac-1', meta: { tag: [{ code: 'SUBSETTED' }] } })
    expect(['name' in shown, 'text' in shown]).toEqual([true, false])
  })
})

describe('a change over REST', () => {
  const created = async () => {
    const made = await practitioner.ask('default/Observation', sending('POST', observation(own, 71)))
    expect([made.status, made.code]).toEqual([201, undefined])
    const [, path = ''] = /^(.*)\/_history\/1$/.exec(made.headers.location ?? '') ?? []
    return { path: pathOf(path), id: path.split('/').at(-1) ?? '' }
  }

  test('is made for the version that was read, once the person agreed, and recorded before and after', async () => {
    const client = await connectRest(facts, people, 'practitioner')
    const { path, id } = await created()
    const change = { ...observation(own, 72), id }
    const asking = await fhirRequestsDuring(stack, () =>
      client.ask(path, sending('PUT', change, { 'if-match': 'W/"1"' })),
    )
    expect([asking.result.status, asking.result.code]).toEqual([428, 'write/unconfirmed'])
    expect(JSON.stringify(asking.result.body)).toContain('71 → 72')
    expect(asking.requests.filter(({ method }) => method === 'PUT')).toEqual([])
    const agreed = { 'if-match': 'W/"1"', confirm: asking.result.headers.confirm ?? '' }
    const made = await fhirRequestsDuring(stack, () => client.ask(path, sending('PUT', change, agreed)))
    expect([made.result.status, made.result.headers.etag]).toEqual([200, 'W/"2"'])
    expect(made.requests).toContainEqual({ method: 'PUT', path: `Observation/${id}`, status: 200 })
    expect((await client.ask(path)).body).toMatchObject({ valueQuantity: { value: 72 } })
    // The platform is asked to validate what is shown to the person.
    const rows = (await callsOf(client, 5)).filter(({ interaction }) => interaction !== 'operation')
    expect(rows.map(({ phase, tool, code }) => [phase, tool, code])).toEqual([
      ['outcome', 'rest_update', 'write/unconfirmed'],
      ['attempt', 'rest_update', null],
      ['outcome', 'rest_update', null],
      ['outcome', 'rest_read', null],
    ])
  })

  test.each<[string, Record<string, string>, object, number, string]>([
    ['without the version that was read', {}, {}, 428, 'request/version-missing'],
    ['of another version', { 'if-match': 'W/"7"' }, {}, 412, 'fhir/conflict'],
    [
      'by a copy that is not whole',
      { 'if-match': 'W/"1"' },
      { meta: { tag: [{ code: 'SUBSETTED' }] } },
      409,
      'input/not-replaceable',
    ],
  ])('%s is refused and not sent', async (_what, headers, more, status, code) => {
    const { path, id } = await created()
    const change = { ...observation(own, 72), id, ...more }
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      practitioner.ask(path, sending('PUT', change, headers)),
    )
    expect([result.status, result.code]).toEqual([status, code])
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

describe('what lets nobody in over REST', () => {
  const path = `default/Patient/${own}`
  const refused = async (headers: Record<string, string>, method = 'GET') => {
    const { result, requests } = await fhirRequestsDuring(stack, () => askRest(facts, path, { method, headers }))
    expect([isFhir(result), requests, JSON.stringify(result.body).includes(own)]).toEqual([true, [], false])
    return result
  }

  test('is no token, one that was edited, one for another resource, and one in the address', async () => {
    const agent = await people.connect('mcp-2026', 'patient')
    const { accessToken } = patient
    const tokens = [accessToken.replace(/[^:]+$/, 'A'.repeat(32)), accessToken.toLowerCase(), 'x', agent.accessToken()]
    for (const token of tokens) {
      const { status, code } = await refused({ authorization: `Bearer ${token}` })
      expect([status, code]).toEqual([401, 'session/none'])
    }
    const { headers } = await refused({})
    expect(headers['www-authenticate']).toContain('/.well-known/oauth-protected-resource/api/fhir')
    const inAddress = await askRest(facts, `${path}?access_token=${encodeURIComponent(accessToken)}`)
    expect(inAddress.status).toBe(401)
  })

  test('is a cookie that was forged, or that a page of another site has the browser send', async () => {
    const person = await people.newBrowser()
    await signInAlone(facts, person, people.user('patient'))
    const key = (await sessionCookie(facts, person))?.value ?? ''
    const cookie = `__Host-session=${key}`
    const sameOrigin = { 'sec-fetch-site': 'same-origin' }
    expect((await askRest(facts, path, { headers: { cookie, ...sameOrigin } })).status).toBe(200)
    const forged = `__Host-session=${key.startsWith('A') ? 'B' : 'A'}${key.slice(1)}`
    expect((await refused({ cookie: forged, ...sameOrigin })).status).toBe(401)
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const foreign = { cookie, origin: 'http://attacker.example', 'sec-fetch-site': 'cross-site' }
      expect((await refused(foreign, method)).status).toBe(403)
      expect((await refused({ cookie, 'sec-fetch-site': 'cross-site' }, method)).status).toBe(401)
      expect((await refused({ cookie }, method)).status).toBe(401)
    }
  })
})

test('the log of the Workers tells of requests over REST, and of no record', async () => {
  await askRest(facts, `default/Patient/${own}`, { headers: { host: 'rebound.example' } })
  await patient.ask(`default/Patient/${large}`)
  const log = readFileSync(join(stack.stateDir, 'logs', 'workers.log'), 'utf8')
  expect(log).toContain('"path":"/api/fhir"')
  expect(log).toContain('"tool":"rest_read"')
  expect(log).not.toMatch(new RegExp(`(${own}|${large})\\b`))
})
