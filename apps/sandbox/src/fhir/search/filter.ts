import type { SearchParameter } from '@medplum/fhirtypes'
import { invalid, notSupported } from '../outcomes.ts'
import { resourceTypes } from '../r4/definitions.ts'
import { searchParameter } from '../r4/search-parameters.ts'
import type { StoredResource } from '../store/record-store.ts'
import { componentsOf, indexValues, isMissing } from './index-values.ts'
import { knowsModifier, matcher, referenceTargets, splitUnescaped } from './match/matcher.ts'
import { isSetModifier, tokenSetMatcher } from './match/token-set.ts'
import type { SearchScope } from './scope.ts'

export interface Filter {
  test: (resource: StoredResource) => boolean
  /** A short list that holds every match, where an index has one. */
  candidates?: () => readonly StoredResource[]
}

/** Whether a search of the type knows the parameter that `key` starts with (modifiers, chains and `_has` included). */
export function knowsParameter(resourceType: string, key: string): boolean {
  if (key.startsWith('_has:')) return true
  return searchParameter(resourceType, key.split(/[:.]/)[0] ?? '') !== undefined
}

function required(resourceType: string, name: string): SearchParameter {
  const parameter = searchParameter(resourceType, name)
  if (!parameter) throw notSupported(`Unknown search parameter "${name}" for ${resourceType}`)
  return parameter
}

/**
 * Compiles one `key=value` of a search of `resourceType`: modifiers, chains and `_has` (R4 search.html). Throws an
 * OperationOutcomeError: 400 for what is unknown or malformed, 403 for a chain into a type that may not be searched.
 */
export function compileFilter(resourceType: string, key: string, value: string, scope: SearchScope): Filter {
  if (key.startsWith('_has:')) return reverseChain(resourceType, key, value, scope)
  const dot = key.indexOf('.')
  if (dot > 0) return chain(resourceType, key.slice(0, dot), key.slice(dot + 1), value, scope)
  const [name = '', modifier = ''] = key.split(':')
  const parameter = required(resourceType, name)
  if (modifier === 'missing') return missing(parameter, value)
  const typed = parameter.type === 'reference' && resourceTypes.has(modifier)
  if (modifier && !typed && !knowsModifier(parameter.type, modifier)) {
    throw notSupported(`Modifier :${modifier} is not supported for ${resourceType}.${name}`)
  }
  const operands = splitUnescaped(value, ',')
  if (operands.some((operand) => operand === '')) throw invalid(`Empty value for search parameter "${name}"`)
  const components = parameter.type === 'composite' ? componentsOf(resourceType, parameter) : []
  const tests = operands.map((operand) =>
    parameter.type === 'token' && isSetModifier(modifier)
      ? tokenSetMatcher(modifier, operand, scope)
      : matcher(parameter, modifier, operand, scope.baseUrl, components),
  )
  const matches = (resource: StoredResource) => {
    const values = indexValues(resource, parameter)
    return tests.some((test) => test(values))
  }
  if (modifier === 'not' || modifier === 'not-in') return { test: (resource) => !matches(resource) }
  return { test: matches, ...candidates(resourceType, parameter, modifier, operands, scope) }
}

function candidates(
  resourceType: string,
  parameter: SearchParameter,
  modifier: string,
  operands: string[],
  scope: SearchScope,
): Pick<Filter, 'candidates'> {
  if (parameter.code === '_id') {
    const list = () => operands.map((id) => scope.resolve(`${resourceType}/${id}`))
    return { candidates: () => [...new Set(list())].filter((resource) => resource !== undefined) }
  }
  if (parameter.type !== 'reference' || modifier === 'identifier') return {}
  const targets = operands.flatMap((operand) => referenceTargets(parameter, modifier, operand, scope.baseUrl))
  const list = () => targets.flatMap((target) => scope.referring(resourceType, parameter, target))
  return { candidates: () => [...new Set(list())] }
}

function missing(parameter: SearchParameter, value: string): Filter {
  if (value !== 'true' && value !== 'false') throw invalid(':missing takes true or false')
  return { test: (resource) => isMissing(indexValues(resource, parameter)) === (value === 'true') }
}

/** `patient.name=x`, `subject:Patient.name=x`: a record passes when a visible target of its reference does. */
function chain(resourceType: string, link: string, rest: string, value: string, scope: SearchScope): Filter {
  const [name = '', only] = link.split(':')
  const parameter = required(resourceType, name)
  if (parameter.type !== 'reference') throw invalid(`"${name}" is not a reference: it cannot be chained`)
  const targets = only ? [only] : (parameter.target ?? [])
  const known = targets.filter((type) => resourceTypes.has(type) && knowsParameter(type, rest))
  if (known.length === 0) throw notSupported(`No target of ${resourceType}.${name} has a search parameter "${rest}"`)
  const searchable = known.filter((type) => scope.maySearch(type))
  if (searchable.length === 0) for (const type of known) scope.assertSearchable(type)
  const filters = new Map(searchable.map((type) => [type, compileFilter(type, rest, value, scope)]))
  const verdicts = new Map<string, boolean>()
  const passes = (reference: string): boolean => {
    const filter = filters.get(reference.split('/')[0] ?? '')
    const target = filter && scope.resolve(reference)
    return target !== undefined && filter?.test(target) === true
  }
  const test = (resource: StoredResource) =>
    indexValues(resource, parameter).references.some(({ reference }) => {
      if (reference === undefined) return false
      const verdict = verdicts.get(reference) ?? passes(reference)
      verdicts.set(reference, verdict)
      return verdict
    })
  return { test }
}

/** `_has:Condition:patient:code=x`: a record passes when a visible record that refers to it does. */
function reverseChain(resourceType: string, key: string, value: string, scope: SearchScope): Filter {
  const [, source = '', link = '', ...rest] = key.split(':')
  if (!resourceTypes.has(source)) throw notSupported(`_has names the unknown type "${source}"`)
  if (rest.length === 0) throw invalid('_has takes a type, a reference parameter and a search parameter')
  scope.assertSearchable(source)
  const parameter = required(source, link)
  if (parameter.type !== 'reference') throw invalid(`"${link}" is not a reference parameter of ${source}`)
  const filter = compileFilter(source, rest.join(':'), value, scope)
  let found: Set<string> | undefined
  const search = () => {
    const references = new Set<string>()
    for (const resource of scope.all(source)) {
      if (!filter.test(resource)) continue
      for (const { reference } of indexValues(resource, parameter).references) if (reference) references.add(reference)
    }
    return references
  }
  return {
    test: (resource) => {
      found ??= search()
      return found.has(`${resourceType}/${resource.id}`)
    },
  }
}
