import type { Parameters } from '@medplum/fhirtypes'

/** `[base]/$versions` (R4 capabilitystatement-operation-versions.html). */
export function fhirVersions(): Parameters {
  return {
    resourceType: 'Parameters',
    parameter: [
      { name: 'version', valueCode: '4.0' },
      { name: 'default', valueCode: '4.0' },
    ],
  }
}
