import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Env } from '../../src/config.ts'
import { digest } from '../../src/session/secret.ts'
import { createBrowser, formPost, postMcp, redirectUri, signIn } from '../mcp-client.ts'
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

interface Tokens {
  access_token: string
  refresh_token: string
}

async function ask(fields: [string, string][], headers: Record<string, string> = {}) {
  const form = formPost(fields)
  const response = await createBrowser(workers).send('/oauth/token', {
    ...form,
    headers: { ...form.headers, ...headers },
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, tokens: text === '' ? {} : (JSON.parse(text) as Tokens) }
}

const refreshOf = (clientId: string, refreshToken: string, more: [string, string][] = []) =>
  ask([['grant_type', 'refresh_token'], ['refresh_token', refreshToken], ['client_id', clientId], ...more])
const tokensOf = async (asked: ReturnType<typeof ask>) => {
  const { status, tokens } = await asked
  expect(status).toBe(200)
  return tokens as Tokens
}
const ping = async (mcpAccessToken: string) =>
  (await postMcp(workers, mcpAccessToken, { jsonrpc: '2.0', id: 1, method: 'ping' })).status
const refused = { status: 400, tokens: { error: 'invalid_grant' } }

describe('a refresh', () => {
  test('that comes many times at once is answered alike each time, and both tokens live on', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    const answers = await Promise.all(Array.from({ length: 8 }, () => tokensOf(refreshOf(clientId, mcpRefreshToken))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const [first] = answers
    expect(await ping(first?.access_token ?? '')).toBe(200)
    const next = await tokensOf(refreshOf(clientId, first?.refresh_token ?? ''))
    expect(await ping(next.access_token)).toBe(200)
  })

  test('whose answer got lost is given again, also after the token that was in it has been used', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    const first = await tokensOf(refreshOf(clientId, mcpRefreshToken))
    const second = await tokensOf(refreshOf(clientId, first.refresh_token))
    expect(await tokensOf(refreshOf(clientId, mcpRefreshToken))).toEqual(first)
    expect(await tokensOf(refreshOf(clientId, first.refresh_token))).toEqual(second)
    expect(await ping(second.access_token)).toBe(200)
  })

  test('is never stored, and its answer may be stored nowhere', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    const first = await tokensOf(refreshOf(clientId, mcpRefreshToken))
    const again = await refreshOf(clientId, mcpRefreshToken)
    expect(again.tokens).toEqual(first)
    expect(again.headers.get('cache-control')).toBe('no-store')
    expect(again.headers.get('content-type')).toContain('application/json')
    const stored = [...workers.stored()]
    expect(stored.some(([file, text]) => file.includes('TokenRefresh') && text.includes('k1.'))).toBe(true)
    for (const token of [mcpRefreshToken, first.refresh_token, first.access_token]) {
      const secret = token.split(':')[2] ?? ''
      expect(stored.filter(([, text]) => text.includes(secret))).toEqual([])
    }
    expect(workers.storedKeys('TokenRefresh').every((key) => /^answer:[\w-]{43}$/.test(key))).toBe(true)
  })

  test.each<[string, [string, string][]]>([
    ['another client', [['client_id', 'somebody-else']]],
    ['no client', [['client_id', '']]],
  ])('is not given again to %s', async (_who, as) => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    await tokensOf(refreshOf(clientId, mcpRefreshToken))
    const stolen = await ask([['grant_type', 'refresh_token'], ['refresh_token', mcpRefreshToken], ...as])
    expect(stolen.status).toBeGreaterThanOrEqual(400)
    expect(stolen.tokens).not.toHaveProperty('access_token')
  })

  test('is not given again to another registered client that has the token', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    const other = await signIn(workers, platform)
    await tokensOf(refreshOf(clientId, mcpRefreshToken))
    expect(await refreshOf(other.clientId, mcpRefreshToken)).toMatchObject(refused)
  })

  test('for less is not answered with more', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    await tokensOf(refreshOf(clientId, mcpRefreshToken))
    const less = await refreshOf(clientId, mcpRefreshToken, [['scope', 'fhir:read']])
    expect(less).toMatchObject({ status: 200, tokens: { scope: 'fhir:read' } })
  })

  test('with a token that has been superseded twice is refused', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    let current = mcpRefreshToken
    // More refreshes than answers are kept, so that the first one's is gone.
    for (let count = 0; count < 7; count += 1) current = (await tokensOf(refreshOf(clientId, current))).refresh_token
    expect(await refreshOf(clientId, mcpRefreshToken)).toMatchObject(refused)
    expect((await refreshOf(clientId, current)).status).toBe(200)
  })

  test('is not given again once the session has ended', async () => {
    const { clientId, mcpRefreshToken } = await signIn(workers, platform)
    await tokensOf(refreshOf(clientId, mcpRefreshToken))
    const env = await workers.harness.getWorker<Env>().getEnv()
    const ids = await workers.harness.getWorker<Env>().listDurableObjectIds('SESSION')
    await Promise.all(ids.map((id) => env.SESSION.get(env.SESSION.idFromString(id)).end()))
    expect(await refreshOf(clientId, mcpRefreshToken)).toMatchObject(refused)
  })

  test.each(['', 'x', 'a:b', 'a:b:c', 'a:b:c:d', `${'u'.repeat(43)}:${'g'.repeat(16)}:${'s'.repeat(48)}`])(
    'with "%s" for a token is refused',
    async (token) => {
      const { clientId } = await signIn(workers, platform)
      const { status, tokens } = await refreshOf(clientId, token)
      expect([status, Object.keys(tokens)]).toEqual([400, expect.arrayContaining(['error'])])
    },
  )
})

describe('a client that gives back', () => {
  const give = (clientId: string, token: string) =>
    ask([
      ['token', token],
      ['client_id', clientId],
    ])
  const sessions = async () => {
    const worker = workers.harness.getWorker<Env>()
    const env = await worker.getEnv()
    const ids = await worker.listDurableObjectIds('SESSION')
    const facts = ids.map((id) => env.SESSION.get(env.SESSION.idFromString(id)).describe())
    return (await Promise.all(facts)).filter((each) => each !== undefined).length
  }

  test.each(['mcpAccessToken', 'mcpRefreshToken'] as const)(
    'its %s ends the session at once, and the platform is told',
    async (which) => {
      const signedIn = await signIn(workers, platform)
      const before = await sessions()
      const revocations = () => platform.seen.filter(({ path }) => path === '/revoke').length
      const told = revocations()
      expect((await give(signedIn.clientId, signedIn[which])).status).toBe(200)
      expect(await sessions()).toBe(before - 1)
      expect(revocations()).toBeGreaterThan(told)
      expect(await ping(signedIn.mcpAccessToken)).toBe(401)
      expect(await refreshOf(signedIn.clientId, signedIn.mcpRefreshToken)).toMatchObject(refused)
      expect(await workers.ends(signedIn.clientId, 1)).toMatchObject([
        { platform: 'default', outcome: '0', agent: { fhirUser: 'Practitioner/dr-1' } },
      ])
    },
  )

  test('a code that was redeemed before loses the session that came of it, and no other client does so to it', async () => {
    const { clientId, code, mcpAccessToken } = await signIn(workers, platform)
    const redeem = (client: string) =>
      ask([
        ['grant_type', 'authorization_code'],
        ['code', code],
        ['client_id', client],
        ['redirect_uri', redirectUri],
        ['code_verifier', 'v'.repeat(50)],
      ])
    const other = await signIn(workers, platform)
    expect(await redeem(other.clientId)).toMatchObject(refused)
    expect(await ping(mcpAccessToken)).toBe(200)
    expect(await redeem(clientId)).toMatchObject(refused)
    expect(await ping(mcpAccessToken)).toBe(401)
    expect(await workers.ends(clientId, 1)).toHaveLength(1)
  })

  test('a token of another client ends nothing', async () => {
    const mine = await signIn(workers, platform)
    const other = await signIn(workers, platform)
    for (const token of [mine.mcpAccessToken, mine.mcpRefreshToken]) await give(other.clientId, token)
    expect(await ping(mine.mcpAccessToken)).toBe(200)
    expect((await refreshOf(mine.clientId, mine.mcpRefreshToken)).status).toBe(200)
  })

  test('a token of the right grant with another secret ends nothing', async () => {
    const { clientId, mcpAccessToken } = await signIn(workers, platform)
    const forged = mcpAccessToken.replace(/[^:]+$/, 'A'.repeat(32))
    expect((await give(clientId, forged)).status).toBe(200)
    expect(await ping(mcpAccessToken)).toBe(200)
  })
})

test('answers a token request by another method or of another type in the words of OAuth', async () => {
  const get = await workers.harness.fetch(`${publicUrl}/oauth/token`)
  expect([get.status, await get.json()]).toMatchObject([405, { error: 'invalid_request' }])
  const json = await ask([], { 'content-type': 'application/json' })
  expect(json).toMatchObject({ status: 400, tokens: { error: 'invalid_request' } })
})

test('keeps no answer to a refresh of a grant whose place another one has taken', async () => {
  const { clientId, mcpRefreshToken } = await signIn(workers, platform)
  await tokensOf(refreshOf(clientId, mcpRefreshToken))
  const kept = `answer:${await digest(mcpRefreshToken)}`
  expect(workers.storedKeys('TokenRefresh')).toContain(kept)
  await signIn(workers, platform, { clientId })
  expect(workers.storedKeys('TokenRefresh')).toContain('successor')
  expect(workers.storedKeys('TokenRefresh')).not.toContain(kept)
})
