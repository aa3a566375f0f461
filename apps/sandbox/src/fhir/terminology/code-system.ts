import type { CodeSystem, CodeSystemConcept } from '@medplum/fhirtypes'

/** A concept with its place in the hierarchy. */
export interface Term {
  code: string
  concept: CodeSystemConcept
  parents: Set<string>
  children: Set<string>
}

type Terms = ReadonlyMap<string, Term>

const cache = new WeakMap<CodeSystem, Terms>()

function collect(concepts: readonly CodeSystemConcept[], parent: string | undefined, terms: Map<string, Term>): void {
  for (const concept of concepts) {
    if (!concept.code) continue
    const term = terms.get(concept.code) ?? { code: concept.code, concept, parents: new Set(), children: new Set() }
    terms.set(concept.code, term)
    if (parent !== undefined) term.parents.add(parent)
    // A concept with several parents is nested under one and names the others (R4 codesystem.html#hierarchy).
    for (const { code, valueCode } of concept.property ?? []) {
      if (valueCode && (code === 'parent' || code === 'subsumedBy')) term.parents.add(valueCode)
    }
    collect(concept.concept ?? [], concept.code, terms)
  }
}

/** The concepts of a code system by code. */
export function termsOf(codeSystem: CodeSystem): Terms {
  const known = cache.get(codeSystem)
  if (known) return known
  const terms = new Map<string, Term>()
  collect(codeSystem.concept ?? [], undefined, terms)
  for (const { code, parents } of terms.values()) {
    for (const parent of parents) terms.get(parent)?.children.add(code)
  }
  cache.set(codeSystem, terms)
  return terms
}

function reach(terms: Terms, code: string, next: (term: Term) => Iterable<string>): Set<string> {
  const found = new Set<string>()
  const open = terms.has(code) ? [code] : []
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const term = terms.get(current)
    if (!term || found.has(current)) continue
    found.add(current)
    open.push(...next(term))
  }
  return found
}

/** The code itself and all that it subsumes; empty for an unknown code. */
export function withDescendants(codeSystem: CodeSystem, code: string): Set<string> {
  return reach(termsOf(codeSystem), code, ({ children }) => children)
}

/** The code itself and all that subsume it; empty for an unknown code. */
export function withAncestors(codeSystem: CodeSystem, code: string): Set<string> {
  return reach(termsOf(codeSystem), code, ({ parents }) => parents)
}

/** Whether the concept is a mere heading (R4 codesystem.html#status: notSelectable). */
export function isAbstract({ concept }: Term): boolean {
  return concept.property?.some(({ code, valueBoolean }) => code === 'notSelectable' && valueBoolean === true) ?? false
}
