import { editDistance, maxWordLength } from './edit-distance.ts'

/** Shares of changed letters above which two names are strangers; more where they have words in common. */
const maxEdits = 0.34
const maxScore = 0.4
const minSubstring = 3
/** Well below a letter's share. */
const rounding = 1e-6

/** A name without case and punctuation, which are no difference. */
function lettersOf(name: string): string {
  const lower = name.toLowerCase()
  return /[^a-z0-9]/.test(lower) ? lower.replace(/[^a-z0-9]/g, '') : lower
}

/** The different parts of a camelCase, kebab-case or snake_case name, in lower case, without those of one or two letters. */
function wordsOf(name: string): string[] {
  const words = name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+/g) ?? []
  return [...new Set(words.filter(({ length }) => length >= minSubstring).map((word) => word.toLowerCase()))]
}

/** A bit for each letter that a word has; two digits may share one. */
function letterSet(letters: string): number {
  let set = 0
  for (let index = 0; index < letters.length; index++) set |= 1 << (letters.charCodeAt(index) % 32)
  return set
}

/** How many bits are set: of pairs, then of fours, then of bytes, which the product adds up in its highest. */
function countOf(set: number): number {
  const pairs = set - ((set >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

interface Spelling {
  letters: string
  letterSet: number
  words: readonly string[]
}

function spell(name: string): Spelling {
  const letters = lettersOf(name)
  return { letters, letterSet: letterSet(letters), words: wordsOf(name) }
}

/** Names that there are come up again and again, and to take one apart costs more than to compare it. */
const maxKept = 2_000
const kept = new Map<string, Spelling>()

function spellingOf(known: string): Spelling {
  const name = known.slice(0, maxWordLength)
  const found = kept.get(name)
  if (found) return found
  if (kept.size >= maxKept) kept.clear()
  const spelling = spell(name)
  kept.set(name, spelling)
  return spelling
}

/** By how many letters of the longer name were changed, where that is no more than `max`. */
function editScore(a: Spelling, b: Spelling, length: number, max: number): number {
  const most = Math.floor(max * length + rounding)
  if (Math.abs(a.letters.length - b.letters.length) > most) return 1
  // Each letter that the other has not is a change of its own.
  if (countOf(a.letterSet & ~b.letterSet) > most || countOf(b.letterSet & ~a.letterSet) > most) return 1
  const share = editDistance(a.letters, b.letters, most) / length
  return share <= maxEdits ? share : 1
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

/** By how many letters are words of `a` and in `b`; one word alone is no more than a substring. */
function wordScore(a: Spelling, b: Spelling, length: number): number {
  if (a.words.length < 2) return 1
  const shared = a.words.filter((word) => b.letters.includes(word))
  return shared.length < 2 ? 1 : 0.1 + 0.4 * (1 - shared.join('').length / length)
}

/** 0 for names that differ in case and punctuation alone, 1 for strangers. */
function score(a: Spelling, b: Spelling): number {
  const length = Math.max(a.letters.length, b.letters.length)
  if (length === 0) return 1
  const letters = Math.min(substringScore(a.letters, b.letters), prefixScore(a.letters, b.letters))
  const parts = Math.min(letters, wordScore(a, b, length), wordScore(b, a, length))
  return Math.min(parts, editScore(a, b, length, Math.min(parts, maxEdits)))
}

/**
 * The names of `known` that someone who wrote `wrong` may have meant, best first, each once, at most `max`: by edit
 * distance relative to length, by one name being part of the other, by shared words (`dateOfBirth`, `birthDate`).
 * Case and punctuation do not count, and of each name the first 64 characters are looked at. Empty when nothing is near.
 */
export function nearestNames(wrong: string, known: Iterable<string>, max = 5): string[] {
  const sought = spell(wrong.slice(0, maxWordLength))
  const scored: [string, number][] = []
  for (const name of new Set(known)) {
    const distance = score(sought, spellingOf(name))
    if (distance <= maxScore) scored.push([name, distance])
  }
  scored.sort(([a, scoreOfA], [b, scoreOfB]) => scoreOfA - scoreOfB || (a < b ? -1 : 1))
  return scored.slice(0, max).map(([name]) => name)
}
