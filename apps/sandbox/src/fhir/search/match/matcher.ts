import type { SearchParameter } from '@medplum/fhirtypes'
import { invalid } from '../../outcomes.ts'
import type { IndexValues, Token } from '../index-values.ts'
import { type Interval, parseInterval } from './interval.ts'

/** Whether the values of a parameter in one resource satisfy one operand. */
export type Matcher = (values: IndexValues) => boolean

type Comparator = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap'

const modifiers: Record<SearchParameter['type'], readonly string[]> = {
  token: ['not', 'text', 'of-type', 'in', 'not-in', 'above', 'below'],
  string: ['exact', 'contains'],
  reference: ['identifier'],
  uri: ['below', 'above'],
  date: [],
  number: [],
  quantity: [],
  composite: [],
  special: [],
}

/** Whether the modifier applies to parameters of that type here; `missing` and a type after a reference are not asked. */
export function knowsModifier(type: SearchParameter['type'], modifier: string): boolean {
  return modifiers[type].includes(modifier)
}

/** Splits at `separator` where no backslash escapes it (R4 search.html#escaping). */
export function splitUnescaped(value: string, separator: ',' | '$' | '|'): string[] {
  return value.split(new RegExp(`(?<!\\\\)\\${separator}`))
}

function withoutEscapes(value: string): string {
  return value.replace(/\\([,$|\\])/g, '$1')
}

function splitPrefix(operand: string): { comparator: Comparator; bare: string } {
  const match = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)(?=[\d.+-])/.exec(operand)
  return { comparator: (match?.[1] as Comparator | undefined) ?? 'eq', bare: operand.slice(match?.[0].length ?? 0) }
}

function compare(comparator: Comparator, [low, high]: Interval, [from, to]: Interval, slack: number): boolean {
  switch (comparator) {
    case 'eq':
      return low >= from && high <= to
    case 'ne':
      return !(low >= from && high <= to)
    case 'gt':
      return high > to
    case 'lt':
      return low < from
    case 'ge':
      return high >= from
    case 'le':
      return low <= to
    case 'sa':
      return low > to
    case 'eb':
      return high < from
    case 'ap':
      return high >= from - slack && low <= to + slack
  }
}

function dateMatcher(operand: string): Matcher {
  const { comparator, bare } = splitPrefix(operand)
  const asked = parseInterval(bare)
  if (!asked) throw invalid('A date parameter takes YYYY, YYYY-MM, YYYY-MM-DD or a dateTime, with an optional prefix')
  const slack = asked[1] - asked[0] + 1
  return ({ intervals }) => intervals.some((interval) => compare(comparator, interval, asked, slack))
}

/** `5.40` means 5.395 to 5.405 (R4 search.html#number); ordering comparators take the number itself. */
function numberTest(operand: string): (value: number) => boolean {
  const { comparator, bare } = splitPrefix(operand)
  const number = Number(bare)
  if (bare.trim() === '' || !Number.isFinite(number)) throw invalid('A number or quantity parameter takes a decimal')
  const [mantissa, exponent = '0'] = bare.toLowerCase().split('e')
  const half = 0.5 * 10 ** (Number(exponent) - (mantissa?.split('.')[1]?.length ?? 0))
  const loose = comparator === 'eq' || comparator === 'ne'
  const asked: Interval = loose ? [number - half, number + half] : [number, number]
  return (value) => compare(comparator, [value, value], asked, Math.abs(number) * 0.1)
}

function quantityMatcher(operand: string): Matcher {
  const [number = '', system = '', unit = ''] = splitUnescaped(operand, '|').map(withoutEscapes)
  const test = numberTest(number)
  return ({ quantities }) =>
    quantities.some(
      (quantity) =>
        test(quantity.value) &&
        (system === '' || quantity.system === system) &&
        (unit === '' || quantity.code === unit || (system === '' && quantity.unit === unit)),
    )
}

/** The parts of `system|code`; a system that is not written is undefined. */
export function tokenParts(operand: string): [system: string | undefined, code: string] {
  const [first = '', second] = splitUnescaped(operand, '|').map(withoutEscapes)
  return second === undefined ? [undefined, first] : [first, second]
}

/** `system|code|value`: an Identifier of that type with that value (R4 search.html#token). */
function ofTypeMatcher(operand: string): Matcher {
  const parts = splitUnescaped(operand, '|').map(withoutEscapes)
  const [system, type, value] = parts
  if (parts.length !== 3 || parts.includes('')) throw invalid(':of-type takes system|code|value')
  return ({ tokens }) =>
    tokens.some(
      ({ code, types = [] }) => code === value && types.some((one) => one.system === system && one.code === type),
    )
}

function tokenTest(operand: string): (token: Token) => boolean {
  const [system, code] = tokenParts(operand)
  if (system === undefined) return (token) => token.code === code
  return (token) => (system === '' ? !token.system : token.system === system) && (code === '' || token.code === code)
}

function tokenMatcher(modifier: string, operand: string): Matcher {
  if (modifier === 'text') {
    const wanted = withoutEscapes(operand).toLowerCase()
    return ({ tokens }) => tokens.some(({ text }) => text?.toLowerCase().includes(wanted))
  }
  if (modifier === 'of-type') return ofTypeMatcher(operand)
  const test = tokenTest(operand)
  return ({ tokens }) => tokens.some(test)
}

const fold = (value: string) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function stringMatcher(modifier: string, operand: string): Matcher {
  const wanted = withoutEscapes(operand)
  if (modifier === 'exact') return ({ strings }) => strings.includes(wanted)
  const folded = fold(wanted)
  if (modifier === 'contains') return ({ strings }) => strings.some((value) => fold(value).includes(folded))
  return ({ strings }) => strings.some((value) => fold(value).startsWith(folded))
}

function referenceMatcher(parameter: SearchParameter, modifier: string, operand: string, base: string): Matcher {
  if (modifier === 'identifier') {
    const test = tokenTest(operand)
    return ({ references }) => references.some(({ identifier }) => identifier !== undefined && test(identifier))
  }
  const wanted = new Set(referenceTargets(parameter, modifier, operand, base))
  return ({ references }) => references.some(({ reference }) => reference !== undefined && wanted.has(reference))
}

/** The literal references that an operand of a reference parameter can mean: a bare id means one of each target type. */
export function referenceTargets(
  parameter: SearchParameter,
  modifier: string,
  operand: string,
  base: string,
): string[] {
  const wanted = withoutEscapes(operand).replace(/\/_history\/[^/]+$/, '')
  if (wanted.startsWith(`${base}/`)) return [wanted, wanted.slice(base.length + 1)]
  if (modifier)
    return [wanted.includes('/') ? wanted : `${modifier}/${wanted}`].filter((r) => r.startsWith(`${modifier}/`))
  if (wanted.includes('/') || wanted.includes(':')) return [wanted, `${base}/${wanted}`]
  return [wanted, ...(parameter.target ?? []).map((type) => `${type}/${wanted}`)]
}

function uriMatcher(modifier: string, operand: string): Matcher {
  const wanted = withoutEscapes(operand)
  if (modifier === 'below') return ({ uris }) => uris.some((uri) => uri.startsWith(wanted))
  if (modifier === 'above') return ({ uris }) => uris.some((uri) => wanted.startsWith(uri))
  return ({ uris }) => uris.includes(wanted)
}

function compositeMatcher(components: { type: SearchParameter['type'] }[], operand: string, base: string): Matcher {
  const operands = splitUnescaped(operand, '$')
  if (operands.length !== components.length) throw invalid(`A composite takes ${components.length} values joined by $`)
  const tests = components.map(({ type }, index) =>
    matcher({ type } as SearchParameter, '', operands[index] ?? '', base, []),
  )
  return ({ composites }) =>
    composites.some((root) => tests.every((test, index) => root[index] !== undefined && test(root[index])))
}

/**
 * The test for one operand of a search parameter (no comma: each alternative is an operand). `base` is the server's
 * own base URL, which absolute references may start with. Throws an OperationOutcomeError (400) for a malformed operand.
 */
export function matcher(
  parameter: SearchParameter,
  modifier: string,
  operand: string,
  base: string,
  components: { type: SearchParameter['type'] }[],
): Matcher {
  switch (parameter.type) {
    case 'date':
      return dateMatcher(operand)
    case 'quantity':
      return quantityMatcher(operand)
    case 'number': {
      const test = numberTest(operand)
      return ({ numbers }) => numbers.some(test)
    }
    case 'token':
      return tokenMatcher(modifier, operand)
    case 'reference':
      return referenceMatcher(parameter, modifier, operand, base)
    case 'uri':
      return uriMatcher(modifier, operand)
    case 'composite':
      return compositeMatcher(components, operand, base)
    default:
      return stringMatcher(modifier, operand)
  }
}
