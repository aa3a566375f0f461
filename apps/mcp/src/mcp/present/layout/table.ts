import { isObject } from '../datatypes.ts'

type Row = Record<string, unknown>

/** Where rows have a column in common, it is said once. */
const leastRows = 2

function cell(value: unknown): string {
  const text = Array.isArray(value) ? value.map(String).join('; ') : String(value ?? '')
  // A tab or a line break inside a value must not begin another cell or row.
  return text.replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')
}

function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))]
}

function isSame(rows: readonly Row[], column: string): boolean {
  const first = cell(rows[0]?.[column])
  return rows.every((row) => cell(row[column]) === first)
}

/**
 * The text of a result. Rows are set as a table, which costs a model half of what they cost as JSON: what all rows have in
 * common stands once in `same`, then the names of the other columns, then a line for each row, its cells between tabs.
 * All else is JSON. The structured content of the result holds the same in the shape of the output schema.
 */
export function resultText(data: Record<string, unknown>): string {
  const { rows, ...frame } = data
  if (!Array.isArray(rows) || rows.length < leastRows || !rows.every(isObject)) return JSON.stringify(data)
  const columns = columnsOf(rows)
  const common = columns.filter((column) => isSame(rows, column))
  const same = Object.fromEntries(common.map((column) => [column, cell(rows[0]?.[column])]))
  const own = columns.filter((column) => !common.includes(column))
  const lines = [own, ...rows.map((row) => own.map((column) => cell(row[column])))].map((cells) => cells.join('\t'))
  const head = { ...frame, ...(common.length > 0 && { same }) }
  return [JSON.stringify(head), ...lines].join('\n')
}
