import { isJson, type Json, listOf, plainText } from '../client/untrusted-json.ts'
import type { AnyResource } from '../vocabulary.ts'
import type { ServerCapabilities, TypeCapabilities } from './server-capabilities.ts'

const maxRest = 20
const maxTypes = 300
const maxNames = 300
const maxFormats = 50
const maxNameChars = 100
const maxCanonicalChars = 300

const nameOf = (value: unknown) => plainText(value, maxNameChars)

function objectsOf(value: unknown, max: number): Json[] {
  return listOf(value).filter(isJson).slice(0, max)
}

function namesOf(values: unknown[]): Set<string> {
  const names = values.map(nameOf).filter((name) => name !== undefined)
  return new Set(names.slice(0, maxNames))
}

const codesOf = (elements: Json[]) =>
  namesOf(elements.flatMap(({ interaction }) => objectsOf(interaction, maxNames)).map(({ code }) => code))

/** Operations by name; some servers write the `$` of the URL into the name, which R4 leaves out. */
function operationsOf(elements: Json[]): Map<string, string | undefined> {
  const operations = new Map<string, string | undefined>()
  for (const { name, definition } of elements.flatMap(({ operation }) => objectsOf(operation, maxNames))) {
    const known = nameOf(name)?.replace(/^\$/, '')
    if (!known || (!operations.has(known) && operations.size === maxNames)) continue
    operations.set(known, operations.get(known) ?? plainText(definition, maxCanonicalChars))
  }
  return operations
}

function searchParametersOf(elements: Json[]): Map<string, { type: string; definition?: string }> {
  const parameters = new Map<string, { type: string; definition?: string }>()
  for (const { name, type, definition } of elements.flatMap(({ searchParam }) => objectsOf(searchParam, maxNames))) {
    const known = nameOf(name)
    if (known === undefined || parameters.has(known) || parameters.size === maxNames) continue
    const canonical = plainText(definition, maxCanonicalChars)
    parameters.set(known, {
      type: nameOf(type) ?? 'unknown',
      ...(canonical !== undefined && { definition: canonical }),
    })
  }
  return parameters
}

/** Whether any element says yes; undefined where none says anything. */
function flagOf(elements: Json[], name: string): boolean | undefined {
  const said = elements.map((element) => element[name]).filter((value) => typeof value === 'boolean')
  return said.length === 0 ? undefined : said.includes(true)
}

function firstName(elements: Json[], name: string): string | undefined {
  return elements.map((element) => nameOf(element[name])).find((value) => value !== undefined)
}

function given<T extends object>(optional: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

/** One type from all elements about it. */
function typeCapabilities(elements: Json[]): TypeCapabilities {
  return {
    interactions: codesOf(elements),
    searchParameters: searchParametersOf(elements),
    searchInclude: namesOf(elements.flatMap(({ searchInclude }) => listOf(searchInclude))),
    searchRevInclude: namesOf(elements.flatMap(({ searchRevInclude }) => listOf(searchRevInclude))),
    operations: operationsOf(elements),
    ...given({
      versioning: firstName(elements, 'versioning'),
      conditionalCreate: flagOf(elements, 'conditionalCreate'),
      conditionalUpdate: flagOf(elements, 'conditionalUpdate'),
      conditionalDelete: firstName(elements, 'conditionalDelete'),
      updateCreate: flagOf(elements, 'updateCreate'),
    }),
  }
}

function typesOf(rest: Json[]): Map<string, TypeCapabilities> {
  const elements = rest.flatMap(({ resource }) => objectsOf(resource, maxTypes))
  const named = Map.groupBy(elements, ({ type }) => nameOf(type))
  const types = [...named].filter((entry): entry is [string, Json[]] => entry[0] !== undefined).slice(0, maxTypes)
  return new Map(types.map(([type, about]) => [type, typeCapabilities(about)]))
}

function softwareOf({ software }: AnyResource): string | undefined {
  if (!isJson(software)) return undefined
  return plainText([nameOf(software.name), nameOf(software.version)].filter(Boolean).join(' '), maxNameChars)
}

/**
 * What a CapabilityStatement says, merged over all its `rest` of mode `server`. Never throws: what is of a wrong shape is
 * left out. At most 300 types, and 300 names of each sort a type, each of at most 100 characters.
 */
export function readCapabilities(statement: AnyResource): ServerCapabilities {
  const rest = objectsOf(statement.rest, maxRest).filter(({ mode }) => mode === 'server')
  return {
    ...given({ fhirVersion: nameOf(statement.fhirVersion), software: softwareOf(statement) }),
    formats: [...namesOf(listOf(statement.format))].slice(0, maxFormats),
    interactions: codesOf(rest),
    operations: operationsOf(rest),
    types: typesOf(rest),
  }
}
