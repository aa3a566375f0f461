import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from '../../../scripts/stack/free-port.ts'
import { startPostgres } from '../../../scripts/stack/postgres/postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
    writerUrl: string
    readerUrl: string
    closedPort: number
  }
}

/** Runs a Postgres of its own for the whole test run, in a directory that is removed afterwards. */
export default async function setUpDatabase(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'audit-test-'))
  await chmod(home, 0o755)
  const options = { dataDir: join(home, 'data'), log: () => {} }
  const postgres = await startPostgres({ port: await freePort(), ...options })
  project.provide('adminUrl', postgres.adminUrl)
  project.provide('writerUrl', postgres.writerUrl)
  project.provide('readerUrl', postgres.readerUrl)
  project.provide('closedPort', await freePort())
  return async () => {
    await postgres.stop()
    await rm(home, { recursive: true, force: true })
  }
}
