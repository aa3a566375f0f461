import {
  type Checkpoint,
  CheckpointError,
  type CheckpointVerifiers,
  digestOf,
  readCheckpoint,
} from '@repo/audit/checkpoint'
import type { ArchivedSegment } from './archive/archived-chain.ts'
import type { Finding } from './finding.ts'
import type { SealedRow } from './signed-rows.ts'

/** The checkpoints of one tenant as they are stored, by number. */
export type StoredCheckpoints = ReadonlyMap<number, string>

/**
 * Holds the checkpoints of a tenant against each other: signed, numbered without a gap from 1, each with the digest of the
 * one before, none behind it. Returns what those that are signed say about rows.
 */
export async function verifyCheckpoints(
  tenant: string,
  stored: StoredCheckpoints,
  verifiers: CheckpointVerifiers,
): Promise<{ sealed: SealedRow[]; findings: Finding[] }> {
  const findings: Finding[] = []
  const sealed: SealedRow[] = []
  let expected = 1
  let before: { digest: string; seq: number } | undefined
  for (const [number, jws] of [...stored].toSorted(([a], [b]) => a - b)) {
    for (; expected < number; expected++) {
      findings.push({ tenant, code: 'checkpoint-missing', checkpoint: expected, detail: 'a later one is there' })
      before = undefined
    }
    expected = number + 1
    const read = await readSigned(jws, verifiers)
    const isFirst = number === 1
    const fault = typeof read === 'string' ? read : faultOf(read, { tenant, number, isFirst, before })
    if (fault !== undefined) findings.push({ tenant, code: 'checkpoint-invalid', checkpoint: number, detail: fault })
    if (typeof read !== 'string' && read.tenant === tenant) {
      sealed.push({ seq: read.seq, hash: read.hash, number, ...(read.tree && { tree: read.tree }) })
    }
    before = typeof read === 'string' ? undefined : { digest: await digestOf(jws), seq: read.seq }
  }
  return { sealed: sealed.toSorted((a, b) => a.seq - b.seq), findings }
}

/** Holds each archived month against the checkpoint that its manifest brings: signed, and of a row at its end or behind it. */
export async function verifyArchivedCheckpoints(
  tenant: string,
  archived: readonly ArchivedSegment[],
  verifiers: CheckpointVerifiers,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { month, checkpoint, to, hash } of archived) {
    const read = await readSigned(checkpoint, verifiers)
    const found = (detail: string) => findings.push({ tenant, code: 'archive-invalid', month, detail })
    if (typeof read === 'string') found(`of its checkpoint: ${read}`)
    else if (read.tenant !== tenant || read.seq < to) found('its checkpoint does not reach its last row')
    else if (read.seq === to && read.hash !== hash) found('its checkpoint holds another hash for its last row')
  }
  return findings
}

/** The checkpoint, or in words why it is none. */
async function readSigned(jws: string, verifiers: CheckpointVerifiers): Promise<Checkpoint | string> {
  try {
    return await readCheckpoint(jws, verifiers)
  } catch (error) {
    if (!(error instanceof CheckpointError)) throw error
    return error.code === 'checkpoint/key-unknown' ? 'its key is none of those given' : 'it is not signed with its key'
  }
}

function faultOf(
  { tenant, number, seq, previous, tree }: Checkpoint,
  place: { tenant: string; number: number; isFirst: boolean; before: { digest: string; seq: number } | undefined },
): string | undefined {
  if (tenant !== place.tenant || number !== place.number) return 'it is stored in the place of another'
  if (place.isFirst && previous !== undefined) return 'it is the first, and names one before it'
  const before = place.isFirst ? { seq: 0 } : place.before
  if (before && tree && tree.from !== before.seq + 1) return 'its tree does not begin after the one before it'
  if (place.isFirst || place.before === undefined) return undefined
  if (previous !== place.before.digest) return 'the one before it is not the one that it names'
  return seq > place.before.seq ? undefined : 'it does not reach farther than the one before it'
}
