import type { CodeableConcept, Narrative, Resource } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { validateResource } from '../../../../packages/fhir/src/index.ts'
import { generatedResources, samplePatients } from '../../src/data/load.ts'
import { Displays } from '../../src/data/served/displays.ts'
import { served, withNarrative } from '../../src/data/served/served-records.ts'
import { syntheaRecord } from '../../src/data/synthea.ts'

type Elements = Record<string, unknown>
const elementsOf = (resource: Resource) => resource as unknown as Elements
const records = [...generatedResources()]
const byReference = new Map(records.map((record) => [`${record.resourceType}/${record.id}`, record]))
const named = ({ resourceType, id }: Resource) => `${resourceType}/${id}`
const withText = (record: Resource) => elementsOf(record).text as Narrative | undefined
const bare = syntheaRecord().filter((record) => withText(record) === undefined)
const generated = [...records, ...bare.map(withNarrative)].filter((record) => withText(record)?.status === 'generated')

/** The words of a narrative as a browser shows them. */
function shown({ div }: Narrative): string {
  const words = div.replace(/<[^>]*>/g, ' ')
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** The code or name that a reader knows a record by. */
function mainWords(record: Resource): string | undefined {
  const { code, vaccineCode, medicationCodeableConcept, name, title, type } = elementsOf(record)
  const named = Array.isArray(name) ? (name[0] as { family?: string } | undefined)?.family : (name ?? title)
  const concepts = [code, vaccineCode, medicationCodeableConcept, Array.isArray(type) ? type[0] : type]
  const words = (concept: unknown) => {
    const { text, coding } = (concept ?? {}) as CodeableConcept
    return text ?? coding?.[0]?.display
  }
  const found = [typeof named === 'string' ? named : undefined, ...concepts.map(words)]
  return found.find((one) => one !== undefined)
}

describe('the narrative', () => {
  test('stands in every record that can have one, and is the own one of records that brought it', () => {
    const without = records.filter((record) => withText(record) === undefined)
    expect(new Set(without.map(({ resourceType }) => resourceType))).toEqual(new Set(['Binary']))
    const additional = records.filter((record) => withText(record)?.status === 'additional')
    expect(additional.map(named)).toEqual([
      `AllergyIntolerance/${samplePatients.hostile}-allergy-hostile`,
      `Observation/${samplePatients.hostile}-observation-hostile`,
    ])
  })
  test('names what the record is about', () => {
    const silent = generated.filter((record) => {
      const words = mainWords(record)
      return words !== undefined && !shown(withText(record) as Narrative).includes(words)
    })
    expect(silent.map(named)).toEqual([])
    expect(generated.filter((record) => mainWords(record) !== undefined).length).toBeGreaterThan(20_000)
  })
  test('is XHTML of the elements that R4 allows', () => {
    const faults = generated.flatMap((record) => {
      const { resourceType, id } = record
      const holder = { resourceType: 'Basic', id, code: { text: resourceType }, text: withText(record) }
      return validateResource(holder).map(({ path }) => `${named(record)} ${path}`)
    })
    expect(faults).toEqual([])
  })
  test('holds what others wrote as text, never as markup', () => {
    const note = 'x < y & "z" <script>alert(1)</script>'
    const record = withNarrative({ resourceType: 'Basic', code: { text: note } } as Resource)
    const { div } = withText(record) as Narrative
    expect(div).toContain('x &lt; y &amp; &quot;z&quot; &lt;script&gt;alert(1)&lt;/script&gt;')
    expect(div).not.toContain('<script')
  })
  test('tells values with their units, dates and whose they are', () => {
    const hba1c = byReference.get('Observation/patient-1-lab-4548-4-3') as Resource
    const text = shown(withText(hba1c) as Narrative).replace(/\s+/g, ' ')
    expect(text).toContain('Subject Anders Ferro Code Hemoglobin A1c/Hemoglobin.total in Blood (LOINC 4548-4)')
    expect(text).toContain('Value 7.6 % Interpretation High')
    expect(text).toContain('Effective 2026-07-23T10:00:00Z')
  })
})

describe('a reference', () => {
  const references = (value: unknown): { reference: string; display?: string }[] => {
    if (typeof value !== 'object' || value === null) return []
    const own = 'reference' in value && typeof value.reference === 'string' ? [value as { reference: string }] : []
    return [...own, ...Object.values(value).flatMap(references)]
  }
  test('shows the name of a person, an organization or a place', () => {
    const all = records
      .flatMap(references)
      .filter(({ reference }) => /^(Patient|Prac\w+er|Org\w+|Loc\w+)\//.test(reference))
    expect(all.length).toBeGreaterThan(50_000)
    expect(new Set(all.filter(({ display }) => !display).map(({ reference }) => reference))).toEqual(new Set())
  })
  test('shows the name of a labelled record in labelled records alone', () => {
    const isLabelled = (record: Resource | undefined) => record?.meta?.security !== undefined
    const open = records.filter((record) => !isLabelled(record))
    const told = open.flatMap(references).filter(({ reference, display }) => {
      return display !== undefined && isLabelled(byReference.get(reference))
    })
    expect(told).toEqual([])
    expect(records.filter(isLabelled).length).toBeGreaterThan(50)
  })
  test('of a record without a label to a labelled one goes without a name', () => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }]
    const condition = { resourceType: 'Condition', id: 'c', meta: { security }, code: { text: 'Secret' } } as Resource
    const holder = (meta: object) =>
      ({ resourceType: 'Basic', id: 'b', ...meta, subject: { reference: 'Condition/c' } }) as unknown as Resource
    const [, open, labelled] = served([condition, holder({}), holder({ meta: { security } })], new Displays())
    expect(JSON.stringify(open)).not.toContain('Secret')
    expect(JSON.stringify(labelled)).toContain('"display":"Secret"')
  })
})

const claimed = (name: string) =>
  records.filter(({ meta }) =>
    meta?.profile?.includes(`http://hl7.org/fhir/us/core/StructureDefinition/us-core-${name}`),
  )
const category = (record: Resource, code: string) => JSON.stringify(elementsOf(record).category).includes(`"${code}"`)
const lacking = (name: string, needs: readonly string[]) =>
  claimed(name).flatMap((record) => needs.filter((need) => !(need in record)).map((need) => `${named(record)} ${need}`))

describe('a profile of US Core that a record claims', () => {
  test.each([
    ['patient', ['identifier', 'name', 'gender']],
    ['allergyintolerance', ['clinicalStatus', 'code', 'patient']],
    ['careplan', ['text', 'status', 'intent', 'category', 'subject']],
    ['careteam', ['subject', 'participant']],
    ['condition-problems-health-concerns', ['category', 'code', 'subject']],
    ['condition-encounter-diagnosis', ['category', 'code', 'subject']],
    ['coverage', ['status', 'beneficiary', 'relationship', 'payor']],
    ['diagnosticreport-lab', ['status', 'category', 'code', 'subject', 'effectiveDateTime', 'issued']],
    ['documentreference', ['status', 'type', 'category', 'subject', 'content']],
    ['encounter', ['status', 'class', 'type', 'subject']],
    ['goal', ['lifecycleStatus', 'description', 'subject']],
    ['immunization', ['status', 'vaccineCode', 'patient', 'occurrenceDateTime', 'primarySource']],
    ['medicationdispense', ['status', 'subject', 'performer', 'type', 'quantity', 'whenHandedOver']],
    ['medicationrequest', ['status', 'intent', 'subject', 'authoredOn', 'requester']],
    ['observation-lab', ['status', 'category', 'code', 'subject', 'effectiveDateTime']],
    ['blood-pressure', ['status', 'category', 'code', 'subject', 'effectiveDateTime', 'component']],
    ['body-weight', ['status', 'category', 'code', 'subject', 'effectiveDateTime', 'valueQuantity']],
    ['smokingstatus', ['status', 'category', 'code', 'subject', 'valueCodeableConcept']],
    ['organization', ['active', 'name']],
    ['practitioner', ['identifier', 'name']],
    ['procedure', ['status', 'code', 'subject', 'performedPeriod']],
    ['relatedperson', ['active', 'patient', 'name']],
    ['servicerequest', ['status', 'intent', 'code', 'subject']],
  ])('us-core-%s has the elements that it requires', (name, needs) => {
    expect(claimed(name).length).toBeGreaterThan(0)
    expect(lacking(name, needs)).toEqual([])
  })
  test('is of the category that it fixes', () => {
    expect(claimed('observation-lab').every((record) => category(record, 'laboratory'))).toBe(true)
    expect(claimed('heart-rate').every((record) => category(record, 'vital-signs'))).toBe(true)
    expect(claimed('diagnosticreport-lab').every((record) => category(record, 'LAB'))).toBe(true)
  })
  test('is not claimed by the records that are odd on purpose', () => {
    const odd = records.filter(({ id }) => /-odd-|observation-hostile|document-hostile/.test(id ?? ''))
    expect(odd.length).toBeGreaterThan(100)
    expect(odd.filter(({ meta }) => meta?.profile)).toEqual([])
  })
  test('of a patient comes with race, ethnicity and sex at birth', () => {
    const urls = claimed('patient').map((record) =>
      (elementsOf(record).extension as { url: string }[]).map(({ url }) => url),
    )
    const names = ['race', 'ethnicity', 'birthsex'].map((name) => expect.stringContaining(`us-core-${name}`))
    expect(urls.filter((list) => list.length !== 3)).toEqual([])
    expect(urls[0]).toEqual(names)
  })
})
