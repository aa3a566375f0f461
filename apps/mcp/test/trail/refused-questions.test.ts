import type { AuditRecord } from '@repo/audit'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { formPost } from '../mcp-client.ts'
import { people, startTrailStage, type TrailStage } from './trail-stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
let stage: TrailStage
beforeAll(async () => {
  stage = await startTrailStage(inject('pdpUrl'))
})
afterAll(() => stage.close())

const sameOrigin = { headers: { 'sec-fetch-site': 'same-origin' } }

describe('leaves a row', () => {
  test('of a question that is not valid, in the name of who asked, without its words', async () => {
    const browser = await stage.signedIn(people.doctor)
    expect((await browser.send('/api/audit?patient=Practitioner/hidden', sameOrigin)).status).toBe(400)
    const [row] = await stage.readings(people.doctor.fhirUser, '/api/audit')
    expect(row).toMatchObject({ event: 'trail-read', outcome: '4', code: 'trail/query-invalid', patients: [] })
    expect(JSON.stringify(row)).not.toContain('hidden')
  })

  test('of an export that a page elsewhere asks for, and hands out no file', async () => {
    const browser = await stage.signedIn(people.doctor)
    await stage.holds([])
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    for (const format of ['csv', 'fhir']) {
      const refused = await browser.send(`/audit/export/${format}`, { headers })
      expect([refused.status, await refused.json()]).toMatchObject([403, { error: 'request/foreign-origin' }])
    }
    for (const site of ['same-origin', 'none']) {
      expect((await browser.send('/audit/export/csv', { headers: { 'sec-fetch-site': site } })).status).toBe(200)
    }
  })

  test('of a session in which nobody is signed in any more', async () => {
    const browser = await stage.signedIn(people.relative)
    expect((await browser.send('/auth/disconnect', formPost([['platform', 'default']]))).status).toBe(200)
    const refused = await browser.send('/api/audit', sameOrigin)
    expect(await refused.json()).toMatchObject({ error: 'platform/not-connected' })
    const audit = stage.workers.harness.getWorker('mcp-fhir-audit')
    await vi.waitFor(async () => {
      const all = (await (await audit.fetch('http://audit/')).json()) as AuditRecord[]
      const row = all.find(({ code }) => code === 'platform/not-connected')
      expect(row).toMatchObject({
        event: 'refusal',
        outcome: '4',
        transport: 'rest',
        agent: { principalId: 'unknown' },
      })
    }, 10_000)
  })
})
