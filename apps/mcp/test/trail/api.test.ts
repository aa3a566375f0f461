import type { AuditRecord } from '@repo/audit'
import type { TrailEntry } from '@repo/audit/trail'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import type { Browser } from '../mcp-client.ts'
import { people, row, type Somebody, startTrailStage, type TrailStage } from './trail-stage.ts'

let stage: TrailStage
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })
const browsers = new Map<Somebody, Promise<Browser>>()
beforeAll(async () => {
  stage = await startTrailStage(inject('pdpUrl'))
})
afterAll(() => stage.close())

const browserOf = (somebody: Somebody) => {
  const known = browsers.get(somebody) ?? stage.signedIn(somebody)
  browsers.set(somebody, known)
  return known
}

interface Answer {
  status: number
  headers: Headers
  view: string
  views: string[]
  entries: TrailEntry[]
  summary: { total: number; zone: string }
  next?: string
  error?: string
  message?: string
}

async function ask(somebody: Somebody, query = '', headers: Record<string, string> = {}): Promise<Answer> {
  const sent = { headers: { 'sec-fetch-site': 'same-origin', ...headers } }
  const response = await (await browserOf(somebody)).send(`/api/audit${query}`, sent)
  const text = await response.text()
  const body = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : { text }
  return { status: response.status, headers: response.headers, ...body }
}

const idsOf = ({ entries }: Answer) => entries.map(({ record }) => record.id)

let ofPatient: AuditRecord
let ofOther: AuditRecord
let elsewhere: AuditRecord
let ofDoctor: AuditRecord
let ofOtherDoctor: AuditRecord
let doctorId: string

/** The opaque id by which the trail knows somebody: a reading of their own is in their name. */
async function principalIdOf(somebody: Somebody): Promise<string> {
  await ask(somebody)
  return (await stage.readings(somebody.fhirUser, '/api/audit'))[0]?.agent.principalId ?? ''
}

beforeAll(async () => {
  await stage.holds([])
  doctorId = await principalIdOf(people.doctor)
  const otherId = await principalIdOf(people.otherDoctor)
  ofPatient = row()
  ofOther = row({ patients: ['Patient/p2'] })
  elsewhere = row({ platform: 'clinic' })
  ofDoctor = row({ patients: ['Patient/p3'] }, { principalId: doctorId })
  ofOtherDoctor = row({ patients: ['Patient/p3'] }, { principalId: otherId })
})
const everything = () => [ofPatient, ofOther, elsewhere, ofDoctor, ofOtherDoctor, row({ tenant: 'another' })]
beforeEach(() => stage.holds(everything()))

describe('shows', () => {
  test('a patient who looked at their records, of nobody else and of no namesake elsewhere', async () => {
    const answer = await ask(people.patient)
    expect([answer.view, answer.views]).toEqual(['patient.default', ['patient.default', 'own.default']])
    expect(idsOf(answer)).toEqual([ofPatient.id])
    expect(idsOf(await ask(people.otherPatient))).toEqual([ofOther.id])
  })

  test('a related person who looked at the records of the patient they signed in for', async () => {
    expect(idsOf(await ask(people.relative))).toEqual([ofOther.id])
  })

  test('a practitioner what they did themselves', async () => {
    const answer = await ask(people.doctor)
    expect([answer.view, answer.views]).toEqual(['own.default', ['own.default']])
    expect(idsOf(answer)).toEqual([ofDoctor.id])
  })

  test.each([
    ['a patient', people.patient],
    ['a related person', people.relative],
    ['an auditor', people.auditor],
  ])('%s what they did themselves, where they ask for it', async (_, somebody) => {
    const own = row({ patients: ['Patient/p3'] }, { principalId: await principalIdOf(somebody) })
    await stage.holds([...everything(), own])
    expect(idsOf(await ask(somebody, '?view=own.default'))).toEqual([own.id])
  })

  test('a summary by the days and hours of the time zone that is set', async () => {
    const { summary } = await ask(people.auditor)
    expect(summary).toMatchObject({ total: 5, zone: 'Europe/Berlin' })
    const response = await (await browserOf(people.auditor)).send('/audit', {})
    expect(await response.text()).toContain('Times are in UTC, the days of the chart are those of Europe/Berlin.')
  })

  test('an auditor all of the tenant', async () => {
    const answer = await ask(people.auditor)
    expect([answer.view, answer.views]).toEqual(['tenant.default', ['tenant.default', 'own.default']])
    expect(idsOf(answer)).toEqual([ofOtherDoctor, ofDoctor, elsewhere, ofOther, ofPatient].map(({ id }) => id))
  })
})

describe('shows nothing', () => {
  test.each([
    ['a patient who asks for all of the tenant', people.patient, 'tenant.default'],
    ['a practitioner who asks for all of the tenant', people.doctor, 'tenant.default'],
    ['a practitioner who asks as a patient', people.doctor, 'patient.default'],
    ['somebody who asks as the person of a platform where they are not signed in', people.auditor, 'tenant.clinic'],
  ])('to %s', async (_, somebody, view) => {
    expect(await ask(somebody, `?view=${view}`)).toMatchObject({ status: 403, error: 'authz/denied' })
    const [reading] = await stage.readings(somebody.fhirUser, `/api/audit?view=${view}`)
    expect(reading).toMatchObject({ event: 'trail-read', outcome: '4', code: 'authz/denied', rows: 0, patients: [] })
  })

  test('to somebody without a role', async () => {
    expect(await ask(people.nobody)).toMatchObject({ status: 403, error: 'authz/denied' })
  })

  test('to a browser that is not signed in, or whose cookie is nobody’s', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    for (const cookie of ['', `__Host-session=${'A'.repeat(43)}`]) {
      const sent = { headers: { ...headers, cookie } }
      const response = await stage.workers.harness.fetch('http://127.0.0.1:8080/api/audit', sent)
      expect([response.status, await response.json()]).toMatchObject([401, { error: 'session/none' }])
    }
  })

  test.each([{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'none' }])(
    'to a page elsewhere: %o',
    async (headers) => {
      expect(await ask(people.auditor, '', headers)).toMatchObject({ status: 403, error: 'request/foreign-origin' })
    },
  )
})

describe('filters', () => {
  test.each([
    ['?patient=Patient/p2', people.patient],
    ['?patient=Patient/p1&platform=clinic', people.patient],
    ['?patient=Patient/p1', people.doctor],
    ['?person=somebody', people.doctor],
    ['?platform=clinic', people.doctor],
  ])('never widen what somebody sees: %s', async (query, somebody) => {
    expect(await ask(somebody, query)).toMatchObject({ status: 200, entries: [] })
  })

  test('narrow by patient, person, agent, platform, type, event, outcome, time and broken glass', async () => {
    const odd = row({ event: 'break-glass', breakGlass: true, outcome: '8', resourceType: 'Flag' }, { clientId: 'odd' })
    await stage.holds([...everything(), odd])
    const filters = {
      type: '?type=Flag',
      event: '?event=break-glass',
      outcome: '?outcome=8',
      agent: '?agent=odd',
      breakGlass: '?breakGlass=true',
      from: `?from=${odd.recorded}`,
    }
    for (const query of Object.values(filters)) expect(idsOf(await ask(people.auditor, query)), query).toEqual([odd.id])
    expect(idsOf(await ask(people.auditor, '?patient=Patient/p2'))).toEqual([ofOther.id])
    expect(idsOf(await ask(people.auditor, `?person=${doctorId}`))).toEqual([ofDoctor.id])
    expect(idsOf(await ask(people.auditor, '?platform=clinic'))).toEqual([elsewhere.id])
    expect(idsOf(await ask(people.auditor, '?to=2026-11-19'))).toEqual([])
    expect(idsOf(await ask(people.auditor, '?from=2026-11-20&to=2026-11-20'))).toHaveLength(6)
  })

  test.each([
    ['patients=Patient/p1', 'patients'],
    ['type=obs', 'type'],
    ['from=yesterday', 'from'],
    ['patient=Practitioner/1', 'patient'],
    ['view=everything', 'view'],
    ['event=any', 'event'],
    ['outcome=0&outcome=4', 'outcome'],
    ['cursor=%27', 'cursor'],
    ['limit=1000', 'limit'],
  ])('that are not known or not valid are refused, by name: %s', async (query, name) => {
    const answer = await ask(people.auditor, `?${query}`)
    expect(answer).toMatchObject({ status: 400, error: 'trail/query-invalid' })
    expect(answer.message).toMatch(new RegExp(`Not valid: ${name}\\.$`))
  })
})

describe('pages', () => {
  test('follow one another, each row once', async () => {
    const seen: string[] = []
    for (let next: string | undefined = '?limit=2'; next !== undefined; ) {
      const answer: Answer = await ask(people.auditor, next)
      seen.push(...idsOf(answer))
      next = answer.next && new URL(answer.next).search
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })

  test('of one scope or filter have no place in another', async () => {
    const { next = '' } = await ask(people.auditor, '?limit=2')
    const cursor = new URL(next).searchParams.get('cursor')
    for (const [somebody, more] of [
      [people.doctor, ''],
      [people.patient, ''],
      [people.auditor, '&type=Flag'],
    ] as const) {
      const answer = await ask(somebody, `?cursor=${cursor}${more}`)
      expect(answer).toMatchObject({ status: 400, error: 'trail/cursor-invalid' })
    }
  })
})

describe('gives away', () => {
  const exported = async (accept: string, query: string) => {
    const browser = await browserOf(people.auditor)
    return browser.send(`/api/audit${query}`, { headers: { 'sec-fetch-site': 'same-origin', accept } })
  }

  test('a table, for text/csv, and records that as an export', async () => {
    const response = await exported('text/csv', '?from=2026-11-04')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const [head, ...lines] = (await response.text()).trim().split('\r\n')
    expect([head?.split(',').length, lines.length]).toEqual([expect.any(Number), 5])
    const query = '/api/audit?from=2026-11-04T00%3A00%3A00.000Z'
    const [record] = await stage.readings(people.auditor.fhirUser, query)
    expect(record).toMatchObject({ event: 'trail-export', rows: 5, decision: { rule: 'grant-trail-tenant' } })
  })

  test('a Bundle of AuditEvents, one for each patient of a row, for application/fhir+json', async () => {
    await stage.holds([row({ patients: ['Patient/p1', 'Patient/p2'], disclosed: [] })])
    const response = await exported('application/fhir+json', '')
    expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
    expect(response.headers.get('link')).toBeNull()
    const bundle = (await response.json()) as { entry: { fullUrl: string; resource: { id: string } }[] }
    expect(bundle).toMatchObject({ resourceType: 'Bundle', type: 'collection' })
    expect(bundle.entry.map(({ resource }) => resource)).toMatchObject([
      { resourceType: 'AuditEvent' },
      { resourceType: 'AuditEvent' },
    ])
    expect(new Set(bundle.entry.map(({ fullUrl }) => fullUrl)).size).toBe(2)
  })

  test('5,000 rows, with the address of those that come next', async () => {
    await stage.holds(Array.from({ length: 5_001 }, () => ofPatient))
    const response = await exported('text/csv', '')
    expect((await response.text()).trim().split('\r\n')).toHaveLength(5_001)
    const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '') ?? []
    const rest = await exported('text/csv', new URL(next).search)
    expect((await rest.text()).trim().split('\r\n')).toHaveLength(2)
    expect(rest.headers.get('link')).toBeNull()
  })

  test('nothing to somebody who may not look at it', async () => {
    const { status, error } = await ask(people.patient, '?view=tenant.default', { accept: 'text/csv' })
    expect([status, error]).toEqual([403, 'authz/denied'])
  })
})

describe('leaves a row', () => {
  test('of each reading: who, by which rule, how many rows, whose, and no patient in the clear but there', async () => {
    await ask(people.auditor, '?patient=Patient/p2&from=2026-11-02')
    const query = '/api/audit?patient=*&from=2026-11-02T00%3A00%3A00.000Z'
    const [reading, ...others] = await stage.readings(people.auditor.fhirUser, query)
    expect(others).toEqual([])
    expect(reading).toMatchObject({
      event: 'trail-read',
      transport: 'rest',
      platform: 'default',
      outcome: '0',
      rows: 1,
      patients: ['Patient/p2'],
      disclosed: [],
      decision: { effect: 'allow', rule: 'grant-trail-tenant' },
      agent: { fhirUser: 'Practitioner/auditor-1', roles: ['auditor'], purpose: 'HCOMPL', clientId: 'browser' },
    })
  })

  test('of a reading across platforms for each of them, with its own patients', async () => {
    await ask(people.auditor, '?from=2026-11-03')
    const query = '/api/audit?from=2026-11-03T00%3A00%3A00.000Z'
    const readings = await stage.readings(people.auditor.fhirUser, query, 2)
    expect(readings.map(({ platform, patients }) => [platform, patients.toSorted()])).toEqual([
      ['default', ['Patient/p1', 'Patient/p2', 'Patient/p3']],
      ['clinic', ['Patient/p1']],
    ])
    expect(new Set(readings.map(({ requestId }) => requestId)).size).toBe(1)
  })

  test('of a trail that cannot be read, which is said', async () => {
    await stage.holds(undefined)
    expect(await ask(people.patient, '?type=Flag')).toMatchObject({ status: 503, error: 'trail/unavailable' })
    const [reading] = await stage.readings(people.patient.fhirUser, '/api/audit?type=Flag')
    expect(reading).toMatchObject({ outcome: '8', code: 'trail/unavailable', rows: 0, patients: ['Patient/p1'] })
  })
})
