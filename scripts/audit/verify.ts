import type { CheckpointVerifiers } from '@repo/audit/checkpoint'
import pg from 'pg'
import type { ArchivedChains } from './archive/archived-chain.ts'
import { type ChainReport, expectKnownColumns, verifyChain } from './chain.ts'
import { verifyArchivedCheckpoints, verifyCheckpoints } from './checkpoints.ts'
import type { Finding } from './finding.ts'
import type { CheckpointsByTenant } from './stored-checkpoints.ts'

export interface TenantReport extends ChainReport {
  tenant: string
  checkpoints: number
  /** Place of the last row that a checkpoint holds. */
  sealedSeq: number
}

export interface VerifyOptions {
  databaseUrl: string
  /** Read before the rows: none may be newer than what is looked at. Undefined: verify the chains alone. */
  checkpoints: CheckpointsByTenant | undefined
  verifiers: CheckpointVerifiers
  /** Months that were taken out of the table. */
  archives?: ArchivedChains
  /** One tenant instead of all. */
  tenant?: string
  /** Told as each tenant is done, and waited for. */
  onTenant?: (report: TenantReport) => void | Promise<void>
}

const tenantsOfRows = `
  with recursive chain as (
    (select tenant from audit.event order by tenant limit 1)
    union all
    select (select e.tenant from audit.event e where e.tenant > chain.tenant order by e.tenant limit 1)
    from chain where chain.tenant is not null)
  select tenant from chain where tenant is not null`

/**
 * Verifies the chains of all tenants that have rows or checkpoints, in one snapshot.
 *
 * @throws Error where the database cannot be read, or its table has other columns than this program knows.
 */
export async function verify(options: VerifyOptions): Promise<TenantReport[]> {
  const client = new pg.Client({ connectionString: options.databaseUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local search_path = pg_catalog')
    // Arrays of bytes are hashed as digits.
    await client.query(`set local bytea_output = 'hex'`)
    await expectKnownColumns(client)
    const { rows } = await client.query<{ tenant: string }>(tenantsOfRows)
    const found = new Set([
      ...rows.map(({ tenant }) => tenant),
      ...(options.checkpoints?.keys() ?? []),
      ...(options.archives?.keys() ?? []),
    ])
    const tenants = [...found].filter((tenant) => options.tenant === undefined || tenant === options.tenant)
    const reports: TenantReport[] = []
    for (const tenant of tenants.toSorted()) {
      const report = await verifyTenant(client, tenant, options)
      await options.onTenant?.(report)
      reports.push(report)
    }
    return reports
  } finally {
    await client.end()
  }
}

async function verifyTenant(client: pg.Client, tenant: string, options: VerifyOptions): Promise<TenantReport> {
  const stored = options.checkpoints?.get(tenant) ?? new Map<number, string>()
  const { sealed, findings } = await verifyCheckpoints(tenant, stored, options.verifiers)
  const archived = options.archives?.get(tenant) ?? []
  const ofArchives =
    options.checkpoints === undefined ? [] : await verifyArchivedCheckpoints(tenant, archived, options.verifiers)
  const chain = await verifyChain(client, tenant, sealed, archived)
  const none: Finding[] =
    options.checkpoints !== undefined && stored.size === 0 && chain.rows > 0
      ? [{ tenant, code: 'checkpoints-missing' }]
      : []
  const sealedSeq = Math.min(sealed.at(-1)?.seq ?? 0, chain.lastSeq)
  const all = [...none, ...findings, ...ofArchives, ...chain.findings]
  return { ...chain, tenant, checkpoints: stored.size, sealedSeq, findings: all }
}
