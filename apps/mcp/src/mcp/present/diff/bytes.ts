import { createHash } from 'node:crypto'
import { holdsBytes } from '../stripped.ts'
import { escaped, quoted } from './wording.ts'

const shownLength = 200
const shownDigits = 12
const typeLength = 60
const address = /^data:([^,;]*)[^,]*;base64,/i
const base64 = /^[A-Za-z0-9+/]*={0,2}$/

function decoded(text: string): Uint8Array | undefined {
  const compact = text.replace(/[\t\n\r ]+/g, '')
  if (!base64.test(compact)) return undefined
  try {
    return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** The beginning of bytes that say that they are text, as far as they are UTF-8. */
function beginning(bytes: Uint8Array, contentType: string): string {
  if (!/^text\//i.test(contentType)) return ''
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const more = text.length - shownLength
  const { text: words } = quoted(text.slice(0, shownLength))
  return more > 0 ? `, ${words} and ${more} characters more` : `, ${words}`
}

/**
 * Pure: base64 in few words: how many bytes, of what type, the start of their SHA-256 in hex, and of text its beginning.
 * Undefined for what is not base64, which is text like any other.
 */
export function bytesInWords(name: string, text: string, contentType: unknown): string | undefined {
  if (!holdsBytes(name, text)) return undefined
  const [start = '', ownType] = address.exec(text) ?? []
  const bytes = decoded(text.slice(start.length))
  if (!bytes) return undefined
  const type = ownType || (typeof contentType === 'string' ? contentType : '')
  const digits = createHash('sha256').update(bytes).digest('hex').slice(0, shownDigits)
  const parts = [`${bytes.length} bytes`, ...(type ? [escaped(type.slice(0, typeLength))] : []), `SHA-256 ${digits}…`]
  return `(${parts.join(', ')}${beginning(bytes, type)})`
}
