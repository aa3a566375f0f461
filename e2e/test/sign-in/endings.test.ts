import { afterAll, describe, expect, test } from 'vitest'
import { People } from '../../src/people.ts'
import { signInAtPlatform } from '../../src/person.ts'
import { sessionCookie, signInAlone } from '../../src/sign-in/browser-sign-in.ts'
import { connectByLink, startAuth } from '../../src/sign-in/connection-link.ts'
import { platformRefreshTokens } from '../../src/stack/platform-state.ts'
import { initialize } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { facts } = stack
const { home, mcp } = facts.urls
const people = new People(facts)
const atValley = people.userAt('valley', 'patient')
afterAll(() => people.close())

const both = ['default', 'valley'] as const
const tokens = () => both.flatMap((platform) => platformRefreshTokens(stack, platform).map(({ value }) => value))

/** The refresh tokens that both platforms have given out while `body` ran. */
async function tokensOf<T>(body: () => Promise<T>): Promise<{ result: T; given: string[] }> {
  const known = new Set(tokens())
  const result = await body()
  return { result, given: tokens().filter((token) => !known.has(token)) }
}

const gone = (given: string[]) => expect.poll(() => tokens().filter((token) => given.includes(token))).toEqual([])

describe('an agent that the person revokes on the first page', () => {
  test('is answered 401 at its next call, and each platform has its tokens back', async () => {
    const person = await people.newBrowser()
    await signInAlone(facts, person, people.user('patient'))
    const clientName = `Agent to revoke ${crypto.randomUUID().slice(0, 8)}`
    const approving = await people.newBrowser()
    const { result: agent, given } = await tokensOf(async () => {
      const connected = await people.connect('mcp-2026', 'patient', { person: approving, clientName })
      await connectByLink(approving, await startAuth(connected, 'valley'), atValley)
      return connected
    })
    expect(given).toHaveLength(2)
    const bearer = { authorization: `Bearer ${agent.accessToken()}` }
    expect((await initialize(mcp, bearer)).status).toBe(200)
    const page = await person.newPage()
    await page.goto(home)
    await page.getByRole('button', { name: `Revoke ${clientName}` }).click()
    await page.waitForLoadState()
    expect(await page.textContent('body')).not.toContain(clientName)
    expect((await initialize(mcp, bearer)).status).toBe(401)
    await gone(given)
  })
})

describe('a browser that is signed in at two platforms', () => {
  test('shows both, can end one and keep the other, and ends both by signing out', async () => {
    const person = await people.newBrowser()
    const { given } = await tokensOf(async () => {
      await signInAlone(facts, person, people.user('patient'))
      await connectHere()
    })
    expect(given).toHaveLength(2)
    const page = await person.newPage()
    const states = () => page.locator('article .state').allTextContents()
    await page.goto(home)
    expect(await states()).toEqual(['Connected', 'Connected'])
    await page.getByRole('button', { name: 'Disconnect Valley Health Network' }).click()
    await page.getByRole('heading', { name: 'Valley Health Network is disconnected' }).waitFor()
    await gone(given.slice(-1))
    await page.goto(home)
    expect(await states()).toEqual(['Connected'])
    const { given: anew } = await tokensOf(connectHere)
    const { value = '' } = (await sessionCookie(facts, person)) ?? {}
    await page.goto(home)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await gone([...given, ...anew])
    const own = { cookie: `__Host-session=${value}`, 'sec-fetch-site': 'same-origin' }
    expect((await initialize(mcp, own)).status).toBe(401)

    async function connectHere(): Promise<void> {
      const connecting = await person.newPage()
      await connecting.goto(home)
      await connecting.getByRole('link', { name: 'Connect Valley Health Network' }).click()
      await connecting.locator('input[name=username], button[value=allow]').first().waitFor()
      const isKnown = (await connecting.locator('input[name=username]').count()) === 0
      if (isKnown) await connecting.locator('button[value=allow]').click()
      else await signInAtPlatform(connecting, atValley)
      await connecting.waitForURL(`${home}/`)
      await connecting.close()
    }
  })
})
