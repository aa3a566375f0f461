import { join } from 'node:path'
import { afterAll, beforeAll, test } from 'vitest'
import { type RunningPostgres, startPostgres } from '../../../scripts/stack/postgres/postgres.ts'
import { type DatabaseOutage, outageTimeoutMs, startForOutage } from '../../src/stack/database-outage.ts'

let outage: DatabaseOutage
let postgres: RunningPostgres | undefined
beforeAll(async () => {
  outage = await startForOutage()
})
afterAll(async () => {
  await outage?.stop()
  await postgres?.stop()
})

test(
  'a database that is killed and stays away for a minute delays rows: none is lost, none doubled',
  async () => {
    const { facts } = outage.stack
    const port = Number(new URL(facts.urls.postgres).port)
    await outage.during(
      () => process.kill(facts.processes.postgres ?? 0, 'SIGKILL'),
      async () => {
        postgres = await startPostgres({ port, dataDir: join(facts.stateDir, 'postgres'), log: () => {} })
      },
    )
  },
  outageTimeoutMs,
)
