import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { compareResources, describeChanges, type FieldChange } from '../../src/mcp/present/changes.ts'

function diff(before: AnyResource | undefined, after: AnyResource | undefined): FieldChange[] {
  return compareResources(before, after).changes
}

const before: AnyResource = {
  resourceType: 'Patient',
  id: 'p1',
  meta: { versionId: '1', lastUpdated: '2026-01-01T00:00:00Z' },
  text: { status: 'generated', div: '<div>old</div>' },
  active: true,
  name: [{ use: 'official', family: 'Example', given: ['Ada', 'M.'] }],
  identifier: [
    { system: 'urn:a', value: '1' },
    { system: 'urn:b', value: '2', use: 'old' },
  ],
  telecom: [{ system: 'phone', value: '555' }],
}

const cases: [string, object, FieldChange[]][] = [
  ['nothing', {}, []],
  ['another version, time or narrative', { meta: { versionId: '2' }, text: { status: 'additional', div: '<p/>' } }, []],
  ['a value', { active: false }, [{ path: 'Patient.active', kind: 'changed', before: 'true', after: 'false' }]],
  ['an element that is added', { gender: 'female' }, [{ path: 'Patient.gender', kind: 'added', after: 'female' }]],
  [
    'an element that is removed',
    { telecom: undefined },
    [
      { path: 'Patient.telecom[0].system', kind: 'removed', before: 'phone' },
      { path: 'Patient.telecom[0].value', kind: 'removed', before: '555' },
    ],
  ],
  [
    'a value deep inside',
    { name: [{ use: 'official', family: 'Example', given: ['Ada', 'N.'] }] },
    [{ path: 'Patient.name[0].given[1]', kind: 'changed', before: 'M.', after: 'N.' }],
  ],
  [
    'an item that is added in front, and no other',
    { identifier: [{ system: 'urn:c', value: '3' }, ...(before.identifier as object[])] },
    [
      { path: 'Patient.identifier[0].system', kind: 'added', after: 'urn:c' },
      { path: 'Patient.identifier[0].value', kind: 'added', after: '3' },
    ],
  ],
  [
    'an item that is removed, and one that is changed and moved',
    { identifier: [{ system: 'urn:b', value: '2', use: 'usual' }] },
    [
      { path: 'Patient.identifier[0].use', kind: 'changed', before: 'old', after: 'usual' },
      { path: 'Patient.identifier[0].system', kind: 'removed', before: 'urn:a' },
      { path: 'Patient.identifier[0].value', kind: 'removed', before: '1' },
    ],
  ],
  [
    'another order',
    { name: [{ use: 'official', family: 'Example', given: ['M.', 'Ada'] }] },
    [
      {
        path: 'Patient.name[0].given',
        kind: 'changed',
        before: '[0] «Ada», [1] «M.»',
        after: '[1] «M.», [0] «Ada»',
      },
    ],
  ],
  [
    'another shape',
    { active: { value: true } },
    [
      { path: 'Patient.active', kind: 'removed', before: 'true' },
      { path: 'Patient.active.value', kind: 'added', after: 'true' },
    ],
  ],
  [
    'another type that looks the same',
    { active: 'true' },
    [{ path: 'Patient.active', kind: 'changed', before: 'true (boolean)', after: 'true (string)' }],
  ],
]

test.each(cases)('tells of %s', (_what, elements, changes) => {
  const after = JSON.parse(JSON.stringify({ ...before, ...elements })) as AnyResource
  expect(diff(before, after)).toEqual(changes)
})

test.each([
  ['id', { id: '2', text: 'b' }],
  ['linkId', { linkId: '2', text: 'b' }],
  ['url', { url: 'u2', valueString: 'b' }],
  ['code', { code: { coding: [{ system: 's', code: 'c2' }] }, valueString: 'b' }],
  ['coding', { system: 's', code: 'c2', display: 'b' }],
])('finds an item again by its %s', (_what, item) => {
  const first = { id: 'first' }
  const changed = Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value === 'b' ? 'c' : value]))
  const [of, to] = [[first, item], [changed]].map((list) => ({ resourceType: 'Basic', list }))
  expect(diff(of, to).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
    expect.stringMatching(/^changed Basic\.list\[0\]\.(text|valueString|display)$/),
    'removed Basic.list[0].id',
  ])
})

test('shows what is to be created or deleted value by value, the most important first', () => {
  const paths = [
    ...['active', 'id', 'name[0].use', 'name[0].family', 'name[0].given[0]', 'name[0].given[1]'],
    ...['identifier[0].system', 'identifier[0].value'],
    ...['identifier[1].system', 'identifier[1].value', 'identifier[1].use', 'telecom[0].system', 'telecom[0].value'],
  ]
  const shown = (changes: FieldChange[]) => changes.map(({ kind, path }) => `${kind} ${path}`)
  expect(shown(diff(undefined, before))).toEqual(paths.map((path) => `added Patient.${path}`))
  expect(shown(diff(before, undefined))).toEqual(paths.map((path) => `removed Patient.${path}`))
  expect(diff(undefined, undefined)).toEqual([])
})

test('lists at most 60 changes and counts the rest', () => {
  const many = (value: number) =>
    ({
      resourceType: 'Basic',
      ...Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`e${i}`, value])),
    }) as AnyResource
  expect(compareResources(many(1), many(2))).toMatchObject({ more: 40 })
  const lines = describeChanges(many(1), many(2))
  expect(lines).toHaveLength(61)
  expect(lines[0]).toBe('changed Basic.e0: 1 → 2')
  expect(lines.at(-1)).toBe('and 40 more changes')
})

test('says each change in a line', () => {
  const after = { ...before, active: false, gender: 'female', telecom: undefined } as AnyResource
  expect(describeChanges(before, after)).toEqual([
    'changed Patient.active: true → false',
    'removed Patient.telecom[0].system: phone',
    'removed Patient.telecom[0].value: 555',
    'added Patient.gender: female',
  ])
  expect(describeChanges(before, before)).toEqual(['nothing changes'])
})

test('bears large lists and deep records', () => {
  const nest = (depth: number, leaf: string): object => (depth === 0 ? { leaf } : { a: [nest(depth - 1, leaf)] })
  expect(diff({ resourceType: 'Basic', ...nest(500, 'x') }, { resourceType: 'Basic', ...nest(500, 'y') })).toHaveLength(
    1,
  )
  const list = (size: number) => ({
    resourceType: 'Basic',
    list: Array.from({ length: size }, (_, i) => ({ code: `c${i % 7}`, i })),
  })
  const startedAt = performance.now()
  expect(compareResources(list(20_000), list(19_000)).more).toBeGreaterThan(900)
  expect(performance.now() - startedAt).toBeLessThan(3_000)
})
