import { type AnyResource, type OperationDefinition, toParameters } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineReadTool } from '../define-tool.ts'
import { budgetTokens, estimateTokens } from '../present/budget.ts'
import type { PageView } from '../present/layout/view.ts'
import { page } from '../present/page.ts'
import { withoutMarks } from '../present/stripped.ts'
import type { CursorState } from '../read/cursor.ts'
import type { Fetched, FhirReader, Released, Surroundings } from '../read/read-tool.ts'
import { logicalId, resourceType } from './arguments.ts'
import { linkOf, pathBelow } from './bundle-link.ts'
import { list, listingArguments, requireSame, shapeOf, viewOf } from './listing.ts'
import { openAnswer } from './open-answer.ts'
import { isOpen, listsCodes, takeApart } from './operation-answer.ts'
import { accessOf, type OperationCall, patientsNamed, requireOperation } from './operation-call.ts'
import { countsMore, requireOwn, totalOf } from './search-page.ts'

const name = 'fhir_operation'
const maxNames = 20
/** Of the budget, for answers that are no records: beside records, and alone. */
const openShares = { besideRecords: 0.5, alone: 0.7 }

const input = z
  .strictObject({
    operation: z
      .string()
      .max(70)
      .transform((text) => text.replace(/^\$/, ''))
      .optional()
      .describe('Its name, e.g. "everything"'),
    type: resourceType.optional(),
    id: logicalId.optional().describe('Where it is about one record'),
    parameters: z
      .record(z.string(), z.unknown())
      .refine((parameters) => Object.keys(parameters).length <= maxNames, `at most ${maxNames} parameters`)
      .optional()
      .describe('By name; a list repeats one, e.g. {"patient":"p1","category":"laboratory","max":1}'),
    ...listingArguments,
  })
  .refine(
    ({ operation, type, cursor: from }) => from !== undefined || (operation !== undefined && type !== undefined),
    {
      path: ['operation'],
      message: 'is needed, and "type" too, except beside a cursor',
    },
  )
type Input = z.output<typeof input>

const output = page.extend({
  answers: z
    .array(z.looseObject({ resourceType: z.string() }))
    .optional()
    .describe('About codes: no records'),
  outcome: z.array(z.string()).optional().describe('Of the resource that was sent, quoted'),
})
type Output = z.output<typeof output>

/** A copy of what was shown may be sent along. */
const sentText = (parameters: object) => JSON.stringify(withoutMarks(parameters))

async function stateOf(given: Input, { cursors }: Surroundings): Promise<CursorState> {
  const { operation, type, id, parameters } = given
  if (given.cursor !== undefined) {
    const state = await cursors.open(name, given.cursor)
    const sent = parameters && sentText(parameters)
    const began = { type: state.type, id: state.id, ...Object.fromEntries(state.params) }
    requireSame({ operation, type, id, parameters: sent }, began)
    return { ...state, shape: shapeOf(given, state.shape) }
  }
  if (!type || operation === undefined) throw new Failure('internal')
  const params = [['operation', operation] as const, ['parameters', sentText(parameters ?? {})] as const]
  return { type, params, from: 0, shape: shapeOf(given), ...(id !== undefined && { id }) }
}

function callOf({ type, id, params }: CursorState): OperationCall {
  const { operation = '', parameters = '{}' } = Object.fromEntries(params)
  return {
    name: operation,
    resourceType: type,
    parameters: JSON.parse(parameters) as Record<string, unknown>,
    ...(id !== undefined && { id }),
  }
}

async function send(fhir: FhirReader, call: OperationCall, definition: OperationDefinition, path: string | undefined) {
  if (path !== undefined) return fhir.searchPage(call.resourceType, fhir.fhirBaseUrl + path)
  const { name: operation, resourceType: type, id, parameters } = call
  return fhir.operation({
    name: operation,
    resourceType: type,
    ...(id !== undefined && { id }),
    parameters: toParameters(definition, parameters),
  })
}

function pageOf(
  resource: AnyResource | undefined,
  records: readonly AnyResource[],
  { name: operation, resourceType, id }: OperationCall,
  { fhirBaseUrl, page: from }: { fhirBaseUrl: string; page: string | undefined },
): Pick<Fetched, 'more' | 'next' | 'total'> {
  if (resource?.resourceType !== 'Bundle') return {}
  const next = linkOf(resource, 'next')
  const path =
    next === undefined ? undefined : pathBelow(fhirBaseUrl, next, { resourceType, id, operation, page: from })
  // A count of more than is here would tell of what is withheld on other pages.
  const total = next === undefined ? totalOf(resource, records) : undefined
  const isCutOff =
    from === undefined && next === undefined && countsMore(resource, [resource.entry ?? []].flat().length)
  return {
    more: next !== undefined || isCutOff,
    ...(path !== undefined && { next: path }),
    ...(total !== undefined && { total }),
  }
}

async function fetchAnswer(
  fhir: FhirReader,
  call: OperationCall,
  definition: OperationDefinition,
  path: string | undefined,
): Promise<Fetched> {
  const { request, resource, issues, moreIssues } = await send(fhir, call, definition, path)
  const { records, open, left } = takeApart(resource, definition.discloses, fhir)
  requireOwn(records, call.resourceType, patientsNamed(call, fhir), fhir)
  const diagnostics = `${left} resources that cannot be judged were left out`
  return {
    request,
    records,
    open,
    issues: [...issues, ...(left > 0 ? [{ severity: 'warning' as const, code: 'invalid', diagnostics }] : [])],
    ...(moreIssues !== undefined && { moreIssues }),
    ...pageOf(resource, records, call, { fhirBaseUrl: fhir.fhirBaseUrl, page: path }),
  }
}

/** What is no record first: it is what the operation was called for. */
async function present(
  { open = [], ...released }: Released,
  { discloses }: OperationDefinition,
  state: CursorState,
  view: PageView,
  { cursors }: Surroundings,
): Promise<Output> {
  const tokens = view.budgetTokens ?? budgetTokens
  const codes = isOpen(discloses) ? released.records.filter(listsCodes) : []
  const records = released.records.filter((record) => !codes.includes(record))
  const share = openShares[records.length > 0 ? 'besideRecords' : 'alone']
  const { answers, outcome, truncated } = openAnswer([...open, ...codes], Math.floor(tokens * share))
  const spent = answers.length + outcome.length > 0 ? estimateTokens({ answers, outcome, truncated }) : 0
  // The issues of an outcome are its lines, and no remarks beside them.
  const { issues, moreIssues, total, ...rest } = released
  const remarked = outcome.length > 0 ? {} : { ...(issues && { issues }), ...(moreIssues && { moreIssues }) }
  const counted = total !== undefined && codes.length === 0 ? { total } : {}
  const content = { ...rest, ...remarked, ...counted, records }
  const shown = await list(name, content, state, { ...view, budgetTokens: tokens - spent }, cursors)
  const words = [shown.truncated, ...truncated].filter((one) => one !== undefined)
  return {
    ...shown,
    ...(words.length > 0 && { truncated: words.join('; ') }),
    ...(answers.length > 0 && { answers }),
    ...(outcome.length > 0 && { outcome }),
  }
}

export const fhirOperation = defineReadTool({
  name,
  title: 'Call a FHIR operation',
  description: [
    'Calls an operation that reads: $everything or $summary of a patient, $lastn, $docref, $document, $match, $questionnaire-package; $expand, $lookup, $validate-code, $translate, $subsumes about codes; $validate for a resource; $stats.',
    'Use it when one operation answers what would take many searches. Records are listed as by fhir_search.',
    'Unsure? Call get_capabilities with "type".',
  ].join('\n'),
  interaction: 'operation',
  input,
  output,
  plan: async (given, around) => {
    const state = await stateOf(given, around)
    const call = callOf(state)
    const definition = await requireOperation(call, around)
    const view = await viewOf(state.shape ?? {}, given, [])
    return {
      access: accessOf(call, definition, around.platform),
      fetch: (fhir) => fetchAnswer(fhir, call, definition, state.page),
      present: (released) => present(released, definition, state, view, around),
    }
  },
})
