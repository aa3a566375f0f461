import { Findings, type ResourceIssue } from './findings.ts'
import { knownType } from './reference-check.ts'
import { ResourceWalk } from './resource-walk.ts'

const defaultMaxIssues = 100

export interface ValidationOptions {
  /** How many issues are told at most; 100 by default. */
  maxIssues?: number
}

export interface ResourceReview {
  issues: ResourceIssue[]
  /** How many issues were found beside those told. */
  more: number
}

function rootName(resource: unknown): string {
  const named = typeof resource === 'object' && resource !== null ? Reflect.get(resource, 'resourceType') : undefined
  return knownType(named) ?? 'Resource'
}

/**
 * Everything in a JSON value that R4 does not allow in a resource of its type, in the order of the document: elements,
 * cardinality, data types, primitives, required codes, references, extensions, contained resources and those of a
 * Bundle (R4 json.html, datatypes.html, references.html). Invariants and profiles are left to a server's `$validate`.
 * Never throws on JSON, and takes time in proportion to its size.
 */
export function reviewResource(
  resource: unknown,
  { maxIssues = defaultMaxIssues }: ValidationOptions = {},
): ResourceReview {
  const findings = new Findings(maxIssues)
  findings.enter(rootName(resource))
  new ResourceWalk(findings).resource(resource)
  return { issues: findings.issues, more: findings.more }
}

/** The issues of `reviewResource`; none for a resource that is as R4 defines it. */
export function validateResource(resource: unknown, options?: ValidationOptions): ResourceIssue[] {
  return reviewResource(resource, options).issues
}
