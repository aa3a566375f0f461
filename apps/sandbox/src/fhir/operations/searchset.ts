import type { Bundle, Resource } from '@medplum/fhirtypes'
import type { Call } from '../call.ts'
import { pageLinks } from '../search/page.ts'
import { searchEntry } from '../search/search.ts'
import type { OperationInput } from './input.ts'

/** The absolute URL that an operation was invoked at, without its query. */
export function operationUrl({ records, resourceType, id }: Call, name: string): string {
  return [records.baseUrl, resourceType, id, `$${name}`].filter((segment) => segment !== '').join('/')
}

/** What was given of the named parameters, for the links of an answer. */
export function honoured(input: OperationInput, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => input.texts(name).map((value): [string, string] => [name, value])))
}

/** The searchset that an operation answers with; `page` cuts it. */
export function searchset(
  baseUrl: string,
  found: readonly Resource[],
  url: string,
  parameters: URLSearchParams,
  page?: { count: number; offset: number },
): Bundle {
  const { count, offset } = page ?? { count: found.length, offset: 0 }
  const entry = found.slice(offset, offset + count).map((resource) => searchEntry(baseUrl, resource, 'match'))
  const link = pageLinks(found.length, { url, parameters, count, offset })
  return { resourceType: 'Bundle', type: 'searchset', total: found.length, link, ...(entry.length ? { entry } : {}) }
}
