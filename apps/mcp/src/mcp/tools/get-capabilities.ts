import type { ServerCapabilities, TypeCapabilities } from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import { defineReadTool } from '../define-tool.ts'
import { budgetTokens, estimateTokens, fitting } from '../present/budget.ts'
import { resourceType } from './arguments.ts'

const frameTokens = 300
const operationsTokens = 600
const maxInteractions = 20

const oneType = z.object({
  type: z.string(),
  interactions: z.array(z.string()),
  searchParams: z.array(z.string()).optional().describe('name (type)'),
  includes: z.array(z.string()).optional(),
  revIncludes: z.array(z.string()).optional(),
  operations: z.array(z.string()).optional(),
  conditional: z.array(z.string()).optional().describe('Conditional writes'),
})
type OneType = z.output<typeof oneType>

const output = z.object({
  fhirVersion: z.string().optional(),
  software: z.string().optional(),
  interactions: z.array(z.string()).optional().describe('Of the whole server'),
  operations: z.array(z.string()).optional(),
  types: z.array(oneType),
  page: z.int().optional(),
  truncated: z.string().optional(),
})
type Output = z.output<typeof output>

const input = z
  .strictObject({
    detail: z.enum(['summary', 'full']).optional().describe('"summary" by default; "full": all of every type'),
    type: resourceType.optional().describe('All of this one type'),
    page: z.int().min(1).max(1_000).optional().describe('1 by default'),
  })
  .refine(({ detail, type }) => !(detail === 'summary' && type), {
    path: ['detail'],
    message: 'one type is always listed in full',
  })

const listed = (name: string, values: string[]) => (values.length > 0 ? { [name]: values } : {})

function conditionalOf({ conditionalCreate, conditionalUpdate, conditionalDelete, updateCreate }: TypeCapabilities) {
  return [
    ...(conditionalCreate ? ['create'] : []),
    ...(conditionalUpdate ? ['update'] : []),
    ...(conditionalDelete && conditionalDelete !== 'not-supported' ? [`delete (${conditionalDelete})`] : []),
    ...(updateCreate ? ['update creates'] : []),
  ]
}

function inFull(type: string, about: TypeCapabilities): OneType {
  const parameters = [...about.searchParameters].map(([name, parameter]) => `${name} (${parameter.type})`)
  return {
    type,
    interactions: [...about.interactions],
    ...listed('searchParams', parameters),
    ...listed('includes', [...about.searchInclude]),
    ...listed('revIncludes', [...about.searchRevInclude]),
    ...listed('operations', [...about.operations.keys()]),
    ...listed('conditional', conditionalOf(about)),
  }
}

function inShort(type: string, { interactions }: TypeCapabilities): OneType {
  return { type, interactions: [...interactions].slice(0, maxInteractions) }
}

/** A type that is too long for a page, in pieces of whole names; each says what it is a piece of. */
function piecesOf(whole: OneType, tokens: number): OneType[] {
  if (estimateTokens(whole) <= tokens) return [whole]
  const { type, interactions, ...lists } = whole
  const names = Object.entries(lists).flatMap(([list, values = []]) => values.map((value) => [list, value] as const))
  const head = { type, interactions: interactions.slice(0, maxInteractions) }
  return inPages(names, tokens - estimateTokens(head)).map((piece) => {
    const grouped = Object.groupBy(piece, ([list]) => list)
    const regrouped = Object.entries(grouped).map(([list, pairs = []]) => [list, pairs.map(([, value]) => value)])
    return { ...head, ...Object.fromEntries(regrouped) }
  })
}

/** Items in their order, as many on each page as fit. */
function inPages<T>(items: readonly T[], tokens: number): T[][] {
  const pages: T[][] = [[]]
  let spent = 0
  for (const item of items) {
    const cost = estimateTokens(item) + 1
    if (spent + cost > tokens && spent > 0) {
      pages.push([])
      spent = 0
    }
    pages.at(-1)?.push(item)
    spent += cost
  }
  return pages
}

/** What is said of the server as a whole. */
function headOf({ fhirVersion, software, interactions, operations }: ServerCapabilities): Omit<Output, 'types'> {
  const names = [...operations.keys()]
  return {
    ...(fhirVersion && { fhirVersion }),
    ...(software && { software }),
    ...listed('interactions', [...interactions].slice(0, maxInteractions)),
    ...listed('operations', names.slice(0, fitting(names, operationsTokens))),
  }
}

/** Pure: the server's own account of itself, one type whole, all types in short, or all whole, page by page. */
function toCapabilities(said: ServerCapabilities, { type, detail, page = 1 }: z.output<typeof input>): Output {
  const wanted = [...said.types].filter(([name]) => type === undefined || name === type)
  if (type && wanted.length === 0) throw new Failure('fhir/unsupported', { hint: `It does not serve ${type}.` })
  const head = headOf(said)
  const room = budgetTokens - frameTokens - estimateTokens(head)
  const isFull = type !== undefined || detail === 'full'
  const all = wanted.flatMap(([name, about]) => (isFull ? piecesOf(inFull(name, about), room) : [inShort(name, about)]))
  const pages = inPages(all, room)
  const types = pages[page - 1]
  if (!types) throw new Failure('input/invalid', { hint: `page: there are ${pages.length}.` })
  const left = pages.length - page
  return {
    ...(page === 1 && head),
    types,
    ...(pages.length > 1 && { page }),
    ...(left > 0 && { truncated: `${left} more pages: ask for "page": ${page + 1}, or for one type by "type".` }),
  }
}

export const getCapabilities = defineReadTool({
  name: 'get_capabilities',
  title: 'What the FHIR server can do',
  description: [
    'Lists the record types that the FHIR server serves, and what can be done with each.',
    'With "type": its search parameters, includes, operations too. Call it before a search or operation that you are not sure of.',
  ].join('\n'),
  interaction: 'capabilities',
  input,
  output,
  plan: (given, { capabilities }) => {
    let said: ServerCapabilities | undefined
    return {
      access: { interaction: 'capabilities', resourceType: 'CapabilityStatement', patients: [] },
      fetch: async () => {
        said = await capabilities()
        return { request: 'GET /metadata', records: [] }
      },
      present: () => {
        if (!said) throw new Failure('fhir/unavailable', { hint: 'It does not say what it can do: go by R4 alone.' })
        return toCapabilities(said, given)
      },
    }
  },
})
