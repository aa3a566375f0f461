import type { SearchParameter } from '@medplum/fhirtypes'
import { notSupported } from '../outcomes.ts'
import { searchParameter } from '../r4/search-parameters.ts'
import type { StoredResource } from '../store/record-store.ts'
import { type IndexValues, indexValues } from './index-values.ts'
import type { SearchQuery } from './query.ts'

type SortKey = string | number | undefined

function keyOf(parameter: SearchParameter, values: IndexValues): SortKey {
  switch (parameter.type) {
    case 'date':
      return values.intervals[0]?.[0]
    case 'quantity':
      return values.quantities[0]?.value
    case 'number':
      return values.numbers[0]
    case 'reference':
      return values.references[0]?.reference
    case 'token':
      return values.tokens[0]?.code ?? values.tokens[0]?.text
    case 'uri':
      return values.uris[0]
    default:
      return values.strings.join(' ').toLowerCase() || undefined
  }
}

function compareKeys(a: SortKey, b: SortKey, descending: boolean): number {
  if (a === b) return 0
  // Records without a value come last in either direction.
  if (a === undefined) return 1
  if (b === undefined) return -1
  return (a < b ? -1 : 1) * (descending ? -1 : 1)
}

/** The records in the order of `_sort`; where that does not decide, in storage order. Throws 400 for an unknown key. */
export function sorted(records: StoredResource[], { resourceType, sort }: SearchQuery): StoredResource[] {
  if (sort.length === 0) return records
  const rules = sort.map(({ name, descending }) => {
    const parameter = searchParameter(resourceType, name)
    if (!parameter || parameter.type === 'composite') throw notSupported(`Cannot sort ${resourceType} by "${name}"`)
    return { parameter, descending }
  })
  const keyed = records.map((resource) => ({
    resource,
    keys: rules.map(({ parameter }) => keyOf(parameter, indexValues(resource, parameter))),
  }))
  keyed.sort((a, b) => {
    for (const [index, { descending }] of rules.entries()) {
      const order = compareKeys(a.keys[index], b.keys[index], descending)
      if (order !== 0) return order
    }
    return 0
  })
  return keyed.map(({ resource }) => resource)
}
