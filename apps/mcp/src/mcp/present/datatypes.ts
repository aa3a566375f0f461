import { plain, prose, token } from './text.ts'

export type Json = Record<string, unknown>

/** No list of an R4 record that a row tells of needs more of its items looked at. */
const maxItems = 1_000

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The items of a list, or a single value as a list of one; nothing for null. */
export function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.slice(0, maxItems)
  return value === undefined || value === null ? [] : [value]
}

export function objectsOf(value: unknown): Json[] {
  return listOf(value).filter(isObject)
}

/** What `say` says of each item of a list. */
export function each(value: unknown, say: (item: unknown) => string | undefined): string[] {
  return listOf(value).flatMap((item) => say(item) ?? [])
}

/** The parts that are there, with `between` between them. */
export function joined(parts: readonly (string | undefined)[], between = ' '): string | undefined {
  return parts.filter(Boolean).join(between) || undefined
}

/** `label: text`, or what there is of it. */
export function labelled(label: string | undefined, text: string | undefined): string | undefined {
  return joined([label, text], ': ')
}

/** The value of a choice element (R4 formats.html#choice) in whichever type it is given: `onsetDateTime` for `onset`. */
export function choice(node: Json, element: string): unknown {
  if (node[element] !== undefined) return node[element]
  const key = choiceKey(node, element)
  return key === undefined ? undefined : node[key]
}

/** The name of the element in its type. */
export function choiceKey(node: Json, element: string): string | undefined {
  return Object.keys(node)
    .slice(0, 200)
    .find((key) => key.startsWith(element) && /^[A-Z]/.test(key.slice(element.length)))
}

export function quantity(value: unknown): string | undefined {
  if (!isObject(value) || (typeof value.value !== 'number' && typeof value.value !== 'string')) return undefined
  const number = `${token(value.comparator) ?? ''}${token(String(value.value)) ?? ''}`
  return joined([number, token(value.unit) ?? token(value.code)])
}

export function money(value: unknown): string | undefined {
  if (!isObject(value) || typeof value.value !== 'number') return undefined
  const currency = token(value.currency)
  return currency && `${value.value} ${currency}`
}

export function identifier(value: unknown): string | undefined {
  if (!isObject(value)) return undefined
  const [coding] = objectsOf(isObject(value.type) ? value.type.coding : undefined)
  const number = token(value.value)
  return number && joined([token(coding?.code), number])
}

/** `Type/id`, and in brackets how the record that points there calls it. */
export function reference(value: unknown): string | undefined {
  if (!isObject(value)) return token(value)
  const [target, display] = [token(value.reference), plain(value.display)]
  if (target) return display && display !== target ? `${target} (${display})` : target
  return display ?? identifier(value.identifier)
}

export function references(value: unknown): string[] {
  return each(value, reference)
}

/** A date, dateTime or instant as sent. */
function date(value: unknown): string | undefined {
  const text = token(value)
  return text === undefined || /^[\dTZ:.+-]{4,40}$/.test(text) ? text : prose(value)
}

/** A dateTime, or the stretch of a Period; the days alone where it ends on the day it began. */
export function when(value: unknown): string | undefined {
  if (!isObject(value)) return date(value)
  const [start, end] = [date(value.start), date(value.end)]
  if (start && end) return end.slice(0, 10) === start.slice(0, 10) ? start : `${start}/${end}`
  return start ?? (end && `until ${end}`)
}

/** HumanName, or the plain name of an organisation. Of several names the official one. */
export function name(value: unknown): string | undefined {
  const names = listOf(value)
  const rank = (item: unknown) => (isObject(item) ? ['official', 'usual'].indexOf(String(item.use)) : -1)
  const [it] = ['official', 'usual'].flatMap((_, index) => names.filter((item) => rank(item) === index)).concat(names)
  if (!isObject(it)) return plain(it)
  const parts = [it.prefix, it.given, it.family, it.suffix].flatMap((part) => each(part, plain))
  return plain(it.text) ?? plain(parts.join(' '))
}

export function telecom(value: unknown): string | undefined {
  const [contact] = objectsOf(value).filter(({ system }) => system === 'phone' || system === 'email')
  return contact && joined([token(contact.system), token(contact.value)])
}

export function address(value: unknown): string | undefined {
  const [it] = objectsOf(value)
  if (!it) return undefined
  const parts = [it.line, it.city, it.state, it.postalCode, it.country].flatMap((part) => each(part, plain))
  return plain(it.text) ?? plain(parts.join(', '))
}
