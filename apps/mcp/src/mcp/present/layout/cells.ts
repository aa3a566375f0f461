import { isResourceType } from '@repo/fhir'
import { knownSystems } from '../rows/concepts.ts'

/** The items of each cell of one column, row by row. */
export type Cells = readonly (readonly string[])[]

/** A tab or a line break inside a value must not begin another cell or row. */
function line(value: unknown): string {
  return String(value).replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')
}

const dateTime = String.raw`\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?)?`
const isDate = new RegExp(`^(?:until )?${dateTime}(?:/${dateTime})?$`)

/**
 * A date or the stretch between two, without zeros for seconds and fractions, and without a second mention of the day. The
 * zone stays: without it a time is anybody's.
 */
function shortDate(text: string): string {
  if (!isDate.test(text)) return text
  return text
    .replace(/(T\d\d:\d\d(?::\d\d)?)\.0+(?!\d)/g, '$1')
    .replace(/(T\d\d:\d\d):00(?![\d.])/g, '$1')
    .replaceAll('+00:00', 'Z')
    .replace(/^(.{10}T)(.*)\/\1/, '$1$2/')
}

export function itemsOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return items.map((item) => shortDate(line(item)))
}

export function cellText(items: readonly string[]): string {
  return items.join('; ')
}

/** `Asthma (SNOMED 195967001; ICD-10-CM J45.909)`: brackets of ours, and the record that a name was found in. */
const coded = new RegExp(
  String.raw` \((?:${knownSystems.join('|')}) [^()«»]+\)(?: \[[A-Z][A-Za-z]+/[A-Za-z0-9.-]+\])?(?=$|: )`,
)
/** `Practitioner/prac-1 (Dr. Example): accepted`, or with a role before it: what a record calls another. */
const named = /^((?:[^/«»]*: )?)([A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})( \(.*\))((?:: [a-z-]+)?)$/

/** What is said of a text beside it, where it stands. */
function gathered(pairs: Iterable<readonly [text: string, more: string]>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [text, more] of pairs) found.set(text, (found.get(text) ?? new Set()).add(more))
  return found
}

function codesOf(item: string): { text: string; more: string; rest: string } {
  const found = coded.exec(item)
  if (!found) return { text: item, more: '', rest: '' }
  const [more] = found
  return { text: item.slice(0, found.index), more, rest: item.slice(found.index + more.length) }
}

function nameOf(item: string): { role: string; record: string; name: string; rest: string } {
  const [, role = '', record = '', name = '', rest = ''] = named.exec(item) ?? []
  return { role, record, name: isResourceType(record.split('/')[0] ?? '') ? name : '', rest }
}

/** A column in which codes are said where their text first stands. Where it stands with others or without any, all are said. */
export function codesOnce(cells: Cells): Cells {
  const meant = gathered(cells.flat().map((item) => Object.values(codesOf(item)) as [string, string]))
  const isSaid = new Set<string>()
  return cells.map((items) =>
    items.map((item) => {
      const { text, more, rest } = codesOf(item)
      if (more === '' || meant.get(text)?.size !== 1) return item
      if (isSaid.has(text)) return text + rest
      isSaid.add(text)
      return item
    }),
  )
}

/**
 * Columns in which names of records are said once, from the first row on; those in `before` have been said. A record that is
 * called by several names keeps all.
 */
export function namesOnce(columns: readonly Cells[], before: readonly string[]): Cells[] {
  const namesIn = (items: readonly string[]) =>
    items.flatMap((item) => {
      const { record, name } = nameOf(item)
      return name === '' ? [] : [[record, name] as const]
    })
  const given = gathered(namesIn([...before, ...columns.flat(2)]))
  const isSaid = new Set(namesIn(before).map(([record]) => record))
  const shortened = (item: string) => {
    const { role, record, name, rest } = nameOf(item)
    if (name === '' || given.get(record)?.size !== 1) return item
    if (isSaid.has(record)) return role + record + rest
    isSaid.add(record)
    return item
  }
  const rows = (columns[0] ?? []).map((_, row) => columns.map((cells) => (cells[row] ?? []).map(shortened)))
  return columns.map((_, column) => rows.map((cells) => cells[column] ?? []))
}

const typed = /^([A-Z][A-Za-z]+\/)[A-Za-z0-9.-]{1,64}(?![^ :])/
const timed = /^(\d{4}-\d\d-\d\dT)[\d:.]+(?:Z|[+-]\d\d:\d\d)?(?:\/[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/
/** How many more items a cell would have. */
const isCount = (item: string) => /^… and \d+ more$/.test(item)

function startOf(item: string): string | undefined {
  const type = typed.exec(item)?.[1]
  if (type !== undefined) return isResourceType(type.slice(0, -1)) ? type : undefined
  return timed.exec(item)?.[1]
}

/** What every value of the column begins with, where it is a type of records or a day; empty for nothing. */
function commonStart(cells: Cells): string {
  const items = cells.flat().filter((item) => !isCount(item))
  const start = items[0] === undefined || items.length < 2 ? undefined : startOf(items[0])
  return start !== undefined && items.every((item) => startOf(item) === start) ? start : ''
}

/** The cells without what every value of the column begins with, and that. */
export function withoutStart(cells: Cells): { start: string; cells: Cells } {
  const start = commonStart(cells)
  if (!start) return { start, cells }
  const shortened = cells.map((items) => items.map((item) => (isCount(item) ? item : item.slice(start.length))))
  return { start, cells: shortened }
}
