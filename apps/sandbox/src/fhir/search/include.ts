import type { SearchParameter } from '@medplum/fhirtypes'
import { invalid, notSupported } from '../outcomes.ts'
import { resourceTypes } from '../r4/definitions.ts'
import { searchParameter } from '../r4/search-parameters.ts'
import type { StoredResource } from '../store/record-store.ts'
import { indexValues } from './index-values.ts'
import type { IncludeRequest } from './query.ts'
import type { SearchScope } from './scope.ts'

function parameterOf({ source, name, target }: IncludeRequest): SearchParameter {
  if (!resourceTypes.has(source)) throw notSupported(`Unknown type "${source}" in an include`)
  if (target && !resourceTypes.has(target)) throw notSupported(`Unknown target type "${target}" in an include`)
  const parameter = searchParameter(source, name)
  if (!parameter) throw notSupported(`Unknown search parameter "${name}" for ${source} in an include`)
  if (parameter.type !== 'reference') throw invalid(`"${name}" is not a reference: it cannot be included`)
  return parameter
}

function assertReachable(request: IncludeRequest, parameter: SearchParameter, scope: SearchScope): void {
  if (request.reverse) {
    scope.assertSearchable(request.source)
    return
  }
  const targets = request.target ? [request.target] : (parameter.target ?? [])
  if (!targets.some((type) => scope.maySearch(type))) for (const type of targets) scope.assertSearchable(type)
}

function forward(from: StoredResource[], request: IncludeRequest, parameter: SearchParameter, scope: SearchScope) {
  const holders = from.filter(({ resourceType }) => resourceType === request.source)
  return holders.flatMap((holder) =>
    indexValues(holder, parameter).references.flatMap(({ reference }) => {
      const type = reference?.split('/')[0] ?? ''
      if (reference === undefined || (request.target && type !== request.target) || !scope.maySearch(type)) return []
      const found = scope.resolve(reference)
      return found ? [found] : []
    }),
  )
}

function reverse(from: StoredResource[], request: IncludeRequest, parameter: SearchParameter, scope: SearchScope) {
  const targets = from.filter(({ resourceType }) => !request.target || resourceType === request.target)
  return targets.flatMap(({ resourceType, id }) =>
    scope.referring(request.source, parameter, `${resourceType}/${id}`).filter((found) => scope.sees(found)),
  )
}

/**
 * The records that `_include` and `_revinclude` add to a page, each once and none of the page itself; with `:iterate`
 * also from what was added (R4 search.html#include). Throws 400 for an unknown include, 403 for one that can only
 * reach types that may not be searched.
 */
export function includedWith(page: StoredResource[], requests: IncludeRequest[], scope: SearchScope): StoredResource[] {
  const compiled = requests.map((request) => ({ request, parameter: parameterOf(request) }))
  for (const { request, parameter } of compiled) assertReachable(request, parameter, scope)
  const matched = new Set(page)
  const included = new Set<StoredResource>()
  let from = page
  for (let round = 0; from.length > 0; round++) {
    const added: StoredResource[] = []
    for (const { request, parameter } of compiled) {
      if (round > 0 && !request.iterate) continue
      for (const found of (request.reverse ? reverse : forward)(from, request, parameter, scope)) {
        if (matched.has(found) || included.has(found)) continue
        included.add(found)
        added.push(found)
      }
    }
    from = added
  }
  return [...included]
}
