import { describe, expect, test } from 'vitest'
import { checkSearch, type ResourceType, resourceTypes } from '../../src/index.ts'
import { r4Parameters } from '../../src/search/search-parameter.ts'

const faultOf = (resourceType: ResourceType, name: string, value: string) =>
  checkSearch(resourceType, [[name, value]])[0]

test.each([
  ['Observation', '_include', 'Observation:subject'],
  ['Observation', '_include', 'Observation:subject:Patient'],
  ['Observation', '_include:iterate', 'Patient:general-practitioner'],
  ['Observation', '_include:iterate', 'Observation:has-member'],
  ['Patient', '_revinclude', 'Observation:subject'],
  ['Patient', '_revinclude', 'Observation:subject:Patient'],
  ['Patient', '_revinclude', 'Provenance:target'],
  ['Patient', '_revinclude:iterate', 'Provenance:target'],
  ['Patient', '_revinclude:iterate', 'DiagnosticReport:result'],
  ['Observation', '_sort', '-date'],
  ['Observation', '_sort', 'status,-date,_id,-_lastUpdated,_score'],
  ['Patient', '_elements', 'id,meta,name,birthDate,deceased'],
  ['Observation', '_elements', 'value'],
  ['Observation', '_summary', 'count'],
  ['Observation', '_summary', 'false'],
  ['Observation', '_total', 'none'],
  ['Observation', '_total', 'estimate'],
  ['Observation', '_total', 'accurate'],
] as const)('takes a search of %s with %s=%s', (type, name, value) => {
  expect(faultOf(type, name, value)).toBeUndefined()
})

describe('an include', () => {
  test.each([
    ['Observation', '_include', '*', /^a wildcard/, 'Observation:based-on'],
    ['Observation', '_include', 'Observation:*', /^a wildcard/, 'Observation:based-on'],
    ['Observation', '_include:iterate', '*', /^a wildcard/, 'Observation:based-on'],
    ['Patient', '_revinclude', '*', /^a wildcard/, undefined],
    ['Observation', '_include', 'subject', /^write one Type:parameter/, 'Observation:subject'],
    ['Observation', '_include', '', /^write one Type:parameter/, 'Observation:based-on'],
    [
      'Observation',
      '_include',
      'Observation:subject,Observation:encounter',
      /repeat the name for more$/,
      'Observation:encounter',
    ],
    ['Observation', '_include', 'Observation:subject:Patient:x', /^write one Type:parameter/, undefined],
    ['Observation', '_include', 'Observations:subject', /is not a resource type/, 'Observation:subject'],
    ['Observation', '_include', 'Observation:sbject', /"sbject" is no reference of Observation/, 'Observation:subject'],
    ['Observation', '_include', 'Observation:code', /"code" is no reference of Observation/, 'Observation:encounter'],
    [
      'Observation',
      '_include',
      'Observation:subject:Practitioner',
      /does not point to Practitioner, but to/,
      'Observation:subject:Group',
    ],
    [
      'Observation',
      '_include',
      'Observation:subject:Patiant',
      /"Patiant" is not a resource type/,
      'Observation:subject:Patient',
    ],
    [
      'Observation',
      '_include',
      'Patient:general-practitioner',
      /^begins at Patient, but the search is of Observation/,
      'Observation:based-on',
    ],
    ['Observation', '_include:recurse', 'Observation:subject', /only :iterate/, '_include:iterate'],
    ['Observation', '_include:iterate:x', 'Observation:subject', /only :iterate/, '_include:iterate'],
    ['Observation', '_include', 'Observation:subject\n', /control character/, undefined],
    [
      'Patient',
      '_revinclude',
      'Observation:device',
      /no reference of Observation that points to Patient/,
      'Observation:focus',
    ],
    ['Patient', '_revinclude', 'Observation:subject:Group', /and not to Group$/, 'Observation:subject:Patient'],
    ['Patient', '_revinclude', 'Patient:organization', /none|those that do: link/, 'Patient:link'],
    ['Patient', '_revinclude:iterate', 'Observation:code', /is no reference of Observation/, 'Observation:encounter'],
  ] as const)('of %s is refused as %s=%s, because %s', (type, name, value, message, suggestion) => {
    const fault = faultOf(type, name, value)
    expect(fault?.message).toMatch(message)
    if (suggestion === undefined) expect(fault?.suggestions.every((one) => one.includes(':'))).toBe(true)
    else expect(fault?.suggestions).toContain(suggestion)
  })

  test.each(resourceTypes)('of every reference of %s is taken, and of nothing else', (type) => {
    for (const { code, type: parameterType, targets } of r4Parameters(type).values()) {
      const isReference = parameterType === 'reference'
      expect(faultOf(type, '_include', `${type}:${code}`) === undefined).toBe(isReference)
      if (!isReference) continue
      for (const target of targets ?? ['Patient', 'Task']) {
        expect(faultOf(type, '_include', `${type}:${code}:${target}`)).toBeUndefined()
        expect(faultOf(target as ResourceType, '_revinclude', `${type}:${code}`)).toBeUndefined()
      }
    }
  })
})

test.each([
  ['_sort', '-datee', /^Observation has no search parameter "datee"/, '-date'],
  ['_sort', '', /^takes names of search parameters/, '-date'],
  ['_sort', 'date,', /^takes names of search parameters/, '-date'],
  ['_sort', 'date desc', /^takes names of search parameters/, '-date'],
  ['_sort', '+date', /^takes names of search parameters/, '-date'],
  ['_sort', 'patient.name', /^takes names of search parameters/, '-date'],
  ['_sort', '-_security', /^cannot sort by _security/, '_id'],
  ['_sort:desc', 'date', /^unknown modifier: _sort takes none/, '_sort'],
  ['_elements', 'valueQuantity', /no element "valueQuantity"/, 'value'],
  ['_elements', 'value[x]', /no element "value\?x\?"/, 'value'],
  ['_elements', 'code.coding', /no element "code.coding"/, 'code'],
  ['_elements', 'status,cdoe', /no element "cdoe" at its root; near to it: code/, 'code'],
  ['_elements', '', /no element "" at its root; it has: /, undefined],
  ['_elements:exclude', 'code', /^unknown modifier/, '_elements'],
  ['_summary', 'text', /the argument view/, 'count'],
  ['_summary:x', 'count', /^unknown modifier/, '_summary'],
  ['_total', 'exact', /^takes none, estimate or accurate$/, 'none'],
] as const)('refuses a search of Observation with %s=%s, because %s', (name, value, message, suggestion) => {
  const fault = faultOf('Observation', name, value)
  expect(fault?.message).toMatch(message)
  expect(fault?.suggestions[0]).toBe(suggestion)
})

test.each(['_sort', '_summary', '_total', '_elements'])(
  'refuses a second %s, of which a server may take either',
  (name) => {
    const value = { _sort: 'date', _summary: 'count', _total: 'none', _elements: 'code' }[name] ?? ''
    const faults = checkSearch('Observation', [
      [name, value],
      [name, value],
    ])
    expect(faults).toMatchObject([{ name, message: expect.stringMatching(/^given more than once/) }])
  },
)

test('judges a sort of 5,000 unknown keys by the first five', () => {
  const keys = Array.from({ length: 5000 }, (_, index) => `datf${index}`).join(',')
  expect(checkSearch('Observation', [['_sort', keys]])).toHaveLength(5)
})
