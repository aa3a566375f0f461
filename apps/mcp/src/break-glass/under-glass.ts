import { AuthorizationError, type Authorizer, type Decision, type Principal } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'

/**
 * Policy decides as though the glass were broken: for whom a patient would stay closed then, it is not broken. Nothing that
 * there is of the patient is looked at, not even whether there is one.
 * @throws AuthorizationError
 */
export async function admitUnderGlass(
  authorizer: Pick<Authorizer, 'admit'>,
  principal: Principal,
  patient: Reference,
): Promise<Decision> {
  if (!principal.roles.includes('practitioner')) throw new AuthorizationError('authz/denied', 'no practitioner')
  const broken: Principal = { ...principal, panel: [], purpose: 'ETREAT', breakGlass: [patient] }
  const id = patient.slice('Patient/'.length)
  const reading = { interaction: 'read', resourceType: 'Patient', id, patients: [patient] } as const
  return (await authorizer.admit(broken, [reading])).decision
}
