import { AuthorizationError, type PolicyRequest } from '@repo/cerbos'
import { interactions, type Reference } from '@repo/fhir'
import type { BreakGlassLink } from '../../break-glass/break-glass-link.ts'
import { admitUnderGlass } from '../../break-glass/under-glass.ts'
import { Failure } from '../../failure/failure.ts'
import { log } from '../../log.ts'
import type { Caller } from '../caller.ts'
import type { Connections } from '../connections/connections.ts'
import type { Deps } from '../deps.ts'
import type { Recorder } from '../recorder.ts'

/** What to tell the person, whole: an agent passes it on as it stands. */
export function glassWords({ url, expiresAt }: BreakGlassLink): string {
  const until = `${expiresAt.slice(11, 16)} UTC`
  return `Only the practitioner can break the glass, and has to say why: tell them to open ${url} in the browser in which they approved this agent. It works once, until ${until}.`
}

function offerWords(patient: Reference, link: BreakGlassLink): string {
  return `${patient} is not among the patients in the practitioner's care. ${glassWords(link)} Then call this again.`
}

/**
 * A link for a patient whom somebody names, whatever there is of them: that one is given tells of nothing that is withheld.
 * @throws AuthorizationError to whom a broken glass would open nothing
 */
export async function glassLink(
  { authorizer }: Deps,
  connections: Connections,
  { facts, principal }: Caller,
  { trace }: Recorder,
  patient: Reference,
): Promise<BreakGlassLink> {
  trace.patients = [patient]
  trace.decision = await admitUnderGlass(authorizer, principal, patient)
  return connections.breakGlass(facts, patient)
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

/**
 * Whether a denial may come with a link, which takes a question to policy of its own: the panel does not hold the one
 * patient, and no broken glass opens them.
 */
export async function mayOfferGlass({ principal }: Caller, requests: readonly PolicyRequest[]): Promise<boolean> {
  const { panel, breakGlass = [] } = principal
  const patient = patientOf(requests)
  if (panel === undefined || patient === undefined || breakGlass.includes(patient)) return false
  return !(typeof panel === 'function' ? await panel() : panel).includes(patient)
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
  const isBroken = patient !== undefined && caller.principal.breakGlass?.includes(patient)
  if (patient === undefined || isBroken || !(await opens(deps, caller, patient, requests))) return denial
  try {
    const link = await deps.connections(caller.agent).breakGlass(caller.facts, patient)
    return new Failure('authz/denied', { hint: offerWords(patient, link), cause: denial })
  } catch (cause) {
    log('break-glass/no-link', { code: Failure.from(cause).code })
    return denial
  }
}
