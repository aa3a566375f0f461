import type { CodeableConcept, Observation } from '@medplum/fhirtypes'
import type { StoredResource } from '../../store/record-store.ts'

/** One section of an International Patient Summary. */
export interface SectionPlan {
  title: string
  loinc: string
  display: string
  types: readonly string[]
  /** Which of the patient's records of these types belong into it. */
  choose: (found: StoredResource[]) => StoredResource[]
}

const all = (found: StoredResource[]) => found

function hasCode(concept: CodeableConcept | undefined, codes: readonly string[]): boolean {
  return concept?.coding?.some(({ code }) => codes.includes(code ?? '')) ?? false
}

function current(found: StoredResource[]): StoredResource[] {
  return found.filter((resource) => {
    if (resource.resourceType === 'MedicationRequest' || resource.resourceType === 'MedicationStatement') {
      return resource.status === 'active'
    }
    if (resource.resourceType === 'Condition' || resource.resourceType === 'AllergyIntolerance') {
      return hasCode(resource.clinicalStatus, ['active', 'recurrence', 'relapse'])
    }
    return true
  })
}

/** Of the Observations of a category the newest of each code. */
function newestOf(category: string): SectionPlan['choose'] {
  return (found) => {
    const newest = new Map<string, Observation & StoredResource>()
    for (const resource of found) {
      if (resource.resourceType !== 'Observation') continue
      if (!resource.category?.some((concept) => hasCode(concept, [category]))) continue
      const code = resource.code.coding?.[0]?.code ?? resource.code.text ?? ''
      const known = newest.get(code)
      if (!known || (resource.effectiveDateTime ?? '') > (known.effectiveDateTime ?? '')) newest.set(code, resource)
    }
    return [...newest.values()]
  }
}

export const sectionPlans: readonly SectionPlan[] = [
  { title: 'Problems', loinc: '11450-4', display: 'Problem list - Reported', types: ['Condition'], choose: current },
  {
    title: 'Allergies and intolerances',
    loinc: '48765-2',
    display: 'Allergies and adverse reactions Document',
    types: ['AllergyIntolerance'],
    choose: current,
  },
  {
    title: 'Medication',
    loinc: '10160-0',
    display: 'History of Medication use Narrative',
    types: ['MedicationRequest', 'MedicationStatement'],
    choose: current,
  },
  {
    title: 'Immunizations',
    loinc: '11369-6',
    display: 'History of Immunization Narrative',
    types: ['Immunization'],
    choose: all,
  },
  {
    title: 'Results',
    loinc: '30954-2',
    display: 'Relevant diagnostic tests/laboratory data Narrative',
    types: ['Observation'],
    choose: newestOf('laboratory'),
  },
  {
    title: 'Vital signs',
    loinc: '8716-3',
    display: 'Vital signs',
    types: ['Observation'],
    choose: newestOf('vital-signs'),
  },
  {
    title: 'Procedures',
    loinc: '47519-4',
    display: 'History of Procedures Document',
    types: ['Procedure'],
    choose: all,
  },
]
