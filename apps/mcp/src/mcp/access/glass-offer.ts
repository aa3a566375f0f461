import { AuthorizationError, type PolicyRequest } from '@repo/cerbos'
import { interactions, type Reference } from '@repo/fhir'
import type { BreakGlassLink } from '../../break-glass/break-glass-link.ts'
import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import type { Caller } from '../caller.ts'
import type { Deps } from '../deps.ts'

/** What to tell the person, whole: an agent passes it on as it stands. */
function words(patient: Reference, { url, expiresAt }: BreakGlassLink): string {
  const until = `${expiresAt.slice(11, 16)} UTC`
  return `${patient} is not among the patients in the practitioner's care. Only the practitioner can break the glass, and has to say why: tell them to open ${url} in the browser in which they approved this agent. It works once, until ${until}. Then call this again.`
}

/** The one patient whom a call that only reads names, also by the id of the Patient. */
function patientOf(requests: readonly PolicyRequest[]): Reference | undefined {
  if (!requests.every(({ interaction }) => interactions[interaction].readOnly)) return undefined
  const named = requests.flatMap(({ resourceType, id, patients }): Reference[] => [
    ...patients,
    ...(resourceType === 'Patient' && id !== undefined ? [`Patient/${id}` as const] : []),
  ])
  const [patient, ...others] = new Set(named)
  return others.length === 0 ? patient : undefined
}

/** Whether policy would let the call through if the glass were broken. */
async function opens(
  deps: Deps,
  { principal }: Caller,
  patient: Reference,
  requests: readonly PolicyRequest[],
): Promise<boolean> {
  try {
    await deps.authorizer.admit({ ...principal, breakGlass: [patient] }, requests)
    return true
  } catch {
    return false
  }
}

/**
 * What to answer to a denial. Where nothing but the panel is in the way of reading one patient's records, it says how the
 * practitioner breaks the glass; else it stays as it is.
 */
export async function withGlassOffer(
  deps: Deps,
  caller: Caller,
  requests: readonly PolicyRequest[],
  denial: unknown,
): Promise<unknown> {
  if (!(denial instanceof AuthorizationError) || denial.decision?.rule !== 'guard-panel') return denial
  const patient = patientOf(requests)
  if (patient === undefined || !(await opens(deps, caller, patient, requests))) return denial
  try {
    const link = await deps.connections(caller.agent).breakGlass(caller.facts, patient)
    return new Failure('authz/denied', { hint: words(patient, link), cause: denial })
  } catch (cause) {
    log('break-glass/no-link', { code: Failure.from(cause).code })
    return denial
  }
}
