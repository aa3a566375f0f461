import type { Resource } from '@medplum/fhirtypes'
import { notSupported } from '../../outcomes.ts'
import { withAncestors, withDescendants } from '../../terminology/code-system.ts'
import { type DefinitionSource, type Definitions, defined } from '../../terminology/definitions.ts'
import { membersOf } from '../../terminology/expansion.ts'
import { type Matcher, tokenParts } from './matcher.ts'

const modifiers = ['in', 'not-in', 'above', 'below'] as const
export type SetModifier = (typeof modifiers)[number]

/** Whether the modifier of a token parameter names a set of codes instead of one. */
export function isSetModifier(modifier: string): modifier is SetModifier {
  return modifiers.some((one) => one === modifier)
}

function byId(source: DefinitionSource, operand: string): Definitions['ValueSet'] | undefined {
  const id = /(?:^|\/)ValueSet\/([^/]+)$/.exec(operand)?.[1]
  const all: Iterable<Resource> = id === undefined ? [] : source.definitions('ValueSet')
  for (const resource of all) if (resource.id === id) return resource as Definitions['ValueSet']
  return undefined
}

function codesIn(operand: string, source: DefinitionSource): Set<string> {
  const valueSet = defined(source, 'ValueSet', operand) ?? byId(source, operand)
  if (!valueSet) throw notSupported('The value set is not known here')
  return new Set(membersOf(valueSet, source).map(({ system, code }) => `${system}|${code}`))
}

function relatives(modifier: 'above' | 'below', operand: string, source: DefinitionSource): Set<string> {
  const [system, code] = tokenParts(operand)
  const codeSystem = system ? defined(source, 'CodeSystem', system) : undefined
  if (!codeSystem || !code) throw notSupported(`:${modifier} takes system|code of a code system that is known here`)
  const codes = (modifier === 'below' ? withDescendants : withAncestors)(codeSystem, code)
  return new Set([...codes].map((one) => `${system}|${one}`))
}

/**
 * The test for one operand of a token parameter with `:in` or `:not-in` (a value set, by URL or as `ValueSet/[id]`),
 * `:above` or `:below` (`system|code`). `:not-in` is `:in`, for the caller to turn round (R4 search.html#modifiers).
 * Throws 400 for a value set or code system that is not known here.
 */
export function tokenSetMatcher(modifier: SetModifier, operand: string, source: DefinitionSource): Matcher {
  const isValueSet = modifier === 'in' || modifier === 'not-in'
  const codes = isValueSet ? codesIn(operand, source) : relatives(modifier, operand, source)
  return ({ tokens }) => tokens.some(({ system, code }) => codes.has(`${system ?? ''}|${code ?? ''}`))
}
