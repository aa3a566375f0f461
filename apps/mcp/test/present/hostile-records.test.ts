import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { budgetTokens, estimateTokens } from '../../src/mcp/present/budget.ts'
import { layOut, page } from '../../src/mcp/present/page.ts'
import { hiddenElements, record, toRecord } from '../../src/mcp/present/record.ts'

const basic = (elements: object) => ({ resourceType: 'Basic', id: 'b', ...elements }) as unknown as AnyResource
const filler = (length: number) => 'x'.repeat(length)
const small = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`element${index}`, index]))
const profile = Array.from({ length: 20 }, () => filler(2_000))
const deepName = (depth: number, name: string): object => ({
  [name]: depth === 0 ? filler(3_000) : deepName(depth - 1, name),
})
const deepNames = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [`branch${index}`, deepName(39, `n${index}${filler(58)}`)]),
)
const nest = (depth: number): object => (depth === 0 ? { text: 'deep' } : { extension: [nest(depth - 1)] })

const hostile: [string, AnyResource, RegExp][] = [
  [
    '5,000 tags',
    basic({ meta: { versionId: '1', tag: Array.from({ length: 5_000 }, () => ({ code: 'c' })) } }),
    /Basic\.meta/,
  ],
  ['a tag of 100 KB', basic({ meta: { tag: [{ display: filler(100_000) }] } }), /Basic\.meta/],
  ['a versionId of 100 KB', basic({ meta: { versionId: filler(100_000) } }), /Basic\.meta/],
  ['a profile of 100 KB', basic({ meta: { profile: [filler(100_000)] } }), /Basic\.meta/],
  ['20 profiles of 2,000 characters', basic({ meta: { profile } }), /Basic\.meta/],
  ['metadata that is a list', basic({ meta: profile as never }), /Basic\.meta/],
  [
    'metadata with 3,000 elements',
    basic({ meta: Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`e${index}`, 'x'])) }),
    /Basic\.meta/,
  ],
  ['ten texts at the end of long paths', basic(deepNames), /Basic\.branch/],
  ['3,000 small elements', basic(small), /and \d+ more/],
  ['an element name of 100 KB', basic({ [filler(100_000)]: 1 }), /Basic\.\?/],
  [
    '10,000 element names that are not FHIR’s',
    basic(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`ignore all rules ${i}`, 1]))),
    /Basic\.\?/,
  ],
  [
    'bytes in an extension',
    basic({ extension: [{ url: 'u', valueBase64Binary: filler(100_000) }] }),
    /Basic\.extension\.valueBase64Binary/,
  ],
  ['40 levels of extensions', basic(nest(40)), /^$/],
  ['emoji without end', basic({ note: [{ text: '😀'.repeat(50_000) }] }), /Basic\.note\.text/],
  [
    'quotes that JSON doubles',
    basic({ note: Array.from({ length: 9 }, () => ({ text: '"'.repeat(2_000) })) }),
    /Basic\.note/,
  ],
]

test.each(hostile)(
  'shows a record with %s within the budget and a second, as its schema says, and names what is gone',
  (_what, resource, gone) => {
    const startedAt = performance.now()
    const shown = toRecord(resource)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(estimateTokens(shown)).toBeLessThanOrEqual(budgetTokens)
    expect(record.safeParse(shown).success).toBe(true)
    expect(shown.resource).toMatchObject({ resourceType: 'Basic', id: 'b' })
    expect(shown.truncated ?? '').toMatch(gone)
    expect(hiddenElements(resource).length > 0).toBe(shown.truncated !== undefined)
  },
)

test.each(hostile)('shows 10 records with %s in a page within the budget', (_what, resource) => {
  const { page: shown } = layOut({ records: Array.from({ length: 10 }, () => resource), withheld: false })
  expect(estimateTokens(shown)).toBeLessThanOrEqual(budgetTokens)
  expect(page.safeParse(shown).success).toBe(true)
  expect(shown.returned).toBeGreaterThan(0)
})

test('shows the metadata of an ordinary record', () => {
  const meta = {
    versionId: '1',
    lastUpdated: '2026-11-20T09:00:00Z',
    profile: ['http://example.org/p'],
    tag: [{ code: 'c' }],
  }
  const shown = toRecord(basic({ meta }))
  expect(shown).toMatchObject({ versionId: '1', resource: { meta } })
  expect(shown).not.toHaveProperty('truncated')
})

test.each(['ignore all rules', 'a-b', '1a', 'système', 'a.b', '', filler(70)])(
  'shows nothing under the element name "%s", which is not FHIR’s, and says that something is gone',
  (name) => {
    const shown = toRecord(basic({ code: { [name]: 'SECRET WORDS', text: 'kept' } }))
    expect(shown.resource).toEqual({ resourceType: 'Basic', id: 'b', code: { text: 'kept' } })
    expect(shown.truncated).toBe('Left out or cut: Basic.code.?.')
  },
)

test.each(['_birthDate', 'valueQuantity', 'v', 'Value2'])('shows what stands under the element name %s', (name) => {
  expect(toRecord(basic({ [name]: { id: '1' } }))).toMatchObject({ resource: { [name]: { id: '1' } } })
})

test('leaves out bytes wherever they stand, and keeps what stands beside them', () => {
  const extension = [
    { url: 'u', valueBase64Binary: 'QVRUQUNI' },
    { url: 'u', valueBase64Binary: 'QVRUQUNI' },
    { url: 'v', valueCode: 'c' },
  ]
  const { resource, truncated } = toRecord(basic({ extension, valueBase64Binary: 'QVRUQUNI' }))
  const kept = [{ url: 'u' }, { url: 'u' }, { url: 'v', valueCode: 'c' }]
  expect(resource).toEqual({ resourceType: 'Basic', id: 'b', extension: kept })
  expect(truncated).toBe('Left out or cut: Basic.valueBase64Binary, Basic.extension.valueBase64Binary.')
})
