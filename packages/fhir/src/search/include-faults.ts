import type { SearchPairs } from '../client/search-params.ts'
import { type ResourceType, resourceTypes } from '../generated/resource-types.ts'
import { nearestNames } from '../nearest-names.ts'
import { isResourceType } from '../resource-type.ts'
import { parseInclude } from './criterion.ts'
import { reverseFault } from './criterion-faults.ts'
import { type Fault, fault, list, rewritten, type Server, shown, typeFault, unlistedType } from './fault.ts'
import { parameterOf, usableParameters } from './server-parameters.ts'

type Kind = 'include' | 'revinclude'

interface Join {
  kind: Kind
  searched: ResourceType
  source: ResourceType
  code: string
  target: string | undefined
  /** Whether it applies to records that another one brought in. */
  iterates: boolean
  server: Server
}

const maxSuggestions = 5
/** Of what a server wrote. */
const maxListed = 8

function references(source: ResourceType, server: Server): string[] {
  return usableParameters(source, server)
    .filter(({ type }) => type === 'reference')
    .map(({ code }) => code)
}

function joins({ source, server }: Pick<Join, 'source' | 'server'>, codes: readonly string[]): string[] {
  const known = codes.length > 0 ? codes : references(source, server)
  return known.slice(0, maxSuggestions).map((code) => `${source}:${code}`)
}

function referenceFault({ kind, searched, source, code, iterates, server }: Join): Fault | undefined {
  if (kind === 'revinclude' && !iterates) {
    const wrong = reverseFault(searched, source, code, server)
    return wrong && rewritten(wrong, (near) => `${source}:${near}`)
  }
  if (parameterOf(source, code, server)?.type === 'reference') return undefined
  const known = references(source, server)
  const names = known.length > 0 ? `its references are ${list(known)}` : 'it has none'
  const message = `"${shown(code)}" is no reference of ${source}; ${names}`
  return fault(message, joins({ source, server }, nearestNames(code, known)))
}

function targetFault({ kind, searched, source, code, target, iterates, server }: Join): Fault | undefined {
  if (target === undefined) return undefined
  if (!isResourceType(target)) {
    const found = typeFault(target)
    return rewritten(found, (type) => `${source}:${code}:${type}`)
  }
  const { targets = resourceTypes } = parameterOf(source, code, server) ?? {}
  if (!targets.includes(target)) {
    const known = targets.slice(0, maxSuggestions).map((type) => `${source}:${code}:${type}`)
    return fault(`${code} of ${source} does not point to ${target}, but to ${list(targets)}`, known)
  }
  if (kind === 'include' || iterates || target === searched) return undefined
  return fault(`brings in what points to ${searched}, the searched type, and not to ${target}`, [
    `${source}:${code}:${searched}`,
  ])
}

/** What a server writes for one join: `*`, `Type:*`, `Type:parameter[:Target]`, `Type.parameter` or the parameter alone. */
function admits(listed: ReadonlySet<string>, { source, code }: Join): boolean {
  const [exact, dotted] = [`${source}:${code}`, `${source}.${code}`]
  const known = ['*', `${source}:*`, exact, dotted, code]
  return known.some((name) => listed.has(name)) || [...listed].some((name) => name.startsWith(`${exact}:`))
}

/** The lists of the types that such a join starts from, as far as the server has any. */
function serverFault(join: Join): Fault | undefined {
  const { kind, searched, source, code, iterates, server } = join
  const { targets = [] } = parameterOf(source, code, server) ?? {}
  const pointed = iterates ? [searched, ...targets] : [searched]
  const lists = (kind === 'include' ? [source] : pointed)
    .map((type) => server?.types.get(type))
    .map((type) => (kind === 'include' ? type?.searchInclude : type?.searchRevInclude))
    .filter((list) => list !== undefined)
    .filter((list) => list.size > 0)
  if (lists.length === 0 || lists.some((list) => admits(list, join))) return undefined
  const known = [...new Set(lists.flatMap((list) => [...list]))].map(shown)
  const has = list(known.slice(0, maxListed))
  return fault(`the server does not list ${source}:${code} for _${kind}; it lists: ${has}`, nearestNames(code, known))
}

/** How one is written, with an example of the searched type. */
function form({ kind, searched, server }: Pick<Join, 'kind' | 'searched' | 'server'>): string {
  const example = kind === 'include' ? joins({ source: searched, server }, [])[0] : 'Provenance:target'
  return `write one Type:parameter or Type:parameter:Target${example ? `, e.g. ${example}` : ''}; repeat the name for more`
}

/** What is wrong with one `_include` or `_revinclude` (R4 search.html#include). */
export function includeFaults(searched: ResourceType, kind: Kind, pair: SearchPairs[number], server: Server): Fault[] {
  const [name, value] = pair
  const [base = '', modifier, ...more] = name.split(':')
  if (more.length > 0 || (modifier !== undefined && modifier !== 'iterate')) {
    return [fault(`unknown modifier of ${base}: only :iterate`, [`${base}:iterate`])]
  }
  const { source, code, target, isWhole } = parseInclude(value)
  if (source === '*' || code === '*') {
    const known = kind === 'include' ? joins({ source: searched, server }, []) : []
    return [fault(`a wildcard would bring in every record around: ${form({ kind, searched, server })}`, known)]
  }
  if (!isWhole || value.includes(',')) {
    const known =
      kind === 'include' ? joins({ source: searched, server }, nearestNames(value, references(searched, server))) : []
    return [fault(form({ kind, searched, server }), known)]
  }
  if (!isResourceType(source)) {
    const found = typeFault(source)
    return [rewritten(found, (type) => `${type}:${shown(code)}`)]
  }
  const join = { kind, searched, source, code, target, iterates: modifier === 'iterate', server }
  if (kind === 'include' && source !== searched && !join.iterates) {
    const words = `begins at ${source}, but the search is of ${searched}: ${base}:iterate continues from what another _include brings`
    return [fault(words, joins({ source: searched, server }, []))]
  }
  const found = unlistedType(source, server) ?? referenceFault(join) ?? targetFault(join) ?? serverFault(join)
  return found ? [found] : []
}
