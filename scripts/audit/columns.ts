type Column = 'text' | 'cast' | 'instant' | 'bytes'

/** Every column of `audit.event` that its hash covers, in the order of `audit.event_text`, and how it is written there. */
const columns: Record<string, Column> = {
  seq: 'cast',
  received: 'instant',
  version: 'cast',
  id: 'cast',
  recorded: 'instant',
  request_id: 'text',
  tenant: 'text',
  platform: 'text',
  phase: 'text',
  event: 'text',
  tool: 'text',
  transport: 'text',
  interaction: 'text',
  resource_type: 'text',
  resource_id: 'text',
  version_id: 'text',
  patients: 'cast',
  disclosed: 'cast',
  query: 'text',
  outcome: 'cast',
  code: 'text',
  decision: 'cast',
  agent: 'cast',
  principal_id: 'text',
  duration_ms: 'cast',
  withheld: 'cast',
  break_glass: 'cast',
  rows: 'cast',
  key_id: 'text',
  sealed: 'bytes',
  patient_index: 'cast',
}
const hashes = ['previous', 'hash']

/** The columns that no hash covers, or that are gone: none, where this program and the table are of one age. */
export function strangeColumns(found: readonly string[]): string[] {
  const known = [...Object.keys(columns), ...hashes]
  return [...found.filter((name) => !known.includes(name)), ...known.filter((name) => !found.includes(name))]
}

const written: Record<Column, (name: string) => string> = {
  text: (name) => `e.${name}`,
  cast: (name) => `e.${name}::text`,
  instant: (name) => `extract(epoch from e.${name})::text`,
  bytes: (name) => `encode(e.${name}, 'hex')`,
}

function field([name, kind]: [string, Column]): string {
  const value = written[kind](name)
  return `coalesce('${name} ' || octet_length(${value}) || ':' || ${value} || E'\\n', '')`
}

/**
 * What a row's hash covers, as an expression over `e` that uses nothing but what Postgres brings along: whoever alters
 * rows may have altered `audit.event_text` too.
 */
export const eventText = Object.entries(columns).map(field).join(' || ')
