import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { People } from '../../src/people.ts'
import { sessionCookie, signInAlone } from '../../src/sign-in/browser-sign-in.ts'
import { platformGrantOf, refreshAtPlatform, tokensOfGrant } from '../../src/stack/platform-state.ts'
import { initialize, send } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const { home, mcp } = facts.urls
const people = new People(facts)
afterAll(() => people.close())

async function signedIn() {
  const person = await people.newBrowser()
  const { grantId } = await platformGrantOf(stack, () => signInAlone(facts, person, people.user('patient')))
  const cookie = await sessionCookie(facts, person)
  return { person, grantId, key: cookie?.value ?? '', cookie }
}

const cookieOf = (key: string) => ({ cookie: `__Host-session=${key}` })
const sameOrigin = { 'sec-fetch-site': 'same-origin' }
const firstPage = (key: string) => send(home, { headers: cookieOf(key) })

describe('the session of a browser', () => {
  test('is an opaque key in a cookie that no script, no other host and no other site can use', async () => {
    const { cookie, key, person } = await signedIn()
    expect(cookie).toMatchObject({ name: '__Host-session', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' })
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(cookie?.domain).toBe(new URL(home).hostname)
    const names = (await person.cookies(home)).map(({ name }) => name)
    // The platform's own cookies are here too: cookies of one host know no ports.
    const own = names.filter((name) => name.startsWith('__Host-'))
    expect(own.toSorted()).toEqual(['__Host-browser', '__Host-session'])
  })

  test('shows the person their own sign-in and nobody else theirs', async () => {
    const own = await firstPage(known)
    expect(own.body).toContain('You are signed in.')
    expect(own.body).toContain('Patient/patient-1')
    expect(own.headers['cache-control']).toContain('no-store')
    expect((await send(home)).body).toContain('You are not signed in')
  })

  let known = ''
  beforeAll(async () => {
    known = (await signedIn()).key
  })

  test.each([
    ['one character changed', (key: string) => `${key.startsWith('A') ? 'B' : 'A'}${key.slice(1)}`],
    ['another key of the same form', () => 'A'.repeat(43)],
    ['a signed-looking value', (key: string) => `${key}.${key}`],
    ['a shorter value', (key: string) => key.slice(1)],
    ['an empty value', () => ''],
  ])('is not opened by a cookie with %s', async (_what, edit) => {
    const forged = edit(known)
    expect((await firstPage(forged)).body).toContain('You are not signed in')
    expect((await initialize(mcp, { ...cookieOf(forged), ...sameOrigin })).status).toBe(401)
    expect((await initialize(mcp, { ...cookieOf(known), ...sameOrigin })).status).toBe(200)
  })

  test('stands in for a token at /mcp for requests of our own pages alone', async () => {
    const key = known
    expect((await initialize(mcp, { ...cookieOf(key), ...sameOrigin })).status).toBe(200)
    expect((await initialize(mcp, { ...cookieOf(key), origin: home })).status).toBe(200)
    expect((await initialize(mcp, cookieOf(key))).status).toBe(401)
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await initialize(mcp, { ...cookieOf(key), 'sec-fetch-site': site })).status).toBe(401)
    }
    const foreign = { ...cookieOf(key), origin: 'http://attacker.example', 'sec-fetch-site': 'cross-site' }
    expect((await initialize(mcp, foreign)).status).toBe(403)
  })

  test('gets a new key at each sign-in, and the key before opens nothing any more', async () => {
    const { person, key, grantId } = await signedIn()
    const page = await person.newPage()
    await page.goto(`${home}/auth/login`)
    await page.locator('button[value=allow]').click()
    await page.waitForURL(`${home}/`)
    const next = (await sessionCookie(facts, person))?.value ?? ''
    expect(next).not.toBe(key)
    expect((await firstPage(next)).body).toContain('You are signed in.')
    expect((await firstPage(key)).body).toContain('You are not signed in')
    await expect.poll(() => tokensOfGrant(stack, grantId)).toEqual([])
  })
})

describe('signing out', () => {
  test('ends the session here and at the platform', async () => {
    const { person, key, grantId } = await signedIn()
    const refreshToken = tokensOfGrant(stack, grantId).find(({ isConsumed }) => !isConsumed)?.value ?? ''
    expect(refreshToken).not.toBe('')
    const page = await person.newPage()
    await page.goto(home)
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(await page.textContent('h1')).toBe('You are signed out')
    expect(await sessionCookie(facts, person)).toBeUndefined()
    expect((await firstPage(key)).body).toContain('You are not signed in')
    expect((await initialize(mcp, { ...cookieOf(key), ...sameOrigin })).status).toBe(401)
    expect(tokensOfGrant(stack, grantId)).toEqual([])
    expect((await refreshAtPlatform(stack, refreshToken)).status).toBe(400)
  })

  test('is not done for a page of another site, by a form or by a link', async () => {
    const { key } = await signedIn()
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...cookieOf(key) }
    const foreign = { ...form, origin: 'http://attacker.example', 'sec-fetch-site': 'cross-site' }
    const refused = await send(`${home}/auth/logout`, { method: 'POST', headers: foreign, body: 'x=1' })
    expect(refused.status).toBe(403)
    const link = await send(`${home}/auth/logout`, { headers: cookieOf(key) })
    expect(link.body).toContain('Sign out?')
    expect((await firstPage(key)).body).toContain('You are signed in.')
    const own = await send(`${home}/auth/logout`, { method: 'POST', headers: { ...form, origin: home }, body: 'x=1' })
    expect(own.status).toBe(200)
    expect((await firstPage(key)).body).toContain('You are not signed in')
  })

  test('leaves an agent that the same person connected signed in', async () => {
    const person = await people.newBrowser()
    const agent = await people.connect('mcp-2026', 'patient', { person })
    const page = await person.newPage()
    await page.goto(`${home}/auth/login`)
    await page.locator('button[value=allow]').click()
    await page.waitForURL(`${home}/`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    expect(await page.textContent('h1')).toBe('You are signed out')
    const read = await agent.call('fhir_read', { type: 'Patient', id: facts.patients.own })
    expect(read.isError).toBe(false)
  })
})
