import { patientsInSearch, type SearchPairs } from '@repo/fhir'
import { z } from 'zod'
import { defineReadTool } from '../define-tool.ts'
import { bundleResources } from '../present/bundle.ts'
import { isObject } from '../present/datatypes.ts'
import { page, toPage } from '../present/page.ts'
import { resourceType } from './arguments.ts'
import { checkSearch, searchParams } from './search-arguments.ts'

const defaultCount = 20
const maxCount = 100

const input = z
  .strictObject({
    type: resourceType,
    params: searchParams.optional(),
    count: z
      .int()
      .min(1)
      .max(maxCount)
      .optional()
      .describe(`Rows wanted, ${defaultCount} by default, at most ${maxCount}`),
  })
  .superRefine(checkSearch)

function pairsOf({ params = {}, count = defaultCount }: z.output<typeof input>): SearchPairs {
  const pairs = Object.entries(params).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  return [...pairs, ['_count', String(count)]]
}

function isCount(total: unknown): total is number {
  return Number.isSafeInteger(total) && Number(total) >= 0
}

export const fhirSearch = defineReadTool({
  name: 'fhir_search',
  title: 'Search FHIR records',
  description: [
    'Finds records of one FHIR R4 type and lists them as short rows: reference, date, what it is, value, status.',
    'Use it to find ids and to answer questions about lists, newest or oldest values. Add "_sort":"-date" for newest first.',
    'Not for one record whose id you know: use fhir_read. Unsure what the server can search? Call get_capabilities first.',
    'The answer says in "truncated" when there is more; then narrow by date, code or status instead of guessing.',
  ].join('\n'),
  interaction: 'search-type',
  input,
  output: page,
  plan: (given, { platform }) => ({
    access: {
      interaction: 'search-type',
      resourceType: given.type,
      patients: patientsInSearch(given.type, pairsOf(given), platform),
    },
    fetch: async (fhir) => {
      const { resource, request, issues } = await fhir.search(given.type, pairsOf(given))
      const { records, issues: faulty } = bundleResources(resource)
      const links: unknown[] = [resource.link].flat()
      const next = links.find((link) => isObject(link) && link.relation === 'next')
      return {
        request,
        records,
        issues: [...issues, ...faulty],
        ...(isObject(next) && typeof next.url === 'string' && { next: next.url }),
        ...(isCount(resource.total) && { total: resource.total }),
      }
    },
    present: (released) => toPage(released),
  }),
})
