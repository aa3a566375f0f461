import {
  checkSearch,
  type Reference,
  type ResourceType,
  type SearchPairs,
  type ServerCapabilities,
  searchPairs,
  searchReach,
} from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import type { Reach } from '../read/read-tool.ts'
import { partsInSearch } from '../release/masked-criteria.ts'

/** An audit record holds 8,192 characters of a request, and no search goes out that could not be recorded whole. */
const maxQueryLength = 8_000
const maxNames = 20
const maxFaults = 10
const faultLength = 400
const shownName = 80
const countHint =
  'A count would tell of records that policy may withhold. Leave out "_summary" and count rows, page by page; for one\'s own records it is allowed.'

/** A server may take an empty filter for no filter, and answer everybody's data. */
const filledText = z
  .string()
  .max(4_000)
  .regex(/[^\s,\p{Cc}]/u, 'empty: leave the parameter out, or give it a value')
const isPlain = (value: unknown) => typeof value === 'number' || typeof value === 'boolean'
const searchValue = z.preprocess((value) => (isPlain(value) ? String(value) : value), filledText)

export const searchParams = z
  .record(z.string(), z.union([searchValue, z.array(searchValue).min(1).max(10)]))
  .refine((params) => Object.keys(params).length <= maxNames, `at most ${maxNames} search parameters`)
  .describe(
    'Search parameters of the type, e.g. {"patient":"Patient/1","code":"http://loinc.org|4548-4","date":["ge2023-01-01","lt2024-01-01"]}. A list means AND, a comma in a value OR. Also chains, _has, _include, _sort, _elements.',
  )
export type SearchArguments = z.output<typeof searchParams>

/** Names and values in their order, a list as the same name several times. */
export function pairsOf(params: SearchArguments = {}): SearchPairs {
  return searchPairs(params)
}

function encodedLength(pairs: SearchPairs): number {
  return pairs.flat().reduce((length, text) => length + encodeURIComponent(text.toWellFormed()).length + 1, 0)
}

/** Whether a search can be recorded whole. */
export function isRecordable(pairs: SearchPairs): boolean {
  return encodedLength(pairs) <= maxQueryLength
}

/**
 * Checks names, modifiers and values against R4 and against what the server lists, before anything is sent.
 * @throws Failure `input/invalid` with every fault
 */
export function requireValidSearch(
  resourceType: ResourceType,
  pairs: SearchPairs,
  server: ServerCapabilities | undefined,
): void {
  const faults = checkSearch(resourceType, pairs, { server })
  if (!isRecordable(pairs)) {
    const message = `longer than ${maxQueryLength} characters when encoded: search in steps`
    faults.unshift({ name: '', message, suggestions: [] })
  }
  if (faults.length === 0) return
  const lines = faults
    .slice(0, maxFaults)
    .map(({ name, message }) => `${name ? `params.${name}` : 'params'}: ${message}`.slice(0, faultLength))
  const more = faults.length - lines.length
  throw new Failure('input/invalid', { hint: `${[...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}.` })
}

type Platform = { fhirBaseUrl: string }

/** An include of a search, and the types of records that it may bring. */
export interface Include {
  pair: SearchPairs[number]
  reaches: readonly Reach[]
}

/**
 * The includes of a search. None of the types that one may bring has to be allowed, since what comes back is judged record
 * by record; where none is, the search goes on without it.
 */
export function includesOf(resourceType: ResourceType, pairs: SearchPairs, platform: Platform): Include[] {
  return pairs.flatMap((pair) => {
    const brought = searchReach(resourceType, [pair], platform).filter(({ via }) => via.endsWith('include'))
    const reaches = brought.map(({ resourceType: type, patients }): Reach => {
      return { interaction: 'search-type', resourceType: type, patients, stage: 'request', optional: true }
    })
    return reaches.length > 0 ? [{ pair, reaches }] : []
  })
}

/** The types whose records decide what a search finds, by chains and `_has`. */
export function criteriaOf(resourceType: ResourceType, pairs: SearchPairs, platform: Platform): Reach[] {
  return pairs.flatMap((pair) =>
    searchReach(resourceType, [pair], platform)
      .filter(({ via }) => !via.endsWith('include'))
      .map(({ resourceType: type, patients }): Reach => {
        const name = pair[0].slice(0, shownName)
        const hint = `"${name}" is decided by ${type} records: search ${type} first, then ${resourceType} by what that finds.`
        const shows = partsInSearch(resourceType, [pair])
        return {
          interaction: 'search-type',
          resourceType: type,
          patients,
          stage: 'criterion',
          hint,
          ...(shows.length > 0 && { shows }),
        }
      }),
  )
}

/**
 * A search as a count of all that match: it tells of records that policy withholds, so policy is asked about it as though
 * they were restricted. Where the count is all that is asked for it has to be allowed.
 */
export function countOf(resourceType: ResourceType, pairs: SearchPairs, patients: Reference[]): Reach {
  const counted: Reach = { interaction: 'search-type', resourceType, patients, stage: 'request', labels: ['R'] }
  const isAll = pairs.some(([name, value]) => name === '_summary' && value === 'count')
  return isAll ? { ...counted, hint: countHint } : { ...counted, optional: true }
}
