import type { AnyResource } from '@repo/fhir'

export const loinc = (code: string, display: string) => ({ coding: [{ system: 'http://loinc.org', code, display }] })
export const snomed = (code: string, display: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
})
export const hl7 = (code: string) => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/x', code }] })
export const to = (reference: string) => ({ reference })
export const measured = (value: number, unit: string) => ({ value, unit })

/** A type, elements of a record of it, and the columns that its row is to have. */
export type RowCase = [resourceType: string, elements: object, columns: Record<string, string | string[]>]

export function resourceOf(resourceType: string, elements: object): AnyResource {
  return { resourceType, id: 'x', ...elements }
}
