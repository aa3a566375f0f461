import { randomUUID } from 'node:crypto'
import type { Bundle, Composition, CompositionSection, Patient, Reference, Resource } from '@medplum/fhirtypes'
import type { Call } from '../../call.ts'
import { tableOf } from '../../narrative/section-narrative.ts'
import { absent, invalid, missing, notSupported } from '../../outcomes.ts'
import { parseQuery } from '../../search/query.ts'
import { matchesOf } from '../../search/search.ts'
import type { StoredResource } from '../../store/record-store.ts'
import type { Records } from '../../store/records.ts'
import { OperationInput } from '../input.ts'
import { documentBundle, referencesIn } from './assembly.ts'
import { type SectionPlan, sectionPlans } from './summary-sections.ts'

const ips = 'http://hl7.org/fhir/uv/ips/StructureDefinition'
const profiles = new Set([`${ips}/Bundle-uv-ips`, `${ips}/Composition-uv-ips`])

function patientOf({ records, id }: Call, input: OperationInput): Patient {
  if (id !== '') {
    const patient = records.read('Patient', id, 'operation')
    if (!records.sees(patient)) throw absent()
    return patient as Resource as Patient
  }
  const identifier = input.text('identifier')
  if (identifier === undefined) throw missing('identifier is required')
  const query = new URLSearchParams({ identifier })
  const [patient, another] = matchesOf(parseQuery('Patient', query, false), records)
  if (!patient) throw absent()
  if (another) throw invalid('The identifier is that of several patients')
  return patient as Resource as Patient
}

interface Section {
  section: CompositionSection
  entries: StoredResource[]
}

function sectionOf(plan: SectionPlan, records: Records, patient: Patient): Section {
  const entries = plan.choose(plan.types.flatMap((type) => records.inCompartment(type, `Patient/${patient.id}`)))
  const absentReason = { system: 'http://terminology.hl7.org/CodeSystem/list-empty-reason', code: 'unavailable' }
  const reference = ({ resourceType, id }: StoredResource): Reference => ({
    reference: `${resourceType}/${id}`,
  })
  const section: CompositionSection = {
    title: plan.title,
    code: { coding: [{ system: 'http://loinc.org', code: plan.loinc, display: plan.display }] },
    text: tableOf(plan.title, entries),
    ...(entries.length > 0 ? { entry: entries.map(reference) } : { emptyReason: { coding: [absentReason] } }),
  }
  return { section, entries }
}

function compositionOf(patient: Patient, sections: CompositionSection[]): Composition {
  const { generalPractitioner, managingOrganization } = patient
  const author = generalPractitioner?.[0]?.reference ?? managingOrganization?.reference ?? `Patient/${patient.id}`
  const custodian = managingOrganization?.reference
  const title = 'International Patient Summary'
  return {
    resourceType: 'Composition',
    id: randomUUID(),
    meta: { profile: [`${ips}/Composition-uv-ips`] },
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml"><h1>${title}</h1></div>` },
    status: 'final',
    type: {
      coding: [{ system: 'http://loinc.org', code: '60591-5', display: 'Patient summary Document' }],
      text: title,
    },
    subject: { reference: `Patient/${patient.id}` },
    date: new Date().toISOString(),
    author: [{ reference: author }],
    title,
    ...(custodian ? { custodian: { reference: custodian } } : {}),
    section: sections,
  }
}

/**
 * `Patient/[id]/$summary`, or with `identifier` on the type (International Patient Summary, OperationDefinition
 * summary): a document made for the occasion, of records that may be seen. A section without any says so. Throws 404
 * for an unknown patient, 400 for another profile.
 */
export function patientSummary(call: Call): Bundle {
  const { records } = call
  const { baseUrl } = records
  const input = new OperationInput(call, call.id === '' ? ['identifier', 'profile'] : ['profile'])
  const profile = input.text('profile')
  if (profile !== undefined && !profiles.has(profile)) throw notSupported('Only the IPS profile is supported')
  const patient = patientOf(call, input)
  const sections = sectionPlans.map((plan) => sectionOf(plan, records, patient))
  const entries = sections.flatMap((section) => section.entries)
  const composition = compositionOf(
    patient,
    sections.map(({ section }) => section),
  )
  const resolved = (holders: Resource[], test: (reference: string) => boolean) =>
    holders.flatMap((holder) =>
      referencesIn(holder, baseUrl)
        .filter(test)
        .flatMap((one) => records.resolve(one) ?? []),
    )
  const named = resolved([composition], () => true)
  const medications = resolved(entries, (reference) => reference.startsWith('Medication/'))
  const bundle = documentBundle(baseUrl, composition, new Set([...named, ...entries, ...medications]))
  return { ...bundle, meta: { profile: [`${ips}/Bundle-uv-ips`] } }
}
