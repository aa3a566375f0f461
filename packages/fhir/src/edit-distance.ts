/** Of a word whose distance is told. */
export const maxWordLength = 64

/** Three rows of the table, kept: a distance is asked for of every name there is. */
let beforeLast = new Uint8Array(maxWordLength + 1)
let last = new Uint8Array(maxWordLength + 1)
let row = new Uint8Array(maxWordLength + 1)

/** Fills the columns of `row` that can hold a distance of at most `max`, with `max` + 1 at either side; tells the least. */
function fillRow(a: string, b: string, i: number, max: number): number {
  const from = Math.max(1, i - max)
  const to = Math.min(b.length, i + max)
  const letter = a.charCodeAt(i - 1)
  let before = from === 1 ? i : max + 1
  let least = before
  row[from - 1] = before
  for (let j = from; j <= to; j++) {
    const other = b.charCodeAt(j - 1)
    const same = (last[j - 1] ?? 0) + (letter === other ? 0 : 1)
    let cell = Math.min(same, (last[j] ?? 0) + 1, before + 1)
    if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
      cell = Math.min(cell, (beforeLast[j - 2] ?? 0) + 1)
    }
    row[j] = cell
    before = cell
    least = Math.min(least, cell)
  }
  if (to < b.length) row[to + 1] = max + 1
  return least
}

function tableDistance(a: string, b: string, max: number): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    if (fillRow(a, b, i, max) > max) return max + 1
    const spare = beforeLast
    beforeLast = last
    last = row
    row = spare
  }
  return last[b.length] ?? 0
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours between two words of at most 64 characters
 * (Damerau-Levenshtein, restricted), where they are at most `max`; some number above `max` where they are more.
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  return tableDistance(a.slice(start, a.length - end), b.slice(start, b.length - end), max)
}
