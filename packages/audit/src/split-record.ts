import type { AuditRecord } from './audit-record.ts'

const byteLength = (value: string) => new TextEncoder().encode(value).byteLength

/** A UUID (RFC 9562 §5.8, version 8) that depends on the record's id and the part's number alone. */
async function partId(id: string, part: number): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${id}/${part}`))
  const bytes = new Uint8Array(digest, 0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Cuts references into runs of at most `maxBytes` of JSON each, at least one reference a run. */
function cutReferences(references: readonly string[], maxBytes: number): string[][] {
  const runs: string[][] = [[]]
  let bytes = 0
  for (const reference of references) {
    const cost = byteLength(reference) + 3
    const run = runs.at(-1)
    if (run === undefined || (run.length > 0 && bytes + cost > maxBytes)) {
      runs.push([reference])
      bytes = cost
    } else {
      run.push(reference)
      bytes += cost
    }
  }
  return runs
}

/**
 * Spreads the `disclosed` references of a record over as many records as it takes for each to be at most `maxBytes` of
 * JSON. All else is repeated; the first keeps its id, the others get ids derived from it, so that splitting the same
 * record again yields the same messages.
 */
export async function splitRecord(record: AuditRecord, maxBytes: number): Promise<AuditRecord[]> {
  if (byteLength(JSON.stringify(record)) <= maxBytes) return [record]
  const envelopeBytes = byteLength(JSON.stringify({ ...record, disclosed: [] }))
  const runs = cutReferences(record.disclosed, maxBytes - envelopeBytes)
  return Promise.all(
    runs.map(async (disclosed, part) => ({
      ...record,
      id: part === 0 ? record.id : await partId(record.id, part),
      disclosed,
    })),
  )
}
