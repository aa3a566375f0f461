import { createAuthorizer } from '@repo/cerbos'
import { inject } from 'vitest'
import { practitioner, type Script } from '../call-stage.ts'

const systemScopes = [{ level: 'system', resourceType: '*', permissions: 'rs' }] as const

export const people = {
  patient: { fhirUser: 'Patient/p1', roles: ['patient'], patients: ['Patient/p1'], purpose: 'PATRQT' },
  guardian: { fhirUser: 'RelatedPerson/r1', roles: ['related_person'], patients: ['Patient/p1'], purpose: 'FAMRQT' },
  practitioner: { fhirUser: 'Practitioner/dr-1', roles: ['practitioner'], patients: [], purpose: 'TREAT' },
  administrator: { fhirUser: 'Practitioner/a-1', roles: ['administrator'], patients: [], purpose: 'HOPERAT' },
  service: { fhirUser: 'Device/d-1', roles: ['service'], patients: [], purpose: 'HOPERAT', scopes: systemScopes },
  oneself: { fhirUser: 'Practitioner/dr-9', roles: ['practitioner'], patients: [], purpose: 'HRESCH' },
} as const

/** A call by one of them, decided by the repository's own policy. */
export function as(who: keyof typeof people, script: Script = {}): Script {
  return {
    authorizer: createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 }),
    caller: { ...practitioner, principal: { ...practitioner.principal, ...people[who] } },
    ...script,
  }
}
