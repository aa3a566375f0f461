import type { PolicyRecord, Principal } from '../src/index.ts'

const everything = [{ level: 'user', resourceType: '*', permissions: 'cruds' }] as const

export const patient: Principal = {
  id: 'u-1',
  tenant: 'acme',
  platform: 'default',
  fhirUser: 'Patient/1',
  roles: ['patient'],
  patients: ['Patient/1'],
  scopes: everything,
  purpose: 'PATRQT',
  agent: 'agent-1',
}

export const guardian: Principal = {
  ...patient,
  id: 'u-2',
  fhirUser: 'RelatedPerson/9',
  roles: ['related_person'],
  purpose: 'FAMRQT',
}

export const practitioner: Principal = {
  ...patient,
  id: 'u-3',
  fhirUser: 'Practitioner/3',
  roles: ['practitioner'],
  patients: [],
  purpose: 'TREAT',
}

export const administrator: Principal = {
  ...practitioner,
  id: 'u-4',
  fhirUser: 'Practitioner/4',
  roles: ['administrator'],
  purpose: 'HOPERAT',
}

/** An Observation of one patient, as it comes back from a search. */
export function observationOf(patientId: string, labels: string[] = []): { record: string; policy: PolicyRecord } {
  return {
    record: `observation of ${patientId}`,
    policy: { resourceType: 'Observation', id: '7', patients: [`Patient/${patientId}`], labels },
  }
}
