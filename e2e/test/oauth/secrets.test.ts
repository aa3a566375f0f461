import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { signInAlone } from '../../src/sign-in/browser-sign-in.ts'
import { platformRefreshTokens } from '../../src/stack/platform-state.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts, stateDir } = stack
const { home, smart } = facts.urls
const people = new People(facts)
afterAll(() => people.close())

/** What the platform's access tokens and id_tokens look like: a signed JWT. */
const jwt = /eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/

/** Keeps what a client or a browser receives: statuses, headers and bodies. */
class Recording {
  readonly #parts: Promise<string>[] = []

  readonly fetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    const headers = JSON.stringify([...response.headers])
    this.#parts.push(Promise.resolve(`${response.status} ${response.url} ${headers}`), textOf(response.clone()))
    return response
  }

  /** What a browser gets from anybody but the platform, which may tell it its own secrets. */
  watch(person: BrowserContext): void {
    person.on('response', (response) => {
      const url = response.url()
      if (url.startsWith(smart)) return
      this.#parts.push(
        response.headersArray().then((headers) => `${response.status()} ${url} ${JSON.stringify(headers)}`),
        response.text().catch(() => ''),
      )
    })
  }

  async text(): Promise<string> {
    return (await Promise.all(this.#parts)).join('\n')
  }
}

/** A stream that the client closes has been read as far as it came. */
async function textOf(response: Response): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const chunk = await reader?.read().catch(() => undefined)
    if (!chunk || chunk.done) return text
    text += chunk.value
  }
}

const refreshTokens = () => platformRefreshTokens(stack).map(({ value }) => value)

function expectNoPlatformToken(text: string): void {
  expect(jwt.exec(text)?.[0]).toBeUndefined()
  const found = refreshTokens().filter((token) => text.includes(token))
  expect(found).toEqual([])
}

describe('the tokens of the platform', () => {
  test.each(kinds)('reach neither the client over %s nor the browser that signed in for it', async (kind) => {
    const recording = new Recording()
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
    const recording = new Recording()
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
