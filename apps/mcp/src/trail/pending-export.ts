import type { TrailEntry } from '@repo/audit/trail'
export function toAuditEvents(
  entry: TrailEntry,
  _options: { observer: string },
): { resourceType: 'AuditEvent'; id: string }[] {
  return entry.record.patients.map(() => ({ resourceType: 'AuditEvent', id: entry.record.id }))
}
export function toCsv(entries: readonly TrailEntry[]): string {
  return entries.map(({ seq }) => `${seq}\r\n`).join('')
}
