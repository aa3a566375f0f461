import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { authorizeSmartClient, createSmartFhirClient } from '../../src/index.ts'
import { type Reply, rejectionOf, startServer } from '../local-server.ts'
import { callbackOptions, clientId, redirectUri, type SmartServer, startSmartServer } from './smart-server.ts'

const wellKnown = '/fhir/.well-known/smart-configuration'
const begin = ({ fhirBaseUrl }: Pick<SmartServer, 'fhirBaseUrl'>) => {
  return authorizeSmartClient({ iss: fhirBaseUrl, clientId, redirectUri, allowLoopbackHttp: true })
}
const discoveries = (server: SmartServer) => server.pathsSeen().filter((path) => path === `GET ${wellKnown}`).length

afterEach(() => {
  vi.useRealTimers()
})

describe('what a server said of itself', () => {
  test('is asked for once by a hundred sign-ins at a time, and by all of the next ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await using server = await startSmartServer()
    await Promise.all(Array.from({ length: 100 }, () => begin(server)))
    vi.advanceTimersByTime(599_000)
    await begin(server)
    expect(discoveries(server)).toBe(1)
    vi.advanceTimersByTime(2_000)
    await begin(server)
    expect(discoveries(server)).toBe(2)
  })

  test('is asked for again two seconds after a failure, and not before', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await using server = await startSmartServer({ replies: { [wellKnown]: { status: 503 } } })
    const failures = await Promise.all([rejectionOf(begin(server)), rejectionOf(begin(server))])
    failures.push(await rejectionOf(begin(server)))
    for (const failure of failures) expect(failure).toMatchObject({ code: 'smart/unavailable' })
    expect(discoveries(server)).toBe(1)
    server.behaviour = {}
    vi.advanceTimersByTime(2_001)
    await begin(server)
    expect(discoveries(server)).toBe(2)
  })

  test('is not waited for longer than three seconds where another caller began to ask', async () => {
    const lost = Promise.withResolvers<Reply>()
    let asked = 0
    await using server = await startServer(({ headers }) => {
      asked += 1
      const origin = `http://${headers.host}`
      const body = {
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        code_challenge_methods_supported: ['S256'],
      }
      return asked === 1 ? lost.promise : { body }
    })
    const first = begin({ fhirBaseUrl: `${server.origin}/fhir` })
    const second = await begin({ fhirBaseUrl: `${server.origin}/fhir` })
    expect(second.authorizeUrl).toContain('/authorize')
    expect(asked).toBe(2)
    lost.resolve({ status: 503 })
    expect(await rejectionOf(first)).toMatchObject({ code: 'smart/unavailable' })
    await begin({ fhirBaseUrl: `${server.origin}/fhir` })
    expect(asked).toBe(2)
  })

  test('is asked for twice at most by fifty callers of a server that takes longer than three seconds', async () => {
    let asked = 0
    await using server = await startServer(async ({ headers }) => {
      asked += 1
      await setTimeout(3_500)
      const origin = `http://${headers.host}`
      const endpoints = { authorization_endpoint: `${origin}/authorize`, token_endpoint: `${origin}/token` }
      return { body: { ...endpoints, code_challenge_methods_supported: ['S256'] } }
    })
    const callers = Array.from({ length: 50 }, () => begin({ fhirBaseUrl: `${server.origin}/fhir` }))
    for (const { authorizeUrl } of await Promise.all(callers)) expect(authorizeUrl).toContain('/authorize')
    expect(asked).toBe(2)
  }, 15_000)

  test.each([401, 403, 400])('is not looked for elsewhere where the server answers %s', async (status) => {
    await using server = await startSmartServer({ replies: { [wellKnown]: { status } } })
    expect(await rejectionOf(begin(server))).toMatchObject({ code: 'smart/discovery-failed' })
    expect(server.pathsSeen()).toEqual([`GET ${wellKnown}`])
  })

  test('is kept of the two hundred servers that were asked last', async () => {
    await using server = await startServer(({ headers }) => {
      const origin = `http://${headers.host}`
      const body = {
        authorization_endpoint: `${origin}/a`,
        token_endpoint: `${origin}/t`,
        code_challenge_methods_supported: ['S256'],
      }
      return { body }
    })
    const bases = Array.from({ length: 201 }, (_, index) => ({ fhirBaseUrl: `${server.origin}/tenant/${index}/fhir` }))
    for (const base of bases) await begin(base)
    await begin(bases[200] ?? { fhirBaseUrl: '' })
    expect(server.seen).toHaveLength(201)
    await begin(bases[0] ?? { fhirBaseUrl: '' })
    expect(server.seen).toHaveLength(202)
  })
})

describe('a hostile discovery', () => {
  const long = `https://as.example/${'a'.repeat(2000)}`
  const names = ['authorization_endpoint', 'token_endpoint', 'revocation_endpoint', 'jwks_uri']
  const addresses = [
    'http://as.example/x',
    'javascript:alert(1)',
    'data:text/plain,x',
    'https://u:p@as.example/x',
    long,
  ]
  const cases = names.flatMap((name) => addresses.map((address) => [name, address] as const))

  test.each(cases)('with a %s of %.40s is refused', async (name, address) => {
    await using server = await startSmartServer({ configuration: { [name]: address } })
    expect(await rejectionOf(begin(server))).toMatchObject({ code: 'smart/discovery-failed' })
  })

  test.each(
    names.flatMap((name) => ['https://10.0.0.1/x', 'https://localhost/x', 'https://[::1]/x'].map((at) => [name, at])),
  )('with a %s at %s is refused outside development', async (name = '', address = '') => {
    const published: Record<string, unknown> = {
      authorization_endpoint: 'https://as.example/authorize',
      token_endpoint: 'https://as.example/token',
      code_challenge_methods_supported: ['S256'],
      [name]: address,
    }
    const iss = `https://${name.replaceAll('_', '-')}.${addressName(address)}.example/fhir`
    const fetch = async () => Response.json(published)
    const error = await rejectionOf(
      authorizeSmartClient({ iss, clientId, redirectUri: 'https://app.example/cb', fetch }),
    )
    expect(error).toMatchObject({ code: 'smart/discovery-failed' })
  })

  test('may name another host for its authorization server, which then gets the code', async () => {
    await using other = await startSmartServer()
    await using server = await startSmartServer({
      configuration: {
        issuer: other.http.origin,
        jwks_uri: `${other.http.origin}/jwks`,
        token_endpoint: `${other.http.origin}/token`,
      },
    })
    const { grant } = await createSmartFhirClient(callbackOptions(server))
    expect(grant).toMatchObject({ issuer: other.http.origin, tokenEndpoint: `${other.http.origin}/token` })
    expect(server.pathsSeen().filter((path) => path.startsWith('POST'))).toEqual([])
  })

  test('cannot be widened by an id_token: no host is asked that discovery did not name', async () => {
    await using stranger = await startServer(() => ({ body: {} }))
    await using server = await startSmartServer({
      configuration: { issuer: undefined, jwks_uri: undefined },
      claims: { iss: stranger.origin },
    })
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/id-token-invalid' })
    expect(stranger.seen).toEqual([])
  })

  test('cannot be widened by the iss of a callback', async () => {
    await using stranger = await startServer(() => ({ body: {} }))
    await using server = await startSmartServer({ configuration: { issuer: undefined, jwks_uri: undefined } })
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server, { iss: stranger.origin })))
    expect(error).toMatchObject({ code: 'smart/state-mismatch' })
    expect(stranger.seen).toEqual([])
    expect(codesSent(server)).toEqual([])
  })
})

describe('the issuer that a discovery names', () => {
  const openid = (body: Record<string, unknown>) => ({ '/.well-known/openid-configuration': { body } })

  test.each(['says nothing of itself', 'names its own endpoints', 'names our keys and its own endpoints'])(
    'is not that of another platform which %s, and gets no code',
    async (says) => {
      await using victim = await startSmartServer()
      await using server = await startSmartServer()
      const [{ origin }, own] = [victim.http, server.http.origin]
      const endpoints = { issuer: origin, token_endpoint: `${origin}/token` }
      const jwksUri = says.startsWith('names our keys') ? `${own}/jwks` : `${origin}/jwks`
      if (says.startsWith('names')) victim.behaviour = { replies: openid({ ...endpoints, jwks_uri: jwksUri }) }
      server.behaviour = {
        configuration: { issuer: origin, authorization_endpoint: `${origin}/authorize` },
        claims: { iss: origin },
      }
      const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
      expect(error).toMatchObject({ code: 'smart/id-token-invalid' })
      expect(codesSent(server)).toEqual([])
    },
  )

  test('may lie elsewhere where it says itself that the endpoints and the keys are its own', async () => {
    await using identity = await startSmartServer()
    await using server = await startSmartServer()
    const [{ origin: issuer }, { origin }] = [identity.http, server.http]
    server.behaviour = { configuration: { issuer }, claims: { iss: issuer } }
    const endpoints = { issuer, token_endpoint: `${origin}/token` }
    identity.behaviour = { replies: openid({ ...endpoints, jwks_uri: `${issuer}/jwks` }) }
    const error = await rejectionOf(createSmartFhirClient(callbackOptions(server)))
    expect(error).toMatchObject({ code: 'smart/id-token-invalid' })
    identity.behaviour = { replies: openid({ ...endpoints, jwks_uri: `${origin}/jwks` }) }
    const { grant } = await createSmartFhirClient(callbackOptions(server))
    expect(grant.subject).toBe(`${issuer}|u1`)
  })

  test('may lie elsewhere where the settings name it, and then no other counts', async () => {
    const issuer = 'https://identity.example/main'
    await using server = await startSmartServer({ configuration: { issuer }, claims: { iss: issuer } })
    const signIn = (named: string) => createSmartFhirClient({ ...callbackOptions(server), issuer: named })
    expect((await signIn(issuer)).grant.subject).toBe(`${issuer}|u1`)
    const error = await rejectionOf(signIn(server.http.origin))
    expect(error).toMatchObject({ code: 'smart/id-token-invalid' })
  })
})

function codesSent(server: SmartServer): string[] {
  return server.pathsSeen().filter((path) => path === 'POST /token')
}

function addressName(address: string): string {
  return address.replace(/[^a-z0-9]+/g, '')
}
