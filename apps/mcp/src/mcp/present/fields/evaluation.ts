import { type AnyResource, isResourceType, type ResourceType } from '@repo/fhir'
import { isObject, objectsOf } from '../datatypes.ts'
import { stripped } from '../stripped.ts'
import {
  type ExpressionFault,
  elementNames,
  maxExpressionLength,
  maxExpressions,
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
const maxNodesOfPage = 60_000
/** As many items as may be compared with each other one. */
const maxComparedItems = 200

interface Compiled {
  evaluate(resource: unknown): unknown[]
  comparesItems: boolean
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

/** Evaluates within what one page of records may cost. */
function evaluator(compiled: readonly Compiled[]): Evaluate {
  let spent = 0
  return (resource) => {
    const { shown } = stripped(resource, { marks: false })
    const weight = weigh(shown)
    spent += weight.nodes
    const isTooLarge = weight.nodes > maxNodes || weight.characters > maxCharacters || spent > maxNodesOfPage
    // The compiled expressions hold the model, which learns the types that it has not met.
    fhirPathModel(typesIn(shown))
    return compiled.map(({ evaluate, comparesItems }) => {
      const isTooWide = comparesItems && weight.widest > maxComparedItems
      return isTooLarge || isTooWide ? undefined : attempt(evaluate, shown)
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
