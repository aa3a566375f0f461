import type { ServerCapabilities } from '../capability/server-capabilities.ts'
import { type ResourceType, resourceTypes } from '../generated/resource-types.ts'
import { nearestNames } from '../nearest-names.ts'
import type { SearchParameter } from './search-parameter.ts'
import { isListed, parameterOf, usableParameters } from './server-parameters.ts'
import { type FindParameter, takesBriefly } from './value/wording.ts'

/** What is wrong with one parameter of a search. `suggestions` can stand in place of what was wrong. */
export interface SearchFault {
  name: string
  /** What is wrong and what is taken instead, in plain words with an example. It quotes no value of a filter: that may be about a patient. */
  message: string
  suggestions: string[]
}

export type Fault = Omit<SearchFault, 'name'>
export type Server = ServerCapabilities | undefined

export const fault = (message: string, suggestions: readonly string[] = []): Fault => {
  return { message, suggestions: [...suggestions] }
}

/** The same fault, its suggestions written into a longer name or value. */
export const rewritten = (
  { message, suggestions }: { message: string; suggestions: readonly string[] },
  write: (one: string) => string,
) => fault(message, suggestions.map(write))

const maxFaults = 5

/** The first few faults among parts of a value, however many parts there are. */
export function firstFaults<P, F>(parts: readonly P[], faultOf: (part: P, index: number) => F | undefined): F[] {
  const faults: F[] = []
  for (const [index, part] of parts.entries()) {
    const found = faultOf(part, index)
    if (found !== undefined) faults.push(found)
    if (faults.length === maxFaults) break
  }
  return faults
}

/** A name as sent, fit to be shown: its unusual characters replaced, its length bounded. */
export function shown(name: string): string {
  return name.replace(/[^A-Za-z0-9_:.*-]/g, '?').slice(0, 40)
}

export const finder =
  (resourceType: ResourceType, server: Server): FindParameter =>
  (code) =>
    parameterOf(resourceType, code, server)

const maxListed = 20

/** Names in words, the first of them where they are many. */
export function list(names: readonly string[]): string {
  const more = names.length > maxListed ? ` and ${names.length - maxListed} more` : ''
  return names.length > 0 ? `${names.slice(0, maxListed).join(', ')}${more}` : 'none'
}

const maxDescribed = 3

const letters = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** One name alone where it differs in case and punctuation only. */
function nearest(code: string, known: readonly string[]): string[] {
  const near = nearestNames(code, known)
  const meant = letters(code)
  const same = near.filter((name) => letters(name) === meant)
  return same.length === 1 ? same : near
}

function compositesLast(parameters: readonly SearchParameter[]): string[] {
  const isComposite = ({ type }: SearchParameter) => Number(type === 'composite')
  return parameters.toSorted((a, b) => isComposite(a) - isComposite(b)).map(({ code }) => code)
}

/** The parameters of a type near to a name, with what they take; where none is near all names, composites last. */
function alternatives(resourceType: ResourceType, code: string, server: Server) {
  const find = finder(resourceType, server)
  const parameters = usableParameters(resourceType, server)
  const near = nearest(
    code,
    parameters.map((one) => one.code),
  )
  const known = near
    .slice(0, maxDescribed)
    .map(find)
    .filter((parameter) => parameter !== undefined)
  const words =
    known.length > 0
      ? `near to it: ${known.map((one) => takesBriefly(one, find)).join(', ')}`
      : `it has: ${list(compositesLast(parameters))}`
  return { near, words }
}

/** The fault of a parameter that there is not, or that the server does not list; undefined where both are well. */
export function parameterFault(resourceType: ResourceType, code: string, server: Server): Fault | undefined {
  const isKnown = parameterOf(resourceType, code, server) !== undefined
  if (isKnown && isListed(resourceType, code, server)) return undefined
  const { near, words } = alternatives(resourceType, code, server)
  const what = isKnown
    ? `the server does not list the search parameter ${code} of ${resourceType}`
    : `${resourceType} has no search parameter "${shown(code)}"`
  return fault(`${what}; ${words}`, near)
}

/** The fault of a type that the server does not list, where it lists any. */
export function unlistedType(resourceType: ResourceType, server: Server): Fault | undefined {
  if (!server || server.types.size === 0 || server.types.has(resourceType)) return undefined
  const near = nearestNames(resourceType, server.types.keys()).filter((name) => /^[A-Za-z]{1,64}$/.test(name))
  return fault(`the server does not list the type ${resourceType}`, near)
}

/** The fault of a name that is no resource type. */
export function typeFault(name: string): Fault {
  const near = nearestNames(name, resourceTypes)
  const hint = near.length > 0 ? `near to it: ${near.join(', ')}` : 'write it as R4 does, e.g. Observation'
  return fault(`"${shown(name)}" is not a resource type; ${hint}`, near)
}
