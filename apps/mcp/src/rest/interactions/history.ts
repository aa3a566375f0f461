import { isLogicalId } from '@repo/fhir'
import * as z from 'zod'
import type { CursorState } from '../../mcp/read/cursor.ts'
import type { ReadTool, Released } from '../../mcp/read/read-tool.ts'
import { cursor, logicalId, resourceType } from '../../mcp/tools/arguments.ts'
import { fetchVersions, historyAccess, historyState, historyTimes, type Listed } from '../../mcp/tools/fhir-history.ts'
import { linksOf, noParameters, queryOf, resourceOutput } from './bundle.ts'

const name = 'rest_history'
const maxCount = 100

const input = z.strictObject({
  type: resourceType,
  id: logicalId,
  ...historyTimes,
  count: z.int().min(1).max(maxCount).optional(),
  cursor,
  query: noParameters,
})

/** Says of a Bundle that policy took something out of it: an entry of a history cannot (R4 bundle.html, bdl-2, bdl-3). */
const redacted = {
  security: [
    { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'REDACTED', display: 'redacted' },
  ],
}

const answered = { POST: '201', PUT: '200', PATCH: '200', DELETE: '204' } as const

/** An instant as R4 writes it (datatypes.html#instant), of what a server wrote as a date of HTTP or of FHIR. */
function instantOf(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function entryOf({ entry, item }: Listed, base: string) {
  const { resourceType: type, id, method, versionId, lastModified } = entry
  const instant = instantOf(lastModified)
  const reference = `${type}/${id}`
  return {
    fullUrl: `${base}/${reference}`,
    ...('resourceType' in item && { resource: item }),
    request: { method, url: method === 'POST' ? type : reference },
    response: {
      status: answered[method],
      ...(versionId && isLogicalId(versionId) && { etag: `W/"${versionId}"` }),
      ...(instant && { lastModified: instant }),
    },
  }
}

function contentOf(
  { records, deletions = [], total, withheld }: Released,
  listed: readonly Listed[],
  { from }: CursorState,
  base: string,
) {
  const shown = new Set<unknown>([...records, ...deletions])
  const entry = listed
    .filter(({ item }) => shown.has(item))
    .slice(from)
    .map((one) => entryOf(one, base))
  return {
    ...(withheld && { meta: redacted }),
    ...(total !== undefined && { total }),
    ...(entry.length > 0 && { entry }),
  }
}

/** The versions of one record (R4 http.html#history). */
export const readHistory = (base: string): ReadTool<typeof input, typeof resourceOutput> => ({
  name,
  title: 'Versions of a record',
  description: 'GET [type]/[id]/_history',
  interaction: 'history-instance',
  input,
  output: resourceOutput,
  plan: async ({ query: _none, ...given }, around) => {
    const state = await historyState(name, given, around)
    const { type, id = '', params } = state
    let listed: Listed[] = []
    const query = queryOf(params.map(([parameter, value]) => [`_${parameter}`, value]))
    const place = { tool: name, url: `${base}/${type}/${id}/_history`, query, cursor: given.cursor, state }
    return {
      access: historyAccess(state),
      fetch: async (fhir) => {
        const fetched = await fetchVersions(fhir, state)
        listed = fetched.listed
        return fetched
      },
      present: async (released) => {
        const link = await linksOf({ ...place, cursors: around.cursors }, released)
        return { resourceType: 'Bundle', type: 'history', ...contentOf(released, listed, state, base), link }
      },
    }
  },
})
