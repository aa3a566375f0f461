import { codeTable, elementTable, typeLetters } from '../generated/elements.ts'
import { resourceTypes } from '../generated/resource-types.ts'
import { type Primitive, primitives } from './primitives.ts'

/** One of the types that an element may have. */
export interface TypeRule {
  /** The type's name; `BackboneElement` or `Element` for a part that has no name of its own. */
  code: string
  primitive: Primitive | undefined
  /** Resource types that a Reference may point to; undefined for any. */
  targets: ReadonlySet<string> | undefined
  /** Name of the required value set, as far as it is a list. */
  valueSet: string | undefined
  /** The elements inside; undefined for primitives and for whole resources. */
  parts: (() => PartRules) | undefined
}

export interface ElementRule {
  /** Without `[x]`. */
  name: string
  isChoice: boolean
  isRequired: boolean
  isArray: boolean
  isSummary: boolean
  types: readonly TypeRule[]
  /** The JSON properties that make the element present, `_` siblings included (R4 json.html#primitive). */
  keys: readonly string[]
}

/** What one JSON property means. */
export interface Slot {
  element: ElementRule
  type: TypeRule
  /** The property without `_`. */
  key: string
  /** Whether it holds id and extensions of the primitive `key` beside it. */
  isSibling: boolean
}

/** The elements of a type or of a part of it. */
export interface PartRules {
  /** `Observation`, `Observation.component`, `Quantity`. */
  path: string
  elements: readonly ElementRule[]
  required: readonly ElementRule[]
  slots: ReadonlyMap<string, Slot>
}

const token = /([^\s^?*!+]+?)(\[x\])?(\^?)([?*!+])|[)\]]/y
const typeToken = /([^\s|()[\]=:]+)(?:=([^\s|()[\]]+)|:([^\s|()[\]]+))?\|?/y
/** R4 writes a choice of SimpleQuantity as a choice of the Quantity that it constrains. */
const nameOfType = (code: string) => (code === 'SimpleQuantity' ? 'Quantity' : code)

function typeRule(code: string, valueSet?: string, targets?: string): TypeRule {
  const primitive = primitives.get(code)
  return {
    code: nameOfType(code),
    primitive,
    targets: targets === undefined ? undefined : new Set(targets.split(',')),
    valueSet,
    parts: primitive || code === 'Resource' ? undefined : () => rulesOfType(code),
  }
}

const primitiveElement = typeRule('Element')

function elementRule(
  { name, isChoice, isSummary }: Pick<ElementRule, 'name' | 'isChoice' | 'isSummary'>,
  cardinality: string,
  types: TypeRule[],
): ElementRule {
  const keys = types.flatMap((type) => {
    const key = jsonKey(name, isChoice, type)
    return type.primitive ? [key, `_${key}`] : [key]
  })
  const isRequired = cardinality === '!' || cardinality === '+'
  const isArray = cardinality === '*' || cardinality === '+'
  return { name, isChoice, isRequired, isArray, isSummary, types, keys }
}

function jsonKey(name: string, isChoice: boolean, { code }: TypeRule): string {
  return isChoice ? `${name}${code.charAt(0).toUpperCase()}${code.slice(1)}` : name
}

function partRules(path: string, elements: ElementRule[]): PartRules {
  const slots = new Map<string, Slot>()
  for (const element of elements) {
    for (const type of element.types) {
      const key = jsonKey(element.name, element.isChoice, type)
      slots.set(key, { element, type, key, isSibling: false })
      if (type.primitive) slots.set(`_${key}`, { element, type: primitiveElement, key, isSibling: true })
    }
  }
  return { path, elements, required: elements.filter(({ isRequired }) => isRequired), slots }
}

/** Reads one type's text of `elementTable`. */
class TypeReader {
  readonly #text: string
  readonly #root: string
  #at: number

  constructor(root: string, text: string) {
    this.#root = root
    this.#text = text
    this.#at = text.indexOf(' ') + 1
  }

  read(): PartRules {
    const base = this.#text.slice(0, this.#at - 1)
    return this.#part(this.#root, base === '' ? [] : rulesOfType(base).elements)
  }

  #part(path: string, inherited: readonly ElementRule[]): PartRules {
    const elements = [...inherited]
    while (this.#at < this.#text.length) {
      const [, name, choice, summary, cardinality = ''] = this.#next(token)
      if (name === undefined) break
      const types = this.#types(`${path}.${name}`)
      const names = { name, isChoice: choice !== undefined, isSummary: summary === '^' }
      elements.push(elementRule(names, cardinality, types))
      if (this.#text[this.#at] === ' ') this.#at++
    }
    return partRules(path, elements)
  }

  #types(path: string): TypeRule[] {
    const opening = this.#text[this.#at]
    if (opening === '(' || opening === '[') {
      this.#at++
      const base = opening === '(' ? 'BackboneElement' : 'Element'
      const parts = this.#part(path, rulesOfType(base).elements)
      return [{ ...typeRule(base), parts: () => parts }]
    }
    const types: TypeRule[] = []
    do {
      const [, short = '', valueSet, targets] = this.#next(typeToken)
      if (short.startsWith('#')) return [this.#sameAs(short.slice(1))]
      types.push(typeRule(typeLetters[short] ?? short, valueSet, targets))
    } while (this.#text[this.#at - 1] === '|')
    return types
  }

  #sameAs(path: string): TypeRule {
    const root = this.#root
    return { ...typeRule('BackboneElement'), parts: () => partAt(root, path) }
  }

  #next(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (!match) throw new Error(`The elements of ${this.#root} cannot be read at ${this.#at}`)
    this.#at = pattern.lastIndex
    return match
  }
}

function partAt(root: string, path: string): PartRules {
  let part = rulesOfType(root)
  for (const name of path.split('.')) {
    const parts = part.slots.get(name)?.type.parts
    if (!parts) throw new Error(`${root} has no part ${path}`)
    part = parts()
  }
  return part
}

const read = new Map<string, PartRules>()

/** The elements of a resource type or complex data type, read at first use. */
export function rulesOfType(name: string): PartRules {
  const known = read.get(name)
  if (known) return known
  const text = Object.hasOwn(elementTable, name) ? elementTable[name] : undefined
  if (text === undefined) throw new Error(`No elements are known of ${name}`)
  const rules = new TypeReader(name, text).read()
  read.set(name, rules)
  return rules
}

const codes = new Map<string, ReadonlySet<string>>()

/** The codes of a required value set; those bound to codings as `system|code`. */
export function codesOf(valueSet: string): ReadonlySet<string> {
  const known = codes.get(valueSet)
  if (known) return known
  let system = ''
  const listed = (codeTable[valueSet] ?? '').split(' ').flatMap((word) => {
    if (word === '@') return [...resourceTypes, 'DomainResource', 'Resource']
    if (!word.endsWith('|')) return [`${system}${word}`]
    system = word
    return []
  })
  const set = new Set(listed)
  codes.set(valueSet, set)
  return set
}
