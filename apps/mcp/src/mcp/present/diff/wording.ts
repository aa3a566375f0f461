/** A text up to this length is shown whole on both sides. */
const plainLength = 200
/** What is shown around a difference in a longer one. */
const contextLength = 40
/** More than this in one element is not read beside a button. */
const maxLength = 4_000

/** What a person does not see or takes for something else, the escape itself, and the marks around quoted text. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\\«»]|(?! )\p{Zs}/gu
const names = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
])

/** One side of a change in words; not whole where some of it had to be cut. */
export interface Side {
  text: string
  isWhole: boolean
}

/** One line that tells different texts apart: nothing is taken away, and what cannot be seen is written `\u{202E}`. */
export function escaped(text: string): string {
  return text.replace(unseen, (found) => {
    return names.get(found) ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`
  })
}

/** A text between marks, whole or its first `limit` characters. */
export function quoted(text: string, limit: number = maxLength): Side {
  const isWhole = text.length <= limit
  return { text: isWhole ? `«${escaped(text)}»` : `«${escaped(text.slice(0, limit))}…» (cut)`, isWhole }
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}

function sharedEnd(one: string, other: string, from: number): number {
  const most = Math.min(one.length, other.length) - from
  let length = 0
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) length += 1
  return length
}

/** Both texts from a little before their first difference to a little after their last one. */
export function windowed(before: string, after: string, limit?: number): [before: Side, after: Side] {
  if (Math.max(before.length, after.length) <= plainLength) return [quoted(before), quoted(after)]
  const start = sharedStart(before, after)
  const end = sharedEnd(before, after, start)
  const shown = (text: string): Side => {
    const [from, to] = [Math.max(0, start - contextLength), Math.min(text.length, text.length - end + contextLength)]
    const side = quoted(text.slice(from, to), limit)
    return { ...side, text: `${from > 0 ? '…' : ''}${side.text}${to < text.length ? '…' : ''}` }
  }
  return [shown(before), shown(after)]
}
