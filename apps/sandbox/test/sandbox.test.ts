import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FhirRequestEntry, type Sandbox, startSandbox } from '../src/index.ts'
import { createBrowser, redeem, redirectUri, tokenRequest, type Visit, visit } from './smart/smart-app.ts'

const options = { host: '127.0.0.1', fhirPort: 0, smartPort: 0, redirectUris: [redirectUri], log: () => {} }
const portOf = (url: string) => Number(new URL(url).port)

describe('the sandbox', () => {
  let sandbox: Sandbox
  const requests: FhirRequestEntry[] = []
  beforeAll(async () => {
    sandbox = await startSandbox({ ...options, onRequest: (entry) => requests.push(entry) })
  })
  afterAll(() => sandbox.close())

  const signIn = async (how: Visit) => {
    const { fhirUrl, smartUrl } = sandbox
    const { body } = await redeem(smartUrl, await visit(createBrowser(smartUrl), fhirUrl, how))
    const get = (path: string) =>
      fetch(`${fhirUrl}/${path}`, { headers: { authorization: `Bearer ${body.access_token}` } })
    return { tokens: body, get }
  }

  it('publishes where to sign in, without a token', async () => {
    const configuration = await (await fetch(`${sandbox.fhirUrl}/.well-known/smart-configuration`)).json()
    expect(configuration).toMatchObject({
      authorization_endpoint: `${sandbox.smartUrl}/auth`,
      token_endpoint: `${sandbox.smartUrl}/token`,
      code_challenge_methods_supported: ['S256'],
    })
    expect(await (await fetch(`${sandbox.fhirUrl}/metadata`)).text()).toContain(`${sandbox.smartUrl}/token`)
  })

  it('refuses a request without a token', async () => {
    const response = await fetch(`${sandbox.fhirUrl}/Patient/patient-1`)
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' })
  })

  it('lets every sample person sign in and read their own record, named as they are', async () => {
    for (const { username, fhirUser, name } of sandbox.users) {
      const { get } = await signIn({ username, scope: 'openid fhirUser user/*.rs' })
      const response = await get(fhirUser)
      expect([username, response.status]).toEqual([username, 200])
      const [{ family }] = ((await response.json()) as { name: [{ family: string }] }).name
      expect(name).toContain(family)
    }
  })

  it('shows a guardian the patient they stand for and no other, in reads, searches and includes', async () => {
    const { tokens, get } = await signIn({ username: 'guardian', scope: 'openid launch/patient patient/*.rs' })
    expect(tokens.patient).toBe('patient-2')
    expect((await get('Patient/patient-2')).status).toBe(200)
    expect((await get('Patient/patient-1')).status).toBe(404)
    const answer = (await (await get('Observation?_include=Observation:subject')).json()) as {
      entry: { resource: { resourceType: string; id: string; subject?: { reference: string } } }[]
    }
    expect(answer.entry.length).toBeGreaterThan(1)
    for (const { resource } of answer.entry) {
      const patient = resource.resourceType === 'Patient' ? `Patient/${resource.id}` : resource.subject?.reference
      if (resource.resourceType === 'Patient' || resource.subject) expect(patient).toBe('Patient/patient-2')
    }
    const other = (await (await get('Observation?patient=patient-1')).json()) as { entry?: unknown[] }
    expect(other.entry ?? []).toEqual([])
  })

  it('lets the token of a patient reach their own documents and what belongs to nobody, in operations too', async () => {
    const { get } = await signIn({ username: 'patient', scope: 'openid launch/patient patient/*.rs' })
    const json = async (path: string) => (await (await get(path)).json()) as { total: number; entry?: Entry[] }
    type Entry = { resource: { resourceType: string; content: [{ attachment: { url?: string } }] } }
    const { entry = [] } = await json('DocumentReference/$docref?patient=patient-1')
    const urls = entry.flatMap(({ resource }) => resource.content[0].attachment.url ?? [])
    expect(urls.length).toBeGreaterThan(0)
    for (const url of urls) expect((await get(url)).status).toBe(200)
    expect((await get('Binary/patient-4-discharge-1')).status).toBe(404)
    expect((await get('Composition/patient-4-discharge-1/$document')).status).toBe(404)
    expect((await json('DocumentReference/$docref?patient=patient-4')).total).toBe(0)
    expect((await get('Patient/patient-4/$summary')).status).toBe(404)
    expect((await get('Patient/patient-1/$summary')).status).toBe(200)
    expect((await get('ValueSet/problems/$expand')).status).toBe(200)
    const patients = new Set((await (await get('_history?_count=1000')).text()).match(/Patient\/patient-\d+/g))
    expect(patients).toEqual(new Set(['Patient/patient-1']))
  })

  it('refuses operations on types that no scope names', async () => {
    const { get } = await signIn({ username: 'practitioner', scope: 'openid user/Patient.rs' })
    expect((await get('Observation/$stats?subject=Patient/patient-1&code=4548-4&statistic=count')).status).toBe(403)
    expect((await get('ValueSet/problems/$expand')).status).toBe(403)
    const { entry } = (await (await get('Patient/patient-1/$everything')).json()) as { entry: { resource: object }[] }
    expect(entry).toHaveLength(1)
  })

  it('offers staff the patients by name', async () => {
    const { tokens } = await signIn({ consent: { patient: 'patient-1' } })
    expect(tokens.patient).toBe('patient-1')
    const { name } = sandbox.users.find(({ username }) => username === 'patient') ?? { name: '' }
    const [, family = name] = name.split(' ')
    const page = await (await fetch(`${sandbox.smartUrl}/ehr?name=${encodeURIComponent(family)}`)).text()
    expect(page).toContain(name)
    expect(page.match(/<li>/g)?.length).toBeLessThan(20)
  })

  it('tells of each FHIR request its path and parameters, without their values', async () => {
    const { get } = await signIn({ scope: 'openid user/Patient.rs' })
    await get('Patient?name=secret')
    const entry = requests.findLast(({ path, method }) => method === 'GET' && path === '/fhir/Patient')
    expect(entry).toEqual({
      method: 'GET',
      path: '/fhir/Patient',
      parameters: ['name'],
      status: 200,
      ms: expect.any(Number),
    })
    expect(JSON.stringify(requests)).not.toContain('secret')
  })

  it('on a taken port rejects, naming it, and leaves the other one free', async () => {
    const taken = portOf(sandbox.smartUrl)
    const probe = await startSandbox(options)
    const free = portOf(probe.fhirUrl)
    await probe.close()
    const failed = startSandbox({ ...options, fhirPort: free, smartPort: taken })
    await expect(failed).rejects.toMatchObject({ code: 'EADDRINUSE', port: taken })
    const clash = startSandbox({ ...options, fhirPort: portOf(sandbox.fhirUrl) })
    await expect(clash).rejects.toMatchObject({ code: 'EADDRINUSE', port: portOf(sandbox.fhirUrl) })
    await (await startSandbox({ ...options, fhirPort: free })).close()
  })

  it('does not start in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    await expect(startSandbox(options)).rejects.toThrow('production')
    vi.unstubAllEnvs()
  })
})

describe('the sandbox process', () => {
  let stateDir: string
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'sandbox-'))
  })
  afterAll(() => rm(stateDir, { recursive: true }))

  async function start(env: Record<string, string>) {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
      env: { SANDBOX_FHIR_PORT: '0', SANDBOX_SMART_PORT: '0', SANDBOX_REDIRECT_URIS: redirectUri, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const ended = once(child, 'exit')
    const written: string[] = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(String(chunk)))
    const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
    return {
      child,
      ended,
      written,
      ready: JSON.parse(String(line)) as { ready: boolean; fhirUrl: string; smartUrl: string },
    }
  }

  it('says when it is ready, logs requests, ends on SIGTERM, and a restart keeps people signed in', async () => {
    const env = { SANDBOX_STATE_DIR: stateDir, SANDBOX_ACCESS_TOKEN_TTL_SECONDS: '60' }
    const first = await start(env)
    expect(first.ready).toMatchObject({
      ready: true,
      fhirUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/fhir$/),
    })
    const { fhirUrl, smartUrl } = first.ready
    const outcome = await visit(createBrowser(smartUrl), fhirUrl, {
      username: 'patient',
      scope: 'openid offline_access launch/patient patient/Patient.rs',
    })
    const { body } = await redeem(smartUrl, outcome)
    expect(body.expires_in).toBe(60)
    const headers = { authorization: `Bearer ${body.access_token}` }
    expect((await fetch(`${fhirUrl}/Patient?name=secret`, { headers })).status).toBe(200)
    first.child.kill('SIGTERM')
    expect(await first.ended).toEqual([0, null])
    expect(first.written.join('').trim().split('\n')).toEqual([JSON.stringify(first.ready)])

    const log = (await readFile(join(stateDir, 'requests.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(log).toContainEqual({
      method: 'GET',
      path: '/fhir/Patient',
      parameters: ['name'],
      status: 200,
      ms: expect.any(Number),
    })
    expect(JSON.stringify(log)).not.toContain('secret')

    const ports = { SANDBOX_FHIR_PORT: String(portOf(fhirUrl)), SANDBOX_SMART_PORT: String(portOf(smartUrl)) }
    const second = await start({ ...env, ...ports })
    const refreshed = await tokenRequest(smartUrl, {
      grant_type: 'refresh_token',
      refresh_token: String(body.refresh_token),
    })
    expect(refreshed.body).toMatchObject({ patient: 'patient-1' })
    second.child.kill('SIGINT')
    expect(await second.ended).toEqual([0, null])
  })

  it('ends with its parent when asked to', async () => {
    const { child, ended } = await start({ SANDBOX_EXIT_WITH_PARENT: '1' })
    child.stdin.end()
    expect(await ended).toEqual([0, null])
  })

  it('does not start with a port that is none, and says so', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
      env: { SANDBOX_FHIR_PORT: 'x' },
    })
    let words = ''
    child.stderr.on('data', (chunk) => {
      words += chunk
    })
    expect(await once(child, 'close')).toEqual([1, null])
    expect(words).toContain('SANDBOX_FHIR_PORT')
  })
})
