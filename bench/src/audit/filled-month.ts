import type { KeyDatabase } from '../../../apps/audit/src/sealing/key-store.ts'
import { createSealer } from '../../../apps/audit/src/sealing/sealer.ts'
import type { RunningPostgres } from '../../../scripts/stack/postgres/postgres.ts'
import { withClient } from './bench-database.ts'
import { accesses } from './sample-accesses.ts'

export const tenant = 'filled'
export const [rare, frequent] = ['Patient/rare', 'Patient/frequent']
/** How many rows apart the two patients come. */
const [rareEvery, frequentEvery] = [5_000, 20]
const patients = 5_000
const chunkRows = 250_000
/** How many of the newest rows of a patient open; a page shows no more of them. */
const openable = 300

/** Rows as sealing makes them, of `patients` patients, the last of them a moment ago. No chain: nobody verifies them. */
const filling = `
  insert into audit.filled (seq, received, version, id, recorded, request_id, tenant, platform, phase, event, tool, transport,
    interaction, resource_type, patients, disclosed, outcome, decision, agent, principal_id, duration_ms, withheld,
    previous, hash, key_id, sealed, patient_index)
  select i, instant, 2, md5(i::text)::uuid, instant, md5(i::text), '${tenant}', 'default', 'outcome', 'tool-call', 'fhir_search', 'mcp',
    'search-type', case when i % 3 = 0 then 'Observation' else 'Condition' end, '{}', '{}', case when i % 40 = 0 then 4 else 0 end,
    '{"effect": "allow", "rule": "practitioner-panel", "cerbosCallId": "01JD000000000000000000000", "policyVersion": "default"}',
    jsonb_build_object('principalId', 'practitioner-' || i % 50, 'roles', array['clinician'], 'clientId', 'client-1'),
    'practitioner-' || i % 50, 42, false, sha256(''), sha256(''), 'no-such-key', decode(repeat(md5(i::text), 18), 'hex'),
    array[case when i % ${rareEvery} = 0 then $3::bytea when i % ${frequentEvery} = 1 then $4::bytea
      else substr(sha256(convert_to((i % ${patients})::text, 'UTF8')), 1, 16) end]
  from generate_series($1::bigint, $2::bigint) as i
  cross join lateral (select timestamptz '2001-01-01 00:00:00+00' + i * interval '1 second' as instant) as at`

/** A moment after the last of so many rows. */
export const endOf = (rows: number) => new Date(Date.UTC(2001, 0, 1) + (rows + 1) * 1_000)

interface Place {
  id: string
  tenant: string
}

/** The newest rows of a patient with a value that opens. */
async function sealNewest(owner: KeyDatabase, keyRing: string, patient: string, index: Buffer): Promise<void> {
  const sealer = createSealer({ database: owner, keyRing })
  const newest = `select id, tenant from audit.filled where patient_index = array[$1::bytea] order by seq desc limit ${openable}`
  const { rows } = await owner.query(newest, [index])
  const [sample] = accesses(tenant, 0, 1)
  if (sample === undefined) return
  for (const { id } of rows as Place[]) {
    const { key_id, sealed } = await sealer.seal({ ...sample, id, patients: [patient] }, '2001-01')
    await owner.query('update audit.filled set key_id = $1, sealed = $2 where id = $3', [key_id, sealed, id])
  }
}

/** Puts a month of so many rows beside what is there: the indexes are built when it is attached. */
export async function fillMonth({ adminUrl }: RunningPostgres, keyRing: string, rows: number): Promise<void> {
  await withClient(adminUrl, async (owner) => {
    await owner.query('create unlogged table audit.filled (like audit.event including defaults including constraints)')
    const sealer = createSealer({ database: owner, keyRing })
    await sealer.seal({ ...(accesses(tenant, 0, 1)[0] ?? fail()), patients: [] }, '2001-01')
    const indexOf = async (patient: string) => (await sealer.patientIndexes(tenant, 'default', patient))[0] ?? fail()
    const [rareIndex, frequentIndex] = [await indexOf(rare), await indexOf(frequent)]
    for (let from = 1; from <= rows; from += chunkRows) {
      await owner.query(filling, [from, Math.min(from + chunkRows - 1, rows), rareIndex, frequentIndex])
    }
    await owner.query('create index on audit.filled (id)')
    await sealNewest(owner, keyRing, rare, rareIndex)
    await sealNewest(owner, keyRing, frequent, frequentIndex)
    await owner.query(`set maintenance_work_mem = '256MB'`)
    await owner.query('create unique index on audit.filled (tenant, id)')
    await owner.query('create unique index on audit.filled (tenant, seq)')
    await owner.query(
      `alter table audit.event attach partition audit.filled for values from ('2001-01-01') to ('2010-01-01')`,
    )
    await owner.query('analyze audit.event')
  })
}

function fail(): never {
  throw new Error('there is no sample')
}
