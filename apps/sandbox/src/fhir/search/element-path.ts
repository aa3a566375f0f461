import { evalFhirPathTyped, parseFhirPath, toTypedValue } from '@medplum/core'
import { choiceElements } from '../r4/definitions.ts'

/** Finds the values of an expression in a resource: plain JSON values, as FHIRPath would. */
export type Finder = (root: unknown) => unknown[]

type Step = (value: unknown) => unknown[]

function child(name: string): Step {
  const choice = choiceElements.has(name) ? new RegExp(`^${name}[A-Z]`) : undefined
  return (value) => {
    if (typeof value !== 'object' || value === null) return []
    const direct: unknown = (value as Record<string, unknown>)[name]
    if (direct !== undefined) return Array.isArray(direct) ? direct : [direct]
    if (!choice) return []
    return Object.entries(value).flatMap(([key, found]) => (choice.test(key) ? [found] : []))
  }
}

/** `value as Quantity` is the JSON property `valueQuantity`. */
function typedChild(name: string, type: string): Step {
  return child(name + type.charAt(0).toUpperCase() + type.slice(1))
}

function refersTo(type: string): Step {
  return (value) => {
    const { reference, type: declared } = (value ?? {}) as { reference?: unknown; type?: unknown }
    return declared === type || (typeof reference === 'string' && reference.startsWith(`${type}/`)) ? [value] : []
  }
}

const simplePath =
  /^\(?(?:[A-Z]\w+(?:\.|$))?(?<path>[a-z]\w*(?:\.[a-z]\w*)*)?(?: as (?<cast>\w+)|\.(?:as|ofType)\((?<inner>\w+)\))?\)?(?:\.(?:as|ofType)\((?<as>\w+)\))?(?:\.where\(resolve\(\) is (?<target>\w+)\))?$/

function steps(expression: string): Step[] | undefined {
  const groups = simplePath.exec(expression)?.groups
  if (!groups) return undefined
  const { path, cast, inner, as, target } = groups
  const names = path?.split('.') ?? []
  const typed = cast ?? inner ?? as
  const last = typed ? names.pop() : undefined
  if (typed && (last === undefined || !choiceElements.has(last))) return undefined
  const list = names.map(child)
  if (typed && last !== undefined) list.push(typedChild(last, typed))
  if (target) list.push(refersTo(target))
  return list
}

function finder(expression: string): Finder {
  const list = steps(expression)
  if (list) return (root) => list.reduce<unknown[]>((values, step) => values.flatMap(step), [root])
  const parsed = parseFhirPath(expression)
  return (root) => evalFhirPathTyped(parsed, [toTypedValue(root)]).map(({ value }) => value?.valueOf())
}

const finders = new Map<string, Finder>()

/** Whether an alternative can yield anything in a resource of the type: most begin with the name of their own. */
function concerns(alternative: string, resourceType: string): boolean {
  const type = /^\(*([A-Z]\w*)/.exec(alternative)?.[1]
  return type === undefined || type === resourceType
}

/**
 * Compiles the FHIRPath of a search parameter for resources of one type. Most are plain element paths, which are walked
 * directly: the general evaluator takes up to 2 ms a resource. The rest go through it. ` | ` joins alternatives.
 */
export function finderOf(expression: string, resourceType: string): Finder {
  const key = `${resourceType} ${expression}`
  const known = finders.get(key)
  if (known) return known
  const alternatives = expression.split(' | ').map((alternative) => alternative.trim())
  const balanced = alternatives.every((part) => part.split('(').length === part.split(')').length)
  const parts = balanced ? alternatives.filter((part) => concerns(part, resourceType)) : [expression]
  const list = parts.map(finder)
  const compiled: Finder = (root) => list.flatMap((each) => each(root))
  finders.set(key, compiled)
  return compiled
}
