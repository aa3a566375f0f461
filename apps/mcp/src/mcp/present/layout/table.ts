import { isObject } from '../datatypes.ts'
import { type Cells, cellText, codesOnce, itemsOf, namesOnce, withoutStart } from './cells.ts'

type Row = Record<string, unknown>

/** Where rows have a column in common, it is said once. */
const leastRows = 2

interface Column {
  name: string
  cells: Cells
}

function columnsOf(rows: readonly Row[]): Column[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return names.map((name) => ({ name, cells: rows.map((row) => itemsOf(row[name])) }))
}

function isSame({ cells }: Column): boolean {
  const first = cellText(cells[0] ?? [])
  return cells.every((items) => cellText(items) === first)
}

/** Columns of which each row says the same are one, under all their names. */
function united(columns: readonly Column[]): Column[] {
  const alike = Map.groupBy(columns, ({ cells }) => JSON.stringify(cells))
  return [...alike.values()].flatMap((all) =>
    all.slice(0, 1).map(({ cells }) => ({ name: all.map(({ name }) => name).join(' = '), cells })),
  )
}

/** Headings and cells, without what was said before. `subject Patient/…` above `p1` is `Patient/p1`. */
function written(columns: readonly Column[], before: readonly string[]): string[][] {
  const said = namesOnce(
    columns.map(({ cells }) => codesOnce(cells)),
    before,
  )
  return columns.map(({ name }, index) => {
    const { start, cells } = withoutStart(said[index] ?? [])
    return [start ? `${name} ${start}…` : name, ...cells.map(cellText)]
  })
}

/**
 * The text of a result. Rows are set as a table, which costs a model less than half of what they cost as JSON: what all rows have
 * in common stands once in `same`, then the names of the other columns, then a line for each row, its cells between tabs.
 * A heading that ends in … holds what every value below it begins with, one with = stands for several columns; a code or
 * name in brackets is said where it first stands. All else is JSON. The structured content of the result holds the same in
 * the shape of the output schema.
 */
export function resultText(data: Record<string, unknown>): string {
  const { rows, ...frame } = data
  if (!Array.isArray(rows) || rows.length < leastRows || !rows.every(isObject)) return JSON.stringify(data)
  const columns = columnsOf(rows)
  const common = columns.filter(isSame)
  const same = Object.fromEntries(common.map(({ name, cells }) => [name, cellText(cells[0] ?? [])]))
  const before = common.flatMap(({ cells }) => cells[0] ?? [])
  const own = written(united(columns.filter((column) => !common.includes(column))), before)
  const lines = [undefined, ...rows].map((_, line) => own.map((texts) => texts[line] ?? '').join('\t'))
  const head = { ...frame, ...(common.length > 0 && { same }) }
  return [JSON.stringify(head), ...lines].join('\n')
}
