import type { CodeableConcept, Coding, Quantity, Reference, Resource } from '@medplum/fhirtypes'

export const systems = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  ucum: 'http://unitsofmeasure.org',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
} as const

export function coding(system: string, code: string, display?: string): Coding {
  return display === undefined ? { system, code } : { system, code, display }
}

const concepts = new Map<string, CodeableConcept>()

/** One object for all records that say the same, so that 24,000 records keep few of them: never to be changed. */
export function concept(system: string, code: string, display: string): CodeableConcept {
  const key = `${system}|${code}|${display}`
  const known = concepts.get(key)
  if (known) return known
  const made = { coding: [coding(system, code, display)], text: display }
  concepts.set(key, made)
  return made
}

/** A concept from one of HL7's own code systems, by the last segment of its URL. */
export function hl7(codeSystem: string, code: string, display: string): CodeableConcept {
  return concept(`http://terminology.hl7.org/CodeSystem/${codeSystem}`, code, display)
}

export function quantity(value: number, unit: string, code = unit): Quantity {
  return { value, unit, system: systems.ucum, code }
}

export function reference<T extends Resource>(to: string, display?: string): Reference<T> {
  return display === undefined ? { reference: to } : { reference: to, display }
}

export type Sensitivity = 'PSY' | 'HIV' | 'SUD'

const sensitivities: Record<Sensitivity, string> = {
  PSY: 'psychiatry disorder information sensitivity',
  HIV: 'HIV/AIDS information sensitivity',
  SUD: 'substance use disorder information sensitivity',
}

/** The security labels of a sensitive record: restricted, for substance use very restricted, and why (HL7 HCS). */
export function securityLabels(sensitivity: Sensitivity | undefined): { meta?: { security: Coding[] } } {
  if (!sensitivity) return {}
  const [code, display] = sensitivity === 'SUD' ? ['V', 'very restricted'] : ['R', 'restricted']
  const level = coding(systems.confidentiality, code ?? 'V', display)
  return { meta: { security: [level, coding(systems.actCode, sensitivity, sensitivities[sensitivity])] } }
}

export function profile(name: string): string {
  return `http://hl7.org/fhir/us/core/StructureDefinition/us-core-${name}`
}
