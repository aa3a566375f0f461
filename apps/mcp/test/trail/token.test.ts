import type { TrailEntry } from '@repo/audit/trail'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { signIn } from '../mcp-client.ts'
import { publicUrl } from '../workers.ts'
import { people, row, type Somebody, startTrailStage, type TrailStage } from './trail-stage.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let stage: TrailStage
const ofPatient = row()
const ofOther = row({ patients: ['Patient/p2'] })
beforeAll(async () => {
  stage = await startTrailStage(inject('pdpUrl'))
  await stage.holds([ofPatient, ofOther])
})
afterAll(() => stage.close())

/** The token of a program that the person has let in, for one resource. */
async function tokenOf(
  { fhirUser, subject }: Somebody,
  resource = '/api/audit',
  scopes = ['fhir:read', 'fhir:write'],
): Promise<string> {
  stage.own.person = { fhirUser, name: 'NAME' }
  stage.own.subject = subject
  return (await signIn(stage.workers, stage.own, { resource, scopes })).mcpAccessToken
}

async function ask(token: string | undefined, query = '', init: { method?: string; accept?: string } = {}) {
  const response = await stage.workers.harness.fetch(`${publicUrl}/api/audit${query}`, {
    method: init.method ?? 'GET',
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(init.accept && { accept: init.accept }) },
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const read = async (token: string, query?: string) => {
  const { status, text } = await ask(token, query)
  return { status, ...(JSON.parse(text) as { views: string[]; entries: TrailEntry[]; error?: string }) }
}

describe('a program with a token for /api/audit', () => {
  test('reads what the person may see of their own records, and that is recorded with its name', async () => {
    const token = await tokenOf(people.patient)
    const { views, entries } = await read(token, '?from=2026-11-05')
    expect(views).toEqual(['patient.default', 'own.default'])
    expect(entries.map(({ record }) => record.id)).toEqual([ofPatient.id])
    const query = '/api/audit?from=2026-11-05T00%3A00%3A00.000Z'
    const [reading] = await stage.readings(people.patient.fhirUser, query)
    expect(reading).toMatchObject({ event: 'trail-read', transport: 'rest', rows: 1, outcome: '0' })
    expect(reading?.agent).toMatchObject({
      clientName: 'Example agent',
      clientId: expect.not.stringMatching('browser'),
    })
  })

  test('takes them away as a table', async () => {
    const { status, headers } = await ask(await tokenOf(people.patient), '', { accept: 'text/csv' })
    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  })

  test('is shown nothing of all the tenant, though an auditor let it in, but their own accesses', async () => {
    const token = await tokenOf(people.auditor)
    expect(await read(token, '?view=tenant.default')).toMatchObject({ status: 403, error: 'authz/denied' })
    expect(await read(token, '')).toMatchObject({ status: 200, views: ['own.default'], entries: [] })
  })

  test.each(['', 'text/csv'])(
    'is shown nothing where the person did not let it read, and that is recorded: %s',
    async (accept) => {
      const token = await tokenOf(people.unread, '/api/audit', ['fhir:write'])
      const { status, text } = await ask(token, '', { accept })
      expect([status, JSON.parse(text).error]).toEqual([403, 'oauth/insufficient-scope'])
      const event = accept === '' ? 'trail-read' : 'trail-export'
      await vi.waitFor(async () => {
        const rows = await stage.readings(people.unread.fhirUser, '/api/audit')
        const row = rows.find((each) => each.event === event)
        expect(row).toMatchObject({ outcome: '4', code: 'oauth/insufficient-scope', rows: 0 })
      }, 10_000)
    },
  )

  test('changes nothing, and finds nothing below', async () => {
    const token = await tokenOf(people.patient)
    const refused = await ask(token, '', { method: 'POST' })
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET'])
    expect((await ask(token, '/more')).status).toBe(404)
  })

  test.each<[string, string, { method?: string }]>([
    ['request/method', '', { method: 'DELETE' }],
    ['request/unknown-address', '/Patient/p1', {}],
    ['trail/query-invalid', '?limit=1000', {}],
  ])('leaves a row of what it is refused, without what it wrote: %s', async (code, query, init) => {
    const token = await tokenOf(people.otherDoctor)
    expect(await ask(token, query, init)).toMatchObject({ text: expect.stringContaining(code) })
    await vi.waitFor(async () => {
      const rows = await stage.readings(people.otherDoctor.fhirUser, '/api/audit')
      const row = rows.find((each) => each.code === code)
      expect(row).toMatchObject({ event: 'trail-read', outcome: '4', rows: 0, patients: [] })
      expect(JSON.stringify(row)).not.toContain('p1')
    }, 10_000)
  })
})

describe('/api/audit', () => {
  test('tells a program without a token where to get one', async () => {
    const { status, headers } = await ask(undefined)
    expect(status).toBe(401)
    const metadataUrl = `${publicUrl}/.well-known/oauth-protected-resource/api/audit`
    expect(headers.get('www-authenticate')).toContain(`resource_metadata="${metadataUrl}"`)
    const metadata = await stage.workers.harness.fetch(metadataUrl)
    expect(await metadata.json()).toMatchObject({
      resource: `${publicUrl}/api/audit`,
      authorization_servers: [publicUrl],
    })
  })

  test('refuses a token for /mcp, and one that is none', async () => {
    for (const token of [await tokenOf(people.patient, '/mcp'), 'none']) {
      const { status, text } = await ask(token)
      expect([status, text.includes(ofPatient.id)]).toEqual([401, false])
    }
  })
})
