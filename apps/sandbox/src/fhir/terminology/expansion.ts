import type {
  CodeSystem,
  ValueSet,
  ValueSetComposeInclude,
  ValueSetComposeIncludeFilter,
  ValueSetExpansionContains,
} from '@medplum/fhirtypes'
import { invalid, notSupported, unknown } from '../outcomes.ts'
import { isAbstract, type Term, termsOf, withAncestors, withDescendants } from './code-system.ts'
import { type DefinitionSource, defined, requireDefined } from './definitions.ts'

/** One code of an expansion, which is flat here. */
export interface Member extends ValueSetExpansionContains {
  system: string
  code: string
}

function memberOf(codeSystem: CodeSystem, term: Term): Member {
  const { display, designation } = term.concept
  return {
    system: codeSystem.url ?? '',
    ...(codeSystem.version ? { version: codeSystem.version } : {}),
    ...(isAbstract(term) ? { abstract: true } : {}),
    code: term.code,
    ...(display ? { display } : {}),
    ...(designation ? { designation } : {}),
  }
}

function propertyValues({ code, concept }: Term, property: string): string[] {
  if (property === 'code' || property === 'concept') return [code]
  if (property === 'display') return concept.display ? [concept.display] : []
  const found = (concept.property ?? []).filter((one) => one.code === property)
  return found.flatMap((one) => Object.entries(one).flatMap(([key, value]) => (key === 'code' ? [] : [String(value)])))
}

/** The codes that a filter keeps (R4 valueset-filter-operator). Throws 400 for an operator that is not evaluated here. */
function filtered(
  codeSystem: CodeSystem,
  { property, op, value }: ValueSetComposeIncludeFilter,
): (term: Term) => boolean {
  const [name, wanted] = [property ?? '', value ?? '']
  const codes =
    (found: Set<string>, kept = true) =>
    ({ code }: Term) =>
      found.has(code) === kept
  const listed = new Set(wanted.split(','))
  switch (op) {
    case 'is-a':
      return codes(withDescendants(codeSystem, wanted))
    case 'descendent-of': {
      const below = withDescendants(codeSystem, wanted)
      return ({ code }) => code !== wanted && below.has(code)
    }
    case 'is-not-a':
      return codes(withDescendants(codeSystem, wanted), false)
    case 'generalizes':
      return codes(withAncestors(codeSystem, wanted))
    case '=':
      return (term) => propertyValues(term, name).includes(wanted)
    case 'in':
      return (term) => propertyValues(term, name).some((one) => listed.has(one))
    case 'not-in':
      return (term) => !propertyValues(term, name).some((one) => listed.has(one))
    case 'exists':
      return (term) => propertyValues(term, name).length > 0 === (wanted === 'true')
    default:
      throw notSupported(`The filter operator ${op} is not supported`)
  }
}

function listed(include: ValueSetComposeInclude, codeSystem: CodeSystem | undefined): Member[] {
  return (include.concept ?? []).flatMap(({ code, display, designation }) => {
    if (!code) return []
    const term = codeSystem && termsOf(codeSystem).get(code)
    const known: Member = codeSystem && term ? memberOf(codeSystem, term) : { system: include.system ?? '', code }
    return [{ ...known, ...(display ? { display } : {}), ...(designation ? { designation } : {}) }]
  })
}

function membersOfSystem(include: ValueSetComposeInclude, source: DefinitionSource): Member[] {
  const { system = '', version, filter, concept } = include
  const codeSystem = defined(source, 'CodeSystem', system, version)
  if (concept) return listed(include, codeSystem)
  if (!codeSystem) throw unknown('A code system of the value set is not known')
  if (!filter && codeSystem.content !== 'complete') {
    throw notSupported('A code system of the value set is known in part only: it cannot be listed')
  }
  const tests = (filter ?? []).map((one) => filtered(codeSystem, one))
  const kept = [...termsOf(codeSystem).values()].filter((term) => tests.every((test) => test(term)))
  return kept.map((term) => memberOf(codeSystem, term))
}

const keyOf = ({ system, code }: Member): string => `${system}|${code}`

/** What one `include` or `exclude` names: its codes, as far as they are in all the value sets it imports. */
function membersOfPart(part: ValueSetComposeInclude, source: DefinitionSource, path: readonly string[]): Member[] {
  const imports = (part.valueSet ?? []).map((url) => {
    if (path.includes(url) || path.length > 20) throw invalid('The value set imports itself')
    return expanded(requireDefined(source, 'ValueSet', url), source, [...path, url])
  })
  const lists = part.system ? [membersOfSystem(part, source), ...imports] : imports
  const [first = [], ...others] = lists
  const sets = others.map((list) => new Set(list.map(keyOf)))
  return first.filter((member) => sets.every((set) => set.has(keyOf(member))))
}

function flat(contains: readonly ValueSetExpansionContains[]): Member[] {
  return contains.flatMap(({ contains: nested, ...one }) => {
    const { system, code } = one
    return [...(system && code ? [{ ...one, system, code }] : []), ...flat(nested ?? [])]
  })
}

function expanded(valueSet: ValueSet, source: DefinitionSource, path: readonly string[]): Member[] {
  const { compose, expansion } = valueSet
  if (!compose) return flat(expansion?.contains ?? [])
  const excluded = new Set((compose.exclude ?? []).flatMap((part) => membersOfPart(part, source, path)).map(keyOf))
  const members = new Map<string, Member>()
  for (const part of compose.include ?? []) {
    for (const member of membersOfPart(part, source, path)) {
      const key = keyOf(member)
      if (!excluded.has(key) && !members.has(key)) members.set(key, member)
    }
  }
  return [...members.values()]
}

/**
 * The codes of a value set (R4 valueset.html#compositions), each once. Throws 404 for a value set or code system that is
 * not known, 400 for one that cannot be listed.
 */
export function membersOf(valueSet: ValueSet, source: DefinitionSource): Member[] {
  return expanded(valueSet, source, valueSet.url ? [valueSet.url] : [])
}
