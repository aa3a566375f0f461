import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '../../../scripts/stack/free-port.ts'
import { type RunningPostgres, startPostgres } from '../../../scripts/stack/postgres/postgres.ts'

/** Runs `use` over a Postgres of its own, which is gone afterwards. */
export async function* withPostgres<T>(use: (postgres: RunningPostgres) => AsyncIterable<T>): AsyncGenerator<T> {
  const home = await mkdtemp(join(tmpdir(), 'bench-audit-'))
  await chmod(home, 0o755)
  try {
    const postgres = await startPostgres({ port: await freePort(), dataDir: join(home, 'data'), log: () => {} })
    try {
      yield* use(postgres)
    } finally {
      await postgres.stop()
    }
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** Connects, lets `use` work, and closes. */
export async function withClient<T>(connectionString: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
