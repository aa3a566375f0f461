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

/** As Postgres writes a value of a result, where that is not what it casts to text. */
const selected: Record<Column, (name: string) => string> = {
  text: (name) => `e.${name}`,
  cast: (name) => `e.${name}::text`,
  instant: (name) => `extract(epoch from e.${name})::text`,
  bytes: (name) => `encode(e.${name}, 'hex')`,
}

/** The columns that a row is verified by: those that its hash covers, in their order, and then the two hashes. */
export const rowColumns = [...Object.keys(columns), ...hashes]

/**
 * What is asked of `audit.event e` for them. It uses nothing but what Postgres brings along: whoever alters rows may have
 * altered `audit.event_text` too.
 */
export const selectedColumns = [
  ...Object.entries(columns).map(([name, kind]) => selected[kind](name)),
  ...hashes.map((name) => selected.bytes(name)),
].join(', ')

/** The values of `rowColumns`, as text; null where there is none. */
export type RowValues = readonly (string | null)[]

const heads = Object.keys(columns).map((name) => `${name} `)

/** What a row's hash covers: of each column that has a value its name, its length in bytes of UTF-8 and the value. */
export function eventText(values: RowValues): string {
  let text = ''
  for (const [index, head] of heads.entries()) {
    const value = values[index]
    if (typeof value === 'string') text += `${head}${Buffer.byteLength(value)}:${value}\n`
  }
  return text
}
