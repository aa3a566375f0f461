import { AuditError } from '@repo/audit'
import type { PolicyRequest } from '@repo/cerbos'
import {
  type AnyResource,
  FhirError,
  type FhirIssue,
  grantsAccess,
  issuesOf,
  type OperationCall,
  patientsOf,
  type ResourceType,
} from '@repo/fhir'
import { Failure } from '../../../failure/failure.ts'
import { issueText } from '../../present/issues.ts'
import type { Proposal, WriteCall } from '../write-call.ts'

const deadlineMs = 10_000
const maxWarnings = 5

type Admitting = Pick<WriteCall, 'tool' | 'plan' | 'server' | 'caller'>

/** Issue types of a server that could not judge, rather than found something (R4 valueset-issue-type.html). */
const technical = [
  'not-supported',
  'lock-error',
  'no-store',
  'exception',
  'timeout',
  'incomplete',
  'throttled',
  'transient',
]

/**
 * What policy is asked before the platform may be given the record to validate: an operation on its type. Undefined where
 * there is nothing to validate, the platform does not list `$validate`, or the person has not granted the letter of it.
 */
export function validationRequest({ tool, plan, server, caller }: Admitting): PolicyRequest | undefined {
  const { resourceType, proposed } = plan
  const isOffered = server?.operations.has('validate') || server?.types.get(resourceType)?.operations.has('validate')
  if (tool.interaction === 'delete' || !isOffered) return undefined
  if (!grantsAccess(caller.principal.scopes, { resourceType, letter: 'r' })) return undefined
  const patients = proposed ? patientsOf(proposed, caller.facts) : []
  return { interaction: 'operation', resourceType, patients, operation: 'validate', optional: true }
}

/**
 * Has the platform validate what is proposed (`$validate`, R4 resource-operation-validate.html): it knows invariants,
 * profiles and terminology. Answers its remarks. Where it fails to judge, that is a remark too.
 * @throws Failure `input/resource-invalid` with what it found
 */
export async function validateAtServer(call: WriteCall, { proposed }: Proposal): Promise<string[]> {
  if (!proposed) return []
  const issues = await issuesAtServer(call, proposed)
  if (!issues) return ['The FHIR server could not validate the record beforehand.']
  const told = issues.map(withoutAbsence)
  const grave = told.filter(({ severity, code }) => isGrave(severity) && !technical.includes(code))
  if (grave.length > 0)
    throw new Failure('input/resource-invalid', { cause: new FhirError('fhir/rejected', { issues: grave }) })
  const remarks = told.filter(({ severity }) => severity !== 'information').slice(0, maxWarnings)
  return remarks.map((issue) => `The FHIR server remarks (quoted): ${issueText(issue)}`)
}

/** A server that says which references lead nowhere tells of all others that they are there, withheld ones too. */
function withoutAbsence({ diagnostics, ...issue }: FhirIssue): FhirIssue {
  const tellsAbsence = issue.code === 'not-found' || issue.code === 'deleted'
  return diagnostics === undefined || tellsAbsence ? issue : { ...issue, diagnostics }
}

function isGrave(severity: FhirIssue['severity']): boolean {
  return severity === 'fatal' || severity === 'error'
}

/** Undefined where the server gave no verdict. The access has an audit record of its own. */
async function issuesAtServer(
  { deps, caller, recorder, context, plan }: WriteCall,
  proposed: AnyResource,
): Promise<readonly FhirIssue[] | undefined> {
  const own = recorder.companion()
  const { patients, decision } = recorder.trace
  Object.assign(own.trace, { interaction: 'operation', resourceType: plan.resourceType, patients }, { decision })
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(deadlineMs)])
  try {
    const { resource } = await deps.fhir(caller, own, { signal }).operation(validationOf(plan.resourceType, proposed))
    await own.outcome()
    return resource?.resourceType === 'OperationOutcome' ? issuesOf(resource) : undefined
  } catch (cause) {
    if (cause instanceof AuditError) throw cause
    await own.outcome(Failure.from(cause))
    if (context.signal.aborted) throw cause
    // Some servers refuse with 412 or 422 what they find invalid, instead of answering 200 with what they found.
    const isVerdict = cause instanceof FhirError && (cause.status === 412 || cause.status === 422)
    return isVerdict && cause.issues.some(({ severity }) => isGrave(severity)) ? cause.issues : undefined
  }
}

function validationOf(resourceType: ResourceType, proposed: AnyResource): OperationCall {
  const parameters = {
    resourceType: 'Parameters',
    parameter: [{ name: 'resource', resource: proposed }],
  } as OperationCall['parameters']
  return { name: 'validate', resourceType, method: 'POST', ...(parameters && { parameters }) }
}
