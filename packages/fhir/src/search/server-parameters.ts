import type { ServerCapabilities } from '../capability/server-capabilities.ts'
import type { ResourceType } from '../generated/resource-types.ts'
import { isLabelParameter } from '../security-labels.ts'
import { commonParameters, r4Parameters, type SearchParameter, type SearchParameterType } from './search-parameter.ts'

type Server = ServerCapabilities | undefined

const types: readonly string[] = [
  'number',
  'date',
  'string',
  'token',
  'reference',
  'composite',
  'quantity',
  'uri',
  'special',
] satisfies SearchParameterType[]

function isParameterType(type: string): type is SearchParameterType {
  return types.includes(type)
}

/** A name that a server may give to a parameter of its own (R4 search.html#conformance); those with `_` are R4's. */
const ownName = /^[A-Za-z-][A-Za-z0-9_-]{0,63}$/
const canonical = /^(https?:\/\/|urn:)[^\s\p{Cc}]+$/u

/** A parameter that R4 does not have, but the server defines: US Core's, or its own. */
function serverParameter(resourceType: ResourceType, code: string, server: Server): SearchParameter | undefined {
  const listed = server?.types.get(resourceType)?.searchParameters.get(code)
  if (!listed || !ownName.test(code) || !canonical.test(listed.definition ?? '')) return undefined
  if (!isParameterType(listed.type)) return undefined
  const targets = listed.type === 'reference' ? undefined : []
  return { code, type: listed.type, targets, components: [], values: undefined }
}

/** The parameters that are common to all types and only choose records. Others would tell or change more than that. */
export const commonFilters: ReadonlySet<string> = new Set([
  '_id',
  '_lastUpdated',
  '_profile',
  '_source',
  '_text',
  '_content',
])

/** The parameter that `code` means for a type: R4's, a common one, or one that the server defines. */
export function parameterOf(resourceType: ResourceType, code: string, server: Server): SearchParameter | undefined {
  if (commonFilters.has(code)) return commonParameters.get(code)
  return r4Parameters(resourceType).get(code) ?? serverParameter(resourceType, code, server)
}

/**
 * Whether the server has the parameter, as far as it says. `_id` is had by every server (R4 search.html#conformance), and
 * servers may list the common ones for all types together, which says nothing here of any of them.
 */
export function isListed(resourceType: ResourceType, code: string, server: Server): boolean {
  const listed = server?.types.get(resourceType)?.searchParameters
  if (!listed || listed.size === 0 || listed.has(code) || code === '_id') return true
  return code.startsWith('_') && ![...listed.keys()].some((name) => name.startsWith('_'))
}

/** Every parameter that a search of the type may use, common ones last. */
export function usableParameters(resourceType: ResourceType, server: Server): SearchParameter[] {
  const listed = server?.types.get(resourceType)?.searchParameters.keys() ?? []
  const codes = new Set([...r4Parameters(resourceType).keys(), ...listed, ...commonFilters])
  return [...codes]
    .filter((code) => isListed(resourceType, code, server) && !isLabelParameter(resourceType, code))
    .map((code) => parameterOf(resourceType, code, server))
    .filter((parameter) => parameter !== undefined)
}
