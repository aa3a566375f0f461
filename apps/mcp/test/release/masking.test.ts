import { type AnyResource, type PartRules, type ResourceType, resourceTypes, rulesOfType } from '@repo/fhir'
import { describe, expect, test } from 'vitest'
import { isHiddenElement, mask } from '../../src/mcp/release/masking.ts'
import { callTool, observation, searchset } from '../call-stage.ts'
import { as, type people } from './people-stage.ts'

const secrets = ['1970-05-04', '555-0101', '12 Elm Street', 'odile@home.example', '1234567893', 'FV5550199']
const doctor: AnyResource = {
  resourceType: 'Practitioner',
  id: 'dr-9',
  meta: { versionId: '1' },
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">12 Elm Street</div>' } as never,
  identifier: [
    { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' },
    // No code of Identifier.use, and yet what a server may send.
    { use: 'work' as never, system: 'http://x.example/dea', value: 'FV5550199' },
  ],
  name: [{ family: 'Vantongeren', given: ['Odile'] }],
  telecom: [
    { system: 'phone', value: '555-0199', use: 'work' },
    { system: 'phone', value: '555-0101', use: 'home' },
    { system: 'email', value: 'odile@home.example' },
  ],
  address: [{ use: 'home', line: ['12 Elm Street'] }],
  birthDate: '1970-05-04',
  _birthDate: { extension: [{ url: 'http://x', valueDateTime: '1970-05-04T10:00:00Z' }] },
  extension: [{ url: 'http://y', valueAddress: { line: ['12 Elm Street'] } }],
}

const holdsSecret = (text: string) => secrets.filter((secret) => text.includes(secret))
const found = () => searchset([doctor])
const including = () => ({
  body: {
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [
      {
        resource: { ...observation('o1'), performer: [{ reference: 'Practitioner/dr-9' }] },
        search: { mode: 'match' },
      },
      { resource: doctor, search: { mode: 'include' } },
    ],
  },
})
const read = { type: 'Practitioner', id: 'dr-9' }

describe('where a practitioner lives, and by what they are registered', () => {
  const ways: [string, string, object, () => object][] = [
    ['read', 'fhir_read', read, () => ({ body: doctor })],
    ['rows', 'fhir_search', { type: 'Practitioner' }, found],
    ['full records', 'fhir_search', { type: 'Practitioner', view: 'full' }, found],
    [
      'expressions',
      'fhir_search',
      {
        type: 'Practitioner',
        fields: [
          'birthDate',
          'telecom.value',
          'address.line',
          'text.`div`',
          'extension.value.line',
          'identifier.value',
        ],
      },
      found,
    ],
    [
      'elements',
      'fhir_search',
      { type: 'Practitioner', params: { _elements: 'identifier,telecom,address,birthDate' } },
      found,
    ],
    [
      'what is included',
      'fhir_search',
      { type: 'Observation', params: { _include: 'Observation:performer' }, view: 'full' },
      including,
    ],
    [
      'a history',
      'fhir_history',
      read,
      () => ({
        body: {
          resourceType: 'Bundle',
          type: 'history',
          entry: [{ ...doctor, birthDate: '1980-01-01', meta: { versionId: '2' } }, doctor].map((resource) => ({
            resource,
            request: { method: 'PUT', url: 'Practitioner/dr-9' },
            response: { status: '200' },
          })),
        },
      }),
    ],
    [
      'what a record contains',
      'fhir_search',
      { type: 'Observation', view: 'full' },
      () => searchset([{ ...observation('o1'), contained: [{ ...doctor, id: 'd' }] }]),
    ],
  ]
  test.each(ways)('is not shown to a patient or a guardian by %s', async (what, tool, given, answer) => {
    for (const who of ['patient', 'guardian'] as const) {
      const fhir = ({ path }: { path: string }) =>
        what === 'a history' && !path.includes('_history') ? { body: doctor } : answer()
      const { answer: shown } = await callTool(tool, given, as(who, { fhir: fhir as never }))
      expect(shown.isError, shown.text).toBe(false)
      expect([...holdsSecret(shown.text), ...holdsSecret(JSON.stringify(shown.data))]).toEqual([])
      expect(shown.text).toMatch(/Left out by policy: .*identifiers/)
      expect(shown.text).toMatch(/Left out by policy: .*contact data/)
    }
  })

  test('is not left in the narrative of what contains them', () => {
    const contains = (): AnyResource => ({
      ...observation('o1'),
      text: { status: 'additional', div: '<div>12 Elm Street</div>' } as never,
      contained: [structuredClone({ ...doctor, id: 'd' })],
    })
    const [hidden, whole] = [contains(), contains()]
    expect(mask(hidden, { ofRecord: [], ofContained: new Map([['Practitioner', ['contact']]]) })).toBe(true)
    expect(JSON.stringify(hidden)).not.toContain('12 Elm Street')
    expect(hidden).toMatchObject(observation('o1'))
    expect(mask(whole, { ofRecord: [], ofContained: new Map([['Device', ['contact']]]) })).toBe(false)
    expect(whole).toEqual(contains())
  })

  test('is shown to who treats, administers, or is that person', async () => {
    for (const who of ['practitioner', 'administrator', 'oneself'] as const) {
      const { answer } = await callTool('fhir_read', read, as(who, { fhir: () => ({ body: doctor }) }))
      expect(answer.text).toContain('12 Elm Street')
      expect(answer.text).not.toContain('Left out by policy')
    }
  })

  test('is apart from where they work', async () => {
    const { answer } = await callTool('fhir_read', read, as('patient', { fhir: () => ({ body: doctor }) }))
    expect(answer.text).toContain('555-0199')
  })

  test('is in one’s own record whole', async () => {
    const own = {
      resourceType: 'Patient',
      id: 'p1',
      birthDate: '1970-05-04',
      telecom: [{ value: '555-0101', use: 'home' }],
    }
    const { answer } = await callTool(
      'fhir_read',
      { type: 'Patient', id: 'p1' },
      as('patient', { fhir: () => ({ body: own }) }),
    )
    expect(holdsSecret(answer.text)).toEqual(['1970-05-04', '555-0101'])
  })
})

describe('what is hidden decides no search', () => {
  test.each<[string, Record<string, string>]>([
    ['Practitioner', { phone: '555-0101' }],
    ['Practitioner', { telecom: '555-0101' }],
    ['Practitioner', { email: 'odile@home.example' }],
    ['Practitioner', { 'address-city': 'Elmtown' }],
    ['Practitioner', { address: 'Elm' }],
    ['Practitioner', { 'address:contains': 'Elm' }],
    ['Practitioner', { 'telecom:not': 'x' }],
    ['PractitionerRole', { 'practitioner.phone': '555-0101' }],
    ['PractitionerRole', { 'practitioner:Practitioner.address': 'Elm' }],
    ['Organization', { '_has:PractitionerRole:organization:practitioner.phone': '555' }],
    ['Practitioner', { identifier: '1234567893' }],
    ['Observation', { 'performer:Practitioner.identifier': '1234567893' }],
    ['RelatedPerson', { identifier: 'FV5550199' }],
    ['RelatedPerson', { birthdate: '1970-05-04' }],
    ['RelatedPerson', { _sort: '-birthdate' }],
  ])('of %s by %j, for a patient', async (type, params) => {
    const { answer, requests, records } = await callTool('fhir_search', { type, params }, as('patient'))
    expect(answer.text).toMatch(/\[(?:authz\/denied)\]/)
    expect(requests).toEqual([])
    expect(records[0]).toMatchObject({
      code: 'authz/denied',
      decision: { effect: 'deny', policyVersion: expect.stringMatching(/^default@/) },
    })
  })

  test('and says in the trail that it was for that', async () => {
    const { records } = await callTool('fhir_search', { type: 'Practitioner', params: { phone: '1' } }, as('patient'))
    expect(records[0]?.decision).toMatchObject({ rule: 'mask-contact' })
  })

  test.each<[keyof typeof people, string, Record<string, string>]>([
    ['patient', 'Practitioner', { name: 'Vantongeren' }],
    ['patient', 'Organization', { identifier: '1234567893' }],
    ['patient', 'Observation', { identifier: '1' }],
    ['patient', 'Organization', { 'address-city': 'Elmtown' }],
    ['patient', 'Patient', { birthdate: '1970-05-04' }],
    ['practitioner', 'Practitioner', { phone: '555-0101' }],
    ['practitioner', 'Patient', { birthdate: '1970-05-04', phone: '1' }],
    ['practitioner', 'Practitioner', { identifier: '1234567893' }],
    ['administrator', 'Practitioner', { identifier: '1234567893' }],
    ['administrator', 'Practitioner', { email: 'odile@home.example' }],
  ])('a %s may search %s by %j', async (who, type, params) => {
    const { answer } = await callTool('fhir_search', { type, params }, as(who, { fhir: () => searchset([]) }))
    expect(answer.isError, answer.text).toBe(false)
  })
})

/** Every element of R4 below a type, each part once. */
function elementsBelow(rules: PartRules, seen = new Set<string>()): { key: string; code: string }[] {
  if (seen.has(rules.path)) return []
  seen.add(rules.path)
  return [...rules.slots.values()].flatMap(({ key, type }) => [
    { key, code: type.code },
    ...(type.parts ? elementsBelow(type.parts(), seen) : []),
  ])
}

test('hides every element of R4 that is an identifier, contact data or a note', () => {
  const parts = {
    Identifier: 'identifiers',
    ContactPoint: 'contact',
    Address: 'contact',
    Annotation: 'notes',
  } as const
  const seen = new Set<string>()
  const all = resourceTypes.flatMap((type: ResourceType) => elementsBelow(rulesOfType(type), seen))
  const hideable = all.filter(({ code }) => code in parts)
  const missed = hideable.filter(
    ({ key, code }) => !isHiddenElement(key, parts[code as keyof typeof parts], { system: 's', value: 'v' }),
  )
  expect(hideable.length).toBeGreaterThan(200)
  expect(missed).toEqual([])
})

test('takes all three out of a record at any depth, and says where there was nothing', () => {
  const record: AnyResource = {
    resourceType: 'Observation',
    id: 'o1',
    identifier: [{ value: 'ID-1' }],
    note: [{ text: 'NOTE-1' }],
    performer: [{ reference: 'Practitioner/1', identifier: { value: 'ID-2' } }],
    component: [
      {
        code: { text: 'x' },
        extension: [{ url: 'u', valueIdentifier: { value: 'ID-3' }, valueContactPoint: { value: 'TEL' } }],
      },
    ],
  }
  const all = ['identifiers', 'contact', 'notes'] as const
  expect(mask(record, { ofRecord: all, ofContained: new Map() })).toBe(true)
  expect(JSON.stringify(record)).not.toMatch(/ID-|NOTE|TEL/)
  expect(mask(record, { ofRecord: all, ofContained: new Map() })).toBe(false)
  let deep: Record<string, unknown> = { identifier: 'ID-4' }
  for (let depth = 0; depth < 100_000; depth++) deep = { extension: deep }
  expect(mask({ resourceType: 'Observation', ...deep }, { ofRecord: all, ofContained: new Map() })).toBe(true)
})
