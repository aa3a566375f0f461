import { expect, test } from 'vitest'
import { type AnyResource, organizationsOf, type ResourceType, resourceTypes, rulesOfType } from '../src/index.ts'
import { organizationElements } from '../src/organizations.ts'

const fhirBaseUrl = 'https://fhir.example/r4'
const to = (reference: string) => ({ reference })
const patient = (managingOrganization: unknown): AnyResource => ({ resourceType: 'Patient', managingOrganization })
const entries = Object.entries(organizationElements) as [ResourceType, string][]
const namesOrganizations = (type: ResourceType, element: string) =>
  rulesOfType(type).slots.get(element)?.type.targets?.has('Organization') === true

test.each(entries)('tells whose a %s is by its element %s, which R4 lets name an Organization', (type, element) => {
  expect(namesOrganizations(type, element)).toBe(true)
  expect(organizationsOf({ resourceType: type, [element]: to('Organization/1') })).toEqual(['Organization/1'])
})

test('knows every element of R4 that manages a record or has it in custody', () => {
  const elements = ['managingOrganization', 'managingEntity', 'custodian', 'serviceProvider']
  const found = resourceTypes.flatMap((type) =>
    elements.filter((element) => namesOrganizations(type, element)).map((element) => [type, element]),
  )
  expect(found.length).toBeGreaterThan(0)
  expect(entries.filter(([, element]) => elements.includes(element))).toEqual(found)
})

test.each([
  ['a version of one', to('Organization/1/_history/2'), ['Organization/1']],
  ['one by the base of the server', to(`${fhirBaseUrl}/Organization/1`), ['Organization/1']],
  [
    'several, one of them twice',
    ['1', '2', '1'].map((id) => to(`Organization/${id}`)),
    ['Organization/1', 'Organization/2'],
  ],
])('takes %s', (_what, value, organizations) => {
  expect(organizationsOf(patient(value), { fhirBaseUrl })).toEqual(organizations)
})

test.each([
  ['another server', to('https://other.example/Organization/1')],
  ['a contained one', to('#1')],
  ['an identifier', { identifier: { value: '1' }, type: 'Organization' }],
  ['another type', to('Practitioner/1')],
  ['a search', to('Organization?name=North')],
  ['an id with a slash', to('Organization/1/../2')],
  ['a text', 'Organization/1'],
  ['a reference that is a number', { reference: 1 }],
  ['nothing', undefined],
])('names no organisation by %s', (_what, value) => {
  expect(organizationsOf(patient(value), { fhirBaseUrl })).toEqual([])
})

test('names none of a type that has no such element, nor of one that R4 does not know', () => {
  const managingOrganization = to('Organization/1')
  expect(organizationsOf({ resourceType: 'Observation', managingOrganization })).toEqual([])
  expect(organizationsOf({ resourceType: 'constructor', managingOrganization })).toEqual([])
})

test('looks at twenty references', () => {
  const many = Array.from({ length: 30 }, (_, index) => to(`Organization/${index}`))
  expect(organizationsOf(patient(many))).toHaveLength(20)
})
