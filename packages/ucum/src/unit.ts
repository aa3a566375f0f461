import { type Atom, atoms, prefixes } from './atoms.ts'

/** A unit in terms of base units: `magnitude` of the product of `dimensions`, each with its exponent, none of them 0. */
export interface Unit {
  magnitude: number
  dimensions: Readonly<Record<string, number>>
}

/** Longer than any unit of a record; anything longer was made to cost time. */
const maxLength = 60
const maxDepth = 10
const token = /\{[^{}]*\}|[./()]|10[*^][^./(){}]*|\d+|[^./(){}\d][^./(){}]*/y
const exponent = /^(.*?)([+-]?\d+)$/

function power({ magnitude, dimensions }: Unit, by: number): Unit {
  const raised = Object.entries(dimensions).map(([base, times]) => [base, times * by] as const)
  return { magnitude: magnitude ** by, dimensions: Object.fromEntries(raised) }
}

function product(a: Unit, b: Unit): Unit {
  const dimensions = { ...a.dimensions }
  for (const [base, times] of Object.entries(b.dimensions)) dimensions[base] = (dimensions[base] ?? 0) + times
  const kept = Object.entries(dimensions).filter(([, times]) => times !== 0)
  return { magnitude: a.magnitude * b.magnitude, dimensions: Object.fromEntries(kept) }
}

const one: Unit = { magnitude: 1, dimensions: {} }

/** An atom, or a metric one with a prefix (UCUM §2.3.1): an atom of its own goes before a prefix (`cd`, `min`). */
function simple(code: string): Unit | undefined {
  const whole: Atom | undefined = atoms.get(code)
  if (whole) return whole
  for (const length of [1, 2]) {
    const [factor, atom] = [prefixes.get(code.slice(0, length)), atoms.get(code.slice(length))]
    if (factor !== undefined && atom?.isMetric) return { ...atom, magnitude: factor * atom.magnitude }
  }
  return undefined
}

function component(text: string): Unit | undefined {
  if (text.startsWith('{')) return one
  if (/^\d+$/.test(text)) return { ...one, magnitude: Number(text) }
  const whole = simple(text)
  if (whole) return whole
  const [, code = '', raised = ''] = exponent.exec(text) ?? []
  const base = simple(code)
  return base && power(base, Number(raised))
}

/** Reads the tokens of a unit: products and quotients from left to right (UCUM §2.2). */
class Reader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  whole(): Unit | undefined {
    const unit = this.#term(0)
    return this.#at === this.#tokens.length ? unit : undefined
  }

  #next(): string | undefined {
    return this.#tokens[this.#at++]
  }

  #term(depth: number): Unit | undefined {
    let unit: Unit | undefined = one
    let sign = 1
    if (this.#tokens[this.#at] === '/') {
      this.#at++
      sign = -1
    }
    for (;;) {
      const factor = this.#component(depth)
      unit = unit && factor && product(unit, power(factor, sign))
      const operator = this.#tokens[this.#at]
      if (!unit || (operator !== '.' && operator !== '/')) return unit
      this.#at++
      sign = operator === '/' ? -1 : 1
    }
  }

  #component(depth: number): Unit | undefined {
    const text = this.#next()
    if (text === undefined || depth > maxDepth) return undefined
    const unit = text === '(' ? this.#group(depth) : component(text)
    // `m{annotation}`: an annotation says nothing of the unit (UCUM §2.4.1).
    if (this.#tokens[this.#at]?.startsWith('{')) this.#at++
    return unit
  }

  #group(depth: number): Unit | undefined {
    const unit = this.#term(depth + 1)
    return this.#next() === ')' ? unit : undefined
  }
}

function tokensOf(code: string): string[] | undefined {
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < code.length) {
    const [text] = token.exec(code) ?? []
    if (text === undefined) return undefined
    tokens.push(text)
  }
  return tokens
}

/**
 * A UCUM unit code (case sensitive) in base units; undefined for what is no such code, for a unit that is not on a ratio
 * scale, such as `Cel`, and for one that clinical records hardly use.
 */
export function parseUnit(code: string): Unit | undefined {
  if (code === '' || code.length > maxLength) return undefined
  const tokens = tokensOf(code)
  return tokens && new Reader(tokens).whole()
}
