import type { Definitions, ElementDefinition, SearchParameter } from './definitions.ts'

type TypeReference = NonNullable<ElementDefinition['type']>[number]

function typesAt(path: string, { structures }: Definitions): TypeReference[] | undefined {
  const resource = structures.find(({ name }) => name === path.slice(0, path.indexOf('.')))
  return resource?.snapshot?.element.find((element) => element.path === path)?.type
}

/**
 * The types of the elements that a parameter reads in one type, where its FHIRPath is nothing but paths of the resource
 * itself, perhaps filtered by a literal; undefined where it is anything more.
 */
function readTypes(resourceType: string, { expression = '' }: SearchParameter, definitions: Definitions) {
  const alternatives = expression.split('|').map((alternative) => alternative.trim())
  const own = alternatives.filter((alternative) => alternative.replace(/^\(/, '').startsWith(`${resourceType}.`))
  const types: TypeReference[] = []
  for (const alternative of own) {
    const path = /^(\w+(?:\.\w+)+?)(?:\.where\(\w+='\w+'\))?$/.exec(alternative)?.[1]
    const found = path && typesAt(path, definitions)
    if (!found) return undefined
    types.push(...found)
  }
  return types.length > 0 ? types : undefined
}

/** Data types of which a token has no system (R4 search.html#token: `|` is not used with them). */
const withoutSystem = new Set(['ContactPoint', 'uri', 'url', 'string', 'id', 'http://hl7.org/fhirpath/System.String'])

/** What a token parameter reads, where that decides how its value is written. */
export function tokenValues(
  resourceType: string,
  parameter: SearchParameter,
  definitions: Definitions,
): 'boolean' | 'plain' | undefined {
  if (/^(\w+\.\w+)\.exists\(\) and \1 != false$/.test(parameter.expression ?? '')) return 'boolean'
  const types = readTypes(resourceType, parameter, definitions)
  if (types?.every(({ code }) => code === 'boolean')) return 'boolean'
  return types?.every(({ code }) => withoutSystem.has(code)) ? 'plain' : undefined
}

/**
 * The types that a reference parameter can point to in one type; undefined where any. A definition shared by several types
 * names the targets of all of them, so its targets are those that the elements of this type admit too.
 */
export function referenceTargets(
  resourceType: string,
  parameter: SearchParameter,
  definitions: Definitions,
): string[] | undefined {
  const { resourceTypes } = definitions
  const named = parameter.target?.filter((target) => resourceTypes.includes(target)) ?? []
  if (named.length === 0 || named.length >= resourceTypes.length - 1) return undefined
  const profiles = readTypes(resourceType, parameter, definitions)?.map(({ targetProfile }) => targetProfile)
  const admitted = profiles?.flatMap((urls) => urls ?? ['Resource']).map((url) => url.slice(url.lastIndexOf('/') + 1))
  if (!admitted || admitted.includes('Resource')) return named
  const both = named.filter((target) => admitted.includes(target))
  if (both.length === 0) throw new Error(`${resourceType}.${parameter.code} admits none of its targets`)
  return both
}
