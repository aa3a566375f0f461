import type { ElementDefinition, StructureDefinition } from './definitions.ts'

const valueSets = 'http://hl7.org/fhir/ValueSet'
const types = (...codes: string[]) => codes.map((code) => ({ code }))

/** The parts of `EvidenceVariable.characteristic` in 4.0.1; the definitions package has those of a later version. */
const characteristic: ElementDefinition[] = [
  { path: 'description', min: 0, max: '1', type: types('string') },
  {
    path: 'definition[x]',
    min: 1,
    max: '1',
    type: [
      { code: 'Reference', targetProfile: ['http://hl7.org/fhir/StructureDefinition/Group'] },
      ...types('canonical', 'CodeableConcept', 'Expression', 'DataRequirement', 'TriggerDefinition'),
    ],
  },
  { path: 'usageContext', min: 0, max: '*', type: types('UsageContext') },
  { path: 'exclude', min: 0, max: '1', type: types('boolean') },
  { path: 'participantEffective[x]', min: 0, max: '1', type: types('dateTime', 'Period', 'Duration', 'Timing') },
  { path: 'timeFromStart', min: 0, max: '1', type: types('Duration') },
  {
    path: 'groupMeasure',
    min: 0,
    max: '1',
    type: types('code'),
    binding: { strength: 'required', valueSet: `${valueSets}/group-measure` },
  },
]
const characteristicPath = 'EvidenceVariable.characteristic'
const ofEveryPart = /\.(id|extension|modifierExtension)$/

/** The elements of a structure as R4 4.0.1 has them, where the definitions package departs from it. */
export function correctedElements({ name, snapshot }: StructureDefinition): ElementDefinition[] {
  const elements = snapshot?.element ?? []
  if (name === 'DetectedIssue') {
    const binding = { strength: 'required', valueSet: `${valueSets}/observation-status` }
    return elements.map((element) => (element.path === 'DetectedIssue.status' ? { ...element, binding } : element))
  }
  if (name !== 'EvidenceVariable') return elements
  const kept = elements.filter(({ path }) => !path.startsWith(`${characteristicPath}.`) || ofEveryPart.test(path))
  const own = kept.filter(({ path }) => path.split('.').length < 4)
  return [...own, ...characteristic.map((element) => ({ ...element, path: `${characteristicPath}.${element.path}` }))]
}
