import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startSmartServer } from '../../src/smart/server.ts'
import { openStateStore } from '../../src/smart/state/state-store.ts'
import { createBrowser, redeem, redirectUri, tokenRequest } from './smart-app.ts'
import { startStage } from './stage.ts'

let stateDir: string
beforeEach(async () => {
  stateDir = join(await mkdtemp(join(tmpdir(), 'sandbox-smart-')), 'state')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(join(stateDir, '..'), { recursive: true })
})

const portOf = (url: string) => Number(new URL(url).port)

describe('with a state directory', () => {
  it('a restart keeps refresh tokens, browser sessions and launches', async () => {
    const before = await startStage({ stateDir })
    const browser = createBrowser(before.issuer)
    const outcome = await before.visit({ consent: { patient: 'patient-2' } }, browser)
    const { body: tokens } = await redeem(before.issuer, outcome)
    const { launch } = (await (await before.launch({ patient: 'patient-1', encounter: 'enc-1' })).json()) as {
      launch: string
    }
    await before.close()

    const after = await startStage({ stateDir, smartPort: portOf(before.issuer), fhirPort: portOf(before.fhirUrl) })
    expect((await after.fhir('Patient/patient-2', String(tokens.access_token))).status).toBe(200)
    const refreshed = await tokenRequest(after.issuer, {
      grant_type: 'refresh_token',
      refresh_token: String(tokens.refresh_token),
    })
    expect(refreshed.body).toMatchObject({ patient: 'patient-2', id_token: expect.any(String) })
    const relaunched = await after.visit({ scope: 'openid launch patient/*.rs', params: { launch } }, browser)
    expect(relaunched.pages).toHaveLength(1)
    expect((await redeem(after.issuer, relaunched)).body).toMatchObject({ patient: 'patient-1', encounter: 'enc-1' })
    await after.close()
  })

  it('a restart keeps a revocation', async () => {
    const before = await startStage({ stateDir })
    const { access_token = '', refresh_token = '' } = await before.signIn({ consent: { patient: 'patient-2' } })
    const body = new URLSearchParams({ client_id: 'mcp-fhir-server', token: refresh_token })
    await fetch(`${before.issuer}/token/revocation`, { method: 'POST', body })
    await before.close()
    const after = await startStage({ stateDir, smartPort: portOf(before.issuer), fhirPort: portOf(before.fhirUrl) })
    expect((await after.fhir('Patient/patient-2', access_token)).status).toBe(401)
    await after.close()
  })

  it('only the owner can read the files', async () => {
    const stage = await startStage({ stateDir })
    await stage.signIn({ consent: { patient: 'patient-2' } })
    await stage.close()
    expect((await stat(stateDir)).mode & 0o777).toBe(0o700)
    expect((await readdir(stateDir)).sort()).toEqual(['smart-keys.json', 'smart-state.json'])
    for (const file of await readdir(stateDir)) expect((await stat(join(stateDir, file))).mode & 0o777).toBe(0o600)
  })
})

describe('without one', () => {
  it('a restart forgets', async () => {
    const before = await startStage()
    const { access_token = '', refresh_token = '' } = await before.signIn({ consent: { patient: 'patient-2' } })
    await before.close()
    const after = await startStage({ smartPort: portOf(before.issuer), fhirPort: portOf(before.fhirUrl) })
    expect((await after.fhir('Patient/patient-2', access_token)).status).toBe(401)
    const refreshed = await tokenRequest(after.issuer, { grant_type: 'refresh_token', refresh_token })
    expect(refreshed.body.error).toBe('invalid_grant')
    await after.close()
  })
})

describe('the state store', () => {
  it('has each of many changes on disk when it says so, and no expired ones', async () => {
    const store = await openStateStore('some', stateDir)
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.set(`key:${index}`, { index })))
    await store.set('short', 1, 0)
    await store.delete('key:0')
    const again = await openStateStore('some', stateDir)
    expect(again.entries('key:')).toHaveLength(49)
    expect(again.get('key:49')).toEqual({ index: 49 })
    expect(again.get('key:0')).toBeUndefined()
    expect(again.get('short')).toBeUndefined()
  })

  it('does not start over a file that it cannot read', async () => {
    const store = await openStateStore('some', stateDir)
    await store.set('key', 1)
    await writeFile(join(stateDir, 'some.json'), '{"cut of')
    await expect(openStateStore('some', stateDir)).rejects.toThrow(SyntaxError)
  })
})

describe('starting', () => {
  const options = { port: 0, fhirBaseUrl: 'http://127.0.0.1:1/fhir', redirectUris: [redirectUri], log: () => {} }

  it('is refused in production and on an address that others can reach', async () => {
    await expect(startSmartServer({ ...options, host: '0.0.0.0' })).rejects.toThrow('loopback')
    vi.stubEnv('NODE_ENV', 'production')
    await expect(startSmartServer({ ...options, host: '127.0.0.1' })).rejects.toThrow('production')
  })

  it('on a taken port rejects with EADDRINUSE and the port', async () => {
    const first = await startSmartServer({ ...options, host: '127.0.0.1' })
    const port = portOf(first.url)
    await expect(startSmartServer({ ...options, host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    })
    expect((await fetch(`${first.url}/auth`)).status).toBe(503)
    await first.close()
  })
})
