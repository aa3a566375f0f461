import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Env } from '../../src/config.ts'
import { createBrowser, formPost, signIn } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, 'http://127.0.0.1:9'))
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

const hourSeconds = 60 * 60
const refreshSeconds = 30 * 24 * hourSeconds
const nowSeconds = () => Math.floor(Date.now() / 1000)
const kvOf = async () => (await workers.harness.getWorker<Env>().getEnv()).OAUTH_KV

/** Moves the end of what KV keeps below a prefix, and answers how many seconds it had left. */
async function endAt(prefix: string, expiresAt: number): Promise<number[]> {
  const kv = await kvOf()
  const left: number[] = []
  for (const { name } of (await kv.list({ prefix })).keys) {
    const kept = (await kv.get<{ expiresAt: number }>(name, 'json')) ?? { expiresAt: 0 }
    left.push(kept.expiresAt - nowSeconds())
    // Without a lifetime of its own, so that what is asked is the entry and not whether KV has dropped it.
    await kv.put(name, JSON.stringify({ ...kept, expiresAt }))
  }
  return left
}

const namedBy = (token: string) => token.split(':').slice(0, 2).join(':')
const endAccess = (token: string) => endAt(`token:${namedBy(token)}:`, nowSeconds() - 1)
const endRefresh = (token: string) => endAt(`grant:${namedBy(token)}`, nowSeconds() - 1)

/** A message to `/mcp`, or a new stream at `/sse`. */
async function use(resource: '/mcp' | '/sse', mcpAccessToken: string) {
  const headers = { authorization: `Bearer ${mcpAccessToken}`, accept: 'application/json, text/event-stream' }
  const response =
    resource === '/sse'
      ? await workers.harness.fetch(`${publicUrl}/sse`, { headers })
      : await workers.harness.fetch(`${publicUrl}/mcp`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }),
        })
  await response.body?.cancel()
  return { status: response.status, challenge: response.headers.get('www-authenticate') ?? '' }
}

async function refresh(clientId: string, refreshToken: string) {
  const grant: [string, string][] = [
    ['grant_type', 'refresh_token'],
    ['refresh_token', refreshToken],
    ['client_id', clientId],
  ]
  const response = await createBrowser(workers).send('/oauth/token', formPost(grant))
  return { status: response.status, answer: (await response.json()) as Record<string, string> }
}

const refused = { status: 400, answer: { error: 'invalid_grant' } }

describe.each(['/mcp', '/sse'] as const)('an access token for %s', (resource) => {
  test('lives for an hour, and is no token once that is over: the client is told to get another', async () => {
    const { mcpAccessToken } = await signIn(workers, platform, { resource })
    expect(await use(resource, mcpAccessToken)).toEqual({ status: 200, challenge: '' })
    const [left = 0, ...more] = await endAccess(mcpAccessToken)
    expect(more).toEqual([])
    expect(Math.abs(left - hourSeconds)).toBeLessThan(60)
    const { status, challenge } = await use(resource, mcpAccessToken)
    expect(status).toBe(401)
    expect(challenge).toMatch(/^Bearer /)
    expect(challenge).toContain('error="invalid_token"')
    expect(challenge).toContain(`resource_metadata="${publicUrl}/.well-known/oauth-protected-resource${resource}"`)
  })

  test('that has ended has a successor, by the refresh token', async () => {
    const { clientId, mcpAccessToken, mcpRefreshToken } = await signIn(workers, platform, { resource })
    await endAccess(mcpAccessToken)
    const { status, answer } = await refresh(clientId, mcpRefreshToken)
    expect(status).toBe(200)
    expect((await use(resource, answer.access_token ?? '')).status).toBe(200)
    expect((await use(resource, mcpAccessToken)).status).toBe(401)
  })
})

describe('a refresh token', () => {
  test('lives for thirty days, and gets nothing once they are over', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    const [left = 0, ...more] = await endRefresh(mcpRefreshToken)
    expect(more).toEqual([])
    expect(Math.abs(left - refreshSeconds)).toBeLessThan(60)
    expect(await refresh(clientId, mcpRefreshToken)).toMatchObject(refused)
  })

  test('whose grant has ended gets nothing by its successor either', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    const { answer } = await refresh(clientId, mcpRefreshToken)
    await endRefresh(mcpRefreshToken)
    expect(await refresh(clientId, answer.refresh_token ?? '')).toMatchObject(refused)
  })
})
