import type { AnyResource, SearchPairs } from '@repo/fhir'
import * as z from 'zod'
import { issueLines } from '../../mcp/present/issues.ts'
import { withheldWords } from '../../mcp/present/page.ts'
import type { CursorState } from '../../mcp/read/cursor.ts'
import type { ReadTool, Released, Surroundings } from '../../mcp/read/read-tool.ts'
import { subsetted } from '../../mcp/release/subsetted.ts'
import { cursor, resourceType } from '../../mcp/tools/arguments.ts'
import { searchOf, sentWith } from '../../mcp/tools/fhir-search.ts'
import { requireSame, withElements } from '../../mcp/tools/listing.ts'
import { isRecordable, pairsOf, requireValidSearch, searchParams } from '../../mcp/tools/search-arguments.ts'
import { fetchPage } from '../../mcp/tools/search-page.ts'
import { type Issue, quotedIssues, remark } from '../outcome.ts'
import { linksOf, queryOf, resourceOutput, urlOf } from './bundle.ts'

const name = 'rest_search'
const defaultCount = 20
const maxCount = 100

const input = z.strictObject({
  type: resourceType,
  params: searchParams.optional(),
  count: z.int().min(1).max(maxCount).optional(),
  cursor,
})
type Input = z.output<typeof input>

/** What is asked of a first page, or what its cursor holds. */
async function stateOf(given: Input, { cursors, capabilities }: Surroundings): Promise<CursorState> {
  const { type, params, count = defaultCount } = given
  const pairs = pairsOf(params)
  if (given.cursor !== undefined) {
    const state = await cursors.open(name, given.cursor)
    requireSame({ type, params: params && [...pairs] }, { type: state.type, params: state.params.slice(0, -1) })
    return state
  }
  requireValidSearch(type, pairs, await capabilities())
  return { type, params: [...pairs, ['_count', String(count)]], from: 0 }
}

/** The records that match, with the elements that were asked for. */
function matchesOf({ records }: Released, { type, params }: CursorState): AnyResource[] {
  const isCut = params.some(([parameter]) => parameter === '_elements')
  const matches = withElements(records, type, params)
  return isCut ? matches.map(subsetted) : matches
}

/** What is to be said beside the records (R4 search.html#outcome). */
function issuesOf({ withheld, remarks = [], issues = [], moreIssues, more }: Released, goesOn: boolean): Issue[] {
  const isLost = more === true && !goesOn
  return [
    ...(withheld ? [{ ...remark(withheldWords, 'suppressed'), severity: 'warning' as const }] : []),
    ...(isLost ? [remark('The platform has more that match. Narrow the search to see them.', 'incomplete')] : []),
    ...remarks.map((text) => remark(text)),
    ...quotedIssues(issueLines(issues, moreIssues)),
  ]
}

/**
 * Of what policy added, what `self` tells as used (R4 search.html#conformance). Labels are left out: what carries them
 * would be withheld, and no client may search by them.
 */
function sayable({ added = [] }: Released): SearchPairs {
  return added.filter(([parameter]) => !parameter.startsWith('_security'))
}

/** Searches of a type (R4 http.html#search). */
export const search = (base: string): ReadTool<typeof input, typeof resourceOutput> => ({
  name,
  title: 'Search records',
  description: 'GET [type]?…, POST [type]/_search',
  interaction: 'search-type',
  input,
  output: resourceOutput,
  plan: async (given, around) => {
    const state = await stateOf(given, around)
    const { type, params } = state
    const wanted = await around.narrowing(type, params)
    const narrowing = isRecordable([...params, ...wanted]) ? wanted : []
    const { access, request } = searchOf(
      state,
      { platform: around.platform, server: await around.capabilities() },
      narrowing,
      { lookups: false },
    )
    const place = { tool: name, url: `${base}/${type}`, cursor: given.cursor, cursors: around.cursors }
    return {
      access,
      fetch: (fhir, may, narrowed) =>
        fetchPage(fhir, { ...request, narrowed: sentWith(state, request.narrowing, narrowed) }, may),
      present: async (released) => {
        const query = queryOf([...params, ...sayable(released)])
        const link = await linksOf({ ...place, query, state: { ...state, narrowed: released.narrowed } }, released)
        return { resourceType: 'Bundle', type: 'searchset', ...contentOf(released, state, base, link.length > 1), link }
      },
    }
  },
})

/** FHIR has no empty lists (R4 json.html). */
function contentOf(released: Released, state: CursorState, base: string, goesOn: boolean) {
  const { included = [], total } = released
  const found = (mode: 'match' | 'include') => (resource: AnyResource) => {
    return { fullUrl: urlOf(base, resource), resource, search: { mode } }
  }
  const issue = issuesOf(released, goesOn)
  const outcome = { resource: { resourceType: 'OperationOutcome', issue }, search: { mode: 'outcome' } }
  const entry = [
    ...matchesOf(released, state).map(found('match')),
    ...included.map(found('include')),
    ...(issue.length > 0 ? [outcome] : []),
  ]
  return { ...(total !== undefined && { total }), ...(entry.length > 0 && { entry }) }
}
