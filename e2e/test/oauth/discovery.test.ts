import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connected } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { initialize, send } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const { facts } = stackOfWorker()
const { home, mcp, sse } = facts.urls
const people = new People(facts)
afterAll(() => people.close())

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const openStream = async (headers: Record<string, string>) => {
  const stream = await fetch(sse, { headers })
  await stream.body?.cancel()
  return stream
}

describe('discovery', () => {
  test.each([
    ['/mcp', 'POST', '/mcp'],
    ['/mcp', 'GET', '/mcp'],
    ['/sse', 'GET', '/sse'],
    ['/sse/messages?sessionId=none', 'POST', '/sse'],
  ])(
    'answers %s by %s without a token with 401 and a link to metadata that names %s',
    async (path, method, resource) => {
      const refused = await send(home + path, { method })
      expect(refused.status).toBe(401)
      const link = /resource_metadata="([^"]+)"/.exec(refused.headers['www-authenticate'] ?? '')?.[1] ?? ''
      const metadata = await send(link)
      expect(metadata.status).toBe(200)
      expect(JSON.parse(metadata.body)).toMatchObject({
        resource: home + resource,
        authorization_servers: [home],
        scopes_supported: ['fhir:read', 'fhir:write'],
        bearer_methods_supported: ['header'],
      })
    },
  )

  test('publishes an authorization server with PKCE by S256 alone, the iss parameter, registration and CIMD', async () => {
    const { status, body } = await send(`${home}/.well-known/oauth-authorization-server`)
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({
      issuer: home,
      authorization_endpoint: `${home}/auth/login`,
      token_endpoint: `${home}/oauth/token`,
      registration_endpoint: `${home}/oauth/register`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      client_id_metadata_document_supported: true,
    })
  })
})

describe('access tokens', () => {
  let forMcp: Connected
  let forSse: Connected
  beforeAll(async () => {
    forMcp = await people.connect('mcp-2026', 'patient')
    forSse = await people.connect('sse', 'patient')
  })

  test('lets a token for /mcp into /mcp and refuses it at /sse', async () => {
    expect((await initialize(mcp, bearer(forMcp.accessToken()))).status).toBe(200)
    expect((await openStream(bearer(forMcp.accessToken()))).status).toBe(401)
    const posted = await send(`${sse}/messages?sessionId=none`, {
      method: 'POST',
      headers: bearer(forMcp.accessToken()),
    })
    expect(posted.status).toBe(401)
  })

  test('lets a token for /sse into /sse and refuses it at /mcp', async () => {
    expect((await openStream(bearer(forSse.accessToken()))).status).toBe(200)
    expect((await initialize(mcp, bearer(forSse.accessToken()))).status).toBe(401)
  })

  const outdated = ['eyJhbGciOiJub25lIn0', Buffer.from('{"sub":"patient","exp":1}').toString('base64url'), ''].join('.')
  test.each([
    ['garbage', () => 'garbage'],
    ['an empty value', () => ''],
    [
      'a token with its last character changed',
      (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
    ],
    ['the right person and grant with another secret', (token: string) => token.replace(/[^:]+$/, 'A'.repeat(32))],
    ['an unsigned JWT that ran out long ago', () => outdated],
    ['a token in lower case', (token: string) => token.toLowerCase()],
  ])('refuses %s with 401 and says nothing of why in the body', async (_what, edit) => {
    const refused = await initialize(mcp, bearer(edit(forMcp.accessToken())))
    expect(refused.status).toBe(401)
    expect(refused.headers['www-authenticate']).toContain('resource_metadata=')
    expect(refused.body).not.toContain(forMcp.accessToken())
  })

  test('refuses a token in the query and in a form, where it would be logged', async () => {
    const { status } = await initialize(`${mcp}?access_token=${encodeURIComponent(forMcp.accessToken())}`, {})
    expect(status).toBe(401)
  })

  test('refuses a token once its client has revoked it', async () => {
    const short = await people.connect('mcp-2026', 'patient')
    expect((await initialize(mcp, bearer(short.accessToken()))).status).toBe(200)
    const form = { token: short.accessToken(), client_id: short.clientId }
    const revoked = await fetch(`${home}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) })
    expect(revoked.status).toBe(200)
    expect((await initialize(mcp, bearer(short.accessToken()))).status).toBe(401)
  })
})
