import { type Side, windowed } from './wording.ts'

/** Of a narrative that is taken away, or is long, no more than this is shown. */
const maxLength = 1_500
const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/** What XHTML says, without its tags (R4 narrative.html#xhtml). */
function wordsOf(xhtml: string): string {
  return xhtml
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(\w+);/g, (entity, name: string) => named.get(name) ?? entity)
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()
}

/** Both sides of a narrative as a person reads them; their markup, where nothing but that differs. */
export function narrativeSides(before: string, after: string): [before: Side, after: Side] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  const [from, to] = old === now ? windowed(before, after, maxLength) : windowed(old, now, maxLength)
  // What is lost is what was stored: what is written has to be seen to its end.
  return [{ ...from, isWhole: true }, to]
}
