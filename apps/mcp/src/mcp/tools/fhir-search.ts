import { patientsInSearch, type SearchPairs, type ServerCapabilities } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineReadTool } from '../define-tool.ts'
import { page } from '../present/page.ts'
import type { CursorState } from '../read/cursor.ts'
import type { Access, Reach, Surroundings } from '../read/read-tool.ts'
import { partsInSearch } from '../release/masked-criteria.ts'
import { asItIs, type Narrowed, narrowableOf } from '../release/narrowing.ts'
import { partial } from '../release/subsetted.ts'
import { resourceType } from './arguments.ts'
import { list, listingArguments, requireSame, shapeOf, viewOf, withElements } from './listing.ts'
import { mayReferToMedication } from './medication-lookup.ts'
import {
  countOf,
  criteriaOf,
  includesOf,
  isRecordable,
  pairsOf,
  requireValidSearch,
  searchParams,
} from './search-arguments.ts'
import { fetchPage, type PageRequest } from './search-page.ts'

const name = 'fhir_search'
const defaultCount = 20
const maxCount = 100

const input = z
  .strictObject({
    type: resourceType.optional(),
    params: searchParams.optional(),
    count: z.int().min(1).max(maxCount).optional().describe(`Rows wanted, ${defaultCount} by default`),
    ...listingArguments,
  })
  .refine(({ type, cursor: from }) => type !== undefined || from !== undefined, {
    path: ['type'],
    message: 'is needed, except beside a cursor',
  })
type Input = z.output<typeof input>

/** What is asked of a first call, or what its cursor holds. */
async function stateOf(given: Input, { cursors, capabilities }: Surroundings): Promise<CursorState> {
  const { type, params, count = defaultCount } = given
  if (given.cursor !== undefined) {
    const state = await cursors.open(name, given.cursor)
    const began = { type: state.type, params: state.params.slice(0, -1) }
    requireSame({ type, params: params && [...pairsOf(params)] }, began)
    return { ...state, shape: shapeOf(given, state.shape) }
  }
  if (!type) throw new Failure('internal')
  const pairs = pairsOf(params)
  requireValidSearch(type, pairs, await capabilities())
  // Whoever names elements wants to see those, not the columns of a row.
  const usual = pairs.some(([parameter]) => parameter === '_elements') ? ({ view: 'full' } as const) : {}
  return { type, params: [...pairs, ['_count', String(count)]], from: 0, shape: shapeOf(given, usual) }
}

/** `_elements` is ours to apply: a server could leave out what policy judges a record by. */
function sentPairs(pairs: SearchPairs): SearchPairs {
  return pairs.filter(([parameter]) => parameter !== '_elements')
}

const medications: Reach = {
  interaction: 'search-type',
  resourceType: 'Medication',
  patients: [],
  stage: 'request',
  optional: true,
}

/** What is sent, and what is asked of policy before. */
export interface Search {
  access: Access
  request: Omit<PageRequest, 'narrowed'>
}

/** `lookups`: whether Medications are read beside the records that refer to them. */
export function searchOf(
  { type, params, page: path }: CursorState,
  { platform, server }: Pick<Surroundings, 'platform'> & { server: ServerCapabilities | undefined },
  narrowing: SearchPairs,
  { lookups }: { lookups: boolean },
): Search {
  const patients = patientsInSearch(type, params, platform)
  const includes = includesOf(type, params, platform)
  const counted = countOf(type, params, patients)
  const beside = [...criteriaOf(type, params, platform), ...includes.flatMap(({ reaches }) => reaches)]
  const looksAt = partsInSearch(type, params)
  const shows = looksAt.length > 0 ? { shows: looksAt } : {}
  const refers = lookups && [type, ...beside.map((reach) => reach.resourceType)].some(mayReferToMedication)
  const isSimple = path === undefined && beside.length === 0 && looksAt.length === 0 && !refers
  const narrowable = isSimple ? narrowableOf(type, patients, server) : undefined
  return {
    access: {
      interaction: 'search-type',
      resourceType: type,
      patients,
      ...shows,
      reaches: [...beside, ...(refers ? [medications] : []), counted],
      ...(narrowable && { narrowable }),
    },
    request: { type, pairs: sentPairs(params), narrowing, includes, patients, counted, medications, page: path },
  }
}

/** What policy adds to a first page, where that can be recorded whole; of further pages, what it added to the first. */
export function sentWith(
  { params, page: path, narrowed: words }: CursorState,
  narrowing: SearchPairs,
  narrowed: Narrowed,
): Narrowed {
  if (path !== undefined) return words === undefined ? asItIs : { ...asItIs, words }
  return isRecordable([...params, ...narrowing, ...narrowed.pairs]) ? narrowed : asItIs
}

export const fhirSearch = defineReadTool({
  name,
  title: 'Search FHIR records',
  description: [
    'Finds records of one type, as short rows: reference, date, what it is, value, status.',
    'Use it to find ids, and for questions about lists, newest or oldest values ("_sort":"-date": newest first).',
    'For one record whose id you know use fhir_read. Unsure what can be searched? Call get_capabilities.',
    '"truncated" says when there is more: narrow by date, code or status, or go on with "cursor".',
  ].join('\n'),
  interaction: 'search-type',
  input,
  output: page,
  plan: async (given, around) => {
    const state = await stateOf(given, around)
    const { type, params } = state
    const narrowing = await around.narrowing(type, params)
    const { access, request } = searchOf(
      state,
      { platform: around.platform, server: await around.capabilities() },
      isRecordable([...params, ...narrowing]) ? narrowing : [],
      { lookups: true },
    )
    // Expressions are evaluated on what includes may bring, too.
    const included = request.includes.flatMap(({ reaches }) => reaches.map((reach) => reach.resourceType))
    const view = await viewOf(state.shape ?? {}, given, [type, ...included])
    return {
      access,
      fetch: (fhir, may, narrowed) =>
        fetchPage(fhir, { ...request, narrowed: sentWith(state, request.narrowing, narrowed) }, may),
      present: (released) => {
        const isPart = params.some(([parameter]) => parameter === '_elements')
        const records = isPart ? withElements(released.records, type, params).map(partial) : released.records
        const { narrowed } = released
        return list(name, { ...released, records }, { ...state, narrowed }, view, around.cursors)
      },
    }
  },
})
