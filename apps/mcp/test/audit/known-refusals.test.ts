import type { AuditRecord } from '@repo/audit'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type LimitedStage, type Sent, startLimitedStage } from '../limited-stage.ts'
import { createBrowser, formPost, platformAnswer, signIn } from '../mcp-client.ts'

vi.setConfig({ testTimeout: 60_000 })

const limits = { SESSION_LIMIT: 8, REFUSAL_LIMIT: 3, REFUSALS_LIMIT: 10 }

let stage: LimitedStage
let platform: LimitedStage['platform']
let workers: LimitedStage['workers']

beforeAll(async () => {
  stage = await startLimitedStage(limits)
  platform = stage.platform
  workers = stage.workers
})
afterAll(() => stage.close())

const from: LimitedStage['from'] = (address, path, sent) => stage.from(address, path, sent)

const ping = { method: 'POST', body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' }) }
const taking = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
const withToken = (token: string) => ({ ...ping, headers: { ...taking, authorization: `Bearer ${token}` } })

/** Of so many calls some are refused, also where a window ends in between. */
async function callTooOften(sent: Sent): Promise<void> {
  const statuses: number[] = []
  for (let index = 0; index < 4 * limits.SESSION_LIMIT; index += 1) {
    const response = await from(`192.0.2.${index}`, '/mcp', sent)
    statuses.push(response.status)
    await response.body?.cancel()
  }
  expect(statuses).toContain(429)
}

/** The rows of requests that were one too many and are meant, once there are any. */
const refusals = (isMeant: (row: AuditRecord) => boolean) =>
  vi.waitFor(async () => {
    const audit = workers.harness.getWorker('mcp-fhir-audit')
    const all = (await (await audit.fetch('http://audit/')).json()) as AuditRecord[]
    const rows = all.filter((row) => row.code === 'request/too-many' && isMeant(row))
    expect(rows.length).toBeGreaterThan(0)
    return rows
  }, 10_000)

const aPerson = expect.stringMatching(/^(?!unknown$).+/)

test('names in the row of a refusal the person and the client that a token told, whatever others are refused', async () => {
  for (let index = 0; index < 3 * limits.REFUSALS_LIMIT; index += 1) {
    await from(`203.0.113.${index}`, '/mcp', withToken('none'))
  }
  const { clientId, mcpAccessToken } = await signIn(workers, platform)
  await callTooOften(withToken(mcpAccessToken))
  const rows = await refusals(({ agent }) => agent.clientId === clientId)
  expect(rows.length).toBeLessThanOrEqual(2 * limits.REFUSAL_LIMIT)
  expect(rows[0]).toMatchObject({ event: 'refusal', transport: 'mcp', outcome: '4' })
  expect(rows[0]?.agent).toMatchObject({ principalId: aPerson, clientName: 'Example agent' })
})

test('names them in the row of a refusal at the token endpoint, and tells a client nothing of it', async () => {
  platform.subject = 'SOMEBODY ELSE'
  const { clientId, mcpAccessToken, mcpRefreshToken } = await signIn(workers, platform)
  for (let index = 0; index < limits.SESSION_LIMIT; index += 1) {
    await (await from(`192.0.2.${index}`, '/mcp', withToken(mcpAccessToken))).body?.cancel()
  }
  const fields = { grant_type: 'refresh_token', refresh_token: mcpRefreshToken, client_id: clientId }
  const form = { method: 'POST', headers: formPost([]).headers ?? {}, body: new URLSearchParams(fields).toString() }
  const refused = await from('198.51.100.60', '/oauth/token', form)
  expect([refused.status, refused.headers.get('x-refused-caller')]).toEqual([429, null])
  const [row] = await refusals(({ address }) => address === '198.51.100.60')
  expect(row).toMatchObject({ transport: 'browser', agent: { principalId: aPerson, clientId } })
})

test('names the person in the row of a refusal of their browser', async () => {
  const browser = createBrowser(workers)
  const onward = new URL((await browser.send('/auth/login')).headers.get('location') ?? 'about:blank')
  await browser.send(platformAnswer(platform, onward))
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await callTooOften({ ...ping, headers: { ...taking, cookie, 'sec-fetch-site': 'same-origin' } })
  const [row] = await refusals(({ agent }) => agent.clientId === 'browser')
  expect(row?.agent).toMatchObject({ principalId: aPerson })
})
