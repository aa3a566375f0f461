import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { SampleUser } from '../../../scripts/stack/facts.ts'
import { kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { signInAlone } from '../../src/sign-in/browser-sign-in.ts'
import { connectByLink, startAuth, waitForAuth } from '../../src/sign-in/connection-link.ts'
import { Recording } from '../../src/sign-in/recording.ts'
import { platformRefreshTokens } from '../../src/stack/platform-state.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts, stateDir } = stack
const { home, smart } = facts.urls
const platformOrigins = [smart, ...facts.platforms.map(({ fhir }) => new URL(fhir).origin)]
const people = new People(facts)
afterAll(() => people.close())

/** What the platform's access tokens and id_tokens look like: a signed JWT. */
const jwt = /eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g

const refreshTokens = () =>
  ['default', ...facts.platforms.map(({ id }) => id)].flatMap((platform) =>
    platformRefreshTokens(stack, platform).map(({ value }) => value),
  )

/** A checkpoint of the audit trail is signed as a JWT is; its header says what it is. */
function isCheckpoint(signed: string): boolean {
  const [header = ''] = signed.split('.')
  return Buffer.from(header, 'base64url').toString().includes('"typ":"audit-checkpoint"')
}

function expectNoPlatformToken(text: string): void {
  const signed = text.match(jwt) ?? []
  expect(signed.filter((token) => !isCheckpoint(token))).toEqual([])
  const found = refreshTokens().filter((token) => text.includes(token))
  expect(found).toEqual([])
}

describe('the tokens of the platform', () => {
  test.each(kinds)('reach neither the client over %s nor the browser that signed in for it', async (kind) => {
    const recording = new Recording(platformOrigins)
    const person = await people.newBrowser()
    recording.watch(person)
    const client = await people.connect(kind, 'patient', { person, fetch: recording.fetch })
    await client.listTools()
    const answers = [
      await client.call('get_user', {}),
      await client.call('get_capabilities', {}),
      await client.call('fhir_search', { type: 'Observation', params: { patient: 'Patient/patient-1' } }),
      await client.call('fhir_read', { type: 'Patient', id: 'patient-1' }),
      await client.call('fhir_create', { resource: observation('patient-1') }),
      await client.call('fhir_delete', { type: 'Observation', id: 'x', versionId: '1' }),
      await client.call('fhir_search', { type: 'Patient', params: { 'no-such-parameter': 'x' } }),
    ]
    await client.close()
    const seen = (await recording.text()) + JSON.stringify([answers, await person.cookies(home)])
    expect(refreshTokens().length).toBeGreaterThan(0)
    // The recording is of this session: the client's own token and the answers are in it.
    expect(seen).toContain(client.accessToken())
    expect(seen).toContain('Patient/patient-1')
    expectNoPlatformToken(seen)
  })

  test('reach no page, cookie or redirect of a browser that signed in by itself', async () => {
    const recording = new Recording(platformOrigins)
    const person = await people.newBrowser()
    recording.watch(person)
    await signInAlone(facts, person, people.user('patient'))
    const seen = (await recording.text()) + JSON.stringify(await person.cookies(home))
    expect(seen).toContain('You are signed in.')
    expectNoPlatformToken(seen)
  })
})

describe('the logs of the Workers', () => {
  test('hold no token of either side, no session key, no name and no id of a patient', async () => {
    const person = await people.newBrowser()
    const client = await people.connect('mcp-2026', 'patient', { person })
    await client.call('fhir_search', { type: 'Observation', params: { patient: 'Patient/patient-1' } })
    await client.call('fhir_read', { type: 'Patient', id: 'patient-1' })
    await client.call('fhir_read', { type: 'Patient', id: 'patient-2' })
    await client.call('fhir_create', { resource: observation('patient-2') })
    await client.call('fhir_search', { type: 'Patient', params: { 'no-such-parameter': 'x' } })
    const folder = join(stateDir, 'logs')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.log') && file !== 'sandbox.log',
    )
    expect(files).toContain('workers.log')
    const logs = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n')
    // What is looked for would be there: the calls above have left their lines.
    expect(logs).toContain('"event":"tool/failed"')
    expectNoPlatformToken(logs)
    expect(logs).not.toContain(client.accessToken())
    const cookies = await person.cookies(home)
    for (const { name, value } of cookies.filter((cookie) => cookie.name.startsWith('__Host-'))) {
      expect(logs, name).not.toContain(value)
    }
    const patients = facts.users.filter(({ fhirUser }) => !fhirUser.startsWith('Practitioner'))
    for (const { name, fhirUser } of patients) {
      expect(logs).not.toContain(name)
      expect(logs).not.toContain(fhirUser)
    }
    expect(logs).not.toMatch(/patient-(1|2|10k)\b/)
    expect(logs).not.toMatch(/[?&](code|state|access_token)=/)
  })
})

/** The family name alone, as FHIR keeps it; an `Ito` inside what is sealed or hashed is none. */
function familyIn(text: string, { name }: SampleUser): string[] {
  const family = name.split(' ').at(-1) ?? ''
  return text.match(new RegExp(`(?<![\\w+/=-])${family}(?![\\w+/=-])`, 'g')) ?? []
}

/** Every file below a folder, as text in which bytes stand for themselves. */
function contentOf(folder: string, isRead: (file: string) => boolean = () => true): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).filter(isRead)
  return paths.map((path) => readFileSync(path, 'latin1')).join('\n')
}

describe('a run over several platforms, by an agent and by hand,', () => {
  test('leaves no token, name, birth date or id of a patient in logs, storage, cookies or addresses', async () => {
    const recording = new Recording(platformOrigins)
    const person = await people.newBrowser()
    recording.watch(person)
    const agent = await people.connect('mcp-2026', 'patient', { person, fetch: recording.fetch })
    const sources: { platform: string; user: SampleUser; birthDate: string }[] = []
    const read = async (platform: string, user: SampleUser) => {
      const [family] = user.name.split(' ').slice(-1)
      const [type, id] = user.fhirUser.split('/')
      const record = await agent.call('fhir_read', { platform, type, id })
      const birthDate = /\d{4}-\d{2}-\d{2}/.exec(/birthDate\W+\d{4}-\d{2}-\d{2}/.exec(record.text)?.[0] ?? '')?.[0]
      if (!birthDate) throw new Error(`the record tells no birth date: ${record.text}`)
      const params = { family, birthdate: birthDate }
      const found = await agent.call('fhir_search', { platform, type: 'Patient', params })
      expect(found.structured.returned, found.text).toBe(1)
      sources.push({ platform, user, birthDate })
    }
    await read('default', people.user('patient'))
    for (const platform of ['valley', 'harbor']) {
      const user = people.userAt(platform, 'patient')
      const waiting = waitForAuth(agent, platform)
      await connectByLink(person, await startAuth(agent, platform), user)
      expect((await waiting).isError).toBe(false)
      await read(platform, user)
    }
    const byHand = await people.newBrowser()
    recording.watch(byHand)
    await signInAlone(facts, byHand, people.user('patient'))
    const page = await byHand.newPage()
    await page.goto(home)
    await page.goto(`${home}/audit`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Who looked at your records')
    const cookies = [...(await person.cookies(home)), ...(await byHand.cookies(home))]
    const own = cookies.filter(({ name }) => name.startsWith('__Host-'))
    await agent.call('revoke_auth', { platform: 'harbor' })
    const author = await people.connect('mcp-2026', 'practitioner')
    const creation = { resource: observation(facts.patients.own), idempotencyKey: 'made-in-this-run' }
    const { reference } = (await author.call('fhir_create', creation)).structured

    const stored = contentOf(join(stateDir, 'wrangler'))
    const logs = contentOf(join(stateDir, 'logs'), (file) => file.endsWith('.log') && !file.endsWith('sandbox.log'))
    const addresses = recording.addresses().join('\n')
    // What is searched is what the run has left: a client, the sessions, the lines of calls, the pages of a sign-in.
    expect(stored).toContain(agent.clientId)
    expect(stored).toContain('connection:valley')
    expect(stored).toContain('creation:')
    expect(reference).toMatch(/^Observation\/./)
    expect(`${stored}\n${logs}`).not.toContain(String(reference))
    expect(logs).toContain('POST /mcp')
    expect(addresses).toContain('/auth/connect?request=')
    expect(addresses).toContain('/audit')
    const places = { stored, logs, addresses, cookies: JSON.stringify(own) }
    for (const [place, text] of Object.entries(places)) {
      expectNoPlatformToken(text)
      expect(text, place).not.toContain(agent.accessToken())
      for (const { user, birthDate } of sources) {
        expect(text, place).not.toContain(user.name)
        expect(familyIn(text, user), place).toEqual([])
        expect(text, place).not.toContain(birthDate)
        // The reference, and the id wherever it stands: `patient-10` is another's.
        expect(text.match(new RegExp(`${user.fhirUser.split('/')[1]}(?!\\d)`, 'g')) ?? [], place).toEqual([])
      }
    }
    for (const { name, value } of own) {
      expect(`${stored}\n${logs}\n${addresses}`, name).not.toContain(value)
    }
  })
})
