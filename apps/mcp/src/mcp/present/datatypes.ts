import { capped } from './budget.ts'

type Json = Record<string, unknown>

const textLength = 160

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? capped(value, textLength) : undefined
}

/** CodeableConcept or Coding as `text (code)`; the code lets a model search for the same thing. */
export function concept(value: unknown): string | undefined {
  const it = firstOf(value)
  if (!isObject(it)) return text(it)
  const coding = firstOf(it.coding ?? it)
  const { display, code } = isObject(coding) ? coding : {}
  const words = text(it.text) ?? text(display)
  const coded = text(code)
  return words && coded && words !== coded ? `${words} (${coded})` : (words ?? coded)
}

export function quantity(value: unknown): string | undefined {
  if (!isObject(value) || (typeof value.value !== 'number' && typeof value.value !== 'string')) return undefined
  const number = `${text(value.comparator) ?? ''}${text(String(value.value)) ?? ''}`
  return [number, text(value.unit) ?? text(value.code)].filter(Boolean).join(' ')
}

export function reference(value: unknown): string | undefined {
  const it = firstOf(value)
  return isObject(it) ? (text(it.reference) ?? text(it.display)) : undefined
}

/** HumanName, or the plain name of an organisation. */
export function name(value: unknown): string | undefined {
  const it = firstOf(value)
  if (!isObject(it)) return text(it)
  const parts = [it.given, it.family].flat().filter((part) => typeof part === 'string')
  return text(it.text) ?? text(parts.join(' '))
}

/** A dateTime, or the stretch of a Period. */
export function when(value: unknown): string | undefined {
  if (!isObject(value)) return text(value)
  const [start, end] = [text(value.start), text(value.end)]
  return start && end && end.slice(0, 10) !== start.slice(0, 10) ? `${start}/${end}` : (start ?? end)
}

/** Any `value[x]` in a few words. */
export function anyValue(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!isObject(value)) return text(value)
  const { low, high, numerator, denominator } = value
  if (low || high) return [quantity(low) ?? '', quantity(high) ?? ''].join(' – ')
  if (numerator || denominator) return [quantity(numerator) ?? '', quantity(denominator) ?? ''].join(' / ')
  return quantity(value) ?? concept(value) ?? when(value) ?? reference(value)
}
