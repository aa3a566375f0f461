import { isResourceType, nearestNames, type PartRules, rulesOfType } from '@repo/fhir'
import { allowedFunctions, refusalOf, setFunctions } from './functions.ts'

/** What is wrong with an expression, and how to mend it. */
export interface ExpressionFault {
  expression: string
  /** Index of the character where it goes wrong, from 0; undefined where it is not one place. */
  position?: number
  message: string
}

/** A node of the tree that the engine's parser makes. */
export interface SyntaxNode {
  type?: string
  text?: string
  terminalNodeText?: string[]
  children?: SyntaxNode[]
}

export const maxExpressions = 12
export const maxExpressionLength = 300
/** Joining text doubles it where both sides are the same, again and again inside functions. */
const maxJoins = 2
const maxSetOperations = 4
/** Kinds of nodes whose last child is evaluated last. */
const chains = new Set([
  'EntireExpression',
  'TermExpression',
  'InvocationExpression',
  'InvocationTerm',
  'FunctionInvocation',
])

/** Kinds of nodes that need no look of their own; what is in no list of ours is refused. */
const harmless = new Set([
  ...['EntireExpression', 'TermExpression', 'InvocationExpression', 'IndexerExpression', 'PolarityExpression'],
  ...['MultiplicativeExpression', 'AdditiveExpression', 'TypeExpression', 'UnionExpression', 'InequalityExpression'],
  ...['EqualityExpression', 'MembershipExpression', 'AndExpression', 'OrExpression', 'ImpliesExpression'],
  ...['InvocationTerm', 'LiteralTerm', 'ParenthesizedTerm', 'FunctionInvocation', 'ThisInvocation', 'IndexInvocation'],
  ...['NullLiteral', 'BooleanLiteral', 'StringLiteral', 'NumberLiteral', 'DateTimeLiteral', 'TimeLiteral'],
  ...['QuantityLiteral', 'Quantity', 'Unit', 'DateTimePrecision', 'PluralDateTimePrecision'],
])
const comparing = new Set(['EqualityExpression', 'InequalityExpression', 'MembershipExpression'])
const typeFunctions = new Set(['is', 'as', 'ofType'])
/** What stands in these may be a record of another type, with other elements. */
const openElements = new Set(['contained', 'resource', 'response', 'outcome'])

const listOf = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

/** Where a name stands in the expression: the tree of the parser does not tell. */
function placeOf(expression: string, name: string, isFunction = false): { position?: number } {
  const escaped = name.replace(/[^A-Za-z0-9_]/g, '\\$&')
  const position = expression.search(new RegExp(`(?<![A-Za-z0-9_])${escaped}${isFunction ? '\\s*\\(' : ''}`))
  return position < 0 ? {} : { position }
}

/** Judges one expression by its tree. */
class Review {
  readonly faults: ExpressionFault[] = []
  readonly #expression: string
  readonly #known: ReadonlySet<string> | undefined
  readonly #last: SyntaxNode | undefined
  #joins = 0
  sets = 0
  comparisons = 0
  readonly #members: string[] = []

  constructor(expression: string, tree: SyntaxNode, known: ReadonlySet<string> | undefined) {
    this.#expression = expression
    this.#last = lastCall(tree)
    this.#known = known
  }

  finish(): void {
    this.#checkMembers()
    if (this.#joins > maxJoins) this.#fault(`has more than ${maxJoins} of & and +: take the parts`)
    if (this.sets > maxSetOperations) this.#fault(`has more than ${maxSetOperations} of | and the functions like it`)
  }

  #fault(message: string, place: { position?: number } = {}): void {
    const isKnown = this.faults.some((fault) => fault.message === message)
    if (!isKnown) this.faults.push({ expression: this.#expression, ...place, message })
  }

  node(node: SyntaxNode, isNested = false): void {
    const { type, text = '', children = [] } = node
    if (type === 'Functn') this.#function(node)
    else if (type === 'MemberInvocation') this.#member(text)
    else if (type === 'ExternalConstantTerm') this.#variable(text)
    else if (type === 'TotalInvocation') this.#variable('$total')
    else if (type !== undefined && !harmless.has(type) && type !== 'TypeSpecifier') this.#fault(`uses ${type}`)
    else if (type !== 'TypeSpecifier') {
      this.#operator(node, isNested)
      for (const child of children) this.node(child, isNested)
    }
  }

  #operator({ type, terminalNodeText: [operator = ''] = [] }: SyntaxNode, isNested: boolean): void {
    if (type === 'UnionExpression') this.sets += 1
    if (type !== undefined && comparing.has(type)) this.comparisons += 1
    if (type === 'AdditiveExpression' && operator !== '-') this.#join(isNested)
    if (type !== 'EqualityExpression' || !operator.includes('~')) return
    const message = '~ compares each item with each other one: use =, and lower() on both sides'
    this.#fault(message, placeOf(this.#expression, '~'))
  }

  #join(isNested: boolean): void {
    this.#joins += 1
    if (isNested) this.#fault('& and + may not stand inside the arguments of a function: take the parts')
  }

  #variable(name: string): void {
    this.#fault(`${name} is not there: name elements of the record, and $this inside where() and select()`, {
      position: Math.max(0, this.#expression.indexOf(name.charAt(0))),
    })
  }

  #function(node: SyntaxNode): void {
    const [identifier, list] = node.children ?? []
    const name = identifier?.text ?? ''
    const given = list?.children ?? []
    const arity = allowedFunctions.get(name)
    if (!arity) this.#fault(refused(name), placeOf(this.#expression, name, true))
    else if (given.length < arity[0] || given.length > arity[1]) {
      const [min, max] = arity
      const wanted = min === max ? String(min) : `${min} to ${max}`
      this.#fault(`${name}() takes ${wanted} arguments, not ${given.length}`, placeOf(this.#expression, name, true))
    }
    if (name === 'join' && node !== this.#last) this.#fault('join() may only be the last call of an expression')
    if (setFunctions.has(name)) this.sets += 1
    if (name === 'toQuantity') this.comparisons += 1
    if (typeFunctions.has(name)) return
    for (const child of given) this.node(child, true)
  }

  #member(text: string): void {
    const name = text.startsWith('`') ? text.slice(1, -1) : text
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name) || name in Object.prototype) {
      this.#fault(`"${name}" is no element of FHIR`, placeOf(this.#expression, name))
      return
    }
    this.#members.push(name)
  }

  #checkMembers(): void {
    const known = this.#known
    if (!known || this.#members.some((name) => openElements.has(name))) return
    for (const name of new Set(this.#members)) {
      if (known.has(name) || isResourceType(name)) continue
      const near = nearestNames(name, known, 3)
      const hint = near.length > 0 ? `: did you mean ${listOf(near)}?` : ''
      this.#fault(`no element of these records is called "${name}"${hint}`, placeOf(this.#expression, name))
    }
  }
}

/** The call that makes the result of the whole expression. */
function lastCall(tree: SyntaxNode): SyntaxNode | undefined {
  // The root of the tree has no type.
  let node: SyntaxNode | undefined = tree.children?.at(-1)
  while (node?.type !== undefined && chains.has(node.type)) node = node.children?.at(-1)
  return node?.type === 'Functn' ? node : undefined
}

function refused(name: string): string {
  const reason = refusalOf(name)
  if (reason) return `${name}() ${reason}`
  const near = nearestNames(name, allowedFunctions.keys(), 3)
  return `there is no function ${name}()${near.length > 0 ? `: did you mean ${listOf(near)}?` : ''}`
}

/** The names of all elements that can stand anywhere in a record of the type, in every form of choice elements. */
export function elementNames(resourceTypes: Iterable<string>): Set<string> {
  const names = new Set<string>()
  const seen = new Set<string>()
  const collect = ({ path, elements, slots }: PartRules): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const key of slots.keys()) if (!key.startsWith('_')) names.add(key)
    for (const { name, types } of elements) {
      names.add(name)
      for (const { code, parts } of types) {
        names.add(code)
        if (parts) collect(parts())
      }
    }
  }
  for (const type of resourceTypes) collect(rulesOfType(type))
  return names
}

/** What an expression does with each item, and what is wrong with it. */
export interface Reviewed {
  faults: ExpressionFault[]
  /** Functions that compare each item with each other one. */
  sets: number
  /** Operators that compare two values, which takes long where those are quantities. */
  comparisons: number
}

export function reviewed(expression: string, tree: SyntaxNode, known: ReadonlySet<string> | undefined): Reviewed {
  const review = new Review(expression, tree, known)
  review.node(tree)
  review.finish()
  return { faults: review.faults, sets: review.sets, comparisons: review.comparisons }
}

const parserError = /line: (\d+); column: (\d+); message: (.*)/
const messageLength = 160

/** What the parser said, by position. */
export function syntaxFault(expression: string, cause: unknown): ExpressionFault {
  const [, line = '1', column = '0', said = 'not FHIRPath'] = parserError.exec(String(cause)) ?? []
  const before = expression.split('\n').slice(0, Number(line) - 1)
  const position = before.reduce((sum, text) => sum + text.length + 1, Number(column))
  return { expression, position, message: `not FHIRPath: ${said.slice(0, messageLength)}` }
}
