import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../run.ts'
import { startTrail } from './tampered-trail.ts'

const now = new Date()

/** `YYYY-MM` in UTC. */
export const monthsAgo = (count: number) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count)).toISOString().slice(0, 7)

/** SQL by which rows, already chained, become those of a month of before. */
export const movedTo = (month: string, which: string) =>
  `update audit.event set received = '${month}-10T00:00:00Z'::timestamptz + seq * interval '1 second' where ${which}`

export interface ArchiveStage {
  trail: Awaited<ReturnType<typeof startTrail>>
  /** The folder of what is archived. */
  archive: string
  /** `npm run audit -- …` over the trail and that folder. */
  audit(...args: string[]): ReturnType<typeof run>
  stop(): Promise<void>
}

/** A trail, and a folder into which its months are archived. */
export async function startArchiveStage(): Promise<ArchiveStage> {
  const trail = await startTrail()
  const archive = await mkdtemp(join(tmpdir(), 'archive-test-'))
  const env = {
    STACK_STATE_DIR: archive,
    AUDIT_OWNER_URL: trail.ownerUrl,
    AUDIT_DATABASE_URL: trail.url,
    AUDIT_PUBLIC_KEYS: trail.publicKeys,
  }
  return {
    trail,
    archive,
    audit: (...args) => run('node', ['scripts/audit/main.ts', ...args, '--checkpoints', trail.folder], { env }),
    async stop() {
      await trail.stop()
      await rm(archive, { recursive: true, force: true })
    },
  }
}
