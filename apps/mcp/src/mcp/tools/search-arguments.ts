import {
  checkSearch,
  type ResourceType,
  type SearchPairs,
  type ServerCapabilities,
  searchPairs,
  searchReach,
} from '@repo/fhir'
import * as z from 'zod'
import { Failure } from '../../failure/failure.ts'
import type { Reach } from '../read/read-tool.ts'

/** An audit record holds 8,192 characters of a request, and no search goes out that could not be recorded whole. */
const maxQueryLength = 8_000
const maxNames = 20
const maxFaults = 10
const faultLength = 400

/** A server may take an empty filter for no filter, and answer everybody's data. */
const searchValue = z
  .string()
  .max(4_000)
  .regex(/[^\s,\p{Cc}]/u, 'empty: leave the parameter out, or give it a value')

export const searchParams = z
  .record(z.string(), z.union([searchValue, z.array(searchValue).min(1).max(10)]))
  .refine((params) => Object.keys(params).length <= maxNames, `at most ${maxNames} search parameters`)
  .describe(
    'FHIR search parameters of the type, e.g. {"patient":"Patient/1","code":"http://loinc.org|4548-4","date":["ge2023-01-01","lt2024-01-01"]}. A list means AND, a comma inside a value means OR. Chains, _has, _include, _sort and _elements are taken.',
  )
export type SearchArguments = z.output<typeof searchParams>

/** Names and values in their order, a list as the same name several times. */
export function pairsOf(params: SearchArguments = {}): SearchPairs {
  return searchPairs(params)
}

function encodedLength(pairs: SearchPairs): number {
  return pairs.flat().reduce((length, text) => length + encodeURIComponent(text.toWellFormed()).length + 1, 0)
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
  if (encodedLength(pairs) > maxQueryLength) {
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

/**
 * The types that a search looks into beside its own. Where an include may bring any of several types, the person need not
 * be allowed all of them: what comes back is judged record by record.
 */
export function reachesOf(resourceType: ResourceType, pairs: SearchPairs, platform: { fhirBaseUrl: string }): Reach[] {
  return pairs.flatMap((pair) => {
    const reached = searchReach(resourceType, [pair], platform)
    const isOpen = reached.length > 1
    return reached.map(({ via, resourceType: type, patients }): Reach => {
      const isCriterion = via === 'chain' || via === 'has'
      return {
        interaction: 'search-type',
        resourceType: type,
        patients,
        stage: isCriterion ? 'criterion' : 'request',
        ...(isOpen && !isCriterion && { optional: true }),
      }
    })
  })
}
