import { publicJwks } from '@repo/fhir'
import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import { clientAuthentication, PlatformConfigError, readPlatforms } from '../src/index.ts'

async function privateJwk(kid: string, alg: 'RS384' | 'ES384' = 'ES384') {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid, alg }
}

const keyed = {
  PLATFORMS: 'north',
  PLATFORM_NORTH_FHIR_BASE_URL: 'https://north.example/fhir',
  PLATFORM_NORTH_CLIENT_ID: 'app',
}
const read = (env: Record<string, unknown>) => readPlatforms(env, { production: true })

describe('private keys', () => {
  test('of a platform: the newest signs, all are published', async () => {
    const [fresh, old] = [await privateJwk('k2'), await privateJwk('k1', 'RS384')]
    const platforms = read({ ...keyed, PLATFORM_NORTH_PRIVATE_KEY: JSON.stringify([fresh, old]) })
    const platform = platforms.get('north')
    expect(platform?.clientAuth).toBe('private_key_jwt')
    expect(JSON.parse(platforms.secrets('north').privateKey ?? '')).toEqual(fresh)
    const published = publicJwks(platforms.signingKeys)
    expect(published.keys.map(({ kid, alg }) => [kid, alg])).toEqual([
      ['k2', 'ES384'],
      ['k1', 'RS384'],
    ])
    expect(JSON.stringify(published)).not.toContain(fresh.d)
  })

  test('of all platforms serve those that authenticate so and have none of their own', async () => {
    const shared = [await privateJwk('s2'), await privateJwk('s1')]
    const env = { ...keyed, SMART_PRIVATE_KEYS: JSON.stringify(shared) }
    expect(read(env).get('north')?.clientAuth).toBe('none')
    const platforms = read({ ...env, PLATFORM_NORTH_CLIENT_AUTH: 'private_key_jwt' })
    const platform = platforms.get('north')
    if (platform === undefined) throw new Error('is missing')
    const authentication = clientAuthentication(platform, platforms.secrets('north'))
    expect(authentication).toMatchObject({ method: 'private_key_jwt', privateKey: { kid: 's2' } })
    expect(platforms.signingKeys).toHaveLength(2)
  })

  test('with one kid for two keys are refused', async () => {
    const keys = JSON.stringify([await privateJwk('k1'), await privateJwk('k1')])
    expect(() => read({ ...keyed, PLATFORM_NORTH_PRIVATE_KEY: keys })).toThrow('names two keys')
  })

  test.each([
    ['a public key', async () => ({ ...(await privateJwk('k')), d: undefined })],
    ['no kid', async () => ({ ...(await privateJwk('k')), kid: undefined })],
    ['another algorithm', async () => ({ ...(await privateJwk('k')), alg: 'ES256' })],
    ['no algorithm', async () => ({ ...(await privateJwk('k', 'RS384')), alg: undefined })],
    ['a short modulus', async () => ({ ...(await privateJwk('k', 'RS384')), n: 'AQAB' })],
    ['a secret', async () => ({ kty: 'oct', k: 'c2VjcmV0', kid: 'k', alg: 'HS256' })],
    ['an empty list', async () => []],
  ])('of the wrong kind (%s) are refused without being quoted', async (_, make) => {
    const key = JSON.stringify(await make())
    const attempt = () => read({ ...keyed, PLATFORM_NORTH_PRIVATE_KEY: key })
    expect(attempt).toThrow(PlatformConfigError)
    expect(attempt).toThrow(/PLATFORM_NORTH_PRIVATE_KEY: must be private JWKs/)
  })
})

test('each way of authenticating gets its secret', () => {
  const methods = ['none', 'client_secret_basic', 'client_secret_post'] as const
  for (const method of methods) {
    const secret = method === 'none' ? {} : { PLATFORM_NORTH_CLIENT_SECRET: 'pw' }
    const platforms = read({ ...keyed, ...secret, PLATFORM_NORTH_CLIENT_AUTH: method })
    const platform = platforms.get('north')
    if (platform === undefined) throw new Error('is missing')
    const expected = method === 'none' ? { method } : { method, clientSecret: 'pw' }
    expect(clientAuthentication(platform, platforms.secrets('north'))).toEqual(expected)
    expect(JSON.stringify(platforms.all)).not.toContain('pw')
  }
})
