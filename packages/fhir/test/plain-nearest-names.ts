const maxLength = 64
/** Shares of changed letters above which two names are strangers; more where they have words in common. */
const maxEdits = 0.34
const maxScore = 0.4
const minSubstring = 3

interface Spelling {
  /** Letters and digits alone, in lower case. */
  letters: string
  /** The parts of camelCase, kebab-case and snake_case, in lower case. */
  words: ReadonlySet<string>
}

function spellingOf(name: string): Spelling {
  const words = name.slice(0, maxLength).match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+/g) ?? []
  const lower = words.map((word) => word.toLowerCase())
  return { letters: lower.join(''), words: new Set(lower) }
}

/** Insertions, deletions, substitutions and swaps of neighbours between two words (Damerau-Levenshtein, restricted). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

function substringScore(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < minSubstring || !long.includes(short)) return 1
  const place = long.startsWith(short) ? 0 : 0.05
  return 0.1 + place + 0.25 * (1 - short.length / long.length)
}

/** For plurals of names of several words (`Allergies`, `AllergyIntolerance`). */
function prefixScore(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let shared = 0
  while (shared < shorter && a[shared] === b[shared]) shared++
  return shared > minSubstring && shared / shorter > 0.6 ? maxScore - 0.1 * (shared / shorter) : 1
}

/** By how many letters of `b` are words of `a`; one word alone is no more than a substring. */
function wordScore(a: Spelling, b: Spelling): number {
  const shared = [...a.words].filter((word) => word.length >= minSubstring && b.letters.includes(word))
  if (shared.length < 2) return 1
  return 0.1 + 0.4 * (1 - shared.join('').length / Math.max(a.letters.length, b.letters.length))
}

/** 0 for names that differ in case and punctuation alone, 1 for strangers. */
function score(a: Spelling, b: Spelling): number {
  const length = Math.max(a.letters.length, b.letters.length)
  if (length === 0) return 1
  const near = Math.abs(a.letters.length - b.letters.length) / length <= maxEdits
  const share = near ? editDistance(a.letters, b.letters) / length : 1
  const edits = share <= maxEdits ? share : 1
  const parts = Math.min(substringScore(a.letters, b.letters), prefixScore(a.letters, b.letters))
  return Math.min(edits, parts, wordScore(a, b), wordScore(b, a))
}

/** The nearest names with every distance worked out in full. */
export function plainNearestNames(wrong: string, known: Iterable<string>, max = 5): string[] {
  const sought = spellingOf(wrong)
  const scored: [string, number][] = []
  for (const name of new Set(known)) {
    const distance = score(sought, spellingOf(name))
    if (distance <= maxScore) scored.push([name, distance])
  }
  scored.sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfA - scoreOfB || (a < b ? -1 : 1))
  return scored.slice(0, max).map(([name]) => name)
}
