import { afterAll, describe, expect, test } from 'vitest'
import { People } from '../../src/people.ts'
import { signInAtPlatform } from '../../src/person.ts'
import { sessionCookie } from '../../src/sign-in/browser-sign-in.ts'
import { initialize, send } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const { facts } = stackOfWorker()
const { home, fhir, smart, mcp } = facts.urls
const people = new People(facts)
afterAll(() => people.close())

const valley = facts.platforms.find(({ id }) => id === 'valley')?.fhir ?? ''

describe('an EHR', () => {
  test.each([
    ['default', smart, 'practitioner', 'patient-3'],
    ['valley', new URL(valley).origin, 'valley-practitioner', 'valley-patient-303'],
  ])('launches the app at %s with the patient that it has open', async (platform, ehr, username, patient) => {
    const all = [...facts.users, ...facts.platforms.flatMap(({ users }) => users)]
    const user = all.find((each) => each.username === username)
    if (!user) throw new Error(`no user ${username}`)
    const person = await people.newBrowser()
    const page = await person.newPage()
    await page.goto(`${ehr}/ehr/launch?patient=${patient}`)
    await signInAtPlatform(page, user)
    await page.waitForURL(`${home}/`)
    const card = page.locator(`#platform-${platform}`)
    expect(await card.textContent()).toContain(`Patient/${patient}`)
    expect(await card.textContent()).toContain(user.fhirUser)
    const { value = '' } = (await sessionCookie(facts, person)) ?? {}
    const own = { cookie: `__Host-session=${value}`, 'sec-fetch-site': 'same-origin' }
    expect((await initialize(mcp, own)).status).toBe(200)
  })

  test.each([
    ['that is not configured', 'https://ehr.attacker.example/fhir'],
    ['on the host of a configured one under another path', `${new URL(valley).origin}/fhir`],
    ['that only begins like a configured one', `${fhir}x`],
    ['that carries a configured one as its user name', `${fhir.replace('//', '//ehr@')}`],
  ])('%s opens nothing, and is asked nothing', async (_which, iss) => {
    const query = new URLSearchParams({ iss, launch: 'opaque' })
    const answer = await send(`${home}/auth/launch?${query}`, { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(400)
    expect(answer.headers.location).toBeUndefined()
    expect(answer.cookies.filter((cookie) => cookie.startsWith('__Host-sign-in'))).toEqual([])
    expect(answer.body).not.toContain('attacker.example')
  })

  test('that names no patient of its own by an unknown launch signs nobody in', async () => {
    const page = await (await people.newBrowser()).newPage()
    await page.goto(`${home}/auth/launch?${new URLSearchParams({ iss: fhir, launch: 'unknown' })}`)
    expect(page.url()).not.toBe(`${home}/`)
    const answer = await send(`${home}/`)
    expect(answer.body).toContain('You are not signed in')
  })
})
