import { describe, expect, test } from 'vitest'
import { checkSearch, type ResourceType } from '../../src/index.ts'

const refused = (resourceType: ResourceType, name: string, value: string) =>
  checkSearch(resourceType, [[name, value]]).length > 0

describe('a date', () => {
  test.each([
    '0001',
    '9999-12-31',
    '2000-02-29',
    'lt2024-12-31T23:59:59.999999999+14:00',
    'sa2024-06-30T23:59:60Z',
    '2024-05-01T10:00-05:00',
    'ge2024-01-01,le2023',
  ])('is taken as %s', (value) => {
    expect(refused('Observation', 'date', value)).toBe(false)
  })

  test.each([
    '1900-02-29',
    '2023-02-29',
    '2024-04-31',
    '2024-00-10',
    '2024-01-00',
    '2024-01-01T24:00:00Z',
    '2024-01-01T10:60:00Z',
    '2024-01-01T10:00:61Z',
    '2024-01-01T10:00:00+14:01',
    '2024-01-01T10:00:00+10:60',
    '2024-01-01T10:00:00 02:00',
    '2024-01-01 10:00',
    '2024-01-01Z',
    '20240101',
    '01/02/2024',
    '+2024',
    'now-7d',
    'gege2024',
    'ge 2024',
    'ge',
    'before2024-01-01',
    '2024-01-01..2024-02-01',
    '２０２４',
  ])('is refused as %s', (value) => {
    expect(refused('Observation', 'date', value)).toBe(true)
  })
})

describe('a token', () => {
  test.each([
    ['Observation', 'code', 'http://loinc.org|4548-4,http://loinc.org|2339-0'],
    ['Observation', 'code', 'http://example.org/a\\|b|c'],
    ['Observation', 'code:not', 'http://loinc.org|4548-4'],
    ['Observation', 'code:in', 'http://snomed.info/sct?fhir_vs=isa/126851005'],
    ['Observation', 'code:in', 'urn:oid:2.16.840.1.113883.3.464.1003.103.12.1001'],
    ['Condition', 'code:below', '126851005'],
    ['Condition', 'code:text', 'head ache'],
    ['Patient', 'identifier', 'MRN|12345'],
    ['Patient', 'identifier:of-type', 'http://terminology.hl7.org/CodeSystem/v2-0203|MR|446053'],
    ['Patient', 'deceased', 'false'],
    ['Patient', 'telecom', 'a@b.org'],
    ['DocumentReference', 'contenttype:below', 'text/xml'],
    ['Patient', '_id', 'a-1.b,c2'],
    ['Patient', '_id:not', 'a'],
  ] as const)('of %s is taken as %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(false)
  })

  test.each([
    ['Observation', 'code', 'loinc|4548-4'],
    ['Observation', 'code', 'SNOMED CT|73211009'],
    ['Observation', 'code', 'http://loinc.org%7C4548-4'],
    ['Observation', 'code', 'final, amended'],
    ['Observation', 'code', ','],
    ['Observation', 'code:in', 'diabetes'],
    ['Observation', 'code:in', 'CodeSystem/1'],
    ['Observation', 'code:text', ' '],
    ['Patient', 'identifier:of-type', 'http://terminology.hl7.org/CodeSystem/v2-0203|MR'],
    ['Patient', 'identifier:of-type', '|MR|446053'],
    ['Patient', 'deceased', '2024'],
    ['Patient', 'active:not', 'no'],
    ['Patient', 'phone', 'phone|555'],
    ['Patient', 'telecom', 'email|a@b.org'],
    ['Patient', '_id', 'Patient/1'],
    ['Patient', '_id', 'a|b'],
    ['Patient', '_id', '..'],
    ['Patient', '_id:missing', 'true'],
    ['Patient', '_id:in', 'ValueSet/1'],
  ] as const)('of %s is refused as %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(true)
  })
})

describe('a reference', () => {
  test.each([
    ['Observation', 'subject', '1'],
    ['Observation', 'subject', 'Patient/1,Group/2'],
    ['Observation', 'subject', 'https://ehr.example.org/fhir/Patient/1'],
    ['Observation', 'subject', 'https://ehr.example.org/fhir/Patient/1/_history/2'],
    ['Observation', 'subject:Patient', '1'],
    ['Observation', 'subject:Patient', 'Patient/1'],
    ['Observation', 'subject:identifier', 'http://example.org/mrn|12345'],
    ['Observation', 'focus', 'Consent/1'],
    ['Procedure', 'location:below', '42'],
    ['CarePlan', 'instantiates-canonical', 'http://example.org/fhir/PlanDefinition/1|2.0'],
    ['RequestGroup', 'instantiates-canonical', 'http://example.org/fhir/PlanDefinition/1'],
  ] as const)('of %s is taken as %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(false)
  })

  test.each([
    ['Observation', 'patient', 'Group/1'],
    ['Observation', 'patient', 'https://ehr.example.org/fhir/Group/1'],
    ['Observation', 'encounter', 'EpisodeOfCare/1'],
    ['Observation', 'subject:Patient', 'Group/1'],
    ['Observation', 'subject:Patient', 'https://ehr.example.org/fhir/Patient/1'],
    ['Observation', 'subject:Practitioner', '1'],
    ['Observation', 'subject:identifier', 'a|b|c'],
    ['Observation', 'subject', 'patient/1'],
    ['Observation', 'subject', 'Patient/1/'],
    ['Observation', 'subject', 'Patient/..'],
    ['Observation', 'subject', 'Patient/1 '],
    ['Observation', 'subject', 'John Smith'],
    ['Observation', 'subject', 'Patient/1;Patient/2'],
    ['Observation', 'subject', '/Patient/1'],
  ] as const)('of %s is refused as %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(true)
  })
})

describe('a composite', () => {
  test.each([
    ['Observation', 'code-value-quantity', 'http://loinc.org|2823-3$gt5.4|http://unitsofmeasure.org|mmol/L'],
    ['Observation', 'component-code-value-quantity', 'http://loinc.org|8480-6$lt60'],
    ['Observation', 'code-value-date', 'a$ge2024,b$lt2025'],
    ['Group', 'characteristic-value', 'gender$mixed,owner$Eve'],
    ['DocumentReference', 'relationship', 'DocumentReference/1$replaces'],
    ['MolecularSequence', 'chromosome-variant-coordinate', '1$lt345$gt123'],
    ['Observation', 'code-value-string', 'a\\$b$c\\,d'],
  ] as const)('of %s is taken as %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(false)
  })

  test.each([
    ['Observation', 'code-value-quantity', 'http://loinc.org|2823-3'],
    ['Observation', 'code-value-quantity', 'http://loinc.org|2823-3$>5.4'],
    ['Observation', 'code-value-quantity', 'http://loinc.org|2823-3$high'],
    ['Observation', 'code-value-date', 'a$2024-02-30'],
    ['DocumentReference', 'relationship', 'Patient/1$replaces'],
    ['MolecularSequence', 'chromosome-variant-coordinate', '1$lt345'],
    ['Observation', 'code-value-quantity:missing', 'true'],
  ] as const)('of %s is refused as %s=%s', (type, name, value) => {
    expect(refused(type, name, value)).toBe(true)
  })
})

test.each([
  ['ValueSet', 'url:below', 'http://example.org/fhir/', false],
  ['ValueSet', 'url:below', 'urn:oid:1.2.3', true],
  ['ValueSet', 'url', 'urn:oid:1.2.3', false],
  ['Location', 'near', '-83.694810|42.256500|11.20|km', false],
  ['Location', 'near:missing', 'true', true],
  ['Observation', 'value-quantity', 'ap5.40e-3|http://unitsofmeasure.org|g', false],
  ['Observation', 'value-quantity', 'gt5.4|ucum|g', true],
  ['RiskAssessment', 'probability', 'gt8e-1', false],
  ['RiskAssessment', 'probability', 'gt 0.8', true],
  ['RiskAssessment', 'probability', '80%', true],
  ['Condition', '_text', '(bone OR liver) and metastases', false],
  ['Condition', '_text', ' ', true],
  ['Condition', '_text:exact', 'bone', true],
  ['Condition', '_content', 'bone', false],
  ['Condition', '_lastUpdated', 'gt2024-01-01T00:00:00Z', false],
  ['Condition', '_lastUpdated', 'yesterday', true],
  ['Condition', '_profile', 'http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition', false],
  ['Condition', '_profile:below', 'http://hl7.org/fhir/us/core', false],
  ['Condition', '_source', 'http://example.org/a b', true],
] as const)('judges a search of %s by %s=%s', (type, name, value, isRefused) => {
  expect(refused(type, name, value)).toBe(isRefused)
})

test('tells every fault at once, each once, and at most five of one value', () => {
  const faults = checkSearch('Observation', [
    ['date', 'x'],
    ['date', 'x'],
    ['nonsense', '1'],
    ['_include', '*'],
    ['code', Array.from({ length: 1000 }, () => '|').join(',')],
  ])
  expect(faults.map(({ name }) => name)).toEqual([
    'date',
    'nonsense',
    '_include',
    'code',
    'code',
    'code',
    'code',
    'code',
  ])
})

test.each([
  'a b',
  'a&b',
  'code=x',
  '',
  'ü',
  'code\n',
  '__proto__',
  'constructor',
  'x'.repeat(257),
  'code:',
  '.',
  '_has:',
])('refuses the name "%s"', (name) => {
  const [fault] = checkSearch('Observation', [[name, 'x']])
  expect(fault?.message).toBeTypeOf('string')
  expect(fault?.name.length).toBeLessThanOrEqual(100)
  expect(fault?.name).not.toMatch(/\p{Cc}/u)
})

test('never quotes what is searched for', () => {
  const secret = 'Zaphod7'
  const names = ['date', 'code', 'subject', 'patient', 'value-quantity', 'code-value-quantity', 'subject:Patient']
  const values = [
    secret,
    `${secret}|a|b|c`,
    `Group/${secret}/1`,
    `2024${secret}`,
    `5|${secret}`,
    `${secret}\\`,
    `,${secret}`,
  ]
  const faults = names.flatMap((name) => values.flatMap((value) => checkSearch('Observation', [[name, value]])))
  expect(faults.length).toBeGreaterThan(30)
  expect(JSON.stringify(faults)).not.toContain(secret)
})
