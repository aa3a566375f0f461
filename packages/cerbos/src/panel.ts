import type { Reference } from '@repo/fhir/vocabulary'
import type { Principal } from './principal.ts'

/** A principal whose panel is known, as far as the questions at hand need it. */
export interface KnownPrincipal extends Omit<Principal, 'panel'> {
  panel?: ReadonlySet<Reference>
}

interface Named {
  resourceType: string
  id?: string
  patients: readonly Reference[]
}

/** The principal with their panel, which is asked for only where one of these names a patient. */
export async function withPanel(principal: Principal, named: readonly Named[]): Promise<KnownPrincipal> {
  const { panel, ...rest } = principal
  if (panel === undefined) return rest
  const needed = named.some(({ resourceType, id, patients }) => {
    return patients.length > 0 || (resourceType === 'Patient' && id !== undefined)
  })
  if (!needed) return { ...rest, panel: new Set() }
  return { ...rest, panel: new Set(typeof panel === 'function' ? await panel() : panel) }
}

const collective = new Set(['Group', 'List'])

interface Judged {
  stage: 'request' | 'criterion' | 'record'
  resourceType: string
  patients: readonly Reference[]
}

/**
 * Whether what is asked about stays within a panel. A request may name nobody, since what comes back is asked about again; a
 * criterion that does so would reach everybody. A record may be about somebody beside the panel's patient, unless it is a
 * Group or a List, which may list people.
 */
export function isInPanel(
  { stage, resourceType, patients }: Judged,
  panel: ReadonlySet<Reference> | undefined,
): boolean {
  if (panel === undefined) return true
  if (patients.length === 0) return stage !== 'criterion'
  const isInside = (patient: Reference) => panel.has(patient)
  return stage === 'record' && !collective.has(resourceType) ? patients.some(isInside) : patients.every(isInside)
}
