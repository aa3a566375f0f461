import { type Definitions, type SearchParameter, searchParametersOf } from './definitions.ts'

interface ElementPath {
  path: string
  patientOnly: boolean
}

const onlyPatients = '.where(resolve() is Patient)'

/**
 * The element paths that a reference parameter reads in one type, from its FHIRPath.
 * Throws on an expression of any other shape, so that a new definition cannot narrow the compartment silently.
 */
function elementPaths(resourceType: string, parameter: SearchParameter): ElementPath[] {
  const alternatives = (parameter.expression ?? '').split('|').map((alternative) => alternative.trim())
  const own = alternatives.filter((alternative) => alternative.replace(/^\(/, '').startsWith(`${resourceType}.`))
  return own.map((alternative) => {
    const patientOnly = alternative.endsWith(onlyPatients)
    const path = patientOnly ? alternative.slice(0, -onlyPatients.length) : alternative
    const match = /^\w+((?:\.[a-zA-Z]+)+)$/.exec(path)
    if (!match?.[1]) throw new Error(`${resourceType}.${parameter.code}: cannot read "${alternative}"`)
    return { path: match[1].slice(1), patientOnly: patientOnly || parameter.target?.join() === 'Patient' }
  })
}

function compartmentElements(resourceType: string, codes: string[], definitions: Definitions): string[] {
  const parameters = searchParametersOf(resourceType, definitions)
  const paths = codes.flatMap((code) => {
    const parameter = parameters.find((candidate) => candidate.code === code)
    const found = parameter ? elementPaths(resourceType, parameter) : []
    if (found.length === 0) throw new Error(`${resourceType}: compartment parameter ${code} names no element`)
    return found.map(({ path }) => path)
  })
  return [...new Set(paths)].sort()
}

/** Reference parameters which read compartment elements alone: a match on one is a record of that patient. */
function compartmentParameters(resourceType: string, elements: string[], definitions: Definitions) {
  const entries: [string, 'Patient' | 'any'][] = []
  for (const parameter of searchParametersOf(resourceType, definitions)) {
    if (parameter.type !== 'reference' || !parameter.target?.includes('Patient')) continue
    if (!elements.some((element) => parameter.expression?.includes(`${resourceType}.${element}`))) continue
    const paths = elementPaths(resourceType, parameter)
    if (!paths.every(({ path }) => elements.includes(path))) continue
    entries.push([parameter.code, paths.every(({ patientOnly }) => patientOnly) ? 'Patient' : 'any'])
  }
  return entries
}

/** Source text of `patient-compartment.ts`. */
export function patientCompartmentSource(definitions: Definitions): string {
  const elements: string[] = []
  const parameters: string[] = []
  const members = definitions.patientCompartment.filter(({ code, param }) => {
    return param && definitions.resourceTypes.includes(code)
  })
  for (const { code, param } of members.sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const paths = compartmentElements(code, param ?? [], definitions)
    elements.push(`  ${code}: [${paths.map((path) => `'${path}'`).join(', ')}],`)
    const named = compartmentParameters(code, paths, definitions)
    parameters.push(`  ${code}: { ${named.map(([name, target]) => `'${name}': '${target}'`).join(', ')} },`)
  }
  return `import type { ResourceType } from './resource-types.ts'

/** Elements that place a record in a patient's compartment (CompartmentDefinition/patient, R4 4.0.1). */
export const patientCompartmentElements: Readonly<Partial<Record<ResourceType, readonly string[]>>> = {
${elements.join('\n')}
}

/** Reference search parameters over those elements alone. \`Patient\`: they can point to nothing but a Patient. */
export const patientCompartmentParameters: Readonly<
  Partial<Record<ResourceType, Readonly<Record<string, 'Patient' | 'any'>>>>
> = {
${parameters.join('\n')}
}
`
}
