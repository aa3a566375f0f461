import type { AuditRecord } from '@repo/audit'
import type { TrailFilter, TrailScope } from '@repo/audit/trail'
import pg from 'pg'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { rowOf } from '../../src/event-columns.ts'
import { answerPage } from '../../src/trail/answer-trail.ts'
import { sampleRecord } from '../sample-record.ts'
import { type Asked, append, found, logged, pageOf, seamsOf, summaryOf } from './reading.ts'

const tenant = 'page'
const everything: TrailScope = { kind: 'tenant' }
const one: TrailScope = { kind: 'patient', platform: 'default', patients: ['Patient/p1'], asker: 'asker' }
const own: TrailScope = { kind: 'person', principalIds: ['practitioner-1'] }

const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00.000Z`
const agent = (principalId: string, more: Partial<AuditRecord['agent']> = {}) => ({ principalId, roles: [], ...more })

/** The request id says what a row is, the minute its place. */
const rows: Partial<AuditRecord>[] = [
  { requestId: 'plain', recorded: at(1), patients: ['Patient/p1'] },
  { requestId: 'other-platform', recorded: at(2), platform: 'valley', patients: ['Patient/p1'] },
  { requestId: 'other-patient', recorded: at(3), patients: ['Patient/p2'] },
  { requestId: 'both-patients', recorded: at(4), patients: ['Patient/p1', 'Patient/p2'] },
  { requestId: 'nobody', recorded: at(5), patients: [] },
  { requestId: 'other-person', recorded: at(6), agent: agent('practitioner-2', { clientId: 'client-2' }) },
  { requestId: 'denied', recorded: at(7), outcome: '4', code: 'authz/denied', resourceType: 'Condition' },
  { requestId: 'broken-glass', recorded: at(8), breakGlass: true, reason: 'unconscious', patients: ['Patient/p3'] },
  { requestId: 'sign-in', recorded: at(9), event: 'sign-in', transport: 'browser', patients: [], disclosed: [] },
  { requestId: 'attempt', recorded: at(10), phase: 'attempt', interaction: 'create', patients: ['Patient/p3'] },
]

beforeAll(async () => {
  await append(tenant, rows)
  await append('page-neighbour', [{ requestId: 'neighbour', patients: ['Patient/p1'] }])
})

const ask = (scope: TrailScope, filter: TrailFilter = {}) => found({ tenant, scope, filter })
const newestFirst = rows.map(({ requestId }) => requestId).toReversed()

describe('a scope shows', () => {
  test('of a tenant all of its rows, newest first, and none of another tenant', async () => {
    expect(await ask(everything)).toEqual(newestFirst)
    expect(await found({ tenant: 'page-neighbour', scope: everything })).toEqual(['neighbour'])
    expect(await found({ tenant: 'page-nobody', scope: everything })).toEqual([])
  })

  test('of a patient the rows about them, none of another patient, platform or tenant', async () => {
    expect(await ask(one)).toEqual(['denied', 'other-person', 'both-patients', 'plain'])
    expect(await ask({ ...one, platform: 'valley' })).toEqual(['other-platform'])
    expect(await ask({ ...one, platform: 'nowhere' })).toEqual([])
    expect(await ask({ ...one, patients: ['Patient/p9'] })).toEqual([])
  })

  test('of a patient with two ids on the platform the rows about both', async () => {
    const patients = ['Patient/p2', 'Patient/p3']
    expect(await ask({ ...one, patients })).toEqual(['attempt', 'broken-glass', 'both-patients', 'other-patient'])
  })

  test('of a person their own accesses and nobody else’s', async () => {
    expect(await ask(own)).toEqual(newestFirst.filter((id) => id !== 'other-person'))
    expect(await ask({ kind: 'person', principalIds: ['practitioner-2'] })).toEqual(['other-person'])
    expect(await ask({ kind: 'person', principalIds: ['practitioner-2', 'practitioner-3'] })).toEqual(['other-person'])
    expect(await ask({ kind: 'person', principalIds: ['practitioner-1', 'practitioner-2'] })).toEqual(newestFirst)
  })
})

describe('a filter', () => {
  test.each<[string, TrailFilter, string[]]>([
    ['patient', { patient: { platform: 'default', reference: 'Patient/p2' } }, ['both-patients', 'other-patient']],
    ['patient of another platform', { patient: { platform: 'valley', reference: 'Patient/p1' } }, ['other-platform']],
    ['person', { principalId: 'practitioner-2' }, ['other-person']],
    ['agent', { clientId: 'client-2' }, ['other-person']],
    ['platform', { platform: 'valley' }, ['other-platform']],
    ['type', { resourceType: 'Condition' }, ['denied']],
    ['event', { event: 'sign-in' }, ['sign-in']],
    ['outcome', { outcome: '4' }, ['denied']],
    ['outcome that went well', { outcome: '0', from: at(7) }, ['attempt', 'sign-in', 'broken-glass']],
    ['phase', { phase: 'attempt' }, ['attempt']],
    ['broken glass', { breakGlass: true }, ['broken-glass']],
    ['whole glass', { breakGlass: false, from: at(8) }, ['attempt', 'sign-in']],
    ['time, its end left out', { from: at(2), to: at(4) }, ['other-patient', 'other-platform']],
    ['two at once', { outcome: '4', resourceType: 'Observation' }, []],
  ])('by %s narrows', async (_, filter, ids) => {
    expect(await ask(everything, filter)).toEqual(ids)
  })

  test('does not widen a scope', async () => {
    expect(await ask(one, { platform: 'valley' })).toEqual([])
    expect(await ask(one, { patient: { platform: 'valley', reference: 'Patient/p1' } })).toEqual([])
    expect(await ask(own, { principalId: 'practitioner-2' })).toEqual([])
  })

  test('does not tell a patient whether somebody else was concerned by the same access', async () => {
    const patient = { platform: 'default', reference: 'Patient/p2' }
    expect(await ask(one, { patient })).toEqual([])
    const summary = await summaryOf({ tenant, scope: one, filter: { patient, from: at(0), to: at(59) } })
    expect(summary).toMatchObject({ total: 0, days: [], unusual: [] })
    expect(await ask(one, { patient: { ...patient, reference: 'Patient/p3' } })).toEqual([])
    expect(await ask(one, { patient: { ...patient, reference: 'Patient/p1' } })).toEqual(await ask(one))
    const both: TrailScope = { ...one, patients: ['Patient/p1', 'Patient/p2'] }
    expect(await ask(both, { patient })).toEqual(['both-patients', 'other-patient'])
  })
})

describe('pages', () => {
  async function walk(query: Omit<Asked, 'limit' | 'cursor'>, limit: number): Promise<string[][]> {
    const pages: string[][] = []
    let next: string | undefined
    do {
      const page = await pageOf({ ...query, limit, ...(next && { cursor: next }) })
      pages.push(page.entries.map(({ record }) => record.requestId))
      next = page.next
    } while (next !== undefined && pages.length < 50)
    return pages
  }

  test.each<[string, TrailScope, unknown[]]>([
    ['a tenant', everything, newestFirst],
    ['a patient', one, ['denied', 'other-person', 'both-patients', 'plain']],
    ['two persons', { kind: 'person', principalIds: ['practitioner-1', 'practitioner-2'] }, newestFirst],
  ])('of %s hold every row once', async (_, scope, ids) => {
    for (const limit of [1, 2, 3, 4, 50]) {
      const pages = await walk({ tenant, scope }, limit)
      expect(pages.flat()).toEqual(ids)
      expect(pages).toHaveLength(Math.ceil(ids.length / limit))
    }
  })

  test('hold every row once where many were recorded at one instant, and rows arrive meanwhile', async () => {
    const query = { tenant: 'page-instant', scope: everything }
    const batch = (name: string) =>
      append(
        query.tenant,
        Array.from({ length: 7 }, (_, i) => ({ requestId: `${name}${i}` })),
      )
    await batch('a')
    const first = await pageOf({ ...query, limit: 3 })
    await batch('b')
    const cursor = first.next ?? ''
    const rest = await pageOf({ ...query, limit: 50, cursor })
    const ids = [...first.entries, ...rest.entries].map(({ record }) => record.requestId)
    expect(ids).toEqual(['a6', 'a5', 'a4', 'a3', 'a2', 'a1', 'a0'])
  })

  test.each<[string, Partial<Asked>]>([
    ['tenant', { tenant: 'page-neighbour' }],
    ['scope', { scope: { ...one, patients: ['Patient/p2'] } }],
    ['platform', { scope: { ...one, platform: 'valley' } }],
    ['kind of scope', { scope: everything }],
    ['filter', { filter: { outcome: '0' } }],
  ])('are not continued for another %s', async (_, other) => {
    const { next = '' } = await pageOf({ tenant, scope: one, limit: 1 })
    const query = { tenant, scope: one, limit: 1, cursor: next, ...other }
    await expect(pageOf(query)).rejects.toThrow('trail/cursor-invalid')
  })

  test.each(['', 'AAAA', 'x'.repeat(43), "'; drop table audit.event; --"])(
    'are refused a cursor such as %j',
    async (cursor) => {
      await expect(pageOf({ tenant, scope: everything, cursor })).rejects.toThrow(/^trail\/(cursor|query)-invalid$/)
    },
  )
})

describe('an entry', () => {
  test('holds the record as it was written, once it is opened', async () => {
    const [written] = await append('page-whole', [
      {
        tool: 'fhir_read',
        interaction: 'read',
        resourceType: 'Observation',
        resourceId: 'o1',
        versionId: '3',
        disclosed: ['Observation/o1'],
        query: 'Observation/o1',
        decision: { effect: 'allow', rule: 'r', cerbosCallId: 'c', policyVersion: 'default' },
        agent: agent('p', { fhirUser: 'Practitioner/d1', roles: ['practitioner'], purpose: 'TREAT', clientName: 'C' }),
        durationMs: 42,
        withheld: true,
        breakGlass: true,
        reason: 'found unconscious',
        address: '192.0.2.7',
        rows: 3,
      },
    ])
    const { entries } = await pageOf({ tenant: 'page-whole', scope: everything })
    expect(entries).toEqual([{ seq: 1, received: expect.any(String), record: written, sealed: 'open' }])
  })

  test('says that its row is older than sealing, and is found all the same', async () => {
    const record = sampleRecord({ tenant: 'page-old', query: 'Observation?patient=Patient/p1', resourceId: 'o1' })
    const client = new pg.Client({ connectionString: inject('writerUrl') })
    await client.connect()
    await client.query('select * from audit.append($1::jsonb)', [JSON.stringify([rowOf(record)])])
    await client.end()
    expect(await pageOf({ tenant: 'page-old', scope: everything })).toMatchObject({
      entries: [{ record, sealed: 'never' }],
    })
    const ofPatient = await pageOf({ tenant: 'page-old', scope: one })
    expect(ofPatient.entries.map(({ record: { id } }) => id)).toEqual([record.id])
    expect(await found({ tenant: 'page-old', scope: { ...one, platform: 'valley' } })).toEqual([])
  })

  test('says that its key was destroyed, and tells the rest', async () => {
    await append('page-destroyed', [{ requestId: 'gone', query: 'Observation?code=1', address: '192.0.2.7' }])
    const owner = new pg.Client({ connectionString: inject('adminUrl') })
    await owner.connect()
    await owner.query(`update audit.data_key set wrapped = null, destroyed = now() where tenant = 'page-destroyed'`)
    await owner.end()
    const { entries } = await pageOf({ tenant: 'page-destroyed', scope: everything })
    expect(entries).toMatchObject([{ sealed: 'destroyed', record: { requestId: 'gone', patients: [], disclosed: [] } }])
    expect(JSON.stringify(entries)).not.toMatch(/Observation|192\.0\.2\.7/)
    expect(await found({ tenant: 'page-destroyed', scope: one })).toEqual([])
  })

  test('that does not open says so and leaves the others readable', async () => {
    const [moved] = await append('page-unreadable', [{ requestId: 'moved' }, { requestId: 'whole' }])
    const owner = new pg.Client({ connectionString: inject('adminUrl') })
    await owner.connect()
    await owner.query('alter table audit.event disable trigger refuse_change')
    await owner.query(
      `update audit.event e set sealed = other.sealed from audit.event other
      where e.id = $1 and other.tenant = e.tenant and other.request_id = 'whole'`,
      [moved?.id],
    )
    await owner.query('alter table audit.event enable always trigger refuse_change')
    await owner.end()
    const { entries } = await pageOf({ tenant: 'page-unreadable', scope: everything })
    expect(entries.map(({ sealed, record }) => [record.requestId, sealed, record.patients])).toEqual([
      ['whole', 'open', ['Patient/p1']],
      ['moved', 'unreadable', []],
    ])
    expect(await found({ tenant: 'page-unreadable', scope: one })).toEqual(['whole'])
  })
})

describe('the trail is unavailable', () => {
  const query = { tenant, scope: everything, filter: {}, limit: 1 }

  test.each([
    [
      'without keys',
      seamsOf({ keyRing: '' }),
      { ...query, filter: { patient: { platform: 'default', reference: 'Patient/p1' } } },
    ],
    ['without a database', seamsOf(undefined, `postgres://nobody@127.0.0.1:${inject('closedPort')}/audit`), query],
  ])('%s, which the log names by code', async (_, seams, asked) => {
    logged.length = 0
    expect(await answerPage(asked, seams)).toEqual({ ok: false, code: 'trail/unavailable' })
    expect(logged).toEqual([
      { code: 'trail/unavailable', cause: expect.stringMatching(/^(sealing\/keys-invalid|ECONNREFUSED)$/) },
    ])
  })

  test.each([{}, null, { ...query, scope: undefined }, { ...query, limit: 1_000 }])(
    'not for what is no query: %j',
    async (asked) => {
      expect(await answerPage(asked, seamsOf())).toEqual({ ok: false, code: 'trail/query-invalid' })
    },
  )
})
