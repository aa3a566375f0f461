import type { ValueSet, ValueSetCompose, ValueSetComposeIncludeFilter } from '@medplum/fhirtypes'
import { smokingStatuses, vitalSigns } from '../clinical-codes.ts'
import { systems } from '../concept.ts'
import { canonical } from './canonical.ts'
import { phqAnswers } from './code-systems.ts'

function valueSet(id: string, title: string, compose: ValueSetCompose): ValueSet {
  const name = title.replace(/\W/g, '')
  return {
    resourceType: 'ValueSet',
    id,
    url: canonical('ValueSet', id),
    version: '1',
    name,
    title,
    status: 'active',
    compose,
  }
}

function isA(value: string): ValueSetComposeIncludeFilter {
  return { property: 'concept', op: 'is-a', value }
}

function codes(list: readonly (readonly [code: string, display: string])[]) {
  return list.map(([code, display]) => ({ code, display }))
}

const snomed = systems.snomed

/** Value sets of each way to compose one: lists, hierarchies, properties, imports, exclusions. */
export const sampleValueSets: readonly ValueSet[] = [
  valueSet('problems', 'Problems', { include: [{ system: snomed, filter: [isA('64572001')] }] }),
  valueSet('noninfectious-problems', 'Problems that are no infections', {
    include: [{ system: snomed, filter: [isA('64572001')] }],
    exclude: [{ system: snomed, filter: [isA('40733004')] }],
  }),
  valueSet('cardiometabolic-problems', 'Cardiometabolic problems', {
    include: [
      { system: snomed, filter: [isA('49601007')] },
      { system: snomed, filter: [isA('73211009')] },
    ],
  }),
  valueSet('known-cardiometabolic-problems', 'Cardiometabolic problems that are problems', {
    include: [{ valueSet: [canonical('ValueSet', 'problems'), canonical('ValueSet', 'cardiometabolic-problems')] }],
  }),
  valueSet('laboratory-tests', 'Laboratory tests', {
    include: [{ system: systems.loinc, filter: [{ property: 'CLASS', op: 'in', value: 'CHEM,HEM/BC' }] }],
  }),
  valueSet('vital-signs', 'Vital signs', {
    include: [
      { system: systems.loinc, concept: vitalSigns.map(({ loinc, name }) => ({ code: loinc, display: name })) },
    ],
  }),
  valueSet('smoking-status', 'Smoking status', { include: [{ system: snomed, concept: codes(smokingStatuses) }] }),
  valueSet('phq-frequency', 'PHQ frequency', { include: [{ system: systems.loinc, concept: codes(phqAnswers) }] }),
]
