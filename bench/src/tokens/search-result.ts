import type { ResourceType } from '@repo/fhir'
import { estimateTokens } from '../../../apps/mcp/src/mcp/present/budget.ts'
import { callTool } from '../../../apps/mcp/test/call-stage.ts'
import type { SandboxRecords } from './sandbox-records.ts'
import { tokensOf } from './token-count.ts'

export interface SearchResult {
  type: ResourceType
  records: number
  shown: number
  /** Tokens of the Bundle as the server sent it. */
  bundle: number
  /** Tokens of the same Bundle without the narrative of its records. */
  bundleWithoutText: number
  /** Tokens of the result's text. */
  result: number
  /** Tokens of the structured content beside it. */
  structured: number
  /** The Worker's own estimate of the result. */
  estimate: number
  /** The columns that cost most, with their share of the result. */
  costliest: string
}

const columnsTold = 4

/** What each part of a page takes of all tokens, the costliest first: columns of rows, and what stands around them. */
function costliestParts(page: Record<string, unknown>, all: number): string {
  const rows = Array.isArray(page.rows) ? (page.rows as Record<string, unknown>[]) : []
  const around = Object.entries(page).filter(([name]) => name !== 'rows')
  const cost = new Map<string, number>()
  for (const [name, value] of [...around, ...rows.flatMap((row) => Object.entries(row))]) {
    cost.set(name, (cost.get(name) ?? 0) + tokensOf(`"${name}":${JSON.stringify(value)},`))
  }
  const costliest = [...cost].toSorted(([, a], [, b]) => b - a).slice(0, columnsTold)
  return costliest.map(([name, tokens]) => `${name} ${Math.round((100 * tokens) / all)}%`).join(', ')
}

/** The Bundle without `text` of its records, otherwise as it was. */
function withoutText(bundle: { entry: { resource: object }[] }): object {
  const bare = ({ resource, ...rest }: { resource: object }) => ({
    ...rest,
    resource: { ...resource, text: undefined },
  })
  return { ...bundle, entry: bundle.entry.map(bare) }
}

/** A search as an agent makes it, with nothing but the type, and the Bundle that it was made of. */
export async function searchResultOf(type: ResourceType, records: SandboxRecords): Promise<SearchResult> {
  let bundle = ''
  const { answer } = await callTool(
    'fhir_search',
    { type },
    {
      fhir: async ({ path }) => {
        const reply = await records.answer(path)
        // What comes after the search itself, such as the Medications of a page, is not what the client asked for.
        bundle ||= reply.body
        return reply
      },
    },
  )
  if (answer.isError || !answer.data) throw new Error(`the search of ${type} was answered by ${answer.text}`)
  const result = tokensOf(answer.text)
  const sent = JSON.parse(bundle) as { entry: { resource: object }[] }
  return {
    type,
    records: sent.entry.length,
    shown: Number(answer.data.returned),
    bundle: tokensOf(bundle),
    bundleWithoutText: tokensOf(JSON.stringify(withoutText(sent))),
    result,
    structured: tokensOf(JSON.stringify(answer.data)),
    estimate: estimateTokens(answer.data),
    costliest: costliestParts(answer.data, result),
  }
}
