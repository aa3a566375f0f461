import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appScope, redeem, redirectUri, scopesOn, tokenRequest } from './smart-app.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.close())

const picked = { patient: 'patient-2' }

describe('a standalone launch', () => {
  it('brings back a code with the state, then tokens and the chosen patient, never cached', async () => {
    const outcome = await stage.visit({ consent: picked, params: { state: 'state-of-the-app' } })
    expect(outcome).toMatchObject({ error: null, state: 'state-of-the-app' })
    expect(outcome.pages).toHaveLength(2)
    const { status, headers, body } = await redeem(stage.issuer, outcome)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('pragma')).toBe('no-cache')
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 300,
      scope: appScope,
      patient: 'patient-2',
      need_patient_banner: true,
      fhirUser: `${stage.fhirUrl}/Practitioner/prac-1`,
      refresh_token: expect.any(String),
    })
  })

  it('issues an access token for the FHIR base only and an id_token that names the person', async () => {
    const tokens = await stage.signIn({ consent: picked })
    const jwks = (await (await fetch(`${stage.issuer}/jwks`)).json()) as JSONWebKeySet
    expect(JSON.stringify(jwks)).not.toContain('"d"')
    const keys = createLocalJWKSet(jwks)
    const access = await jwtVerify(tokens.access_token ?? '', keys, { issuer: stage.issuer, audience: stage.fhirUrl })
    expect(access.protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' })
    expect(access.payload).toMatchObject({ patient: 'patient-2', sub: 'practitioner', client_id: 'mcp-fhir-server' })
    const id = await jwtVerify(tokens.id_token ?? '', keys, { issuer: stage.issuer, audience: 'mcp-fhir-server' })
    const fhirUser = `${stage.fhirUrl}/Practitioner/prac-1`
    expect(id.protectedHeader.alg).toBe('RS256')
    expect(id.payload).toMatchObject({ fhirUser, profile: fhirUser, name: 'Dr Pia Sample', nonce: 'nonce-1' })
  })

  it('accepts aud with a trailing slash', async () => {
    expect((await stage.visit({ consent: picked, params: { aud: `${stage.fhirUrl}/` } })).code).toBeTruthy()
  })

  it('gives a patient their own record without asking, and a guardian only the child', async () => {
    const patient = await stage.visit({ username: 'patient' })
    expect(patient.pages[1]).not.toContain('name="patient"')
    expect((await redeem(stage.issuer, patient)).body.patient).toBe('patient-1')
    const guardian = await stage.visit({ username: 'guardian', consent: picked })
    expect(guardian.pages[1]).toContain('value="patient-2" checked')
    expect(guardian.pages[1]).not.toContain('value="patient-1"')
    expect((await redeem(stage.issuer, guardian)).body.patient).toBe('patient-2')
  })

  it('does not take a patient that was not offered', async () => {
    const guardian = await stage.visit({ username: 'guardian', consent: { patient: 'patient-1' } })
    expect(guardian).toMatchObject({ code: null, status: 200, html: expect.stringContaining('Choose a patient first') })
    const unknown = await stage.visit({ consent: { patient: 'patient-99' } })
    expect(unknown).toMatchObject({ code: null, html: expect.stringContaining('Choose a patient first') })
  })

  it('asks for no patient when nothing needs one', async () => {
    const outcome = await stage.visit({ scope: 'openid fhirUser user/Patient.rs' })
    expect(outcome.pages[1]).not.toContain('patient-name')
    const { body } = await redeem(stage.issuer, outcome)
    expect(body).not.toHaveProperty('patient')
    expect(body).not.toHaveProperty('need_patient_banner')
    expect(body).not.toHaveProperty('refresh_token')
  })

  it('grants what was left ticked and no more', async () => {
    const kept = ['openid', 'launch/patient', 'patient/Patient.r']
    const tokens = await stage.signIn({ consent: { ...picked, scope: [...kept, 'patient/*.cruds'] } })
    expect(tokens.scope?.split(' ').sort()).toEqual([...kept].sort())
    expect(tokens).not.toHaveProperty('refresh_token')
    expect(tokens).not.toHaveProperty('fhirUser')
    expect(decodeJwt(tokens.access_token ?? '').scope).toBe(tokens.scope)
  })

  it('keeps v1, v2 and granular scopes as written, and leaves out what it cannot enforce', async () => {
    const good = 'patient/Observation.read patient/Observation.rs?category=laboratory patient/*.rs user/*.cruds'
    const bad = 'patient/Observation.rs?code=1234-5 patient/Observation.sr system/*.rs patient/observation.rs'
    const outcome = await stage.visit({ scope: `openid ${good} ${bad}`, consent: picked })
    expect(scopesOn(outcome.pages[1] ?? '')).toEqual(['openid', ...good.split(' ')])
    const { body } = await redeem(stage.issuer, outcome)
    expect(String(body.scope).split(' ').sort()).toEqual(['openid', ...good.split(' ')].sort())
  })

  it('gives a refresh token for online_access too', async () => {
    expect(await stage.signIn({ scope: 'openid online_access user/Patient.r' })).toHaveProperty('refresh_token')
  })
})

describe('what is refused', () => {
  const noPkce = { code_challenge: undefined, code_challenge_method: undefined }
  it.each([
    ['no PKCE', noPkce, 'invalid_request', /PKCE/],
    ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request', /code_challenge_method/],
    ['PKCE without a method', { code_challenge_method: undefined }, 'invalid_request', /code_challenge_method/],
    ['another aud', { aud: 'http://127.0.0.1:1/fhir' }, 'invalid_request', /aud/],
    ['no aud', { aud: undefined }, 'invalid_request', /aud/],
    ['no state', { state: undefined }, 'invalid_request', /state/],
    ['no scope', { scope: undefined }, 'invalid_request', /scope/],
    ['an unknown launch', { launch: 'made-up' }, 'invalid_request', /unknown launch/],
    ['another resource', { resource: 'http://127.0.0.1:1/other' }, 'invalid_target', /resource/],
  ])('%s', async (_name, params, error, words) => {
    const outcome = await stage.visit({ params })
    expect(outcome).toMatchObject({ code: null, error })
    expect(outcome.description).toMatch(words)
  })

  it.each([
    `${redirectUri}/`,
    `${redirectUri}?more=1`,
    'http://127.0.0.1:8/auth/callback',
    'https://attacker.example/auth/callback',
  ])('the redirect URI %s, on a page and without redirecting', async (redirect_uri) => {
    const outcome = await stage.visit({ params: { redirect_uri } })
    expect(outcome).toMatchObject({ code: null, error: null, status: 400 })
    expect(outcome.html).toContain('cannot continue')
  })

  it('an unknown client, and parameters in a POST', async () => {
    expect((await stage.visit({ params: { client_id: 'nobody' } })).status).toBe(400)
    expect((await fetch(`${stage.issuer}/auth`, { method: 'POST', body: new URLSearchParams() })).status).toBe(405)
  })

  it('a verifier that does not fit, another redirect URI, and a second use of the code', async () => {
    const wrong = await stage.visit({ consent: picked })
    expect((await redeem(stage.issuer, wrong, { code_verifier: 'x'.repeat(50) })).body.error).toBe('invalid_grant')
    const elsewhere = await stage.visit({ consent: picked })
    const answer = await redeem(stage.issuer, elsewhere, { redirect_uri: 'http://127.0.0.1:8/x' })
    expect(answer.body.error).toBe('invalid_grant')
    const twice = await stage.visit({ consent: picked })
    const first = await redeem(stage.issuer, twice)
    expect((await redeem(stage.issuer, twice)).body.error).toBe('invalid_grant')
    const refresh = { grant_type: 'refresh_token', refresh_token: String(first.body.refresh_token) }
    expect((await tokenRequest(stage.issuer, refresh)).body.error).toBe('invalid_grant')
  })

  it('Deny, and Allow with every box unticked', async () => {
    expect(await stage.visit({ consent: { action: 'deny' } })).toMatchObject({ code: null, error: 'access_denied' })
    const nothing = await stage.visit({ consent: { ...picked, scope: [] } })
    expect(nothing).toMatchObject({ code: null, html: expect.stringContaining('Tick what to allow') })
  })
})

describe('confidential clients', () => {
  const secret = 'sandbox-secret-for-mcp-fhir-server'
  const basic = (value: string) => ({ authorization: `Basic ${btoa(`mcp-fhir-server-secret:${value}`)}` })

  it('sign in with HTTP Basic and the right secret, not with a wrong one', async () => {
    const how = { consent: picked, params: { client_id: 'mcp-fhir-server-secret' } }
    expect((await redeem(stage.issuer, await stage.visit(how), {}, basic('wrong'))).status).toBe(401)
    expect((await redeem(stage.issuer, await stage.visit(how), {}, basic(secret))).status).toBe(200)
  })

  it('sign in with a posted secret, not without it', async () => {
    const client_id = 'mcp-fhir-server-secret-post'
    const how = { consent: picked, params: { client_id } }
    expect((await redeem(stage.issuer, await stage.visit(how), { client_id })).status).toBe(401)
    expect((await redeem(stage.issuer, await stage.visit(how), { client_id, client_secret: secret })).status).toBe(200)
  })
})
