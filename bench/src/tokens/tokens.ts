import { estimateTokens } from '../../../apps/mcp/src/mcp/present/budget.ts'
import { callMethod } from '../../../apps/mcp/test/call-stage.ts'
import type { Bounds, Measured } from '../measured.ts'
import { median } from '../median.ts'
import { type SandboxRecords, startRecords } from './sandbox-records.ts'
import { type SearchResult, searchResultOf } from './search-result.ts'
import { tokensOf } from './token-count.ts'

const maxMedianRatio = 0.1
const maxResultTokens = 6_000
const maxListTokens = 6_000
const whole = (value: number) => value.toLocaleString('en')

function searchTable(results: readonly SearchResult[]): Measured {
  const ratio = ({ result, bundle }: SearchResult) => result / bundle
  const bareRatio = ({ result, bundleWithoutText }: SearchResult) => result / bundleWithoutText
  const structuredRatio = ({ structured, bundle }: SearchResult) => structured / bundle
  const perRecord = median(results.map(({ bundle, records }) => bundle / records))
  const dearestFirst = results.toSorted((a, b) => ratio(b) - ratio(a))
  const rows = dearestFirst.map((one) => [
    one.type,
    `${one.shown} of ${one.records}`,
    whole(one.bundle),
    whole(one.result),
    ratio(one).toFixed(2),
    bareRatio(one).toFixed(2),
    whole(one.estimate),
    one.costliest,
  ])
  return {
    title: 'Search results: tokens of fhir_search with a type alone ÷ tokens of the Bundle that the server sent',
    columns: ['type', 'rows', 'Bundle', 'result', 'ratio', 'no text', 'estimate', 'costliest parts of the result'],
    rows,
    figures: [
      { what: 'median ratio', value: median(results.map(ratio)), atMost: maxMedianRatio, digits: 2 },
      {
        what: 'the longest result',
        value: Math.max(...results.map(({ result }) => result)),
        atMost: maxResultTokens,
        unit: 'tokens',
      },
    ],
    notes: [
      `median ratio to the Bundle without the narrative of its records: ${median(results.map(bareRatio)).toFixed(2)}`,
      `median ratio of the structured content to the Bundle: ${median(results.map(structuredRatio)).toFixed(2)}`,
      `median of the Bundle for each of its records: ${whole(Math.round(perRecord))} tokens`,
    ],
  }
}

/** What a client is told by a method that lists, and each item of it. */
async function listed(method: string, items: string) {
  const { reply } = await callMethod(method)
  const found = reply.result?.[items]
  if (!Array.isArray(found)) throw new Error(`${method} was answered by ${JSON.stringify(reply.error)}`)
  return { method, text: JSON.stringify(reply.result), found: found as { name: string }[] }
}

const listRow = (what: string, value: unknown) => [
  what,
  whole(tokensOf(JSON.stringify(value))),
  whole(estimateTokens(value)),
]

async function listTable(): Promise<Measured> {
  const tools = await listed('tools/list', 'tools')
  const others = [
    await listed('prompts/list', 'prompts'),
    await listed('resources/templates/list', 'resourceTemplates'),
  ]
  return {
    title: 'Lists: tokens of what a client is told at its start',
    columns: ['list', 'tokens', 'estimate'],
    rows: [tools, ...others].flatMap(({ method, text, found }) => [
      listRow(method, JSON.parse(text)),
      ...(method === 'tools/list' ? found.map((tool) => listRow(`  ${tool.name}`, tool)) : []),
    ]),
    figures: [{ what: 'tools/list', value: tokensOf(tools.text), atMost: maxListTokens, unit: 'tokens' }],
  }
}

async function resultsOf(records: SandboxRecords, signal: AbortSignal): Promise<SearchResult[]> {
  const results: SearchResult[] = []
  for (const type of records.types) {
    signal.throwIfAborted()
    results.push(await searchResultOf(type, records))
  }
  if (results.length === 0) throw new Error('the sandbox has no records')
  return results
}

/** Search results over every type that the sandbox has records of, then the lists. */
export async function* measureTokens({ signal }: Bounds): AsyncGenerator<Measured> {
  const records = await startRecords()
  try {
    yield searchTable(await resultsOf(records, signal))
  } finally {
    await records.close()
  }
  yield await listTable()
}
