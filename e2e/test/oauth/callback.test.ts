import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoopbackReceiver, startLoopbackReceiver } from '../../src/loopback-client.ts'
import { People } from '../../src/people.ts'
import { decide, signInAtPlatform } from '../../src/person.ts'
import { holdCallback } from '../../src/sign-in/held-callback.ts'
import { type AuthorizationRequest, RawClient } from '../../src/sign-in/raw-client.ts'
import { platformRefreshTokens } from '../../src/stack/platform-state.ts'
import { cookieHeader, initialize, type RawResponse, send } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const { home, mcp } = stack.facts.urls
const people = new People(stack.facts)
let receiver: LoopbackReceiver
let client: RawClient

beforeAll(async () => {
  receiver = await startLoopbackReceiver()
  client = new RawClient(stack.facts, receiver.redirectUri)
})
afterAll(async () => {
  await people.close()
  await receiver.close()
})

interface Held {
  page: Page
  request: AuthorizationRequest
  /** The callback that the platform asked for and the browser has not made. */
  address: URL
}

/** A client's sign-in, up to the moment when the platform sends the browser back. */
async function heldSignIn(person?: BrowserContext): Promise<Held> {
  const request = client.authorizationRequest(await client.register('Callback test'))
  const page = await (person ?? (await people.newBrowser())).newPage()
  const held = await holdCallback(page)
  await page.goto(request.url.href)
  await decide(page, {})
  // The platform remembers a browser, and asks for consent each time.
  const isKnown = (await page.context().cookies(stack.facts.urls.smart)).some(({ name }) => name === '_session')
  if (isKnown) await page.locator('button[value=allow]').click()
  else await signInAtPlatform(page, people.user('patient'))
  const address = await held.address
  await held.release()
  return { page, request, address }
}

/** Lets the right browser make the callback, as sent or edited. */
async function goOn({ page }: Held, address: URL): Promise<URLSearchParams> {
  const [params] = await Promise.all([receiver.next(), page.goto(address.href)])
  return params
}

const asPage = (address: URL, headers: Record<string, string> = {}): Promise<RawResponse> =>
  send(address, { headers: { accept: 'text/html', ...headers } })

describe('the callback', () => {
  test('refuses a browser without the cookie, and one in a sign-in of its own; the right one still arrives', async () => {
    const held = await heldSignIn()
    const own = await send(`${home}/auth/login`)
    for (const cookie of ['', cookieHeader(own)]) {
      const foreign = await asPage(held.address, { cookie })
      expect(foreign.status).toBe(403)
      expect(foreign.body).toContain('The sign-in was started in another browser')
      expect(foreign.cookies.join()).not.toContain('__Host-session')
    }
    const params = await goOn(held, held.address)
    expect(Object.fromEntries(params)).toMatchObject({ state: held.request.state, iss: home })
    const tokens = await client.exchange(held.request, params.get('code') ?? '')
    expect((await initialize(mcp, { authorization: `Bearer ${tokens.access_token}` })).status).toBe(200)
  })

  test('refuses the cookie of the right browser under another value', async () => {
    const held = await heldSignIn()
    const cookies = await held.page.context().cookies(home)
    const forged = cookies
      .filter(({ name }) => name.startsWith('__Host-sign-in-'))
      .map(({ name, value }) => `${name}=${value.startsWith('A') ? 'B' : 'A'}${value.slice(1)}`)
    expect(forged).toHaveLength(1)
    expect((await asPage(held.address, { cookie: forged.join('; ') })).status).toBe(403)
    expect((await goOn(held, held.address)).has('code')).toBe(true)
  })

  test('refuses a state that it has answered before, from the same browser, in words', async () => {
    const held = await heldSignIn()
    await goOn(held, held.address)
    const again = await held.page.goto(held.address.href)
    expect(again?.status()).toBe(400)
    expect(await held.page.textContent('main')).toContain('used already, or is older than ten minutes')
  })

  test.each([
    ['unknown', `?state=${'A'.repeat(43)}&code=x`],
    ['missing', '?code=x'],
    ['empty', '?state=&code=x'],
    ['longer than any of ours', `?state=${'A'.repeat(600)}&code=x`],
  ])('refuses a state that is %s, in words, and sets no cookie', async (_what, query) => {
    const refused = await asPage(new URL(`${home}/auth/callback${query}`))
    expect(refused.status).toBe(400)
    expect(refused.body).toContain('used already, or is older than ten minutes')
    expect(refused.cookies.join()).not.toContain('__Host-session')
  })

  test('refuses an edited state and leaves the sign-in that was begun as it was', async () => {
    const held = await heldSignIn()
    const edited = new URL(held.address)
    edited.searchParams.set('state', `${edited.searchParams.get('state')}x`)
    const refused = await held.page.goto(edited.href)
    expect(refused?.status()).toBe(400)
    expect((await goOn(held, held.address)).has('code')).toBe(true)
  })

  // RFC 9207 §2.4: the platform announces that its answers carry `iss`.
  test.each([
    ['edited', (address: URL) => address.searchParams.set('iss', 'http://attacker.example')],
    ['doubled', (address: URL) => address.searchParams.append('iss', 'http://attacker.example')],
    ['missing', (address: URL) => address.searchParams.delete('iss')],
  ])('does not redeem the code of an answer whose issuer is %s', async (_what, edit) => {
    const held = await heldSignIn()
    const before = platformRefreshTokens(stack).length
    const edited = new URL(held.address)
    edit(edited)
    const params = await goOn(held, edited)
    expect(params.get('error')).toBe('server_error')
    expect(params.get('state')).toBe(held.request.state)
    expect(params.has('code')).toBe(false)
    expect(platformRefreshTokens(stack)).toHaveLength(before)
  })

  test('tells the client of a code that the platform does not know, and gives it none', async () => {
    const held = await heldSignIn()
    const edited = new URL(held.address)
    edited.searchParams.set('code', 'made-up')
    const params = await goOn(held, edited)
    expect(params.get('error')).toBe('server_error')
    expect(params.has('code')).toBe(false)
  })

  test('keeps two sign-ins of one browser apart', async () => {
    const person = await people.newBrowser()
    const first = await heldSignIn(person)
    const second = await heldSignIn(person)
    expect((await goOn(second, second.address)).get('state')).toBe(second.request.state)
    expect((await goOn(first, first.address)).get('state')).toBe(first.request.state)
  })
})

describe("the client's code", () => {
  test('is worth tokens once, and only with the verifier', async () => {
    const held = await heldSignIn()
    const code = (await goOn(held, held.address)).get('code') ?? ''
    const form = { grant_type: 'authorization_code', code, client_id: held.request.clientId }
    const rest = { redirect_uri: held.request.redirectUri, resource: held.request.resourceIndicator }
    const wrong = await client.token({ ...form, ...rest, code_verifier: 'A'.repeat(43) })
    expect(wrong.status).toBe(400)
    const right = await client.token({ ...form, ...rest, code_verifier: held.request.codeVerifier })
    expect(right.status).toBe(200)
    const again = await client.token({ ...form, ...rest, code_verifier: held.request.codeVerifier })
    expect(again.status).toBe(400)
  })
})
