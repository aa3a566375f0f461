import { expect, inject, test } from 'vitest'
import { sampleSealing } from '../test/sample-keys.ts'
import { sampleRecord } from '../test/sample-record.ts'
import { withAuditDatabase } from './audit-database.ts'
import { probe } from './audit-health.ts'

test('tells how many rows there are and when the last access was', async () => {
  const writerUrl = inject('writerUrl')
  const before = await probe((use) => withAuditDatabase(writerUrl, use))
  const record = sampleRecord({ tenant: 'health', recorded: '2026-11-21T08:00:00.000Z' })
  await withAuditDatabase(writerUrl, (database) => database.insert([record]), sampleSealing)
  const after = await probe((use) => withAuditDatabase(writerUrl, use))
  expect(after).toMatchObject({ ok: true, database: 'up', rows: expect.any(Number), newest: expect.any(String) })
  expect(after.rows).toBeGreaterThan(before.rows ?? 0)
  expect(after.written).toBeGreaterThan(before.written ?? 0)
})

test('says that the database is down instead of failing', async () => {
  const url = `postgres://audit_writer:none@127.0.0.1:${inject('closedPort')}/audit`
  expect(await probe((use) => withAuditDatabase(url, use))).toEqual({ ok: false, database: 'down' })
})
