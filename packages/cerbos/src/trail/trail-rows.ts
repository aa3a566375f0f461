import type { Resource as CerbosResource } from '@cerbos/core'
import type { Reference } from '@repo/fhir/vocabulary'
import type { Principal } from '../principal.ts'

/** Rows of the audit trail that somebody wants to see. */
export type TrailRows =
  /** Those that concern these patients, on the platform that the principal is signed in to. */
  | { kind: 'patient'; patients: readonly Reference[] }
  /** Those of one person's own accesses, by their opaque id. */
  | { kind: 'own'; principalId: string }
  /** All of the tenant. */
  | { kind: 'tenant' }

export type TrailAction = `${'read' | 'export'}-${TrailRows['kind']}`

/** The rows as the policy's schema wants them (`policies/_schemas/trail.json`), under the given Cerbos id. */
export function trailToCerbosResource(
  rows: TrailRows,
  { tenant, platform }: Principal,
  cerbosId: string,
): CerbosResource {
  return {
    kind: 'trail',
    id: cerbosId,
    attr: {
      tenant,
      platform,
      patients: rows.kind === 'patient' ? [...rows.patients] : [],
      principal: rows.kind === 'own' ? rows.principalId : '',
    },
  }
}
