import { describe, expect, test } from 'vitest'
import { authorizeSmartClient, createSmartFhirClient, parseLaunch } from '../../src/index.ts'
import { callbackOptions, clientId, redirectUri, startSmartServer } from './smart-server.ts'

describe('the parameters of an EHR launch', () => {
  test('are the FHIR base and an opaque text', () => {
    const params = new URLSearchParams({ iss: 'https://ehr.example/fhir', launch: 'a.b-c/d=' })
    expect(parseLaunch(params)).toEqual({ iss: 'https://ehr.example/fhir', launch: 'a.b-c/d=' })
  })

  test.each([
    '',
    'iss=https://ehr.example',
    'launch=x',
    'iss=&launch=x',
    'iss=https://ehr.example&launch=',
    'iss=https://ehr.example&iss=https://evil.example&launch=x',
    'iss=https://ehr.example&launch=x&launch=y',
    'iss=https://ehr.example&launch=x%0d%0ay',
    `iss=https://ehr.example&launch=${'x'.repeat(2001)}`,
    `iss=https://ehr.example/${'x'.repeat(2001)}&launch=x`,
  ])('are none in %.60j', (query) => {
    expect(parseLaunch(new URLSearchParams(query))).toBeUndefined()
  })
})

describe('the authorization request of a launch', () => {
  test('repeats the launch and the iss by which the EHR names the server, and asks for its context', async () => {
    await using server = await startSmartServer()
    const { authorizeUrl } = await authorizeSmartClient({
      iss: server.fhirBaseUrl,
      aud: 'https://gateway.example/fhir',
      clientId,
      redirectUri,
      scope: 'openid fhirUser launch patient/*.rs',
      launch: 'opaque/1=',
      allowLoopbackHttp: true,
    })
    const { searchParams, origin } = new URL(authorizeUrl)
    expect(origin).toBe(server.http.origin)
    expect(Object.fromEntries(searchParams)).toMatchObject({
      aud: 'https://gateway.example/fhir',
      launch: 'opaque/1=',
      scope: 'openid fhirUser launch patient/*.rs',
    })
  })
})

describe('the callback', () => {
  test('ignores every setting that its URL brings along', async () => {
    await using server = await startSmartServer()
    await using stranger = await startSmartServer()
    const strange = {
      launch: 'x',
      fhirServiceUrl: stranger.fhirBaseUrl,
      patientId: 'p9',
      clientId: 'other',
      client_id: 'other',
      redirect_uri: stranger.http.origin,
      scope: 'user/*.cruds',
    }
    const { grant } = await createSmartFhirClient(callbackOptions(server, strange))
    expect(grant).toMatchObject({ fhirBaseUrl: server.fhirBaseUrl, clientId, launchContext: { patient: 'p1' } })
    expect(grant.scope).toBe('openid fhirUser patient/*.rs')
    expect(stranger.http.seen).toEqual([])
    expect(server.http.seen.find(({ url }) => url === '/token')?.body).not.toContain('other')
  })

  test('takes the whole context of a launch', async () => {
    const context = {
      patient: 'p2',
      encounter: 'e1',
      need_patient_banner: false,
      intent: 'reconcile',
      tenant: 't',
      fhirContext: [{ reference: 'ImagingStudy/1', role: 'launch', more: {} }, 'text', null],
    }
    await using server = await startSmartServer({ token: context })
    expect((await createSmartFhirClient(callbackOptions(server))).grant.launchContext).toEqual({
      patient: 'p2',
      encounter: 'e1',
      needPatientBanner: false,
      intent: 'reconcile',
      tenant: 't',
      fhirContext: [{ reference: 'ImagingStudy/1', role: 'launch' }],
    })
  })

  test('takes of what the platform words as it likes no hidden character, and no more than so much', async () => {
    const hidden = `a\u202eb\u0000\n${'c'.repeat(600)}`
    const shown = `a b ${'c'.repeat(496)}`
    await using server = await startSmartServer({
      token: {
        intent: hidden,
        tenant: hidden,
        fhirContext: Array.from({ length: 30 }, () => ({ reference: hidden })),
        scope: `openid user/*.rs \u202eignore "rules" caf\u00e9 user/Patient.rs\u0000 ${'x'.repeat(3_990)} user/*.cruds`,
      },
      claims: { name: `Test\u2066 Doctor\n${'d'.repeat(300)}` },
    })
    const { grant } = await createSmartFhirClient(callbackOptions(server))
    expect(grant.launchContext).toMatchObject({ intent: shown, tenant: shown })
    expect(grant.launchContext.fhirContext).toEqual(Array.from({ length: 20 }, () => ({ reference: shown })))
    expect(grant.scope).toBe('openid user/*.rs')
    expect(grant.name).toBe(`Test Doctor ${'d'.repeat(188)}`)
  })
})
