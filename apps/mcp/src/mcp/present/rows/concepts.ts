import { each, isObject, type Json, joined, objectsOf } from '../datatypes.ts'
import { plain, token } from '../text.ts'

/** Code systems by the short names that people and models know them by; the rest go without. */
const systemNames = new Map([
  ['http://loinc.org', 'LOINC'],
  ['http://snomed.info/sct', 'SNOMED'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'RxNorm'],
  ['http://hl7.org/fhir/sid/icd-10', 'ICD-10'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'ICD-10-CM'],
  ['http://www.cms.gov/Medicare/Coding/ICD10', 'ICD-10-PCS'],
  ['http://hl7.org/fhir/sid/icd-10-de', 'ICD-10-GM'],
  ['http://fhir.de/CodeSystem/bfarm/icd-10-gm', 'ICD-10-GM'],
  ['http://hl7.org/fhir/sid/icd-9-cm', 'ICD-9-CM'],
  ['http://hl7.org/fhir/sid/icd-11', 'ICD-11'],
  ['http://hl7.org/fhir/sid/cvx', 'CVX'],
  ['http://hl7.org/fhir/sid/ndc', 'NDC'],
  ['http://www.ama-assn.org/go/cpt', 'CPT'],
  ['http://www.whocc.no/atc', 'ATC'],
  ['https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', 'HCPCS'],
  ['http://dicom.nema.org/resources/ontology/DCM', 'DICOM'],
])

/** What `concept` writes before codes. */
export const knownSystems: readonly string[] = [...new Set(systemNames.values())]

/** Alike codings in two systems are often given; a third adds nothing to a search. */
const shownCodings = 2

function coded({ system, code }: Json): string | undefined {
  const known = typeof system === 'string' ? systemNames.get(system) : undefined
  const said = token(code)
  return said && joined([known, said])
}

/** Beside a code that everybody knows, a system's own says nothing more. */
function codingsOf(value: Json): Json[] {
  const codings = value.coding === undefined ? [value] : objectsOf(value.coding)
  const known = codings.filter(({ system }) => typeof system === 'string' && systemNames.has(system))
  return known.length > 0 ? known : codings
}

/** A code such as `problem-list-item` says its own name. */
function letters(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '')
}

/** CodeableConcept, Coding or code as `text (LOINC 4548-4)`: the code lets a model search for the same thing. */
export function concept(value: unknown): string | undefined {
  if (Array.isArray(value)) return concept(value[0])
  if (!isObject(value)) return plain(value)
  const codings = codingsOf(value)
  const [display] = codings.flatMap((coding) => plain(coding.display) ?? [])
  const words = plain(value.text) ?? display
  const codes = codings
    .slice(0, shownCodings)
    .flatMap((coding) => coded(coding) ?? [])
    .join('; ')
  if (!words || !codes) return words ?? (codes || undefined)
  return letters(words) === letters(codes) ? codes : `${words} (${codes})`
}

export function concepts(value: unknown): string[] {
  return each(value, concept)
}

/** Codes of FHIR and HL7 themselves are words that need no text. */
function isSelfExplaining({ system, code: said }: Json): boolean {
  if (typeof said !== 'string' || !/[a-z]/i.test(said)) return false
  return typeof system !== 'string' || /^http:\/\/(terminology\.)?hl7\.org\//.test(system)
}

/** The bare code where it explains itself, else as `concept`. */
export function code(value: unknown): string | undefined {
  if (Array.isArray(value)) return code(value[0])
  if (!isObject(value)) return token(value)
  const [first] = codingsOf(value).filter(isSelfExplaining)
  return token(first?.code) ?? concept(value)
}

export function codes(value: unknown): string[] {
  return each(value, code)
}
