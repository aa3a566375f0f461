import type { CodeableConcept } from '@medplum/fhirtypes'
import { coding } from '../concept.ts'
import type { Site } from './identifiers.ts'

/** Codes of the sites' own, by the standard code that they are mapped to. */
const localCodes: Readonly<Record<string, readonly [code: string, display: string]>> = {
  '4548-4': ['HGBA1C', 'Hgb A1c'],
  '2345-7': ['GLU', 'Glucose Lvl'],
  '2093-3': ['CHOL', 'Cholesterol'],
  '2160-0': ['CREAT', 'Creatinine Lvl'],
  '718-7': ['HGB', 'Hgb'],
  '2823-3': ['K', 'Potassium Lvl'],
  '20447-9': ['HIVVL', 'HIV Viral Load'],
  '51990-0': ['BMP', 'Basic Metabolic Panel'],
  '57698-3': ['LIPID', 'Lipid Panel'],
  '29463-7': ['WT', 'Weight Measured'],
  '8302-2': ['HT', 'Height/Length Measured'],
  '8867-4': ['HR', 'Peripheral Pulse Rate'],
  '8310-5': ['TEMP', 'Temperature Oral'],
  '85354-9': ['BP', 'Blood Pressure'],
  '8480-6': ['SBP', 'Systolic Blood Pressure'],
  '8462-4': ['DBP', 'Diastolic Blood Pressure'],
  '72166-2': ['SMOKE', 'Tobacco Use'],
  '185349003': ['WELL', 'Wellness Visit'],
  '390906007': ['FUP', 'Follow-up Visit'],
}

const mapped = new Map<CodeableConcept, Partial<Record<Site, CodeableConcept>>>()

/** A concept with the code that people at the site chose, next to the one that it is mapped to. */
export function withLocalCode(site: Site, concept: CodeableConcept): CodeableConcept {
  const known = mapped.get(concept)
  if (known?.[site]) return known[site]
  const [standard] = concept.coding ?? []
  const local = localCodes[standard?.code ?? '']
  if (!standard || !local) return concept
  const chosen = { ...coding(`urn:example:org-${site}:codes`, ...local), userSelected: true }
  const both = { ...concept, coding: [standard, chosen] }
  mapped.set(concept, { ...known, [site]: both })
  return both
}
