import type { ConceptMap } from '@medplum/fhirtypes'
import { problems, sensitiveProblems } from '../clinical-codes.ts'
import { systems } from '../concept.ts'
import { canonical } from './canonical.ts'

const genderSystem = 'http://hl7.org/fhir/administrative-gender'
const v3Gender = 'http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender'

/** ICD-10-CM classes are mostly wider than the concepts of SNOMED CT. */
const problemsToIcd10: ConceptMap = {
  resourceType: 'ConceptMap',
  id: 'problems-to-icd-10-cm',
  url: canonical('ConceptMap', 'problems-to-icd-10-cm'),
  version: '1',
  name: 'ProblemsToIcd10Cm',
  title: 'Problems to ICD-10-CM',
  status: 'active',
  sourceCanonical: canonical('ValueSet', 'problems'),
  group: [
    {
      source: systems.snomed,
      target: systems.icd10,
      element: [...problems, ...sensitiveProblems].map(({ snomed, icd10, name }) => ({
        code: snomed,
        display: name,
        target: [{ code: icd10, display: name, equivalence: 'wider' }],
      })),
    },
  ],
}

const genderToV3: ConceptMap = {
  resourceType: 'ConceptMap',
  id: 'administrative-gender-to-v3',
  url: canonical('ConceptMap', 'administrative-gender-to-v3'),
  version: '1',
  name: 'AdministrativeGenderToV3',
  title: 'Administrative gender to v3',
  status: 'active',
  sourceCanonical: 'http://hl7.org/fhir/ValueSet/administrative-gender',
  targetCanonical: 'http://terminology.hl7.org/ValueSet/v3-AdministrativeGender',
  group: [
    {
      source: genderSystem,
      target: v3Gender,
      element: [
        { code: 'male', target: [{ code: 'M', display: 'Male', equivalence: 'equivalent' }] },
        { code: 'female', target: [{ code: 'F', display: 'Female', equivalence: 'equivalent' }] },
        {
          code: 'other',
          target: [{ code: 'UN', display: 'Undifferentiated', equivalence: 'inexact', comment: 'The nearest' }],
        },
        { code: 'unknown', target: [{ equivalence: 'unmatched' }] },
      ],
    },
  ],
}

export const sampleConceptMaps: readonly ConceptMap[] = [problemsToIcd10, genderToV3]
