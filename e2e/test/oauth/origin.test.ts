import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { People } from '../../src/people.ts'
import { initialize, send } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const { facts } = stackOfWorker()
const { home, mcp, sse } = facts.urls
const people = new People(facts)
let token = ''

beforeAll(async () => {
  token = (await people.connect('mcp-2026', 'patient')).accessToken()
})
afterAll(() => people.close())

const hostOf = (url: string) => new URL(url).host

describe('a page that points its own host name at us', () => {
  test.each([
    ['GET', '/'],
    ['POST', '/mcp'],
    ['GET', '/sse'],
    ['POST', '/sse/messages?sessionId=none'],
    ['GET', '/auth/login'],
    ['GET', '/auth/callback?state=x&code=y'],
    ['POST', '/oauth/token'],
    ['POST', '/oauth/register'],
    ['GET', '/.well-known/oauth-authorization-server'],
    ['GET', '/.well-known/oauth-protected-resource/mcp'],
  ])('is refused at %s %s, and told nothing', async (method, path) => {
    const refused = await send(home + path, { method, headers: { host: `rebound.example:${new URL(home).port}` } })
    expect(refused.status).toBe(403)
    expect(refused.body).toContain('request/foreign-origin')
    expect(refused.cookies).toEqual([])
    expect(refused.headers.location).toBeUndefined()
  })

  test.each(['localhost', '127.0.0.1.attacker.example'])(
    'is refused under the name %s with a good token',
    async (name) => {
      const headers = { authorization: `Bearer ${token}` }
      const host = `${name}:${new URL(home).port}`
      expect((await initialize(mcp, { ...headers, host })).status).toBe(403)
      expect((await initialize(mcp, { ...headers, host: hostOf(home) })).status).toBe(200)
    },
  )
})

describe('a page of another origin', () => {
  test.each(['http://attacker.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'that says it is %s is refused at /mcp and /sse even with a good token',
    async (origin) => {
      const headers = { authorization: `Bearer ${token}`, origin }
      const refused = await initialize(mcp, headers)
      expect(refused.status).toBe(403)
      expect(refused.headers['access-control-allow-origin']).toBeUndefined()
      expect((await send(sse, { headers })).status).toBe(403)
      const posted = await send(`${sse}/messages?sessionId=none`, { method: 'POST', headers })
      expect(posted.status).toBe(403)
    },
  )

  test('gets no leave to read an answer, while our own origin is served', async () => {
    const preflight = await send(mcp, {
      method: 'OPTIONS',
      headers: { origin: 'http://attacker.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
    const own = await initialize(mcp, { authorization: `Bearer ${token}`, origin: home })
    expect(own.status).toBe(200)
  })
})
