import { afterAll, beforeAll, test } from 'vitest'
import { type DatabaseOutage, outageTimeoutMs, startForOutage } from '../../src/stack/database-outage.ts'

let outage: DatabaseOutage
beforeAll(async () => {
  outage = await startForOutage()
})
afterAll(() => outage?.stop())

test(
  'a database that stands still for a minute delays rows: none is lost, none doubled',
  async () => {
    const { postgres = 0 } = outage.stack.facts.processes
    await outage.during(
      () => process.kill(postgres, 'SIGSTOP'),
      () => process.kill(postgres, 'SIGCONT'),
    )
  },
  outageTimeoutMs,
)
