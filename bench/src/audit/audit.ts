import type { Measured } from '../measured.ts'
import { withPostgres } from './bench-database.ts'
import { measureInserts } from './inserts.ts'
import { measurePages } from './pages.ts'
import { measureVerifying } from './verifying.ts'

/** What the audit trail's guarantees cost, and how fast it is looked at. */
export async function* measureAudit(): AsyncGenerator<Measured> {
  yield* withPostgres(async function* (postgres) {
    yield await measureInserts(postgres)
    yield await measureVerifying(postgres)
    yield await measurePages(postgres)
  })
}
