import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser, launchUrl, redeem } from './smart-app.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.close())

const scope = 'openid fhirUser launch patient/*.rs'

async function launchOf(body: object): Promise<string> {
  const { launch, iss } = (await (await stage.launch(body)).json()) as { launch: string; iss: string }
  expect(iss).toBe(stage.fhirUrl)
  return launch
}

describe('an EHR launch', () => {
  it('carries its patient and encounter into the token response without a picker', async () => {
    const launch = await launchOf({ patient: 'patient-1', encounter: 'enc-1' })
    const outcome = await stage.visit({ scope, params: { launch } })
    expect(outcome.pages[1]).toContain('Ada Sample')
    expect(outcome.pages[1]).not.toContain('name="patient"')
    const { body } = await redeem(stage.issuer, outcome)
    expect(body).toMatchObject({ patient: 'patient-1', encounter: 'enc-1', need_patient_banner: true })
  })

  it('opens its own patient whatever the consent form says', async () => {
    const launch = await launchOf({ patient: 'patient-1' })
    const outcome = await stage.visit({ scope, params: { launch }, consent: { patient: 'patient-2' } })
    expect((await redeem(stage.issuer, outcome)).body.patient).toBe('patient-1')
  })

  it('for a named user prefills their name and takes nobody else', async () => {
    const launch = await launchOf({ patient: 'patient-1', user: 'practitioner2' })
    const right = await stage.visit({ scope, params: { launch }, username: 'practitioner2' })
    expect(right.pages[0]).toContain('value="practitioner2"')
    expect(right.code).toBeTruthy()
    expect(await stage.visit({ scope, params: { launch } })).toMatchObject({ code: null, error: 'access_denied' })
  })

  it('for a named user asks a browser where another is signed in for the named one', async () => {
    const browser = createBrowser(stage.issuer)
    await stage.visit({ consent: { patient: 'patient-1' } }, browser)
    const launch = await launchOf({ patient: 'patient-1', user: 'practitioner2' })
    const outcome = await stage.visit({ scope, params: { launch }, username: 'practitioner2' }, browser)
    expect(outcome.pages[0]).toContain('type="password"')
    expect((await redeem(stage.issuer, outcome)).body.fhirUser).toBe(`${stage.fhirUrl}/Practitioner/prac-2`)
  })

  it('opens a patient for that patient and not for another', async () => {
    const launch = await launchOf({ patient: 'patient-1' })
    expect((await stage.visit({ scope, params: { launch }, username: 'patient' })).code).toBeTruthy()
    const guardian = await stage.visit({ scope, params: { launch }, username: 'guardian' })
    expect(guardian).toMatchObject({ code: null, error: 'access_denied' })
  })

  it('needs the launch scope', async () => {
    const launch = await launchOf({ patient: 'patient-1' })
    expect(await stage.visit({ params: { launch } })).toMatchObject({ code: null, error: 'invalid_scope' })
  })
})

describe('POST /launches', () => {
  it.each([
    {},
    null,
    { patient: 'patient-99' },
    { patient: '../Observation/obs-1' },
    { patient: ['patient-1'] },
    { patient: 'patient-2', encounter: 'enc-1' },
    { patient: 'patient-1', encounter: 'enc-99' },
    { patient: 'patient-1', user: 'nobody' },
  ])('refuses %j', async (body) => {
    expect((await stage.launch(body)).status).toBe(400)
  })

  it('refuses what a page of another site could post: a form, or plain text', async () => {
    expect((await stage.launch({ patient: 'patient-1' }, { 'content-type': 'text/plain' })).status).toBe(400)
    expect((await stage.launch({ patient: 'patient-1' })).status).toBe(201)
  })
})

describe('the EHR page', () => {
  it('lists the patients, escaped, each with a link that launches the app', async () => {
    const html = await (await fetch(`${stage.issuer}/ehr`)).text()
    expect(html).toContain('Bo Sample &#60;script&#62;')
    const link = /href="(\/ehr\/launch\?patient=patient-1)"/.exec(html)?.[1] ?? ''
    const response = await createBrowser(stage.issuer).send(link)
    const location = new URL(response.headers.get('location') ?? '')
    expect(location.href.startsWith(launchUrl)).toBe(true)
    expect(location.searchParams.get('iss')).toBe(stage.fhirUrl)
    const outcome = await stage.visit({ scope, params: { launch: location.searchParams.get('launch') ?? '' } })
    expect((await redeem(stage.issuer, outcome)).body.patient).toBe('patient-1')
  })

  it('finds patients by name and launches no unknown one', async () => {
    const html = await (await fetch(`${stage.issuer}/ehr?name=ada`)).text()
    expect(html).toContain('Ada Sample')
    expect(html).not.toContain('Bo Sample')
    expect((await fetch(`${stage.issuer}/ehr/launch?patient=patient-99`)).status).toBe(404)
  })
})
