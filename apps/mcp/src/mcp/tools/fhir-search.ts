import { patientsInSearch, type ResourceType, type SearchPairs } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineReadTool } from '../define-tool.ts'
import { page } from '../present/page.ts'
import type { CursorState } from '../read/cursor.ts'
import type { Access, Reach, Surroundings } from '../read/read-tool.ts'
import { resourceType } from './arguments.ts'
import { list, listingArguments, shapeOf, viewOf, withElements } from './listing.ts'
import { mayReferToMedication } from './medication-lookup.ts'
import { pairsOf, reachesOf, requireValidSearch, searchParams } from './search-arguments.ts'
import { fetchPage } from './search-page.ts'

const name = 'fhir_search'
const defaultCount = 20
const maxCount = 100

const input = z
  .strictObject({
    type: resourceType.optional(),
    params: searchParams.optional(),
    count: z
      .int()
      .min(1)
      .max(maxCount)
      .optional()
      .describe(`Rows wanted, ${defaultCount} by default, at most ${maxCount}`),
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
    requireSameSearch(given, state)
    return { ...state, shape: shapeOf(given, state.shape) }
  }
  if (!type) throw new Failure('internal')
  const pairs = pairsOf(params)
  requireValidSearch(type, pairs, await capabilities())
  // Whoever names elements wants to see those, not the columns of a row.
  const usual = pairs.some(([parameter]) => parameter === '_elements') ? ({ view: 'full' } as const) : {}
  return { type, params: [...pairs, ['_count', String(count)]], from: 0, shape: shapeOf(given, usual) }
}

/** A model often repeats the first call beside the cursor; another search would be answered with rows of the first. */
function requireSameSearch({ type, params }: Input, state: CursorState): void {
  const isOther =
    params !== undefined && JSON.stringify([...pairsOf(params)]) !== JSON.stringify(state.params.slice(0, -1))
  if (!isOther && (type === undefined || type === state.type)) return
  throw new Failure('input/cursor', { hint: 'It goes on with another search: give it without "type" and "params".' })
}

/** `_elements` is ours to apply: a server could leave out what policy judges a record by. */
function sentPairs(pairs: SearchPairs): SearchPairs {
  return pairs.filter(([parameter]) => parameter !== '_elements')
}

const medicationReach: Reach = {
  interaction: 'search-type',
  resourceType: 'Medication',
  patients: [],
  stage: 'request',
  optional: true,
}

function accessOf(type: ResourceType, pairs: SearchPairs, platform: Surroundings['platform']): Access {
  const reaches = reachesOf(type, pairs, platform)
  const refers = [type, ...reaches.map((reach) => reach.resourceType)].some(mayReferToMedication)
  return {
    interaction: 'search-type',
    resourceType: type,
    patients: patientsInSearch(type, pairs, platform),
    reaches: refers ? [...reaches, medicationReach] : reaches,
  }
}

/** The types that includes may bring: expressions are evaluated on them too. */
function includedTypes({ reaches = [] }: Access): ResourceType[] {
  return reaches.filter(({ stage }) => stage === 'request').map(({ resourceType: type }) => type)
}

export const fhirSearch = defineReadTool({
  name,
  title: 'Search FHIR records',
  description: [
    'Finds records of one FHIR R4 type and lists them as short rows: reference, date, what it is, value, status.',
    'Use it to find ids and to answer questions about lists, newest or oldest values. Add "_sort":"-date" for newest first.',
    'Not for one record whose id you know: use fhir_read. Unsure what the server can search? Call get_capabilities first.',
    'The answer says in "truncated" when there is more; then narrow by date, code or status, or go on with "cursor".',
  ].join('\n'),
  interaction: 'search-type',
  input,
  output: page,
  plan: async (given, around) => {
    const state = await stateOf(given, around)
    const { type, params, page: path } = state
    const access = accessOf(type, params, around.platform)
    const view = await viewOf(state.shape ?? {}, given, [type, ...includedTypes(access)])
    const request = { type, pairs: sentPairs(params), patients: access.patients, page: path }
    return {
      access,
      fetch: (fhir, may) => fetchPage(fhir, request, may),
      present: (released) => {
        const records = withElements(released.records, type, params)
        return list(name, { ...released, records }, state, view, around.cursors)
      },
    }
  },
})
