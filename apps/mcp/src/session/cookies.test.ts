import { Hono } from 'hono'
import { expect, test } from 'vitest'
import * as cookies from './cookies.ts'
import { newSecret } from './secret.ts'

const secret = newSecret()
const attempt = 'abcdefghijklmnop'

const app = new Hono()
  .get('/write', (c) => {
    cookies.writeSessionCookie(c, secret)
    cookies.writeAttemptCookie(c, attempt, secret, 600)
    cookies.writeBrowserCookie(c, secret)
    return c.body(null)
  })
  .get('/clear', (c) => {
    cookies.clearSessionCookie(c)
    cookies.clearAttemptCookie(c, attempt)
    return c.body(null)
  })
  .get('/read', (c) =>
    c.json({
      session: cookies.readSessionCookie(c),
      attempt: cookies.readAttemptCookie(c, attempt),
      browser: cookies.readBrowserCookie(c),
    }),
  )

const setBy = async (path: string) => (await app.request(path)).headers.getSetCookie()
const readFrom = async (cookie: string) => (await app.request('/read', { headers: { cookie } })).json()

test('keeps the names, and binds all cookies to this host, to https and to the browser', async () => {
  const bound = 'Path=/; HttpOnly; Secure; SameSite=Lax'
  expect(await setBy('/write')).toEqual([
    `__Host-session=${secret}; Max-Age=2592000; ${bound}`,
    `__Host-sign-in-abcdefghijkl=${secret}; Max-Age=600; ${bound}`,
    `__Host-browser=${secret}; Max-Age=31536000; ${bound}`,
  ])
})

test('clears what it wrote', async () => {
  const cleared = await setBy('/clear')
  expect(cleared.map((line) => line.split(';').slice(0, 2).join(';'))).toEqual([
    '__Host-session=; Max-Age=0',
    '__Host-sign-in-abcdefghijkl=; Max-Age=0',
  ])
})

test('reads them back', async () => {
  const sent = `__Host-session=${secret}; __Host-sign-in-abcdefghijkl=${secret}; __Host-browser=${secret}`
  expect(await readFrom(sent)).toEqual({ session: secret, attempt: secret, browser: secret })
})

test.each([
  ['a name that a sibling host could plant', `session=${secret}`],
  ['a value that is no secret', '__Host-session=admin'],
  ['a value with something appended', `__Host-session=${secret}x`],
  ['the cookie of another sign-in', `__Host-sign-in-another=${secret}`],
])('reads nothing from %s', async (_what, cookie) => {
  expect(await readFrom(cookie)).toEqual({})
})
