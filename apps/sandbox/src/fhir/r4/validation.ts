import {
  normalizeOperationOutcome,
  OperationOutcomeError,
  type TypedValueWithPath,
  validateResource,
} from '@medplum/core'
import type { OperationOutcomeIssue, Resource } from '@medplum/fhirtypes'
import { rejected } from '../outcomes.ts'
import { type RequiredCodes, requiredCodesOf, resourceTypes } from './definitions.ts'

function codingsOf(value: unknown): { system?: string; code?: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return 'coding' in value && Array.isArray(value.coding) ? value.coding : [value]
}

/** An element without a value (only extensions, such as data-absent-reason) is not judged. */
function fits({ type, value }: TypedValueWithPath, codes: RequiredCodes): boolean {
  if (type === 'CodeableConcept' || type === 'Coding') {
    return codingsOf(value).some(({ system, code }) => codes.hasCoding(system, code))
  }
  const primitive: unknown = value?.valueOf()
  return type !== 'code' || typeof primitive !== 'string' || codes.hasCode(primitive)
}

function bindingIssues(tokens: Record<string, TypedValueWithPath[]>): OperationOutcomeIssue[] {
  return Object.entries(tokens).flatMap(([valueSet, values]) => {
    const codes = requiredCodesOf(valueSet)
    if (!codes) return []
    return values
      .filter((value) => !fits(value, codes))
      .map(({ path }): OperationOutcomeIssue => {
        const text = `The value is not in the required value set ${valueSet}`
        return { severity: 'error', code: 'code-invalid', details: { text }, diagnostics: text, expression: [path] }
      })
  })
}

function isResourceShaped(value: unknown): value is Resource {
  return (
    typeof value === 'object' &&
    value !== null &&
    'resourceType' in value &&
    typeof value.resourceType === 'string' &&
    resourceTypes.has(value.resourceType)
  )
}

// R4 datatypes.html#string. The validator spends 14 µs on each character of a string where an object belongs.
const maxStringLength = 1024 * 1024

function hasOverlongString(value: unknown): boolean {
  if (typeof value === 'string') return value.length > maxStringLength
  return typeof value === 'object' && value !== null && Object.values(value).some(hasOverlongString)
}

/**
 * Everything wrong with `value` as an R4 resource: structure, cardinality, primitive formats, invariants, and codes of
 * required bindings (R4 validation.html). Empty when it is valid; warnings are kept.
 */
export function issuesOf(value: unknown): OperationOutcomeIssue[] {
  if (!isResourceShaped(value)) {
    return [{ severity: 'error', code: 'structure', diagnostics: 'resourceType is missing or not an R4 type' }]
  }
  if (hasOverlongString(value)) {
    return [{ severity: 'error', code: 'too-long', diagnostics: 'A string is longer than 1 MB' }]
  }
  const tokens: Record<string, TypedValueWithPath[]> = {}
  try {
    return [...validateResource(value, { collect: { tokens } }), ...bindingIssues(tokens)]
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error
    return normalizeOperationOutcome(error).issue
  }
}

/** Throws an OperationOutcomeError (400) with all issues unless `resource` is valid R4. */
export function assertValid(resource: unknown): void {
  const issues = issuesOf(resource)
  if (issues.some(({ severity }) => severity === 'error' || severity === 'fatal')) throw rejected(issues)
}
