import type { OperationOutcome, OperationOutcomeIssue, Parameters } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { issuesOf } from '../r4/validation.ts'

function proposedOf(body: unknown): unknown {
  const parameters = body as Parameters | undefined
  if (parameters?.resourceType !== 'Parameters') return body
  return parameters.parameter?.find(({ name }) => name === 'resource')?.resource
}

/**
 * `[type]/$validate` and `[type]/[id]/$validate` (R4 resource-operation-validate.html): the resource in the body, bare
 * or in Parameters, against the base specification. Always answers 200; an instance must be one the caller may see.
 */
export function validateOperation({ records, resourceType, id, body }: Call): OperationOutcome {
  if (id) records.read(resourceType, id, 'operation')
  const proposed = proposedOf(body)
  const issue = issuesOf(proposed)
  if (issue.length === 0 && (proposed as { resourceType: string }).resourceType !== resourceType) {
    issue.push({ severity: 'error', code: 'invalid', diagnostics: `The resource is not a ${resourceType}` })
  }
  const fine: OperationOutcomeIssue = { severity: 'information', code: 'informational', diagnostics: 'No issues found' }
  return { resourceType: 'OperationOutcome', issue: issue.length > 0 ? issue : [fine] }
}
