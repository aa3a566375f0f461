import type { Binary, Composition, DocumentReference, Encounter, Resource } from '@medplum/fhirtypes'
import { division, escaped } from '../../fhir/narrative/markup.ts'
import { concept, hl7, reference, systems } from '../concept.ts'
import { siteIdentifier } from '../served/identifiers.ts'
import { plainDocument } from '../visits.ts'
import { type BaseRecord, dayOf, daysAfter, lastEncounter } from './base-record.ts'

interface Note {
  slug: string
  type: readonly [loinc: string, name: string]
  encounter: Encounter
  text: string
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}

/** The bytes, in the patient's compartment by `securityContext` (R4 binary.html#security-context). */
function binary({ person }: BaseRecord, { slug, text }: Note): Binary {
  return {
    resourceType: 'Binary',
    id: `${person.id}-${slug}`,
    contentType: 'text/plain',
    securityContext: reference(`Patient/${person.id}`),
    data: base64(text),
  }
}

/** Refers to the Binary instead of holding the bytes. */
function documentReference({ person }: BaseRecord, { slug, type, encounter, text }: Note): DocumentReference {
  const [loinc, name] = type
  const category = 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category'
  return {
    resourceType: 'DocumentReference',
    id: `${person.id}-${slug}`,
    identifier: [siteIdentifier(person.site, 'resource', `DOC${person.number}-${slug}`)],
    status: 'current',
    docStatus: 'final',
    type: concept(systems.loinc, loinc, name),
    category: [concept(category, 'clinical-note', 'Clinical Note')],
    subject: reference(`Patient/${person.id}`),
    date: `${dayOf(encounter)}T17:00:00Z`,
    author: [reference(`Practitioner/prac-${person.site}`)],
    authenticator: reference(`Practitioner/prac-${person.site}`),
    custodian: reference(`Organization/org-${person.site}`),
    content: [
      {
        attachment: {
          contentType: 'text/plain',
          language: 'en',
          title: `${name} of ${dayOf(encounter)}`,
          url: `Binary/${person.id}-${slug}`,
          size: Buffer.byteLength(text),
          creation: `${dayOf(encounter)}T17:00:00Z`,
        },
        format: plainDocument,
      },
    ],
    context: {
      encounter: [reference(`Encounter/${encounter.id}`)],
      ...(encounter.period ? { period: encounter.period } : {}),
    },
  }
}

function paragraphs(...lines: string[]): string {
  return lines.join('\n\n')
}

function visitNote(base: BaseRecord): Note {
  const encounter = lastEncounter(base)
  const known = base.conditions.filter(({ meta }) => !meta?.security).map(({ code }) => code?.text)
  return {
    slug: 'note-1',
    type: ['34133-9', 'Summary of episode note'],
    encounter,
    text: paragraphs(
      `Visit of ${dayOf(encounter)}. Synthetic sample document.`,
      `Known problems: ${known.join(', ') || 'none'}.`,
      'The patient reports no new complaints. Examination without new findings.',
      `Plan: continue the present medication, next visit after ${daysAfter(dayOf(encounter), 90)}.`,
    ),
  }
}

/** The Composition whose sections point at the records; `$document` makes a document of it. */
export function compositionOf(
  { person }: BaseRecord,
  { slug, type, encounter, text }: Note,
  sections: readonly (readonly [title: string, loinc: string, entries: readonly Resource[]])[],
): Composition {
  const [loinc, name] = type
  const div = (words: string) => division(`<p>${escaped(words).replaceAll('\n\n', '</p><p>')}</p>`)
  return {
    resourceType: 'Composition',
    id: `${person.id}-${slug}`,
    identifier: siteIdentifier(person.site, 'resource', `CMP${person.number}-${slug}`),
    status: 'final',
    type: concept(systems.loinc, loinc, name),
    subject: reference(`Patient/${person.id}`),
    encounter: reference(`Encounter/${encounter.id}`),
    date: `${dayOf(encounter)}T17:00:00Z`,
    author: [reference(`Practitioner/prac-${person.site}`)],
    title: name,
    attester: [
      {
        mode: 'legal',
        time: `${dayOf(encounter)}T17:00:00Z`,
        party: reference(`Practitioner/prac-${person.site}`),
      },
    ],
    custodian: reference(`Organization/org-${person.site}`),
    event: [
      {
        code: [hl7('v3-ActClass', 'PCPR', 'care provision')],
        ...(encounter.period ? { period: encounter.period } : {}),
      },
    ],
    section: [
      { title: 'Course', text: { status: 'additional', div: div(text) } },
      ...sections.map(([title, code, entries]) => ({
        title,
        code: { coding: [{ system: systems.loinc, code, display: title }] },
        text: { status: 'generated' as const, div: div(`${entries.length} listed`) },
        ...(entries.length > 0
          ? { entry: entries.map(({ resourceType, id }) => reference(`${resourceType}/${id}`)) }
          : {
              emptyReason: concept('http://terminology.hl7.org/CodeSystem/list-empty-reason', 'nilknown', 'Nil Known'),
            }),
      })),
    ],
  }
}

/** A note as bytes, as the reference to them, and as a Composition. */
export function documented(base: BaseRecord, note: Note, sections: Parameters<typeof compositionOf>[2]): Resource[] {
  return [binary(base, note), documentReference(base, note), compositionOf(base, note, sections)]
}

/** The note of the latest visit, for every third patient, patient-1 first. */
export function visitDocuments(base: BaseRecord): Resource[] {
  if (base.person.number % 3 !== 1) return []
  const open = base.conditions.filter(({ meta }) => !meta?.security)
  return documented(base, visitNote(base), [
    ['Problems', '11450-4', open],
    ['Medication', '10160-0', base.prescriptions.filter(({ meta }) => !meta?.security)],
  ])
}
