import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PlatformReady, type Sandbox, startSandbox } from '../../src/index.ts'
import { createBrowser, redeem, redirectUri, tokenRequest, visit } from '../smart/smart-app.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const jwkOf = (key: typeof publicKey): JWK => ({ ...(key.export({ format: 'jwk' }) as JWK), alg: 'ES384', kid: 'k' })
const app = createServer((_request, response) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwkOf(publicKey)] })),
)
let sandbox: Sandbox
beforeAll(async () => {
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve))
  sandbox = await startSandbox({
    host: '127.0.0.1',
    fhirPort: 0,
    smartPort: 0,
    redirectUris: [redirectUri],
    platforms: { valley: 0, harbor: 0, registry: 0, open: 0 },
    jwksUrl: `http://127.0.0.1:${(app.address() as AddressInfo).port}/jwks.json`,
    log: () => {},
  })
})
afterAll(async () => {
  app.close()
  await sandbox.close()
})

function platform(id: string): PlatformReady & { origin: string } {
  const found = sandbox.platforms.find((each) => each.id === id)
  if (!found) throw new Error(`no platform ${id}`)
  return { ...found, origin: new URL(found.fhirUrl).origin }
}

async function assertion(clientId: string, audience: string) {
  const signed = new SignJWT()
    .setProtectedHeader({ alg: 'ES384', kid: 'k' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime('4m')
  return {
    client_id: clientId,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await signed.sign(await importJWK(jwkOf(privateKey))),
  }
}

async function get({ fhirUrl }: PlatformReady, path: string, token?: unknown) {
  const headers = typeof token === 'string' ? { authorization: `Bearer ${token}` } : {}
  const response = await fetch(`${fhirUrl}/${path}`, { headers })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function signIn(id: string, clientFields: Record<string, string>) {
  const { origin, fhirUrl, registration } = platform(id)
  const { clientId = '', scope } = registration
  const ownRedirectUri = `${redirectUri}/${id}`
  const asked = { scope, params: { client_id: clientId, redirect_uri: ownRedirectUri }, username: `${id}-patient` }
  const outcome = await visit(createBrowser(origin), fhirUrl, asked)
  return redeem(origin, outcome, { client_id: clientId, redirect_uri: ownRedirectUri, ...clientFields })
}

describe('valley', () => {
  it('has its FHIR base under a long path, and relative endpoints on the same port', async () => {
    const valley = platform('valley')
    expect(new URL(valley.fhirUrl).pathname).toBe('/api/FHIR/R4/tenants/17')
    const { body } = await get(valley, '.well-known/smart-configuration')
    expect(body).toMatchObject({ authorization_endpoint: '/auth', token_endpoint: '/token', issuer: valley.origin })
    expect(body.token_endpoint_auth_methods_supported).toEqual(['client_secret_post'])
  })

  it('gives tokens of a minute with a refresh token to the client that sends its secret, and to no other', async () => {
    const { clientSecret = '' } = platform('valley').registration
    const { status, body } = await signIn('valley', { client_secret: clientSecret })
    expect([status, body.expires_in, typeof body.refresh_token]).toEqual([200, 60, 'string'])
    expect((await signIn('valley', {})).status).toBe(401)
  })

  it('has people of its own, under ids of its own, whose records name each other by them', async () => {
    const { clientSecret = '' } = platform('valley').registration
    const { body } = await signIn('valley', { client_secret: clientSecret })
    expect(body.patient).toBe('valley-patient-301')
    const found = await get(platform('valley'), 'Observation?_count=200', body.access_token)
    const text = JSON.stringify(found.body)
    expect(text).toContain('Patient/valley-patient-301')
    const references = [...text.matchAll(/"reference":"([A-Z][A-Za-z]+\/[^"]+)"/g)].map(([, reference]) => reference)
    expect(references.filter((reference) => !reference?.includes('/valley-'))).toEqual([])
    const [patient] = platform('valley').users
    expect(sandbox.users.map(({ name }) => name)).not.toContain(patient?.name)
  })
})

describe('harbor', () => {
  it('says where to sign in in /metadata alone', async () => {
    const harbor = platform('harbor')
    expect((await get(harbor, '.well-known/smart-configuration')).status).toBe(404)
    expect(JSON.stringify((await get(harbor, 'metadata')).body)).toContain(`${harbor.origin}/token`)
  })

  it('grants less than is asked, and nothing to renew it with, to a client that signs with a published key', async () => {
    const harbor = platform('harbor')
    const { status, body } = await signIn('harbor', await assertion('harbor-app', `${harbor.origin}/token`))
    expect([status, body.refresh_token]).toEqual([200, undefined])
    expect(body.scope).toBe('openid fhirUser profile launch/patient patient/*.rs user/*.rs')
    expect((await get(harbor, 'Patient/harbor-patient-401', body.access_token)).status).toBe(200)
  })
})

describe('registry', () => {
  it('lets a service in by its signed assertion, and no people', async () => {
    const registry = platform('registry')
    expect(registry.users).toEqual([])
    expect((await get(registry, '.well-known/smart-configuration')).body.authorization_endpoint).toBeUndefined()
    const grant = { grant_type: 'client_credentials', scope: 'system/*.rs' }
    const signed = await assertion('registry-service', `${registry.origin}/token`)
    const { status, body } = await tokenRequest(registry.origin, { ...grant, ...signed })
    expect([status, body.scope, body.refresh_token]).toEqual([200, 'system/*.rs', undefined])
    expect((await get(registry, 'Patient', body.access_token)).status).toBe(200)
    expect((await get(registry, 'Patient')).status).toBe(401)
    expect((await tokenRequest(registry.origin, { ...grant, client_id: 'registry-service' })).status).toBe(401)
  })
})

describe('open', () => {
  it('asks nobody who they are', async () => {
    const open = platform('open')
    expect((await get(open, 'Patient/open-patient-601')).status).toBe(200)
    expect((await get(open, 'metadata')).body.rest).not.toHaveProperty('0.security')
  })
})

describe('a token of one platform', () => {
  it('opens no other', async () => {
    const { clientSecret = '' } = platform('valley').registration
    const { body } = await signIn('valley', { client_secret: clientSecret })
    for (const id of ['harbor', 'registry']) {
      expect((await get(platform(id), 'Patient', body.access_token)).status).toBe(401)
    }
  })
})
