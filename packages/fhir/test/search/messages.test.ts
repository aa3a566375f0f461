import { describe, expect, test } from 'vitest'
import { checkSearch, type ResourceType, resourceTypes } from '../../src/index.ts'
import { r4Parameters } from '../../src/search/search-parameter.ts'

const faultOf = (resourceType: ResourceType, name: string, value: string) =>
  checkSearch(resourceType, [[name, value]])[0]

test.each([
  [
    'Observation',
    'patients',
    '1',
    'Observation has no search parameter "patients"; near to it: patient (reference, e.g. Patient/123)',
    ['patient'],
  ],
  [
    'Patient',
    'dateOfBirth',
    '2000',
    'Patient has no search parameter "dateOfBirth"; near to it: birthdate (date, e.g. ge2024-05-01)',
    ['birthdate'],
  ],
  [
    'Slot',
    'nonsense',
    '1',
    'Slot has no search parameter "nonsense"; it has: appointment-type, identifier, schedule, service-category, service-type, specialty, start, status, _id, _lastUpdated, _profile, _source, _text, _content',
    [],
  ],
  [
    'Observation',
    'date',
    '>=2024-01-01',
    'the prefix ">=" is unknown: write ge; date takes a date or time (yyyy, yyyy-mm, yyyy-mm-dd or yyyy-mm-ddThh:mm:ssZ), with one of the prefixes eq ne gt ge lt le sa eb ap or none, e.g. ge2024-05-01',
    ['ge'],
  ],
  [
    'Observation',
    'date',
    '2024,2024-02-30',
    'value 2 of 2: no such day, time or time zone in the calendar; date takes a date or time (yyyy, yyyy-mm, yyyy-mm-dd or yyyy-mm-ddThh:mm:ssZ), with one of the prefixes eq ne gt ge lt le sa eb ap or none, e.g. ge2024-05-01',
    [],
  ],
  [
    'Observation',
    'code',
    'LOINC|4548-4',
    'a code system is given by its URI, here http://loinc.org; code takes a code, or system|code, e.g. http://loinc.org|4548-4',
    ['http://loinc.org'],
  ],
  ['Patient', 'active', 'yes', 'neither true nor false; active takes true or false, e.g. true', []],
  [
    'Patient',
    'general-practitioner',
    'Patient/1',
    'general-practitioner does not point to Patient; general-practitioner takes a reference to Practitioner, Organization or PractitionerRole, e.g. Practitioner/123',
    ['Practitioner', 'Organization', 'PractitionerRole'],
  ],
  [
    'Observation',
    'value-quantity',
    '5|mg',
    'a unit is given as number||unit or number|system|code; value-quantity takes a number, number||unit or number|system|code, with one of the prefixes eq ne gt ge lt le sa eb ap or none, e.g. gt5.4|http://unitsofmeasure.org|mg',
    [],
  ],
  [
    'Observation',
    'code-value-quantity',
    'a',
    'has 1 of 2 parts joined by $; code-value-quantity takes code$value-quantity as one value, e.g. http://loinc.org|4548-4$gt5.4|http://unitsofmeasure.org|mg',
    [],
  ],
  [
    'Location',
    'near',
    'x',
    'the latitude is no number from -90 to 90; near takes latitude|longitude|distance|unit, e.g. 42.25|-83.69|11.2|km',
    [],
  ],
  [
    'Patient',
    'name',
    'a,,b',
    'value 2 of 3: empty, which a server may take for no filter at all; name takes text, e.g. Smith',
    [],
  ],
  ['Patient', 'name:exacte', 'x', 'unknown modifier "exacte": name takes :missing :exact :contains', ['name:exact']],
  [
    'Patient',
    'birthdate:gt',
    '2000',
    'unknown modifier "gt": birthdate takes :missing; compare by a prefix of the value, e.g. ge',
    [],
  ],
  [
    'Observation',
    'patient:Pateint',
    '1',
    'unknown modifier "Pateint": patient takes :missing :identifier :above :below or a type: :Patient',
    ['patient:Patient'],
  ],
  ['Patient', 'name:missing', 'maybe', ':missing takes true or false', []],
  [
    'Observation',
    'subject.name',
    'x',
    'subject can point to Group, Device, Patient, Location: name one of them, e.g. subject:Patient.name',
    ['subject:Patient.name', 'subject:Location.name'],
  ],
  [
    'Patient',
    '_sort',
    'birthdate:desc',
    'takes names of search parameters, with - before one to descend, e.g. -birthdate',
    ['-birthdate'],
  ],
  [
    'Patient',
    '_summary',
    'true',
    'takes count or false; the argument view says how much of each record is shown',
    ['count', 'false'],
  ],
] as const)('says of a search of %s by %s=%s what it takes', (type, name, value, message, suggestions) => {
  expect(faultOf(type, name, value)).toEqual({ name, message, suggestions })
})

describe('a parameter that is never sent', () => {
  test.each([
    ['_security', 'not accepted: its empty answer would tell what policy withholds'],
    ['_security:not', 'not accepted: its empty answer would tell what policy withholds'],
    ['_tag', 'not accepted: its empty answer would tell what policy withholds'],
    ['_filter', 'not accepted: what it looks into cannot be judged; use search parameters, chains and _has'],
    ['_query', 'not accepted: what a named query looks into cannot be judged; use search parameters'],
    ['_list', 'not accepted: read the List and search its entries by _id, e.g. _id=a,b'],
    ['_contained', 'not accepted: contained resources come within the record that holds them'],
    ['_containedType', 'not accepted: contained resources come within the record that holds them'],
    ['_type:not', 'not accepted: a search is of one type, which is an argument of its own, e.g. Observation'],
    ['_count', 'not accepted: the argument count says how many records are wanted, e.g. 20'],
    ['_format', 'not accepted: answers are always in JSON'],
    ['_pretty', 'not accepted: answers are always in JSON'],
  ])('is %s, with its reason', (name, message) => {
    expect(faultOf('Observation', name, '1')).toEqual({ name, message, suggestions: [] })
  })

  test.each<[ResourceType, string, string]>([
    ['DocumentReference', 'security-label', 'V'],
    ['DocumentReference', 'security-label:not', 'V'],
    ['Composition', 'confidentiality', 'R'],
    ['Patient', '_has:DocumentReference:patient:security-label', 'V'],
    ['Encounter', 'patient:Patient._has:Composition:patient:confidentiality', 'R'],
    ['DocumentReference', '_sort', '-security-label'],
    ['Composition', '_sort', 'date,confidentiality'],
  ])('is, of %s, %s: it finds records by what closes them', (type, name, value) => {
    expect(faultOf(type, name, value)?.message).toBe('not accepted: its empty answer would tell what policy withholds')
  })

  test('is suggested to nobody', () => {
    expect(faultOf('Composition', 'confidential', 'R')?.suggestions).not.toContain('confidentiality')
    expect(checkSearch('Consent', [['security-label', 'V']])).toEqual([])
  })

  test.each(['_fields', '_offset', '_cursor', '_getpages', '_', '__id', '_Id', '_since'])('is %s', (name) => {
    expect(faultOf('Observation', name, '1')?.message).toMatch(
      /^not accepted: of the names that begin with _ there are/,
    )
  })

  test.each(['subject:Patient._security', '_has:Observation:patient:_tag', 'encounter._filter', 'encounter._count'])(
    'is %s, also where it stands in another record',
    (name) => {
      const type = name.startsWith('_has') ? 'Patient' : 'Observation'
      expect(faultOf(type, name, '1')?.message).toMatch(/^not accepted/)
    },
  )
})

test('are short for every parameter of every type', () => {
  const lengths = resourceTypes.flatMap((type) => {
    const codes = [...r4Parameters(type).keys(), 'nonsense', 'nonsense.name']
    const names = codes.flatMap((code) => [code, `${code}:nonsense`, `${code}.x`, `${code}x`])
    return names.flatMap((name) => checkSearch(type, [[name, '\\']]).map(({ message }) => message.length))
  })
  expect(lengths.length).toBeGreaterThan(4000)
  expect(Math.max(...lengths)).toBeLessThan(600)
})
