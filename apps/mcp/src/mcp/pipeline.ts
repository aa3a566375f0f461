import { AuthorizationError, type PolicyRequest } from '@repo/cerbos'
import {
  type AnyResource,
  FhirError,
  grantsAccess,
  type Interaction,
  interactions,
  patientsOf,
  type Reference,
} from '@repo/fhir'
import type * as z from 'zod'
import { Failure } from '../failure/failure.ts'
import { log } from '../log.ts'
import { withGlassOffer } from './access/glass-offer.ts'
import type { Actor, Caller } from './caller.ts'
import type { Deps } from './deps.ts'
import { Recorder } from './recorder.ts'
import { containedIn } from './release/policy-record.ts'

/** What an MCP client gets. */
export type Answer =
  | { ok: true; data: Record<string, unknown> }
  | { ok: false; failure: Failure }
  /** Nothing was changed yet: the person is asked first. */
  | { ok: false; question: string; handle: string }

/** Of one fault: a name that a caller made up is not echoed at length. */
const hintLength = 300

/** Checks the arguments in our own words, so that a refusal is recorded and tells how to mend it. */
export function parseInput<I extends z.ZodObject>(input: I, given: unknown): z.output<I> {
  // Such a key is dropped without a word on the way through a validator, and a filter with it.
  if (JSON.stringify(given)?.includes('"__proto__":')) {
    throw new Failure('input/invalid', { hint: '__proto__ is not an argument.' })
  }
  const parsed = input.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`)
  throw new Failure('input/invalid', { hint: `${faults.map((fault) => fault.slice(0, hintLength)).join('; ')}.` })
}

/** What the person granted at the platform (hop 2), before anything is asked of it. */
export function requireSmartScope(caller: Caller, interaction: Interaction, resourceType: string): void {
  const letter = interactions[interaction].scope
  if (!letter || grantsAccess(caller.principal.scopes, { resourceType, letter })) return
  throw new Failure('smart/scope-missing', { hint: `Missing: ${letter} on ${resourceType}.` })
}

/** That a record was deleted tells that there was one, and nothing is left of it to be judged. */
export async function asAbsent<T>(fetched: Promise<T>): Promise<T> {
  try {
    return await fetched
  } catch (cause) {
    const isGone = cause instanceof FhirError && cause.code === 'fhir/gone'
    throw isGone ? new Failure('fhir/not-found', { cause }) : cause
  }
}

/**
 * Asks policy about a call and what it reaches into, before the platform is called: one question. Tells which are allowed.
 * @throws AuthorizationError where one is denied that is not optional; Failure `authz/denied` where the glass can be broken
 */
export async function admit(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  asked: readonly PolicyRequest[],
): Promise<readonly boolean[]> {
  try {
    return await admitPlainly(deps, caller, recorder, asked)
  } catch (cause) {
    throw await withGlassOffer(deps, caller, withOrigin(deps, caller, asked), cause)
  }
}

/**
 * As {@link admit}, and in one call to policy: whether the glass can be broken would take another.
 * @throws AuthorizationError where one is denied that is not optional
 */
export async function admitPlainly(
  deps: Deps,
  caller: Caller,
  recorder: Recorder,
  asked: readonly PolicyRequest[],
): Promise<readonly boolean[]> {
  try {
    const { decision, allowed } = await deps.authorizer.admit(caller.principal, withOrigin(deps, caller, asked))
    recorder.trace.decision = decision
    return allowed
  } catch (cause) {
    if (cause instanceof AuthorizationError && cause.decision) recorder.trace.decision = cause.decision
    throw cause
  }
}

function withOrigin(deps: Deps, caller: Caller, asked: readonly PolicyRequest[]): PolicyRequest[] {
  const origin = deps.originOf(caller)
  return asked.map((request) => ({ ...request, ...origin }))
}

/** References of the records as shown, for the audit record. */
export function referencesOf(resources: readonly AnyResource[]): Reference[] {
  return resources.flatMap(({ resourceType, id }): Reference[] => (id ? [`${resourceType}/${id}`] : []))
}

/** The patients whose records these are or contain, each once. */
export function patientsOfAll(resources: readonly AnyResource[], { facts }: Caller): Reference[] {
  const inside = resources.flatMap(containedIn).filter(({ resourceType }) => resourceType !== 'Patient')
  return [...new Set([...resources, ...inside].flatMap((resource) => patientsOf(resource, facts)))]
}

/**
 * Runs a call to its recorded end: whatever happens inside, an outcome is accepted by the audit queue before anything
 * is answered, and where it is not, nothing is shown.
 */
export async function conclude(
  deps: Deps,
  actor: Actor,
  tool: string,
  body: (recorder: Recorder) => Promise<Record<string, unknown>>,
): Promise<Answer> {
  const recorder = new Recorder(deps, actor, tool, deps.requestId)
  let data: Record<string, unknown>
  try {
    data = await body(recorder)
  } catch (cause) {
    const failure = await recordFailure(recorder, tool, cause)
    if (failure.code === 'fhir/unauthorized') await tokenRefused(deps, actor, recorder, failure)
    return { ok: false, failure }
  }
  try {
    await recorder.outcome()
    return { ok: true, data }
  } catch (lost) {
    return { ok: false, failure: logged(recorder, tool, lost) }
  }
}

/** A session that cannot be told keeps its token until the platform refuses it again. */
export async function tokenRefused(deps: Deps, actor: Actor, recorder: Recorder, { cause }: Failure): Promise<void> {
  try {
    await deps.tokenRefused(actor, recorder, cause instanceof FhirError && cause.invalidToken === true)
  } catch {
    log('session/token-refusal-lost')
  }
}

/** What is shown is what the tool declares, also where a server sent values of a wrong kind. */
export function checkedOutput<O extends z.ZodObject>(output: O, data: z.output<O>): z.output<O> {
  const parsed = output.safeParse(data)
  if (!parsed.success) throw new Failure('fhir/malformed', { cause: parsed.error })
  return parsed.data
}

/** A server may name the version in the ETag alone (R4 http.html#versioning). */
export function withVersion({ resource, versionId }: { resource: AnyResource; versionId?: string }): AnyResource {
  return versionId === undefined ? resource : { ...resource, meta: { ...resource.meta, versionId } }
}

async function recordFailure(recorder: Recorder, tool: string, cause: unknown): Promise<Failure> {
  if (cause instanceof AuthorizationError && cause.decision) recorder.trace.decision = cause.decision
  recorder.trace.disclosed = []
  const failure = logged(recorder, tool, cause)
  try {
    await recorder.outcome(failure)
    return withRequestId(failure, recorder)
  } catch (lost) {
    return logged(recorder, tool, lost)
  }
}

/** By the request id an administrator finds the row, and in it the rule. */
function withRequestId(failure: Failure, { requestId }: Recorder): Failure {
  if (failure.code !== 'authz/denied') return failure
  const hint = [failure.hint, `Request id: ${requestId}.`].filter(Boolean).join(' ')
  return new Failure(failure.code, { hint, cause: failure.cause })
}

/** With the request id: where the row itself could not be kept, the line is all that there is. */
function logged({ requestId }: Recorder, tool: string, cause: unknown): Failure {
  const failure = Failure.from(cause)
  log('tool/failed', { tool, code: failure.code, requestId })
  return failure
}
