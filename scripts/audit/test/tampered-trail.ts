import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readSigningKeys } from '@repo/audit/checkpoint'
import pg from 'pg'
import { withAuditDatabase } from '../../../apps/audit/src/audit-database.ts'
import { bucketStore, type CheckpointBucket } from '../../../apps/audit/src/checkpoint/checkpoint-store.ts'
import { takeCheckpoints } from '../../../apps/audit/src/checkpoint/take-checkpoints.ts'
import { sampleSealing } from '../../../apps/audit/test/sample-keys.ts'
import { sampleRecord } from '../../../apps/audit/test/sample-record.ts'
import { freePort } from '../../stack/free-port.ts'
import { type RunningPostgres, startPostgres } from '../../stack/postgres/postgres.ts'
import { checkpointsInFolder } from '../stored-checkpoints.ts'
import { verify } from '../verify.ts'

/** What somebody who is superuser can do beside plain SQL: chain the rows anew from a place on. */
const rechain = `
  create function pg_temp.rechain(chain text, since bigint) returns void language plpgsql as $$
  declare
    link audit.event;
  begin
    for link in select * from audit.event e where e.tenant = chain and e.seq >= since order by e.seq loop
      link.previous := coalesce((select e.hash from audit.event e where e.tenant = chain and e.seq = link.seq - 1),
        decode(repeat('00', 32), 'hex'));
      update audit.event e set previous = link.previous,
        hash = sha256(link.previous || convert_to(audit.event_text(link), 'UTF8'))
        where e.tenant = chain and e.seq = link.seq;
    end loop;
  end $$`

/** A bucket in a folder. */
function folderBucket(folder: string): CheckpointBucket {
  return {
    async list({ prefix, limit }) {
      const names = await readdir(join(folder, prefix)).catch(() => [])
      const keys = names.toSorted().slice(0, limit)
      return { objects: keys.map((name) => ({ key: prefix + name })) }
    },
    get: async (key) => ({ text: () => readFile(join(folder, key), 'utf8') }),
    async put(key, value) {
      await mkdir(dirname(join(folder, key)), { recursive: true })
      return writeFile(join(folder, key), value, { flag: 'wx' }).then(
        () => ({}),
        () => null,
      )
    },
  }
}

/** A real Postgres with the audit schema, and checkpoints in a folder. */
export async function startTrail() {
  const home = await mkdtemp(join(tmpdir(), 'verify-test-'))
  await chmod(home, 0o755)
  const folder = join(home, 'bucket')
  await mkdir(folder)
  const postgres = await startPostgres({ port: await freePort(), dataDir: join(home, 'data'), log: () => {} })
  const keys = await readSigningKeys(`k1:${randomBytes(32).toString('base64url')}`)
  const stop = async () => {
    await postgres.stop()
    await rm(home, { recursive: true, force: true })
  }
  return {
    ...trailOver(postgres, folder, keys),
    folder,
    publicKeys: keys.publicKeys,
    url: postgres.readerUrl,
    ownerUrl: postgres.adminUrl,
    stop,
  }
}

function trailOver(postgres: RunningPostgres, folder: string, keys: Awaited<ReturnType<typeof readSigningKeys>>) {
  const append = (tenant: string, count: number) =>
    withAuditDatabase(
      postgres.writerUrl,
      (database) =>
        database.insert(
          Array.from({ length: count }, () => sampleRecord({ tenant, query: 'Patient/p1', tool: 'fhir_read' })),
        ),
      sampleSealing,
    )
  const checkpoint = async () => {
    const logged: { code: string; counts: unknown }[] = []
    const log = (code: string, counts: unknown) => void logged.push({ code, counts })
    const store = bucketStore(folderBucket(folder))
    await withAuditDatabase(postgres.writerUrl, (database) =>
      takeCheckpoints({ database, store, keys, now: () => new Date(), log }),
    )
    return logged
  }
  return {
    append,
    checkpoint,
    /** Tenants with thirty rows each, and checkpoints at the tenth, the twentieth and the last. */
    async sealedTenants(count: number): Promise<string[]> {
      const tenants = Array.from({ length: count }, () => `tenant-${crypto.randomUUID()}`)
      for (let i = 0; i < 3; i++) {
        for (const tenant of tenants) await append(tenant, 10)
        await checkpoint()
      }
      return tenants
    },
    /** Runs statements as a superuser with the triggers off; `$tenant` is the tenant. */
    async tamper(tenant: string, ...statements: string[]): Promise<void> {
      const client = new pg.Client({ connectionString: postgres.adminUrl })
      await client.connect()
      try {
        await client.query(rechain)
        await client.query('alter table audit.event disable trigger all')
        for (const statement of statements) await client.query(statement.replaceAll('$tenant', `'${tenant}'`))
      } finally {
        await client.query('alter table audit.event enable always trigger refuse_change')
        await client.end()
      }
    },
    async findings(tenant: string) {
      const checkpoints = await checkpointsInFolder(folder)
      const options = { databaseUrl: postgres.readerUrl, checkpoints, verifiers: keys.verifiers, tenant }
      const [report] = await verify(options)
      return (report?.findings ?? []).map(({ tenant: _, ...finding }) => finding)
    },
  }
}
