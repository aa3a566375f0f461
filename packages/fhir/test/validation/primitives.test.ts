import { describe, expect, test } from 'vitest'
import { validateResource } from '../../src/index.ts'

const url = 'https://example.org/x'
const property = (type: string) => `value${type.charAt(0).toUpperCase()}${type.slice(1)}`

/** The codes of the issues of an extension with a value of the type. */
function codesFor(type: string, value: unknown): string[] {
  const resource = { resourceType: 'Basic', code: { text: 'x' }, extension: [{ url, [property(type)]: value }] }
  const issues = validateResource(resource)
  for (const { path } of issues) expect(path).toBe(`Basic.extension[0].${property(type)}`)
  return issues.map(({ code }) => code)
}

const strings = ['boolean', 'integer', 'unsignedInt', 'positiveInt', 'decimal']
const uuid = 'c757873d-ec9a-4326-a141-556f43239520'

const cases: Record<string, { valid: unknown[]; invalid: unknown[] }> = {
  boolean: { valid: [true, false], invalid: [] },
  integer: { valid: [0, -1, 2147483647, -2147483648], invalid: [1.5, 2147483648, -2147483649, 1e300] },
  unsignedInt: { valid: [0, 2147483647], invalid: [-1, 0.1, 2147483648] },
  positiveInt: { valid: [1, 2147483647], invalid: [0, -1, 2147483648] },
  decimal: { valid: [0, -1.5, 1e-9, 12345678901234], invalid: [] },
  string: {
    valid: ['a', ' ', 'ä\n\t漢', 'x'.repeat(1024 * 1024)],
    invalid: ['', 'a\u0000', '\u001b[31m', 'x'.repeat(1024 * 1024 + 1)],
  },
  markdown: { valid: ['# a\n\n- b'], invalid: ['', '\u0007'] },
  code: { valid: ['a', 'a b', 'text/plain', 'a-b.c'], invalid: ['', ' a', 'a ', 'a  b', '\n'] },
  id: { valid: ['a', 'A-1.b', 'x'.repeat(64)], invalid: ['', 'a_b', 'a b', 'x'.repeat(65), '.', '..', 'ä'] },
  uri: { valid: ['urn:x', 'a', 'https://example.org/ä?b#c'], invalid: ['', 'a b', 'https://x y', '\n'] },
  url: { valid: ['https://example.org', 'mailto:a@b'], invalid: ['', 'a b'] },
  canonical: { valid: ['https://example.org/x|2', '#a'], invalid: ['', 'https://example.org/x | 2'] },
  oid: { valid: ['urn:oid:1.2.3', 'urn:oid:2.16.840'], invalid: ['1.2.3', 'urn:oid:3.1', 'urn:oid:1', 'urn:oid:1.02'] },
  uuid: { valid: [`urn:uuid:${uuid}`], invalid: [uuid, `urn:uuid:${uuid.toUpperCase()}`, `urn:uuid:${uuid}0`] },
  base64Binary: {
    valid: ['c29tZQ==', 'c29t', 'c29t\nZQ==', ' c29t '],
    invalid: ['', ' ', 'c29tZQ', 'c29tZQ=', 'c2=9', '=', 'c29t!', 'c29tZ===', `${' '.repeat(100_000)}!`],
  },
  date: {
    valid: ['2024', '2024-12', '2024-02-29', '2000-02-29', '0001-01-01'],
    invalid: [
      '',
      '24',
      '2024-13',
      '2024-1-1',
      '2023-02-29',
      '1900-02-29',
      '2024-04-31',
      '2024-12-32',
      '0000',
      '2024-01-01T00:00:00Z',
      ' 2024',
    ],
  },
  dateTime: {
    valid: [
      '2024',
      '2024-12',
      '2024-02-29',
      '2024-02-29T23:59:60Z',
      '2024-01-01T00:00:00.123456+14:00',
      '2024-01-01T00:00:00-05:30',
    ],
    invalid: [
      '2024-01-01T10',
      '2024-01-01T10:00',
      '2024-01-01T10:00Z',
      '2024-01-01T10:00:00',
      '2024-01-01T24:00:00Z',
      '2023-02-29T00:00:00Z',
      '2024-01-01 10:00:00Z',
      '2024-01-01T10:00:00+15:00',
      '2024-01T10:00:00Z',
    ],
  },
  instant: {
    valid: ['2024-02-29T10:00:00Z', '2024-02-29T10:00:00.000+01:00'],
    invalid: ['2024', '2024-02-29', '2024-02-29T10:00:00', '2023-02-29T10:00:00Z', '2024-02-29T10:00Z'],
  },
  time: {
    valid: ['00:00:00', '23:59:59.9'],
    invalid: ['', '24:00:00', '10:00', '10:00:00Z', '10:00:00+01:00', '1:00:00'],
  },
}

describe.each(Object.entries(cases))('a %s', (type, { valid, invalid }) => {
  test.each(valid)('may be %j', (value) => {
    expect(codesFor(type, value)).toEqual([])
  })

  test.each(invalid)('may not be %j', (value) => {
    expect(codesFor(type, value)).toEqual(['value'])
  })

  test('may not be of another JSON type', () => {
    expect(codesFor(type, strings.includes(type) ? '1' : 1)).toEqual(['type'])
    expect(codesFor(type, {})).toEqual(['type'])
    expect(codesFor(type, null)).toEqual(['type'])
  })
})

test('a narrative is XHTML in one div', () => {
  const codes = (div: unknown) => validateResource({ resourceType: 'Patient', text: { status: 'generated', div } })
  for (const div of ['<div xmlns="http://www.w3.org/1999/xhtml">x</div>', '<div>x</div>\n', '<div/>']) {
    expect(codes(div)).toEqual([])
  }
  for (const div of ['', 'x', '<p>x</p>', '<div>x', '<divx></divx>']) {
    expect(codes(div)).toMatchObject([{ code: 'value', path: 'Patient.text.div' }])
  }
})

describe('a primitive beside its extensions', () => {
  const extension = [{ url, valueCode: 'unknown' }]
  const issuesOf = (patient: object) => validateResource({ resourceType: 'Patient', ...patient })

  test.each([
    ['with both', { birthDate: '1970', _birthDate: { extension } }],
    ['with extensions alone', { _birthDate: { extension } }],
    ['with an id alone', { _active: { id: 'a' } }],
    ['of a choice', { _deceasedDateTime: { extension }, deceasedDateTime: '2020' }],
    ['repeated, each with its own', { name: [{ given: ['A', 'B'], _given: [null, { id: 'b' }] }] }],
    ['repeated, a value left out', { name: [{ given: [null, 'B'], _given: [{ extension }, null] }] }],
    ['repeated, all left out', { name: [{ _given: [{ extension }] }] }],
  ])('%s is valid', (_, patient) => {
    expect(issuesOf(patient)).toEqual([])
  })

  test('counts as a required element', () => {
    expect(validateResource({ resourceType: 'Observation', _status: { extension }, code: { text: 'x' } })).toEqual([])
    const request = { resourceType: 'Immunization', status: 'completed', vaccineCode: { text: 'x' } }
    const patient = { reference: 'Patient/1' }
    expect(validateResource({ ...request, patient, _occurrenceDateTime: { extension } })).toEqual([])
  })

  test.each([
    [
      'null in both places',
      { name: [{ given: [null], _given: [null] }] },
      ['Patient.name[0].given[0]', 'Patient.name[0]._given[0]'],
    ],
    ['null without extensions', { name: [{ given: ['A', null] }] }, ['Patient.name[0].given[1]']],
    ['arrays of two lengths', { name: [{ given: ['A', 'B'], _given: [{ id: 'a' }] }] }, ['Patient.name[0]._given']],
    ['one object for an array', { name: [{ given: ['A'], _given: { id: 'a' } }] }, ['Patient.name[0]._given']],
    ['an array for one object', { birthDate: '1970', _birthDate: [{ id: 'a' }] }, ['Patient._birthDate']],
    ['an element of another kind', { _birthDate: { value: '1970' } }, ['Patient._birthDate.value']],
    ['an empty object', { _birthDate: {} }, ['Patient._birthDate']],
    ['text', { _birthDate: 'x' }, ['Patient._birthDate']],
    ['two types of a choice', { deceasedBoolean: true, _deceasedDateTime: { id: 'a' } }, ['Patient._deceasedDateTime']],
  ])('%s is refused', (_, patient, paths) => {
    expect(issuesOf(patient).map(({ path }) => path)).toEqual(paths)
  })
})
