import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { otherPdp } from '../../../../packages/cerbos/test/other-pdp.ts'
import type { Env } from '../../src/config.ts'
import { health } from '../../src/health.ts'
import { exposition } from '../../src/metrics.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

const token = 'T'.repeat(40)
let workers: RunningWorkers
let closed: RunningWorkers

beforeAll(async () => {
  const settings = settingsOf('http://127.0.0.1:9', inject('pdpUrl'))
  workers = await startWorkers({ ...settings, METRICS_TOKEN: token })
  closed = await startWorkers(settings)
})
afterAll(async () => {
  await closed.close()
  await workers.close()
})

const get = (path: string, authorization?: string) =>
  workers.harness.fetch(publicUrl + path, { headers: authorization === undefined ? {} : { authorization } })

test('tells how much waits, how old it is, and how far the trail is behind, in numbers', async () => {
  const health = await get('/health')
  const seconds = expect.any(Number)
  expect([health.status, await health.json()]).toEqual([
    200,
    {
      status: 'ok',
      policy: 'up',
      audit: 'up',
      outbox: { records: 0 },
      queue: { records: 0 },
      deadLetters: { count: 2, oldestSeconds: seconds },
      undelivered: { count: 3, oldestSeconds: seconds },
      trail: {
        rows: 0,
        written: 40,
        newest: { received: expect.stringMatching(/Z$/), ageSeconds: seconds, lagMs: 0 },
        overdueMonths: 2,
      },
      checkpoint: { taken: expect.stringMatching(/Z$/), ageSeconds: seconds },
      chains: { broken: 1, unsignedSeconds: seconds },
    },
  ])
})

test('says that a decision point is unsafe which skips denials that fail', { timeout: 60_000 }, async () => {
  const lax = await otherPdp({ set: ['engine.strictEvaluation=false'] })
  const unsafe = await startWorkers(settingsOf('http://127.0.0.1:9', lax))
  const answer = await unsafe.harness.fetch(`${publicUrl}/health`)
  const told = await answer.json()
  await unsafe.close()
  expect([answer.status, told]).toMatchObject([503, { status: 'degraded', policy: 'unsafe' }])
})

test('says that nothing can be sealed where the audit Worker has no usable keys', async () => {
  const answering = { ok: false, keys: 'unusable' as const }
  const report = await health(
    envOf(
      async () => ({ backlogCount: 0 }),
      async () => answering,
    ),
  )
  expect([report.status, report.audit]).toEqual(['degraded', 'unsealed'])
})

test('gives a scraper gauges and a counter for its token', async () => {
  const answer = await get('/metrics', `Bearer ${token}`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/plain; version=0/),
  ])
  const text = await answer.text()
  expect(text).toContain('# TYPE mcp_fhir_audit_outbox_records gauge\nmcp_fhir_audit_outbox_records 0\n')
  expect(text).toContain('\nmcp_fhir_audit_dead_letters 2\n')
  expect(text).toContain('\nmcp_fhir_audit_queue_records 0\n')
  for (const gauge of ['undelivered 3', 'overdue_months 2', 'broken_chains 1']) {
    expect(text).toContain(`\nmcp_fhir_audit_${gauge}\n`)
  }
  expect(text).toContain('# TYPE mcp_fhir_audit_rows_total counter\nmcp_fhir_audit_rows_total 40\n')
  expect(text.split('\n').filter((line) => !/^(# (HELP|TYPE) \w+ .+|\w+ [\d.]+|)$/.test(line))).toEqual([])
})

test.each([undefined, 'Bearer x', `Bearer ${token}x`, `Basic ${token}`])('gives nothing for %s', async (given) => {
  const answer = await get('/metrics', given)
  expect([answer.status, await answer.text()]).toEqual([401, 'Unauthorized'])
})

test('has no metrics where no token is set', async () => {
  const answer = await closed.harness.fetch(`${publicUrl}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(404)
})

const refused = () => Promise.reject(new Error('away'))
/** A Worker whose queue tells this of itself; no other binding answers unless given. */
const envOf = (metrics: () => Promise<Partial<QueueMetrics>>, tellHealth: () => Promise<unknown> = refused) => {
  const bindings = {
    AUDIT_QUEUE: { metrics },
    AUDIT_HEALTH: { health: tellHealth },
    AUDIT_OUTBOX: { getByName: () => ({ holding: refused }) },
  }
  return { ...settingsOf('http://127.0.0.1:9', inject('pdpUrl')), ROLE_MAP: '{}', ...bindings } as unknown as Env
}

test('tells how many records the queue holds, and how old the oldest is', async () => {
  const oldestMessageTimestamp = new Date(Date.now() - 90_000)
  const report = await health(envOf(async () => ({ backlogCount: 7, oldestMessageTimestamp })))
  expect([report.queue?.records, report.queue?.oldestSeconds]).toEqual([7, expect.closeTo(90, -1)])
  expect(exposition(report)).toContain('\nmcp_fhir_audit_queue_records 7\n')
})

test('says nothing of a queue that cannot be asked, or does not answer', async () => {
  for (const metrics of [() => Promise.reject(new Error('away')), () => new Promise<never>(() => {})]) {
    expect(await health(envOf(metrics))).toEqual({ status: 'degraded', policy: 'up', audit: 'down' })
  }
})

test('says nothing of what is not known', () => {
  const text = exposition({ status: 'degraded', policy: 'down', audit: 'down' })
  expect(text.split('\n').filter((line) => line && !line.startsWith('#'))).toEqual([
    'mcp_fhir_policy_up 0',
    'mcp_fhir_audit_up 0',
  ])
})
