/** Text of a row longer than this is cut. */
export const rowTextLength = 160
/** A text of a whole record longer than this is cut. */
export const fullTextLength = 2_000
/** Longer text is prose rather than a name or a code, whatever element it stands in. */
const plainLength = 80
const codeLength = 200
const fieldTextLength = 300

/** R4 strings hold no other control characters than line breaks and tabs (datatypes.html#string). */
const controls = /[^\P{Cc}\n\r\t]+/gu
/** Tag characters, bidirectional controls and zero-width marks: words that a person who reads along does not see. */
const invisible = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]+/gu
const scripts = /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi

/** Most text of a record: nothing of it has to be looked at more closely. */
const harmless = /^[\x20-;=-~]*$/

/** What can be seen of a text, without the content of script and style tags. Line breaks stay. */
export function visible(text: string): string {
  if (harmless.test(text)) return text
  return text.toWellFormed().replace(scripts, ' ').replace(invisible, '').replace(controls, ' ')
}

/** The first `maxLength` UTF-16 units, and never half a character. */
export function head(text: string, maxLength: number): string {
  return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')
}

/** Nothing inside quoted text can look like its end. `unmarked` undoes this. */
function inner(text: string): string {
  return text.replaceAll('«', '‹‹').replaceAll('»', '››')
}

/** Text that people wrote, between marks that a result explains once; cut to `maxLength`. */
export function marked(text: string, maxLength: number): string {
  return text.length > maxLength ? `«${inner(head(text, maxLength))}…» (cut)` : `«${inner(text)}»`
}

/** The text that `marked` was given; any other text as it is. */
export function unmarked(text: string): string {
  if (!text.startsWith('«') || !text.endsWith('»')) return text
  return text.slice(1, -1).replaceAll('‹‹', '«').replaceAll('››', '»')
}

function line(value: unknown, maxLength: number): string | undefined {
  if (typeof value !== 'string') return undefined
  // Some more than is shown, so that what cleaning takes away does not shorten an ordinary text.
  const text = visible(value.slice(0, 4 * maxLength))
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? undefined : text
}

/** Clinical free text for a row: one line, marked and cut. */
export function prose(value: unknown): string | undefined {
  const text = line(value, rowTextLength)
  return text && marked(text, rowTextLength)
}

/** Text of a code, a name or a title for a row: one line; marked where it is long enough to be prose. */
export function plain(value: unknown): string | undefined {
  const text = line(value, rowTextLength)
  return text && (text.length > plainLength ? marked(text, rowTextLength) : inner(text))
}

/** Text that an expression found: marked where it is prose, by where it was found or by its length, and cut. */
export function fieldText(value: string, isProse: boolean): string {
  const text = visible(value.slice(0, 4 * fieldTextLength)).trim()
  const isPlain = text.length <= plainLength && !/[\n\r]/.test(text) && !(isProse && /\s/.test(text))
  return isPlain ? inner(text) : marked(text, fieldTextLength)
}

/** A reference, a URI or a code for a row; marked where it has the white space of prose. */
export function token(value: unknown): string | undefined {
  const text = line(value, codeLength)
  if (text === undefined) return undefined
  return /\s/.test(text) || text.length > codeLength ? plain(text) : inner(text)
}

/** At most `maxLength` of text that may hold marks, which are closed where the cut is between them. */
export function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const kept = head(text, maxLength)
  return kept.lastIndexOf('«') > kept.lastIndexOf('»') ? `${kept}…» (cut)` : `${kept}… (cut)`
}
