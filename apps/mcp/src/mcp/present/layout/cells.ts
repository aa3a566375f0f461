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
/** `Practitioner/prac-1 (Dr. Example): accepted`, or with a role before it. */
const named = /^((?:[^/()«»]+: )?[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64})( \(.*\))(: [a-z-]+)?$/

interface Mention {
  /** What is said each time. */
  text: string
  /** What is said in brackets behind it. */
  more: string
  rest: string
}

function mentionOf(item: string): Mention {
  const [, who, name, rest = ''] = named.exec(item) ?? []
  if (who !== undefined && name !== undefined) return { text: who, more: name, rest }
  const codes = coded.exec(item)
  if (!codes) return { text: item, more: '', rest: '' }
  const [more] = codes
  return { text: item.slice(0, codes.index), more, rest: item.slice(codes.index + more.length) }
}

/**
 * Codes and names in brackets are said where their text first stands in the column, and not again. Where the same text
 * stands with others or without any, all are said.
 */
export function saidOnce(cells: Cells): Cells {
  const mentions = cells.map((items) => items.map(mentionOf))
  const meant = new Map<string, Set<string>>()
  for (const { text, more } of mentions.flat()) meant.set(text, (meant.get(text) ?? new Set()).add(more))
  const isSaid = new Set<string>()
  return cells.map((items, row) =>
    items.map((item, index) => {
      const { text, more, rest } = mentions[row]?.[index] ?? mentionOf(item)
      if (more === '' || meant.get(text)?.size !== 1) return item
      if (isSaid.has(text)) return text + rest
      isSaid.add(text)
      return item
    }),
  )
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
