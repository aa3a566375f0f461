/** Whether something holds; undefined where that cannot be told. */
export type Certainty = boolean | undefined

/** Whether all hold. */
export function all(parts: readonly Certainty[]): Certainty {
  if (parts.includes(false)) return false
  return parts.includes(undefined) ? undefined : true
}

/** Whether one holds at least. */
export function any(parts: readonly Certainty[]): Certainty {
  if (parts.includes(true)) return true
  return parts.includes(undefined) ? undefined : false
}

export type Json = Record<string, unknown>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The items of an element that repeats; a server may send one where R4 has a list. */
export function itemsOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : [value].flat()
}
