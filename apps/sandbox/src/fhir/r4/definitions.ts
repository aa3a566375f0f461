import { readFileSync } from 'node:fs'
import { getDataType, indexStructureDefinitionBundle } from '@medplum/core'
import type { StructureDefinition } from '@medplum/fhirtypes'

interface Definitions {
  structures: StructureDefinition[]
  requiredCodes: Record<string, Record<string, string[]>>
}

// The official profiles are 35 MB, of which validation reads 1.5 MB: generate-definitions.ts keeps those.
const file = new URL('./generated/r4-definitions.json', import.meta.url)
const definitions = JSON.parse(readFileSync(file, 'utf8')) as Definitions
indexStructureDefinitionBundle(definitions.structures)

/** The names of all concrete R4 resource types. */
export const resourceTypes: ReadonlySet<string> = new Set(
  definitions.structures.filter(({ kind, abstract }) => kind === 'resource' && !abstract).map(({ name }) => name),
)

export interface RequiredCodes {
  /** Whether a `code` element may have this value, which carries no system. */
  hasCode(code: string): boolean
  hasCoding(system: string | undefined, code: string | undefined): boolean
}

const requiredCodes = new Map<string, RequiredCodes>()
for (const [valueSet, systems] of Object.entries(definitions.requiredCodes)) {
  const codings = new Set(
    Object.entries(systems).flatMap(([system, codes]) => codes.map((code) => `${system}|${code}`)),
  )
  const codes = new Set(Object.values(systems).flat())
  requiredCodes.set(valueSet, {
    hasCode: (code) => codes.has(code),
    hasCoding: (system, code) => codings.has(`${system}|${code}`),
  })
}

/** The codes of a value set with a required binding; undefined where R4 leaves it open (mime types, currencies, UCUM). */
export function requiredCodesOf(valueSet: string): RequiredCodes | undefined {
  return requiredCodes.get(valueSet.split('|')[0] ?? '')
}

/** The root elements of a type that `_summary=true` keeps, and those that no subset may leave out (R4 search.html#summary). */
export function subsetElementsOf(resourceType: string): {
  summary: ReadonlySet<string>
  mandatory: ReadonlySet<string>
} {
  const { summaryProperties, mandatoryProperties } = getDataType(resourceType)
  return { summary: summaryProperties ?? new Set(), mandatory: mandatoryProperties ?? new Set() }
}

/** Whether `element` of the type is a choice (`value[x]`), so that its JSON name carries the type. */
export function isChoiceElement(resourceType: string, element: string): boolean {
  return Object.hasOwn(getDataType(resourceType).elements, `${element}[x]`)
}

/** The names of all choice elements of any type (`value` of `value[x]`). */
export const choiceElements: ReadonlySet<string> = new Set(
  definitions.structures.flatMap(({ snapshot }) =>
    (snapshot?.element ?? []).flatMap(({ path }) => /([a-z]\w*)\[x\]$/.exec(path ?? '')?.[1] ?? []),
  ),
)
