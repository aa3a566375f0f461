import { type AnyResource, issuesOf, type OperationDefinition, toParameters } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineReadTool } from '../define-tool.ts'
import { budgetTokens, estimateTokens } from '../present/budget.ts'
import { outcomeLines } from '../present/issues.ts'
import type { PageView } from '../present/layout/view.ts'
import { page } from '../present/page.ts'
import { shortened } from '../present/record.ts'
import type { CursorState } from '../read/cursor.ts'
import type { Fetched, FhirReader, Released, Surroundings } from '../read/read-tool.ts'
import { logicalId, resourceType } from './arguments.ts'
import { linkOf, pathBelow } from './bundle-link.ts'
import { list, listingArguments, shapeOf, viewOf } from './listing.ts'
import { takeApart } from './operation-answer.ts'
import { accessOf, type OperationCall, patientsNamed, requireOperation } from './operation-call.ts'
import { requireOwn } from './search-page.ts'

const name = 'fhir_operation'
const maxNames = 20
/** Of the budget, for answers that are no records. */
const openShare = 0.8
const minTokens = 400

const input = z
  .strictObject({
    operation: z
      .string()
      .max(70)
      .transform((text) => text.replace(/^\$/, ''))
      .optional()
      .describe('Its name, e.g. "everything", "lastn", "docref", "summary", "expand", "lookup", "validate"'),
    type: resourceType.optional(),
    id: logicalId.optional().describe('Of the record that it is about, where it is about one'),
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
  outcome: z.array(z.string()).optional().describe('What the server says of the resource that was sent, quoted'),
})
type Output = z.output<typeof output>

async function stateOf(given: Input, { cursors }: Surroundings): Promise<CursorState> {
  if (given.cursor !== undefined) {
    const state = await cursors.open(name, given.cursor)
    return { ...state, shape: shapeOf(given, state.shape) }
  }
  const { operation, type, id, parameters = {} } = given
  if (!type || operation === undefined) throw new Failure('internal')
  const params = [['operation', operation] as const, ['parameters', JSON.stringify(parameters)] as const]
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

function pageOf(resource: AnyResource | undefined, fhirBaseUrl: string): Pick<Fetched, 'more' | 'next' | 'total'> {
  if (resource?.resourceType !== 'Bundle') return {}
  const { total } = resource
  const next = linkOf(resource, 'next')
  const path = next === undefined ? undefined : pathBelow(fhirBaseUrl, next)
  const isCount = Number.isSafeInteger(total) && Number(total) >= 0
  return {
    more: next !== undefined,
    ...(path !== undefined && { next: path }),
    ...(isCount && { total: Number(total) }),
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
  requireOwn(records, patientsNamed(call, fhir), fhir)
  const diagnostics = `${left} resources that cannot be judged were left out`
  return {
    request,
    records,
    open,
    issues: [...issues, ...(left > 0 ? [{ severity: 'warning' as const, code: 'invalid', diagnostics }] : [])],
    ...(moreIssues !== undefined && { moreIssues }),
    ...pageOf(resource, fhir.fhirBaseUrl),
  }
}

/** What is no record first: it is what the operation was called for. */
async function present(
  { open = [], ...released }: Released,
  state: CursorState,
  view: PageView,
  { cursors }: Surroundings,
): Promise<Output> {
  const tokens = view.budgetTokens ?? budgetTokens
  const outcomes = open.filter(({ resourceType: type }) => type === 'OperationOutcome')
  const others = open.filter((resource) => !outcomes.includes(resource))
  const share = Math.floor((tokens * openShare) / Math.max(1, others.length))
  const answers = others.map((resource) => shortened(resource, share, false).shown)
  const outcome = outcomeLines(outcomes.flatMap(issuesOf))
  const spent = open.length > 0 ? estimateTokens({ answers, outcome }) : 0
  // The issues of an outcome are its lines, and no remarks beside them.
  const { issues: _issues, moreIssues: _more, ...rest } = released
  const budget = Math.max(minTokens, tokens - spent)
  const shown = await list(
    name,
    outcomes.length > 0 ? rest : released,
    state,
    { ...view, budgetTokens: budget },
    cursors,
  )
  return {
    ...shown,
    ...(answers.length > 0 && { answers }),
    ...(outcome.length > 0 && { outcome }),
  }
}

export const fhirOperation = defineReadTool({
  name,
  title: 'Call a FHIR operation',
  description: [
    'Calls an operation of the FHIR server that reads: $everything or $summary of a patient, $lastn, $docref, $document, $match, $questionnaire-package; $expand, $lookup, $validate-code, $translate, $subsumes about codes; $validate for a resource; $stats.',
    'Use it when one operation answers what would take many searches. Records in its answer are listed as fhir_search does.',
    'Unsure which the server has? Call get_capabilities with "type" first.',
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
      present: (released) => present(released, state, view, around),
    }
  },
})
