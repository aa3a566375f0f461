import type { PlanExpressionOperand } from '@cerbos/core'

/** What a condition comes to: true, false, or not to be told from what is known. */
export type Truth = boolean | undefined

/** One value of which nothing is known but that it is none of these. */
export class Unlike {
  readonly values: readonly unknown[]
  constructor(values: readonly unknown[]) {
    this.values = values
  }
}

/** A list of one item or more, which has these and lacks those. Of others nobody knows. */
export class SomeList {
  readonly has: readonly unknown[]
  readonly lacks: readonly unknown[]
  constructor({ has = [], lacks = [] }: { has?: readonly unknown[]; lacks?: readonly unknown[] }) {
    this.has = has
    this.lacks = lacks
  }
}

/** Items of which some may have been filtered out. */
class Filtered {
  readonly items: readonly Item[]
  constructor(items: readonly Item[]) {
    this.items = items
  }
}

interface Item {
  value: unknown
  isIn: Truth
}

/** Values by the names that a condition gives them, `request.resource.attr.labels`. One that is missing is not known. */
export type Known = ReadonlyMap<string, unknown>

/**
 * The value of a condition of a query plan, in the three-valued logic of what is known: `undefined` where another value
 * of what is not known could change it, and for every operator that is not known here.
 */
export function evaluate(node: PlanExpressionOperand, known: Known): unknown {
  if ('value' in node) return node.value
  if ('name' in node) return named(node.name, known)
  return operations.get(node.operator)?.(node.operands, known)
}

/** As {@link evaluate}, of a condition that is to be true or false. */
export function truth(node: PlanExpressionOperand | undefined, known: Known): Truth {
  const value = node && evaluate(node, known)
  return typeof value === 'boolean' ? value : undefined
}

/** `s.level` is a property of what a lambda calls `s`. */
function named(name: string, known: Known): unknown {
  const [root = '', property, ...more] = name.split('.')
  if (known.has(name) || property === undefined || more.length > 0) return known.get(name)
  const owner = known.get(root)
  return typeof owner === 'object' && owner !== null && Object.hasOwn(owner, property)
    ? Reflect.get(owner, property)
    : undefined
}

function not(one: Truth): Truth {
  return one === undefined ? undefined : !one
}

function every(all: readonly Truth[]): Truth {
  if (all.includes(false)) return false
  return all.includes(undefined) ? undefined : true
}

function some(all: readonly Truth[]): Truth {
  return not(every(all.map(not)))
}

function equal(one: unknown, other: unknown): Truth {
  if (one instanceof Unlike) return one.values.includes(other) ? false : undefined
  if (other instanceof Unlike) return equal(other, one)
  const isKnown = [one, other].every((value) => isScalar(value) || Array.isArray(value))
  return isKnown ? JSON.stringify(one) === JSON.stringify(other) : undefined
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}

function isAmong(value: unknown, list: unknown): Truth {
  if (list instanceof SomeList) {
    if (list.has.includes(value)) return true
    return list.lacks.includes(value) ? false : undefined
  }
  const items = itemsOf(list)
  return items && some(items.map((item) => every([item.isIn, equal(value, item.value)])))
}

function intersect(one: unknown, other: unknown): Truth {
  if (Array.isArray(one)) return some(one.map((item) => isAmong(item, other)))
  return Array.isArray(other) ? intersect(other, one) : undefined
}

/** Undefined where what the list holds is not known at all. */
function itemsOf(list: unknown): readonly Item[] | undefined {
  if (list instanceof Filtered) return list.items
  // What holds for a value that is none of those which the list lacks, holds for each of its items.
  const values = list instanceof SomeList ? [new Unlike(list.lacks), ...list.has] : list
  return Array.isArray(values) ? values.map((value) => ({ value, isIn: true })) : undefined
}

type Operands = readonly PlanExpressionOperand[]
interface Judged extends Item {
  holds: Truth
}

/** What a lambda says of each item of a list. */
function judge([list, lambda]: Operands, known: Known): Judged[] | undefined {
  if (!list || !lambda || !('operator' in lambda) || lambda.operator !== 'lambda') return undefined
  const [body, item] = lambda.operands
  if (!item || !('name' in item)) return undefined
  return itemsOf(evaluate(list, known))?.map((one) => {
    return { ...one, holds: truth(body, new Map([...known, [item.name, one.value]])) }
  })
}

/** `set-field` makes an entry, and `struct` an object of entries. */
function structOf(fields: readonly unknown[]): unknown {
  const isEntry = (field: unknown): field is [string, unknown] => Array.isArray(field) && typeof field[0] === 'string'
  return fields.every(isEntry) ? Object.fromEntries(fields) : undefined
}

function sizeOf(list: unknown): unknown {
  if (list instanceof SomeList) return new Unlike([0])
  return Array.isArray(list) ? list.length : undefined
}

function contains(text: unknown, part: unknown): Truth {
  return typeof text === 'string' && typeof part === 'string' ? text.includes(part) : undefined
}

type Operation = (operands: Operands, known: Known) => unknown

const ofValues = (operation: (...values: unknown[]) => unknown): Operation => {
  return (operands, known) => operation(...operands.map((operand) => evaluate(operand, known)))
}
const ofTruths = (fold: (all: readonly Truth[]) => Truth): Operation => {
  return (operands, known) => fold(operands.map((operand) => truth(operand, known)))
}

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['and', ofTruths(every)],
  ['or', ofTruths(some)],
  ['not', ofTruths(([one]) => not(one))],
  ['eq', ofValues(equal)],
  ['ne', ofValues((one, other) => not(equal(one, other)))],
  ['in', ofValues(isAmong)],
  ['hasIntersection', ofValues(intersect)],
  ['size', ofValues(sizeOf)],
  ['contains', ofValues(contains)],
  ['list', ofValues((...items) => (items.includes(undefined) ? undefined : items))],
  ['set-field', ofValues((...entry) => entry)],
  ['struct', ofValues((...fields) => structOf(fields))],
  [
    'all',
    (operands, known) => {
      const judged = judge(operands, known)
      return judged && every(judged.map(({ isIn, holds }) => some([not(isIn), holds])))
    },
  ],
  [
    'exists',
    (operands, known) => {
      const judged = judge(operands, known)
      return judged && some(judged.map(({ isIn, holds }) => every([isIn, holds])))
    },
  ],
  [
    'filter',
    (operands, known) => {
      const [list] = operands
      // Which of a list's unknown items are left cannot be said.
      if (!list || evaluate(list, known) instanceof SomeList) return undefined
      const judged = judge(operands, known)
      return judged && new Filtered(judged.map(({ value, isIn, holds }) => ({ value, isIn: every([isIn, holds]) })))
    },
  ],
])
