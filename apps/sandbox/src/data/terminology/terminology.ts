import { readFileSync } from 'node:fs'
import type { CodeSystem, Resource, ValueSet } from '@medplum/fhirtypes'
import { sampleCodeSystems } from './code-systems.ts'
import { sampleConceptMaps } from './concept-maps.ts'
import { sampleQuestionnaires } from './questionnaires.ts'
import { sampleValueSets } from './value-sets.ts'

const file = new URL('./generated/hl7-terminology.json', import.meta.url)

/** Code systems, value sets, concept maps and questionnaires: HL7's own as published, the rest small samples. */
export function terminology(): Resource[] {
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as { resources: (CodeSystem | ValueSet)[] }
  return [...resources, ...sampleCodeSystems, ...sampleValueSets, ...sampleConceptMaps, ...sampleQuestionnaires]
}
