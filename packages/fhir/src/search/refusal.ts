import { isLabelParameter } from '../security-labels.ts'
import { commonFilters } from './server-parameters.ts'

const withheld = 'not accepted: its empty answer would tell what policy withholds'

const reasons: Readonly<Record<string, string>> = {
  _security: withheld,
  _tag: withheld,
  _filter: 'not accepted: what it looks into cannot be judged; use search parameters, chains and _has',
  _query: 'not accepted: what a named query looks into cannot be judged; use search parameters',
  _list: 'not accepted: read the List and search its entries by _id, e.g. _id=a,b',
  _contained: 'not accepted: contained resources come within the record that holds them',
  _containedType: 'not accepted: contained resources come within the record that holds them',
  _type: 'not accepted: a search is of one type, which is an argument of its own, e.g. Observation',
  _count: 'not accepted: the argument count says how many records are wanted, e.g. 20',
  _format: 'not accepted: answers are always in JSON',
  _pretty: 'not accepted: answers are always in JSON',
}

const other =
  'not accepted: of the names that begin with _ there are _id, _lastUpdated, _profile, _source, _text, _content, _has, ' +
  '_include, _revinclude, _sort, _elements, _summary and _total'

/** Why a parameter that would change what is searched, or what is shown of it, is never sent; undefined for others. */
export function refusalOf(resourceType: string, code: string): string | undefined {
  if (isLabelParameter(resourceType, code)) return withheld
  if (!code.startsWith('_') || commonFilters.has(code)) return undefined
  return Object.hasOwn(reasons, code) ? reasons[code] : other
}
