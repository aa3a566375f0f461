import type { Identifier } from '@medplum/fhirtypes'
import { hl7 } from '../concept.ts'

export type Site = 1 | 2

export const siteNames: Readonly<Record<Site, string>> = { 1: 'Riverside Health', 2: 'Hillside Clinic' }

const assigners = { 1: { display: siteNames[1] }, 2: { display: siteNames[2] } } as const

/** Of HL7 v2 table 0203, by the last part of the system that values of the kind are unique in. */
const kinds = {
  mrn: ['MR', 'Medical record number'],
  visit: ['VN', 'Visit number'],
  order: ['PLAC', 'Placer Identifier'],
  result: ['FILL', 'Filler Identifier'],
  accession: ['ACSN', 'Accession ID'],
  resource: ['RI', 'Resource identifier'],
} as const

/** What the systems of a site know a record by; `value` is unique within the site and kind. */
export function siteIdentifier(site: Site, kind: keyof typeof kinds, value: string): Identifier {
  return {
    use: 'usual',
    type: hl7('v2-0203', kinds[kind][0], kinds[kind][1]),
    system: `urn:example:org-${site}:${kind}`,
    value,
    assigner: assigners[site],
  }
}

/** The National Provider Identifier of a person or an organization. */
export function npi(value: string): Identifier {
  const system = 'http://hl7.org/fhir/sid/us-npi'
  return { use: 'official', type: hl7('v2-0203', 'NPI', 'National provider identifier'), system, value }
}

/** The number that the payer knows a member by. */
export function memberNumber(value: string): Identifier {
  const assigner = { display: 'Meadow Mutual' }
  return { type: hl7('v2-0203', 'MB', 'Member Number'), system: 'urn:example:payer-1:member', value, assigner }
}
