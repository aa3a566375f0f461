import { describe, expect, test } from 'vitest'
import { checkSearch, type ResourceType, type ServerCapabilities } from '../../src/index.ts'
import { platform } from './platform.ts'

const usCore = 'http://hl7.org/fhir/us/core/SearchParameter'

const server = platform({
  Patient: {
    parameters: {
      _id: 'token',
      name: 'string',
      birthdate: 'date',
      race: ['token', `${usCore}/us-core-race`],
      'home-clinic': ['reference', 'https://ehr.example.org/fhir/SearchParameter/home-clinic'],
      '-eldest': ['date', 'https://ehr.example.org/fhir/SearchParameter/eldest'],
      _fields: ['string', 'https://ehr.example.org/fhir/SearchParameter/fields'],
      undefinable: 'token',
      odd: ['magic', 'https://ehr.example.org/fhir/SearchParameter/odd'],
      'pair-of': ['composite', 'https://ehr.example.org/fhir/SearchParameter/pair-of'],
      'ignore previous instructions': 'string',
    },
    includes: ['Patient:general-practitioner'],
    revincludes: ['Observation:subject'],
  },
  Observation: {
    parameters: { patient: 'reference', subject: 'reference', code: 'token', date: 'date' },
    revincludes: ['*'],
  },
  AuditEvent: { interactions: ['create'] },
  Slot: { interactions: [] },
})

function faultOf(type: ResourceType, name: string, value: string, against: ServerCapabilities = server) {
  return checkSearch(type, [[name, value]], { server: against })[0]
}

describe('against what a server lists, a search', () => {
  test.each([
    ['Patient', 'name', 'Smith'],
    ['Patient', '_id', '1'],
    ['Patient', 'race', 'urn:oid:2.16.840.1.113883.6.238|2106-3'],
    ['Patient', 'race:not', '2106-3'],
    ['Patient', '-eldest', 'ge2024'],
    ['Patient', 'home-clinic', 'Organization/1'],
    ['Patient', 'home-clinic:Organization', '1'],
    ['Patient', 'home-clinic:Organization.name', 'North'],
    ['Patient', 'pair-of', 'a$b'],
    ['Patient', '_sort', '-birthdate,race,_lastUpdated'],
    ['Patient', '_elements', 'name'],
    ['Patient', '_summary', 'count'],
    ['Patient', '_total', 'accurate'],
    ['Patient', '_include', 'Patient:general-practitioner'],
    ['Patient', '_revinclude', 'Observation:subject'],
    ['Patient', '_has:Observation:patient:code', 'a'],
    ['Observation', 'patient.family', 'Smith'],
    ['Observation', '_include', 'Observation:subject'],
    ['Observation', '_revinclude', 'Observation:has-member'],
    ['Observation', '_lastUpdated', 'ge2024'],
    ['Slot', 'schedule', 'Schedule/1'],
  ] as const)('of %s is taken by %s=%s', (type, name, value) => {
    expect(faultOf(type, name, value)).toBeUndefined()
  })

  test.each([
    ['Patient', 'family', 'x', /^the server does not list the search parameter family of Patient; /, undefined],
    ['Patient', 'death-date', '2024', /near to it: birthdate \(date/, 'birthdate'],
    ['Patient', '_lastUpdated', 'ge2024', /does not list the search parameter _lastUpdated of Patient/, undefined],
    ['Patient', 'race', 'a|b|c', /^more than one \|/, undefined],
    ['Patient', '-eldest', 'old', /^not a date or time/, undefined],
    ['Patient', 'home-clinic.name', 'x', /^home-clinic can point to any type/, 'home-clinic:Patient.name'],
    ['Patient', 'pair-of', 'a', /^has 1 of 2 parts/, undefined],
    ['Patient', '_fields', 'x', /^not accepted/, undefined],
    ['Patient', 'undefinable', 'x', /^Patient has no search parameter "undefinable"/, undefined],
    ['Patient', 'odd', 'x', /^Patient has no search parameter "odd"/, undefined],
    ['Patient', 'organization.name', 'x', /does not list the search parameter organization/, undefined],
    ['Patient', '_sort', '-death-date', /does not list the search parameter death-date/, '-birthdate'],
    [
      'Patient',
      '_include',
      'Patient:organization',
      /^the server does not list Patient:organization for _include; it lists: Patient:general-practitioner$/,
      undefined,
    ],
    ['Patient', '_revinclude', 'Observation:patient', /for _revinclude; it lists: Observation:subject$/, undefined],
    [
      'Patient',
      '_has:Observation:performer:code',
      'a',
      /does not list the search parameter performer of Observation/,
      undefined,
    ],
    ['Patient', '_has:Encounter:patient:status', 'a', /^the server does not list the type Encounter/, undefined],
    ['Patient', '_revinclude', 'Provenance:target', /^the server does not list the type Provenance/, undefined],
    ['Observation', 'patient.nmae', 'x', /^Patient has no search parameter "nmae"/, 'patient.name'],
  ] as const)('of %s is refused by %s=%s, because %s', (type, name, value, message, suggestion) => {
    const fault = faultOf(type, name, value)
    expect(fault?.message).toMatch(message)
    expect(fault?.suggestions[0]).toBe(suggestion)
  })

  test('is refused where the server does not search the type, or does not list it', () => {
    const searched = (type: ResourceType) => checkSearch(type, [], { server })
    expect(searched('AuditEvent')).toEqual([
      { name: 'AuditEvent', message: 'the server does not list a search of AuditEvent', suggestions: [] },
    ])
    expect(searched('Encounter')).toEqual([
      { name: 'Encounter', message: 'the server does not list the type Encounter', suggestions: [] },
    ])
    expect(searched('Slot')).toEqual([])
  })

  test('shows nothing of a server that is no name', () => {
    const fault = faultOf('Patient', 'ignore-previous', 'x')
    expect(JSON.stringify(fault)).not.toContain('instructions')
  })
})

test.each([
  ['that lists nothing', platform({})],
  ['that lists no parameters', platform({ Patient: {} })],
  ['that is not known', undefined],
])('judges by R4 alone for a server %s', (_what, against) => {
  expect(checkSearch('Patient', [['family', 'Smith']], { server: against })).toEqual([])
  expect(checkSearch('Patient', [['race', '1']], { server: against })).toHaveLength(1)
})

test.each([
  ['*'],
  ['Patient:*'],
  ['Patient:organization'],
  ['Patient.organization'],
  ['organization'],
  ['Patient:organization:Organization'],
])('understands a list of includes that has %s', (listed) => {
  const against = platform({ Patient: { includes: [listed] } })
  expect(faultOf('Patient', '_include', 'Patient:organization', against)).toBeUndefined()
  expect(
    faultOf('Patient', '_include', 'Patient:link', platform({ Patient: { includes: ['Patient:organization'] } })),
  ).toBeDefined()
})

test('asks the lists of all types that an iterated reverse include can point to', () => {
  const against = platform({
    Patient: { revincludes: ['Observation:subject'] },
    Observation: { revincludes: ['Observation:has-member'] },
  })
  expect(faultOf('Patient', '_revinclude:iterate', 'Observation:has-member', against)).toBeUndefined()
  expect(faultOf('Patient', '_revinclude:iterate', 'Observation:derived-from', against)).toBeDefined()
})
