import type { SearchPairs } from '../client/search-params.ts'
import type { ResourceType } from '../generated/resource-types.ts'
import { includeKind } from './criterion.ts'
import { filterFaults } from './criterion-faults.ts'
import { type Fault, fault, type SearchFault, type Server, unlistedType } from './fault.ts'
import { includeFaults } from './include-faults.ts'
import { resultFaults, resultParameter } from './result-faults.ts'
import { isClean } from './value/value-syntax.ts'

const parameterName = /^[A-Za-z_-][A-Za-z0-9_:.-]{0,255}$/
const maxShownName = 100

function pairFaults(resourceType: ResourceType, name: string, value: string, server: Server): Fault[] {
  if (!parameterName.test(name)) return [fault('not a search parameter name: letters, digits, - _ : and . alone')]
  const include = includeKind(name)
  if (!include && resultParameter(name) === undefined) return filterFaults(resourceType, name, value, server)
  if (!isClean(value)) return [fault('holds a control character or half a character')]
  if (include) return includeFaults(resourceType, include, [name, value], server)
  return resultFaults(resourceType, name, value, server)
}

/** Whether the server searches the type at all, as far as it says. */
function typeFaults(resourceType: ResourceType, server: Server): SearchFault[] {
  const unlisted = unlistedType(resourceType, server)
  if (unlisted) return [{ name: resourceType, ...unlisted }]
  const interactions = server?.types.get(resourceType)?.interactions
  if (!interactions || interactions.size === 0 || interactions.has('search-type')) return []
  return [{ name: resourceType, ...fault(`the server does not list a search of ${resourceType}`) }]
}

/** Parameters that say one thing about the whole answer; a server may take either of two. */
function repeatedFaults(pairs: SearchPairs): SearchFault[] {
  const names = pairs.map(([name]) => name).filter((name) => resultParameter(name) === name)
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  const message = 'given more than once: write it once, with commas where it takes several, e.g. -date,status'
  return [...repeated].map((name) => ({ name, message, suggestions: [] }))
}

/** A name as it is sent back: without what could not be shown, and bounded. */
function nameOf(name: string): string {
  return name
    .toWellFormed()
    .replace(/\p{Cc}/gu, '?')
    .slice(0, maxShownName)
}

/**
 * Everything that is wrong with a search of `resourceType`, at once and each fault once: names, modifiers, prefixes and
 * values against R4 (search.html), chains, `_has`, includes and result parameters, and all names against what the server
 * lists, where `server` is given and lists anything. A server that ignores a parameter would answer everybody's data. Empty
 * when the search can be sent. Messages quote no value of a filter. Throws nothing.
 */
export function checkSearch(
  resourceType: ResourceType,
  pairs: SearchPairs,
  { server }: { server?: Server } = {},
): SearchFault[] {
  const faults = pairs.flatMap(([name, value]) => {
    return pairFaults(resourceType, name, value, server).map((one) => ({ name: nameOf(name), ...one }))
  })
  const once = new Map<string, SearchFault>()
  for (const one of [...typeFaults(resourceType, server), ...faults, ...repeatedFaults(pairs)]) {
    const key = `${one.name}\n${one.message}`
    if (!once.has(key)) once.set(key, one)
  }
  return [...once.values()]
}
