import { describe, expect, test } from 'vitest'
import { type ResourceType, resourceTypes, type SearchPairs, searchReach } from '../../src/index.ts'

const reach = (type: ResourceType, ...pairs: SearchPairs[number][]) =>
  searchReach(type, pairs).map(({ via, resourceType, patients }) => [via, resourceType, ...patients].join(' '))

test.each([
  ['Observation', 'subject:Patient.name', 'x', ['chain Patient']],
  ['Observation', 'patient.name', 'x', ['chain Patient']],
  [
    'Observation',
    'encounter.location.organization.name',
    'x',
    ['chain Encounter', 'chain Location', 'chain Organization'],
  ],
  ['Observation', 'patient._id', '1', ['chain Patient']],
  ['Encounter', 'patient._has:Group:member:_id', '102', ['chain Patient', 'has Group']],
  ['Patient', '_has:Observation:patient:code', 'x', ['has Observation']],
  ['Practitioner', '_has:Observation:performer:patient', 'Patient/1', ['has Observation Patient/1']],
  ['Practitioner', '_has:Observation:performer:patient', '1,Patient/2', ['has Observation Patient/1 Patient/2']],
  ['Practitioner', '_has:Observation:performer:subject:Patient', '1', ['has Observation Patient/1']],
  ['Practitioner', '_has:Observation:performer:patient:missing', 'false', ['has Observation']],
  ['Practitioner', '_has:Observation:performer:subject', '1', ['has Observation']],
  [
    'Practitioner',
    '_has:Observation:performer:_has:Provenance:target:patient',
    'Patient/1',
    ['has Observation', 'has Provenance Patient/1'],
  ],
  ['Practitioner', '_has:Observation:performer:encounter.status', 'x', ['has Observation', 'chain Encounter']],
  ['Observation', '_include', 'Observation:encounter', ['include Encounter']],
  ['Observation', '_include', 'Observation:subject:Patient', ['include Patient']],
  [
    'Observation',
    '_include',
    'Observation:subject',
    ['include Group', 'include Device', 'include Patient', 'include Location'],
  ],
  ['Observation', '_include:iterate', 'Patient:organization', ['include Organization']],
  ['Patient', '_revinclude', 'Observation:subject', ['revinclude Observation']],
  ['Patient', '_revinclude:iterate', 'Provenance:target', ['revinclude Provenance']],
  ['Procedure', 'location:below', '42', ['chain Location']],
  ['Procedure', 'encounter:above', 'Encounter/21', ['chain Encounter']],
  ['Observation', 'subject:below', 'Location/1,Location/2', ['chain Location']],
  ['Observation', 'subject:below', '1', ['chain Group', 'chain Device', 'chain Patient', 'chain Location']],
  ['Observation', 'encounter.location:below', '42', ['chain Encounter', 'chain Location']],
  ['Patient', 'home-clinic:Organization.name', 'x', ['chain Organization']],
  ['Patient', '_include', 'Patient:home-clinic:Organization', ['include Organization']],
] as const)('of a search of %s by %s=%s is %j', (type, name, value, expected) => {
  expect(reach(type, [name, value])).toEqual(expected)
})

test.each([
  ['patient', 'Patient/1'],
  ['code:in', 'ValueSet/1'],
  ['code:below', '126851005'],
  ['date', 'ge2024'],
  ['subject:identifier', 'a|b'],
  ['_id', '1'],
  ['_sort', '-date'],
  ['_elements', 'code'],
  ['_count', '20'],
])('is nothing beside the searched type for %s', (name, value) => {
  expect(reach('Observation', [name, value])).toEqual([])
})

describe('is every type', () => {
  const every = (...vias: string[]) => vias.flatMap((via) => resourceTypes.map((type) => `${via} ${type}`))

  test.each([
    ['_include', 'Observation:focus', ['include']],
    ['_include', 'Observation:home-clinic', ['include']],
    ['_include', '*', ['include']],
    ['_revinclude', '*', ['revinclude']],
    ['focus.status', 'x', ['chain']],
    ['home-clinic.name', 'x', ['chain']],
    ['code.text', 'x', ['chain']],
    ['home-clinic:below', '1', ['chain']],
    ['_has', 'x', ['chain', 'has']],
    ['_has:Nonsense:subject:code', 'x', ['chain', 'has']],
    ['focus.a.b', 'x', ['chain', 'has']],
    ['focus._has:Observation:focus:code', 'x', ['chain', 'has']],
  ])('where %s=%s cannot be told apart', (name, value, vias) => {
    expect(reach('Observation', [name, value])).toEqual(every(...vias))
  })

  test('for a chain without end, and is found at once', () => {
    const endless = `${'derived-from:Observation.'.repeat(50_000)}code`
    expect(new Set(reach('Observation', [endless, 'x']))).toEqual(new Set(every('chain', 'has')))
  })
})

test('tells each type once, and each set of patients by itself', () => {
  const performed = '_has:Observation:performer:patient'
  expect(
    reach(
      'Practitioner',
      [performed, 'Patient/1'],
      [performed, 'Patient/1'],
      [performed, 'Patient/2'],
      ['_has:Observation:performer:code', 'x'],
    ),
  ).toEqual(['has Observation Patient/1', 'has Observation Patient/2', 'has Observation'])
})

test('reads absolute references on the server’s own base', () => {
  const pair = ['_has:Observation:performer:patient', 'https://ehr.example.org/fhir/Patient/1'] as const
  const server = { fhirBaseUrl: 'https://ehr.example.org/fhir' }
  expect(searchReach('Practitioner', [pair], server)).toEqual([
    { via: 'has', resourceType: 'Observation', patients: ['Patient/1'] },
  ])
  expect(searchReach('Practitioner', [pair])).toMatchObject([{ patients: [] }])
})
