import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenRequest } from './smart-app.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ accessTokenTtlSeconds: 60 })
})
afterAll(() => stage.close())

const picked = { consent: { patient: 'patient-2' } }
const refresh = (token: unknown, more = {}) =>
  tokenRequest(stage.issuer, { grant_type: 'refresh_token', refresh_token: String(token), ...more })

async function ask(endpoint: 'introspection' | 'revocation', token: string | undefined, headers = {}) {
  const own = 'authorization' in headers ? {} : { client_id: 'mcp-fhir-server' }
  const body = new URLSearchParams({ token: token ?? '', ...own })
  const response = await fetch(`${stage.issuer}/token/${endpoint}`, { method: 'POST', body, headers })
  const text = await response.text()
  return { status: response.status, body: text ? (JSON.parse(text) as Record<string, unknown>) : undefined }
}

const otherClient = { authorization: `Basic ${btoa('mcp-fhir-server-secret:sandbox-secret-for-mcp-fhir-server')}` }

describe('refresh', () => {
  it('rotates the refresh token and keeps the launch context and the scopes', async () => {
    const tokens = await stage.signIn(picked)
    const { status, headers, body } = await refresh(tokens.refresh_token)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(body).toMatchObject({ patient: 'patient-2', need_patient_banner: true, scope: tokens.scope, expires_in: 60 })
    expect(body.refresh_token).not.toBe(tokens.refresh_token)
    expect((await stage.fhir('Patient/patient-2', String(body.access_token))).status).toBe(200)
  })

  it('narrows the scopes on request and never widens them', async () => {
    const { refresh_token } = await stage.signIn(picked)
    const narrow = await refresh(refresh_token, { scope: 'patient/Patient.r' })
    expect(narrow.body.scope).toBe('patient/Patient.r')
    expect((await refresh(narrow.body.refresh_token, { scope: 'patient/*.cruds' })).body.error).toBe('invalid_scope')
  })

  it('takes a reused refresh token for theft: the whole grant ends, its access tokens with it', async () => {
    const first = await stage.signIn(picked)
    const second = (await refresh(first.refresh_token)).body
    expect((await refresh(first.refresh_token)).body.error).toBe('invalid_grant')
    expect((await refresh(second.refresh_token)).body.error).toBe('invalid_grant')
    expect((await stage.fhir('Patient/patient-2', String(second.access_token))).status).toBe(401)
  })

  it('is bound to its client', async () => {
    const { refresh_token = '' } = await stage.signIn(picked)
    const stolen = await tokenRequest(stage.issuer, { grant_type: 'refresh_token', refresh_token }, otherClient)
    expect(stolen.body.error).toBe('invalid_grant')
    expect((await refresh(refresh_token)).status).toBe(200)
  })
})

describe('revocation', () => {
  it.each(['refresh_token', 'access_token'])('of a %s ends the grant at once', async (kind) => {
    const tokens = await stage.signIn(picked)
    expect((await stage.fhir('Patient/patient-2', tokens.access_token)).status).toBe(200)
    expect((await ask('revocation', tokens[kind])).status).toBe(200)
    expect((await stage.fhir('Patient/patient-2', tokens.access_token)).status).toBe(401)
    expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant')
  })

  it.each(['refresh_token', 'access_token'])('of a %s by another client changes nothing', async (kind) => {
    const tokens = await stage.signIn(picked)
    await ask('revocation', tokens[kind], otherClient)
    expect((await stage.fhir('Patient/patient-2', tokens.access_token)).status).toBe(200)
    expect((await refresh(tokens.refresh_token)).status).toBe(200)
  })

  it('answers 200 to a token it does not know, and refuses an unauthenticated client', async () => {
    expect((await ask('revocation', 'made-up')).status).toBe(200)
    const forged = { authorization: `Basic ${btoa('mcp-fhir-server-secret:wrong')}` }
    expect((await ask('revocation', 'made-up', forged)).status).toBe(401)
  })

  it('of one sign-in leaves another of the same person alone', async () => {
    const [kept, ended] = [await stage.signIn(picked), await stage.signIn(picked)]
    await ask('revocation', ended.refresh_token)
    expect((await stage.fhir('Patient/patient-2', kept.access_token)).status).toBe(200)
  })
})

describe('introspection', () => {
  it('tells the owning client about its access token, launch context included', async () => {
    const { access_token, scope } = await stage.signIn(picked)
    const { status, body } = await ask('introspection', access_token)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      active: true,
      client_id: 'mcp-fhir-server',
      exp: expect.any(Number),
      sub: 'practitioner',
      aud: stage.fhirUrl,
      patient: 'patient-2',
      fhirUser: `${stage.fhirUrl}/Practitioner/prac-1`,
      scope,
    })
  })

  it('tells about its refresh token', async () => {
    const { refresh_token } = await stage.signIn(picked)
    expect((await ask('introspection', refresh_token)).body).toMatchObject({ active: true })
  })

  it('calls every other token inactive: of another client, revoked, forged, made up', async () => {
    const { access_token = '', refresh_token } = await stage.signIn(picked)
    const inactive = { status: 200, body: { active: false } }
    expect(await ask('introspection', access_token, otherClient)).toEqual(inactive)
    expect(await ask('introspection', refresh_token, otherClient)).toEqual(inactive)
    expect(await ask('introspection', `${access_token.slice(0, -8)}AAAAAAAA`)).toEqual(inactive)
    expect(await ask('introspection', 'made-up')).toEqual(inactive)
    await ask('revocation', access_token)
    expect(await ask('introspection', access_token)).toEqual(inactive)
    const forged = { authorization: `Basic ${btoa('mcp-fhir-server-secret:wrong')}` }
    expect((await ask('introspection', access_token, forged)).status).toBe(401)
  })
})
