type Separator = ',' | '$' | '|'

/** The parts between separators that no backslash escapes (R4 search.html#escaping); the escapes stay in them. */
export function splitValue(value: string, separator: Separator): string[] {
  const parts: string[] = []
  let start = 0
  for (let i = 0; i < value.length; i++) {
    if (value[i] === '\\') i++
    else if (value[i] === separator) {
      parts.push(value.slice(start, i))
      start = i + 1
    }
  }
  return [...parts, value.slice(start)]
}

/** Whether a backslash stands before anything but `,`, `$`, `|` or itself, which R4 search.html#escaping calls illegal. */
export function hasStrayBackslash(value: string): boolean {
  return value.replace(/\\[,$|\\]/g, '').includes('\\')
}

/** Whether there is nothing in it that a server could search for. */
export function isBlank(value: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}]/u.test(value)
}

/** Whether a text says the same when read by machine and by person: no controls, no halves of characters. */
export function isClean(value: string): boolean {
  return value.isWellFormed() && !/\p{Cc}/u.test(value)
}
