import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let listening: URL

beforeAll(async () => {
  platform = await startSmartPlatform()
  workers = await startWorkers(settingsOf(platform.origin, 'http://127.0.0.1:9'))
  listening = (await workers.harness.listen()).url
})
afterAll(async () => {
  await workers.close()
  await platform.close()
})

/** Posts so many bytes by pieces, without saying how many there will be, over a connection of its own. */
function postChunked(path: string, bytes: number, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const outgoing = request(new URL(path, listening), {
      method: 'POST',
      headers: { host: new URL(publicUrl).host, origin: publicUrl, 'transfer-encoding': 'chunked', ...headers },
    })
    outgoing.on('response', async (response) =>
      resolve({ status: response.statusCode ?? 0, body: await text(response) }),
    )
    outgoing.on('error', reject)
    const piece = 'x'.repeat(8_000)
    for (let left = bytes; left > 0; left -= piece.length) outgoing.write(piece.slice(0, Math.min(left, piece.length)))
    outgoing.end()
  })
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const small: [string, Record<string, string>][] = [
  ['/auth/login', form],
  ['/auth/logout', form],
  ['/auth/connect', form],
  ['/auth/disconnect', form],
  ['/auth/agents/revoke', form],
  ['/oauth/token', form],
  ['/oauth/register', { 'content-type': 'application/json' }],
]

describe.each(small)('%s', (path, headers) => {
  test('takes no body of more than 64 KiB, whose length nobody said', async () => {
    const refused = await postChunked(path, 64 * 1024 + 1, headers)
    expect([refused.status, JSON.parse(refused.body)]).toMatchObject([413, { error: 'request/too-large' }])
  })

  test('reads a body of 64 KiB', async () => {
    expect((await postChunked(path, 64 * 1024, headers)).status).not.toBe(413)
  })
})

test.each(['/mcp', '/sse'])(
  '%s takes no message of more than a million bytes, whose length nobody said',
  async (resource) => {
    const { mcpAccessToken } = await signIn(workers, platform, { resource })
    const headers = { authorization: `Bearer ${mcpAccessToken}`, 'content-type': 'application/json' }
    const accept = { accept: 'application/json, text/event-stream' }
    let path = resource
    let close: (() => Promise<void> | undefined) | undefined
    if (resource === '/sse') {
      const reader = (await workers.harness.fetch(`${publicUrl}/sse`, { headers })).body?.getReader()
      path = /data: (\S+)/.exec(new TextDecoder().decode((await reader?.read())?.value))?.[1] ?? ''
      close = () => reader?.cancel()
    }
    expect((await postChunked(path, 1_000_001, { ...headers, ...accept })).status).toBe(413)
    await close?.()
  },
  20_000,
)

test('reads nothing of what somebody without a token sends to /mcp', async () => {
  expect((await postChunked('/mcp', 2_000_000)).status).toBe(401)
})
