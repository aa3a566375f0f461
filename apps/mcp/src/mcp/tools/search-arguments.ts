import { isResourceType, type ResourceType, searchParametersOf } from '@repo/fhir'
import { z } from 'zod'

/** An audit record holds so much of a query, and no search goes out that could not be recorded whole. */
const maxQueryLength = 4_000
const maxNames = 20
const maxSuggestions = 5

/**
 * The parameters common to all types that only choose or order records. Others change what is returned of a record, and
 * with it what policy can see (`_elements`, `_summary`, servers' own such as `_fields`); `_security` and `_tag` would
 * tell by an answer's emptiness what policy withholds; the tool itself sets `_count`.
 */
const commonNames = new Set(['_id', '_lastUpdated', '_profile', '_source', '_text', '_content', '_sort'])
const includeNames = new Set(['_include', '_revinclude'])
const parameterName = /^[A-Za-z_][A-Za-z0-9_:.-]{0,99}$/
const modifiers = /^(missing|exact|contains|text|not|in|not-in|above|below|of-type|identifier)$/

/** A server may take an empty filter for no filter, and answer everybody's data. */
const searchValue = z
  .string()
  .max(500)
  .regex(/[^\s,\p{Cc}]/u, 'empty: leave the parameter out, or give it a value')

export const searchParams = z
  .record(z.string(), z.union([searchValue, z.array(searchValue).min(1).max(10)]))
  .describe(
    'FHIR search parameters of the type, e.g. {"patient":"Patient/1","code":"http://loinc.org|4548-4","date":["ge2023-01-01","lt2024-01-01"]}. A list means AND, a comma inside a value means OR.',
  )
type SearchParams = z.output<typeof searchParams>

function nearest(wrong: string, known: Iterable<string>): string {
  const wanted = wrong.toLowerCase()
  const near = [...known].filter((name) => name.includes(wanted) || wanted.includes(name)).slice(0, maxSuggestions)
  return near.length > 0
    ? `did you mean ${near.join(' or ')}`
    : 'only those that R4 defines are sent, and get_capabilities with "type" tells which of them the server has'
}

/** Why a parameter is not sent, or undefined. */
function fault(resourceType: ResourceType, name: string): string | undefined {
  if (!parameterName.test(name)) return 'not a search parameter name'
  if (name.includes('.') || name.startsWith('_has') || name.startsWith('_filter')) {
    return 'chained parameters, _has and _filter are not accepted: search in two steps'
  }
  const [code = '', modifier, ...more] = name.split(':')
  if (includeNames.has(code)) return modifier === undefined || modifier === 'iterate' ? undefined : 'unknown modifier'
  const known = searchParametersOf(resourceType)
  if (!commonNames.has(code) && !known.has(code)) {
    return code.startsWith('_')
      ? 'not accepted here: fhir_search sets what is returned by itself'
      : `not a search parameter of ${resourceType}: ${nearest(code, known.keys())}`
  }
  const isTyped = modifier !== undefined && isResourceType(modifier) && known.get(code) === 'reference'
  const fits = modifier === undefined || modifiers.test(modifier) || isTyped
  return fits && more.length === 0 ? undefined : `unknown modifier of ${code}`
}

function encodedLength(params: SearchParams): number {
  const texts = Object.entries(params).flatMap(([name, value]) => [value].flat().flatMap((one) => [name, one]))
  return texts.reduce((length, text) => length + encodeURIComponent(text.toWellFormed()).length + 1, 0)
}

/** Checks names and modifiers against R4 before anything is sent: a server that ignores one would answer everybody's data. */
export function checkSearch(
  { type, params = {} }: { type: ResourceType; params?: SearchParams | undefined },
  context: z.core.$RefinementCtx,
): void {
  const refuse = (message: string, ...path: string[]) =>
    context.addIssue({ code: 'custom', path: ['params', ...path], message })
  const names = Object.keys(params)
  if (names.length > maxNames) refuse(`at most ${maxNames} search parameters`)
  if (encodedLength(params) > maxQueryLength) {
    refuse(`longer than ${maxQueryLength} characters when encoded: search in steps`)
  }
  for (const name of names) {
    const message = fault(type, name)
    if (message) refuse(message, name)
  }
}
