import { isLogicalId } from '../vocabulary.ts'
import { isNarrative } from './narrative.ts'

/** A primitive type of R4 (datatypes.html#primitive). */
export interface Primitive {
  json: 'string' | 'number' | 'boolean'
  /** What a value looks like, in words. */
  expected: string
  fits: (value: unknown) => boolean
}

const maxStringLength = 1024 * 1024
const maxInteger = 2 ** 31 - 1
// R4 json.html#primitive: a resource must be expressible in XML, which has no such characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it looks for
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

const year = '([0-9]{4})'
const month = '(0[1-9]|1[0-2])'
const day = '(0[1-9]|[12][0-9]|3[01])'
const clock = '([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\\.[0-9]+)?'
const zone = '(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))'
const date = new RegExp(`^${year}(?:-${month}(?:-${day})?)?$`)
const dateTime = new RegExp(`^${year}(?:-${month}(?:-${day}(?:T${clock}${zone})?)?)?$`)
const instant = new RegExp(`^${year}-${month}-${day}T${clock}${zone}$`)
const time = new RegExp(`^${clock}$`)

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the day is in the calendar: the standard's pattern admits 30 February. */
function isCalendarDate([, y = '0000', m, d]: readonly string[]): boolean {
  if (y === '0000') return false
  if (m === undefined || d === undefined) return true
  const isLeap = Number(y) % 4 === 0 && (Number(y) % 100 !== 0 || Number(y) % 400 === 0)
  const length = m === '02' && isLeap ? 29 : (monthLengths[Number(m) - 1] ?? 0)
  return Number(d) <= length
}

const isDate = (pattern: RegExp) => (value: string) => isCalendarDate(pattern.exec(value) ?? [])
const matches = (pattern: RegExp) => (value: string) => pattern.test(value)
const isText = (value: string) => value !== '' && value.length <= maxStringLength && !unspeakable.test(value)
const isBetween = (least: number, most: number) => (value: number) =>
  Number.isInteger(value) && value >= least && value <= most

/** In linear time, unlike the standard's own pattern. */
function isBase64(value: string): boolean {
  const letters = value.replace(/\s+/g, '')
  const unpadded = letters.replace(/={1,2}$/, '')
  return letters.length > 0 && letters.length % 4 === 0 && /^[0-9A-Za-z+/]*$/.test(unpadded)
}

function text(expected: string, isOne: (value: string) => boolean): Primitive {
  return { json: 'string', expected, fits: (value) => typeof value === 'string' && isOne(value) }
}

function number(expected: string, isOne: (value: number) => boolean): Primitive {
  return { json: 'number', expected, fits: (value) => typeof value === 'number' && isOne(value) }
}

const uri = matches(/^\S+$/)
const dateShape = 'YYYY, YYYY-MM or YYYY-MM-DD'
const string = 'text that is not empty, at most 1 MB, without control characters'

/** The primitive types of R4 by name. */
export const primitives: ReadonlyMap<string, Primitive> = new Map([
  ['boolean', { json: 'boolean', expected: 'true or false', fits: (value) => typeof value === 'boolean' }],
  ['integer', number('a whole number from -2147483648 to 2147483647', isBetween(-maxInteger - 1, maxInteger))],
  ['unsignedInt', number('a whole number from 0 to 2147483647', isBetween(0, maxInteger))],
  ['positiveInt', number('a whole number from 1 to 2147483647', isBetween(1, maxInteger))],
  ['decimal', number('a number', Number.isFinite)],
  ['string', text(string, isText)],
  ['markdown', text(string, isText)],
  [
    'xhtml',
    text(
      'XHTML in one <div>, such as <div xmlns="http://www.w3.org/1999/xhtml">…</div>, all tags closed, without scripts, ' +
        'forms, frames, event attributes and style sheets',
      isNarrative,
    ),
  ],
  ['code', text('a code: no blanks at its ends, single ones inside', matches(/^[^\s]+(\s[^\s]+)*$/))],
  ['id', text('1 to 64 letters, digits, - and .', isLogicalId)],
  ['uri', text('a URI without blanks', uri)],
  ['url', text('a URL without blanks', uri)],
  ['canonical', text('a canonical URL without blanks, with |version where one is meant', uri)],
  ['oid', text('an OID as URI, such as urn:oid:1.2.3', matches(/^urn:oid:[0-2](\.(0|[1-9][0-9]*))+$/))],
  [
    'uuid',
    text('a UUID as URI, urn:uuid: and lower case', matches(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
  ],
  ['base64Binary', text('base64: groups of four characters', isBase64)],
  ['date', text(`${dateShape}, a day of the calendar`, isDate(date))],
  ['dateTime', text(`${dateShape}, or with seconds and time zone: YYYY-MM-DDThh:mm:ss+zz:zz (or Z)`, isDate(dateTime))],
  ['instant', text('YYYY-MM-DDThh:mm:ss+zz:zz (or Z), the time zone is required', isDate(instant))],
  ['time', text('hh:mm:ss, no time zone', matches(time))],
])
