import { existsSync, readFileSync } from 'node:fs'
import { type Definitions, loadDefinitions } from './definitions.ts'
import { elementsSource } from './elements.ts'
import { patientCompartmentSource } from './patient-compartment.ts'
import { operationsSource } from './rest/operations.ts'
import { r4Declarations } from './rest/r4-declarations.ts'
import { searchParametersSource } from './search-parameters.ts'
import { tokenPathsSource } from './token-paths.ts'

const header = `// Generated from FHIR R4 4.0.1 by: node packages/fhir/generator/main.ts
// Do not edit: run the command again.
`
export const outputFolder = new URL('../src/generated/', import.meta.url)

function resourceTypesSource({ resourceTypes }: Definitions): string {
  return `/** The concrete resource types of R4. */
export const resourceTypes = [
${resourceTypes.map((name) => `  '${name}',`).join('\n')}
] as const

export type ResourceType = (typeof resourceTypes)[number]
`
}

/** The generated files, name to text; the same definitions give the same text. */
export function generate(): Map<string, string> {
  const definitions = loadDefinitions()
  return new Map([
    ['resource-types.ts', header + resourceTypesSource(definitions)],
    ['patient-compartment.ts', header + patientCompartmentSource(definitions)],
    ['search-parameters.ts', header + searchParametersSource(definitions)],
    ['token-paths.ts', header + tokenPathsSource(definitions)],
    ['elements.ts', header + elementsSource(definitions)],
    ['operations.ts', header + operationsSource(definitions)],
    ['r4.d.ts', header + r4Declarations(definitions)],
  ])
}

/** Names of the files that are missing in `src/generated/` or not as generated. */
export function differing(files: Map<string, string>): string[] {
  const isCurrent = ([name, text]: [string, string]) => {
    const url = new URL(name, outputFolder)
    return existsSync(url) && readFileSync(url, 'utf8') === text
  }
  return [...files].filter((file) => !isCurrent(file)).map(([name]) => name)
}
