import { type AuditRecord, parseAuditMessage } from '@repo/audit'
import type { TrailEntry, TrailQuery } from '@repo/audit/trail'
import { AuthorizationError } from '@repo/cerbos'
import { expect, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { type Examination, exportTrail, readTrail } from '../../src/trail/examine-trail.ts'
import { exportAnswer, exportPart } from '../../src/trail/export/export-answer.ts'
import { maxExportLength } from '../../src/trail/export/export-rows.ts'
import { practitioner } from '../call-stage.ts'
import { scriptedTrail } from './scripted-trail.ts'
import { row } from './trail-stage.ts'

const asEntry = (record: AuditRecord, index: number): TrailEntry => {
  return { seq: index + 1, received: record.recorded, record, sealed: 'open' }
}

function examination(changes: Partial<Examination> = {}) {
  const records: AuditRecord[] = []
  const given: Examination = {
    access: scriptedTrail(() => true, { entries: [asEntry(row(), 0)] }),
    audit: { record: async (record) => void records.push(parseAuditMessage(record)) },
    principals: [practitioner.principal],
    reader: { transport: 'browser', clientId: 'browser', clientName: 'Browser session', startedAt: 0 },
    path: '/audit',
    asked: () => ({ filter: {} }),
    now: () => 40,
    ...changes,
  }
  return { given, records }
}

/** A trail of so many rows, one page after another, and the pages that were asked for. */
function longTrail(count: number, patientsOf = (at: number) => [`Patient/p${at}`]) {
  const queries: TrailQuery[] = []
  const access = scriptedTrail(() => true)
  access.reader.page = async (query) => {
    queries.push(query)
    const from = Number(query.cursor ?? '0')
    const upTo = Math.min(count, from + query.limit)
    const entries = Array.from({ length: upTo - from }, (_, at) =>
      asEntry(row({ patients: patientsOf(from + at) }), from + at),
    )
    return { entries, ...(upTo < count && { next: String(upTo) }) }
  }
  return { access, queries }
}

test('shows nothing where the reading cannot be recorded, and so it is where it was refused', async () => {
  const audit = { record: () => Promise.reject(new Error('nobody takes it')) }
  await expect(readTrail(examination({ audit }).given, 25)).rejects.toThrow('nobody takes it')
  const access = scriptedTrail(() => false)
  await expect(readTrail(examination({ audit, access }).given, 25)).rejects.toThrow('nobody takes it')
})

test('records the reading before it hands anything over', async () => {
  const { given, records } = examination()
  expect((await readTrail(given, 25)).page.entries).toHaveLength(1)
  expect(records).toMatchObject([
    { event: 'trail-read', outcome: '0', rows: 1, patients: ['Patient/p1'], durationMs: 40, query: '/audit' },
  ])
})

function undeciding() {
  const access = scriptedTrail(() => true)
  access.authorizer.decide = () => Promise.reject(new AuthorizationError('authz/unavailable', 'UNAVAILABLE'))
  return access
}

test('asks the trail nothing where policy cannot be asked, and records that', async () => {
  const access = undeciding()
  const { given, records } = examination({ access })
  await expect(readTrail(given, 25)).rejects.toMatchObject({ code: 'authz/unavailable' })
  expect(access.queries).toEqual([])
  expect(records).toMatchObject([{ outcome: '8', code: 'authz/unavailable', rows: 0 }])
})

const one = () => 'x'

test('exports 5,000 rows, says where the next ones are, and names all their patients', async () => {
  const { access, queries } = longTrail(5_300)
  const { given, records } = examination({ access })
  const { rows } = await exportTrail(given, one)
  expect([rows.entries.length, rows.next, queries.length]).toEqual([5_000, '5000', 25])
  expect(records.map(({ event, rows, patients }) => [event, rows, patients.length])).toEqual(
    Array.from({ length: 5 }, () => ['trail-export', 5_000, 1_000]),
  )
  const rest = await exportTrail({ ...given, asked: () => ({ filter: {}, cursor: '5000' }) }, one)
  expect([rest.rows.entries.length, rest.rows.next]).toEqual([300, undefined])
})

const origins = { publicUrl: 'https://mcp.example', platforms: { get: () => undefined } } as unknown as Config

test('exports of rows with many patients no more than one file may hold, and every row once', async () => {
  const many = Array.from({ length: 1_000 }, (_, at) => `Patient/p${at}`)
  const { access } = longTrail(30, (at) => [`Patient/row-${at}`, ...many.slice(0, at % 7 === 0 ? 999 : 400)])
  const part = exportPart('fhir', origins)
  const seen: number[] = []
  let cursor: string | undefined
  let files = 0
  do {
    const asked = () => ({ filter: {}, ...(cursor && { cursor }) })
    const { rows } = await exportTrail(examination({ access, asked }).given, part)
    const text = await exportAnswer('fhir', { parts: rows.parts, nextUrl: undefined, now: new Date(0) }, true).text()
    expect(text.length).toBeLessThan(maxExportLength + 10_000)
    const { entry } = JSON.parse(text) as { entry: { resource: { resourceType: string } }[] }
    expect(entry).toHaveLength(rows.entries.reduce((sum, { record }) => sum + record.patients.length, 0))
    seen.push(...rows.entries.map(({ seq }) => seq))
    cursor = rows.next
    files += 1
  } while (cursor !== undefined)
  expect(seen).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
  expect(files).toBeGreaterThan(1)
}, 60_000)

test('holds of exported rows no more than their text and whose they are', async () => {
  const disclosed = Array.from({ length: 5_000 }, (_, at) => `Observation/of-several-people-${at}`)
  const { access } = longTrail(200, (at) => [`Patient/p${at}`, 'Patient/other'])
  const { page } = access.reader
  access.reader.page = async (query) => {
    const { entries, ...more } = await page(query)
    return { ...more, entries: entries.map((entry) => ({ ...entry, record: { ...entry.record, disclosed } })) }
  }
  const { rows } = await exportTrail(examination({ access }).given, exportPart('fhir', origins))
  expect(rows.parts).toHaveLength(200)
  expect(JSON.stringify(rows.entries).length).toBeLessThan(200_000)
  expect(rows.entries[7]?.record.patients).toEqual(['Patient/p7', 'Patient/other'])
})

test('exports a row that is larger than a file by itself, and goes on after it', async () => {
  const { access } = longTrail(3)
  const part = () => 'x'.repeat(maxExportLength + 1)
  const { rows } = await exportTrail(examination({ access }).given, part)
  expect([rows.entries.map(({ seq }) => seq), rows.next]).toEqual([[1], '1'])
})

test.each([
  ['refuses it', scriptedTrail(() => false), 'authz/denied'],
  ['cannot be asked', undeciding(), 'authz/unavailable'],
])('records whose accesses were asked for where policy %s', async (_, access, code) => {
  for (const [view, platform] of [
    [undefined, 'default'],
    [{ kind: 'tenant', platform: 'valley' } as const, 'valley'],
  ] as const) {
    const asked = () => ({ patient: 'Patient/p9', filter: {}, ...(view && { view }) })
    const { given, records } = examination({ access, asked })
    await expect(readTrail(given, 25)).rejects.toMatchObject({ code })
    await expect(exportTrail(given, one)).rejects.toMatchObject({ code })
    const named = records.filter(({ patients }) => patients.length > 0)
    expect(named).toMatchObject([
      { event: 'trail-read', code, platform, patients: ['Patient/p9'], rows: 0 },
      { event: 'trail-export', code, platform, patients: ['Patient/p9'], rows: 0 },
    ])
  }
})

test('exports nothing to somebody who may look only', async () => {
  const access = scriptedTrail(({ act }) => act === 'read')
  const { given, records } = examination({ access })
  await expect(exportTrail(given, one)).rejects.toMatchObject({ code: 'authz/denied' })
  expect(access.queries).toEqual([])
  expect(records).toMatchObject([{ event: 'trail-export', outcome: '4', code: 'authz/denied', rows: 0 }])
  expect((await readTrail(given, 25)).view.export.effect).toBe('deny')
})

test('asks for all of the tenant in the name of compliance, whatever else somebody does', async () => {
  const purposes: string[] = []
  const access = scriptedTrail(({ rows }, { purpose }) => {
    purposes.push(`${rows.kind} ${purpose}`)
    return rows.kind === 'tenant'
  })
  const { given, records } = examination({ access })
  expect((await readTrail(given, 25)).view.kind).toBe('tenant')
  expect(new Set(purposes)).toEqual(new Set(['own TREAT', 'tenant HCOMPL']))
  expect(records).toMatchObject([{ agent: { purpose: 'HCOMPL' } }])
})
