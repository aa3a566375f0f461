import type { TrailEntry } from './trail-page.ts'

type Cell = string | number | boolean | readonly string[] | undefined

const columns: Readonly<Record<string, (entry: TrailEntry) => Cell>> = {
  seq: ({ seq }) => seq,
  recorded: ({ record }) => record.recorded,
  received: ({ received }) => received,
  event: ({ record }) => record.event,
  phase: ({ record }) => record.phase,
  outcome: ({ record }) => record.outcome,
  code: ({ record }) => record.code,
  principalId: ({ record }) => record.agent.principalId,
  fhirUser: ({ record }) => record.agent.fhirUser,
  roles: ({ record }) => record.agent.roles,
  purpose: ({ record }) => record.agent.purpose,
  clientId: ({ record }) => record.agent.clientId,
  clientName: ({ record }) => record.agent.clientName,
  transport: ({ record }) => record.transport,
  address: ({ record }) => record.address,
  tool: ({ record }) => record.tool,
  platform: ({ record }) => record.platform,
  interaction: ({ record }) => record.interaction,
  resourceType: ({ record }) => record.resourceType,
  resourceId: ({ record }) => record.resourceId,
  versionId: ({ record }) => record.versionId,
  query: ({ record }) => record.query,
  patients: ({ record }) => record.patients,
  disclosed: ({ record }) => record.disclosed,
  withheld: ({ record }) => record.withheld,
  withheldBy: ({ record }) => record.decision?.withheldBy,
  breakGlass: ({ record }) => record.breakGlass,
  reason: ({ record }) => record.reason,
  effect: ({ record }) => record.decision?.effect,
  rule: ({ record }) => record.decision?.rule,
  policyVersion: ({ record }) => record.decision?.policyVersion,
  cerbosCallId: ({ record }) => record.decision?.cerbosCallId,
  rows: ({ record }) => record.rows,
  durationMs: ({ record }) => record.durationMs,
  requestId: ({ record }) => record.requestId,
  tenant: ({ record }) => record.tenant,
  id: ({ record }) => record.id,
  sealed: ({ sealed }) => sealed,
}

/** A spreadsheet takes a cell that begins so for a formula, also inside quotes: an apostrophe makes it text. */
function guarded(text: string): string {
  return /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
}

function cellOf(value: Cell): string {
  const text = guarded(Array.isArray(value) ? value.join(' ') : String(value ?? ''))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly Cell[]) => `${cells.map(cellOf).join(',')}\r\n`

/**
 * Entries as CSV (RFC 4180, `text/csv; charset=utf-8; header=present`): a row each below the names of the columns, instants
 * as RFC 3339, lists joined with spaces, what a record does not have as nothing.
 *
 * @param options.header whether the names come first, as they do by default; not in what is added to a file.
 */
export function toCsv(entries: readonly TrailEntry[], { header = true } = {}): string {
  const rows = entries.map((entry) => line(Object.values(columns).map((read) => read(entry))))
  return [...(header ? [line(Object.keys(columns))] : []), ...rows].join('')
}
