import { FhirError, type FhirIssue, issuesOf, type OperationCall } from '@repo/fhir'
import { Failure } from '../../../failure/failure.ts'
import { issueText } from '../../present/issues.ts'
import type { Proposal, WriteCall } from '../write-call.ts'

const deadlineMs = 10_000
const maxWarnings = 5

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
 * Has the platform validate what is proposed, where it says that it can (`$validate`, R4 resource-operation-validate.html):
 * it knows invariants, profiles and terminology. Answers its remarks. Where it fails to judge, that is a remark too.
 * @throws Failure `input/resource-invalid` with what it found
 */
export async function validateAtServer(call: WriteCall, { proposed }: Proposal): Promise<string[]> {
  const { server, plan, recorder } = call
  const isOffered =
    server?.operations.has('validate') || server?.types.get(plan.resourceType)?.operations.has('validate')
  if (!proposed || !isOffered) return []
  const { request } = recorder.trace
  const issues = await issuesAtServer(call, proposed)
  // The row of the call names the access that disclosed something; this one did not.
  if (request) recorder.trace.request = request
  else delete recorder.trace.request
  if (!issues) return ['The FHIR server could not validate the record beforehand.']
  const grave = issues.filter(({ severity, code }) => isGrave(severity) && !technical.includes(code))
  if (grave.length > 0)
    throw new Failure('input/resource-invalid', { cause: new FhirError('fhir/rejected', { issues: grave }) })
  const remarks = issues.filter(({ severity }) => severity !== 'information').slice(0, maxWarnings)
  return remarks.map((issue) => `The FHIR server remarks (quoted): ${issueText(issue)}`)
}

function isGrave(severity: FhirIssue['severity']): boolean {
  return severity === 'fatal' || severity === 'error'
}

/** Undefined where the server gave no verdict. */
async function issuesAtServer(
  { deps, caller, recorder, context, plan }: WriteCall,
  proposed: NonNullable<Proposal['proposed']>,
): Promise<readonly FhirIssue[] | undefined> {
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(deadlineMs)])
  const parameters = {
    resourceType: 'Parameters',
    parameter: [{ name: 'resource', resource: proposed }],
  } as OperationCall['parameters']
  try {
    const fhir = deps.fhir(caller, recorder, { signal })
    const { resource } = await fhir.operation({
      name: 'validate',
      resourceType: plan.resourceType,
      method: 'POST',
      ...(parameters && { parameters }),
    })
    return resource?.resourceType === 'OperationOutcome' ? issuesOf(resource) : undefined
  } catch (cause) {
    if (context.signal.aborted) throw cause
    // Some servers refuse with 412 or 422 what they find invalid, instead of answering 200 with what they found.
    const isVerdict = cause instanceof FhirError && (cause.status === 412 || cause.status === 422)
    return isVerdict && cause.issues.some(({ severity }) => isGrave(severity)) ? cause.issues : undefined
  }
}
