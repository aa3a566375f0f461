import { randomBytes } from 'node:crypto'
import type { AuditRecord } from '@repo/audit'
import { withAuditDatabase } from '../../../apps/audit/src/audit-database.ts'
import { rowOf } from '../../../apps/audit/src/event-columns.ts'
import { keyCache } from '../../../apps/audit/src/sealing/key-cache.ts'
import type { RunningPostgres } from '../../../scripts/stack/postgres/postgres.ts'
import type { Measured } from '../measured.ts'
import { median } from '../median.ts'
import { withClient } from './bench-database.ts'
import { accesses } from './sample-accesses.ts'

const writers = 4
const batchRows = 100
const rounds = 11
export const batchesEach = 25
const mostTimes = 2

/** A batch and who takes it. Resolves when its rows are committed. */
type Take = (batch: readonly AuditRecord[]) => Promise<unknown>
type WithTaker = (use: (take: Take) => Promise<void>) => Promise<void>

/**
 * The table that a trail without chain and sealing would be: the same columns in clear, partitions and indexes, but for the
 * place in the chain.
 */
const plainTable = `
  create schema plain;
  create table plain.event (like audit.event including constraints, unique (tenant, id, received)) partition by range (received);
  alter table plain.event drop column seq, drop column previous, drop column hash, drop column key_id,
    drop column sealed, drop column patient_index;
  create table plain.event_now partition of plain.event for values from ('2000-01-01') to ('2100-01-01');
  create index on plain.event (received);
  create index on plain.event (tenant, recorded) include (received, principal_id, platform, event, phase, outcome, break_glass);
  create index on plain.event (tenant, recorded) where cardinality(patients) > 1;
  create index on plain.event (tenant, event, recorded) where event <> 'tool-call' and event <> 'rest-call';
  create index on plain.event (tenant, principal_id, recorded);
  create index on plain.event (tenant, (agent ->> 'clientId'), recorded);
  create index on plain.event (tenant, resource_type, recorded);
  create index on plain.event (tenant, recorded) where break_glass;
  create index on plain.event (tenant, outcome, recorded) where outcome <> 0;
  create index on plain.event using gin (patients);`

const plainInsert = `
  insert into plain.event select * from jsonb_populate_recordset(null::plain.event, $1::jsonb) on conflict do nothing`

function plainRow(record: AuditRecord): Record<string, unknown> {
  const { agent } = record
  return { ...rowOf(record), principal_id: agent.principalId, received: new Date() }
}

const plain =
  (url: string): WithTaker =>
  (use) =>
    withClient(url, (client) => use((batch) => client.query(plainInsert, [JSON.stringify(batch.map(plainRow))])))

function sealed(url: string): WithTaker {
  const sealing = { keyRing: `kek-1:${randomBytes(32).toString('base64url')}`, cache: keyCache(Date.now) }
  return (use) => withAuditDatabase(url, (database) => use((batch) => database.insert(batch)), sealing)
}

/** Rows per second of four writers at once, each of a tenant of its own, in batches. */
async function rate(withTaker: WithTaker, round: number): Promise<number> {
  const work = Array.from({ length: writers }, (_, writer) =>
    Array.from({ length: batchesEach }, (_, batch) =>
      accesses(`tenant-${writer}`, (round * batchesEach + batch) * batchRows, batchRows),
    ),
  )
  let spentMs = 0
  const all = work.map((batches) =>
    withTaker(async (take) => {
      const startedAt = performance.now()
      for (const batch of batches) await take(batch)
      spentMs = Math.max(spentMs, performance.now() - startedAt)
    }),
  )
  await Promise.all(all)
  return (writers * batchesEach * batchRows) / (spentMs / 1000)
}

/** Both kinds in turns, so that what else the machine does falls on both. Leaves the rows where they are. */
export async function measureInserts({ adminUrl, writerUrl }: RunningPostgres): Promise<Measured> {
  await withClient(adminUrl, (owner) => owner.query(plainTable))
  const kinds = [plain(adminUrl), sealed(writerUrl)]
  const rates: number[][] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    for (const [kind, withTaker] of kinds.entries()) {
      const found = await rate(withTaker, round)
      if (round > 0) rates[kind]?.push(found)
    }
  }
  const [plainRates = [], sealedRates = []] = rates
  const times = plainRates.map((each, round) => each / (sealedRates[round] ?? Number.NaN))
  const row = (what: string, found: number[]) => [what, Math.round(median(found)).toLocaleString('en')]
  return {
    title: `inserts: ${writers} writers, ${writers} tenants, batches of ${batchRows}, median of ${rounds} rounds`,
    columns: ['rows', 'rows/s'],
    rows: [row('plain', plainRates), row('sealed and chained', sealedRates)],
    figures: [{ what: 'plain ÷ sealed and chained', value: median(times), atMost: mostTimes, digits: 2 }],
  }
}
