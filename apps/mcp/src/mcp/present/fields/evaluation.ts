import { type AnyResource, isResourceType, type ResourceType } from '@repo/fhir'
import { isObject, objectsOf } from '../datatypes.ts'
import { stripped } from '../stripped.ts'
import {
  type ExpressionFault,
  elementNames,
  maxExpressionLength,
  maxExpressions,
  type Reviewed,
  reviewed,
  type SyntaxNode,
  syntaxFault,
} from './expression.ts'
import { fhirPathModel } from './model.ts'

/** The values of each expression on one record; undefined for one that could not be evaluated on it. */
export type Evaluate = (resource: AnyResource) => readonly (readonly unknown[] | undefined)[]

/** Expressions ready to be evaluated, or what is wrong with all of them. */
export type PreparedFields = { expressions: readonly string[]; evaluate: Evaluate } | { faults: ExpressionFault[] }

/** Records larger than this are not what a field is asked of, and would take seconds. */
const maxNodes = 20_000
const maxCharacters = 1_000_000
/** As many items as may be compared with each other one. */
const maxComparedItems = 50
/** What all expressions may cost on one page, where looking at a node with one of them costs 1. */
const maxCostOfPage = 200_000
const costOfSetPair = 1
const costOfComparison = 8
const maxCharactersOfPage = 2_000_000

interface Compiled extends Pick<Reviewed, 'sets' | 'comparisons'> {
  evaluate(resource: unknown): unknown[]
}

/** What a record costs to evaluate on. */
interface Weight {
  nodes: number
  characters: number
  /** The most items under one path. */
  widest: number
}

function weigh(record: unknown): Weight {
  const counts = new Map<string, number>()
  const weight = { nodes: 0, characters: 0, widest: 0 }
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, path)
      return
    }
    weight.nodes += 1
    const count = (counts.get(path) ?? 0) + 1
    counts.set(path, count)
    weight.widest = Math.max(weight.widest, count)
    if (typeof value === 'string') weight.characters += value.length
    if (isObject(value)) for (const [name, item] of Object.entries(value)) visit(item, `${path}.${name}`)
  }
  visit(record, '')
  return weight
}

function attempt(evaluate: Compiled['evaluate'], record: AnyResource): unknown[] | undefined {
  try {
    return evaluate(record)
  } catch {
    // What the engine says quotes values of the record.
    return undefined
  }
}

function typesIn({ resourceType, contained }: AnyResource): string[] {
  const types = [resourceType, ...objectsOf(contained).map((resource) => resource.resourceType)]
  return types.filter((type) => typeof type === 'string' && isResourceType(type)) as string[]
}

function costOf({ sets, comparisons }: Compiled, { nodes, widest }: Weight): number {
  return nodes + sets * costOfSetPair * widest ** 2 + comparisons * costOfComparison * widest
}

function charactersIn(values: readonly unknown[] | undefined): number {
  return (values ?? []).reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0)
}

/** Evaluates within what one page of records may cost; an expression that would cost more gives undefined. */
function evaluator(compiled: readonly Compiled[]): Evaluate {
  let [cost, characters] = [0, 0]
  return (resource) => {
    // Not even looked at: that alone takes long for large records.
    if (cost > maxCostOfPage || characters > maxCharactersOfPage) return compiled.map(() => undefined)
    const { shown } = stripped(resource, { marks: false })
    const weight = weigh(shown)
    const isTooLarge = weight.nodes > maxNodes || weight.characters > maxCharacters
    // The compiled expressions hold the model, which learns the types that it has not met.
    fhirPathModel(typesIn(shown))
    return compiled.map((one) => {
      const isTooWide = one.sets > 0 && weight.widest > maxComparedItems
      if (isTooLarge || isTooWide) return undefined
      cost += costOf(one, weight)
      if (cost > maxCostOfPage || characters > maxCharactersOfPage) return undefined
      const values = attempt(one.evaluate, shown)
      characters += charactersIn(values)
      return values
    })
  }
}

function argumentFaults(expressions: readonly string[]): ExpressionFault[] {
  const long = expressions.filter(({ length }) => length > maxExpressionLength || length === 0)
  const faults = long.map((expression) => ({
    expression: expression.slice(0, 60),
    message: `an expression has 1 to ${maxExpressionLength} characters`,
  }))
  if (expressions.length <= maxExpressions) return faults
  return [...faults, { expression: '', message: `at most ${maxExpressions} expressions` }]
}

/**
 * Parses FHIRPath expressions and checks what they may do, all at once. The engine is loaded at first use. With the types
 * of the records, names that are no elements of them are refused too.
 *
 * `evaluate` counts what it has spent: make one for each page of records.
 */
export async function prepareFields(
  expressions: readonly string[],
  resourceTypes: readonly ResourceType[] = [],
): Promise<PreparedFields> {
  const unfit = argumentFaults(expressions)
  if (unfit.length > 0) return { faults: unfit }
  // The last of version 3: later ones weigh 27 to 35 KB gzip more, and what they add is hardly among the allowed functions.
  const { default: fhirpath } = await import('fhirpath')
  const known = resourceTypes.length > 0 ? elementNames(resourceTypes) : undefined
  const model = fhirPathModel(resourceTypes)
  const read = expressions.map((expression) => {
    try {
      const review = reviewed(expression, fhirpath.parse(expression) as SyntaxNode, known)
      if (review.faults.length > 0) return review
      const evaluate = fhirpath.compile(expression, model, { async: false })
      return { ...review, compiled: { evaluate: (record: unknown) => evaluate(record), ...review } }
    } catch (cause) {
      return { faults: [syntaxFault(expression, cause)] }
    }
  })
  const faults = read.flatMap((one) => one.faults)
  if (faults.length > 0) return { faults }
  const compiled = read.flatMap((one) => ('compiled' in one ? [one.compiled] : []))
  return { expressions, evaluate: evaluator(compiled) }
}
