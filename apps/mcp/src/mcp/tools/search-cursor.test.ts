import { expect, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, practitioner, type Script, searchset } from '../../../test/call-stage.ts'
import { aPlatform } from '../../../test/scripted-connections.ts'
import { failures } from '../../failure/failures.ts'
import { estimateTokens } from '../present/budget.ts'

const ofOne = { type: 'Observation', params: { patient: 'Patient/p1' } }
const searching = (args: object, script: Script = {}) => callTool('fhir_search', args, script)
const link = (relation: string, url: string) => ({ relation, url })
const self = (query: string) => link('self', `${fhirBaseUrl}/Observation${query}`)

/** Pages of two records each, by links of the server. */
const twoPages =
  (next: string): NonNullable<Script['fhir']> =>
  ({ path }) =>
    path.includes('page=2')
      ? searchset([observation('o3'), observation('o4')], { link: [] })
      : searchset([observation('o1'), observation('o2')], { total: 4, link: [self('?patient=p1'), link('next', next)] })
const onward = `${fhirBaseUrl}?page=2&_getpages=abc`

test('goes on with a cursor on the server’s next page, asking policy again', async () => {
  const fhir = twoPages(onward)
  const first = await searching(ofOne, { fhir })
  expect(first.answer.data).toMatchObject({ returned: 2, total: 4, truncated: expect.stringContaining('"cursor"') })
  const { answer, steps } = await searching({ cursor: first.answer.data?.cursor }, { fhir })
  expect(answer.data).toMatchObject({ rows: [{ reference: 'Observation/o3' }, { reference: 'Observation/o4' }] })
  expect(answer.data).not.toHaveProperty('cursor')
  expect((await searching({ cursor: first.answer.data?.cursor }, { fhir })).answer.data).toEqual(answer.data)
  expect(steps).toEqual([
    'admit search-type Observation Patient/p1 + search-type Observation Patient/p1 if allowed as R',
    'GET ?page=2&_getpages=abc',
    'release search-type Observation/o3 Observation/o4',
    'audit outcome',
  ])
})

/** A second page that names itself so. */
const secondPage =
  (...links: object[]): NonNullable<Script['fhir']> =>
  (sent) =>
    sent.path.includes('page=2') ? searchset([observation('o3')], { link: links }) : twoPages(onward)(sent)

test.each(['?_sort=date&page=2', '?code=8867-4&page=2'])(
  'shows nothing of a next page whose self link %s shows that the filter was dropped',
  async (query) => {
    const fhir = secondPage(self(query))
    const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
    const { answer, steps } = await searching({ cursor }, { fhir })
    expect(answer.text).toContain('It ignored: patient. [fhir/parameter-ignored]')
    expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
  },
)

test.each([
  ['a stored search', [self('?_getpages=abc&_getpagesoffset=20&_count=20')]],
  ['a place alone', [self('?ct=abc&_count=20')]],
  ['nothing', []],
])('says of a next page that names %s that its parameters are not confirmed', async (_what, links) => {
  const fhir = secondPage(...links)
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  const { answer } = await searching({ cursor }, { fhir })
  expect(answer.data).toMatchObject({
    returned: 1,
    remarks: [expect.stringContaining('does not say which parameters')],
  })
  const confirmed = secondPage(self('?subject=Patient/p1&page=2'))
  expect((await searching({ cursor }, { fhir: confirmed })).answer.data).not.toHaveProperty('remarks')
})

test('goes on past a page of which all is withheld', async () => {
  const script: Script = { fhir: twoPages(onward), releases: (one) => !/o[12]$/.test(one) }
  const first = await searching(ofOne, script)
  expect(first.answer.data).toMatchObject({ returned: 0, withheld: expect.any(String), cursor: expect.any(String) })
  expect(first.answer.data).not.toHaveProperty('total')
  const { answer } = await searching({ cursor: first.answer.data?.cursor }, script)
  expect(answer.data).toMatchObject({ rows: [{ reference: 'Observation/o3' }, { reference: 'Observation/o4' }] })
})

test('shows nothing of a next page about other patients', async () => {
  const fhir: Script['fhir'] = ({ path }) =>
    path.includes('page=2')
      ? searchset([observation('o3', 'p3')], { link: [] })
      : twoPages(onward)({ path, method: 'GET', body: '' })
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  expect((await searching({ cursor }, { fhir })).answer.text).toContain('[fhir/parameter-ignored]')
})

test('asks nothing with a cursor when policy has changed its mind', async () => {
  const fhir = twoPages(onward)
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  const { answer, requests } = await searching({ cursor }, { fhir, admit: 'deny' })
  expect(answer.text).toContain('[authz/denied]')
  expect(requests).toEqual([])
})

test.each([
  ['its own arguments beside it', ofOne],
  ['another view', { view: 'full' }],
  ['fewer tokens', { budget: 500 }],
])('takes a cursor with %s', async (_what, args) => {
  const fhir = twoPages(onward)
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  expect((await searching({ ...args, cursor }, { fhir })).answer.data).toMatchObject({ returned: 2 })
})

test.each<[string, object, Script]>([
  ['another type', { type: 'Condition' }, {}],
  ['other parameters', { params: { patient: 'p2' } }, {}],
  ['half an hour later', {}, { now: () => Date.now() + 31 * 60 * 1000 }],
  [
    'another session',
    {},
    { caller: { ...practitioner, agent: { ...practitioner.agent, sessionKey: 'L'.repeat(43) } } },
  ],
  [
    'another platform',
    {},
    { session: { connections: [{ ...practitioner.facts, platform: 'other' }], platforms: [aPlatform('other')] } },
  ],
])('asks nobody anything when a cursor comes with %s', async (_what, args, script) => {
  const fhir = twoPages(onward)
  const { cursor } = (await searching(ofOne, { fhir })).answer.data ?? {}
  const { answer, steps, records } = await searching({ ...args, cursor }, { ...script, fhir })
  expect(answer.text).toContain(failures['input/cursor'].say)
  expect(answer.text).toContain('[input/cursor]')
  expect(steps).toEqual(['audit outcome'])
  expect(records).toMatchObject([{ code: 'input/cursor', disclosed: [] }])
})

test.each(['x', `${'A'.repeat(40)}.B.C`, 'k1.AAAA.AAAA'])(
  'asks nobody anything with the forged cursor %s',
  async (cursor) => {
    const { answer, steps } = await searching({ cursor })
    expect(answer.text).toContain('[input/cursor]')
    expect(steps).toEqual(['audit outcome'])
  },
)

test.each([
  'https://evil.example/r4/Observation?page=2',
  'http://fhir.example/r4/Observation?page=2',
  'https://fhir.example:8443/r4/Observation?page=2',
  'https://user:secret@fhir.example/r4/Observation?page=2',
  'https://fhir.example/admin?page=2',
  `${fhirBaseUrl}/../admin?page=2`,
  `${fhirBaseUrl}/%2e%2e/admin?page=2`,
  `${fhirBaseUrl}/..%2fadmin?page=2`,
  `${fhirBaseUrl}\\..\\admin?page=2`,
  `${fhirBaseUrl}.evil.example/Observation?page=2`,
  '//evil.example/r4?page=2',
  'javascript:alert(1)',
  `${fhirBaseUrl}/Patient?page=2`,
  `${fhirBaseUrl}/Observation/$purge?page=2`,
  `${fhirBaseUrl}/Observation/%24purge?page=2`,
  `${fhirBaseUrl}/$meta-delete?page=2`,
  `${fhirBaseUrl}/Observation/o9?page=2`,
  `${fhirBaseUrl}/Observation/_history?page=2`,
  `${fhirBaseUrl}?_type=Patient&page=2`,
  `${fhirBaseUrl}/`,
  `${fhirBaseUrl}/patient/p2?page=2`,
  `${fhirBaseUrl}/Patient/p2/_page/2`,
  `${fhirBaseUrl}/Bundle/b1`,
  `${fhirBaseUrl}/Bundle/b1/_history?page=2`,
  `${fhirBaseUrl}/Bundle?page=2`,
  `${fhirBaseUrl}/_history?page=2`,
  `${fhirBaseUrl}/_page/_history`,
  `${fhirBaseUrl}/_search?_type=Patient`,
  `${fhirBaseUrl}/_page/abc?_type=Patient`,
  `${fhirBaseUrl}/metadata`,
  `${fhirBaseUrl}/_page/$purge`,
  `${fhirBaseUrl}/_page/%24purge`,
  `${fhirBaseUrl}/%5fhistory`,
  `${fhirBaseUrl}/_page/..%2f..%2fadmin`,
  `${fhirBaseUrl}/_page/%252e%252e/admin`,
  `${fhirBaseUrl}/_page/..;/admin`,
  `${fhirBaseUrl}/_page//admin`,
  `${fhirBaseUrl}/_page/.hidden`,
  `${fhirBaseUrl}/.well-known/smart-configuration`,
  `${fhirBaseUrl}_page/abc`,
  `${fhirBaseUrl}/a/b/c/d/e`,
  '',
])('never follows a next link to %s', async (next) => {
  const fhir = twoPages(next)
  const first = await searching(ofOne, { fhir })
  expect(first.answer.data).toMatchObject({ returned: 2, truncated: expect.stringContaining('the server has more') })
  expect(first.answer.text).not.toMatch(/evil|admin|purge/)
  const { cursor } = first.answer.data ?? {}
  const { answer, requests } = await searching({ cursor: cursor ?? 'none' }, { fhir })
  expect(answer.isError).toBe(true)
  expect(requests).toEqual([])
})

test.each(['/_snapshot?id=7&start=2', '/_page/abc', '/_page/YWJj%3D/2?x=1', '/paging/7f2b-11', '/Bundle/b1?page=2'])(
  'follows a next link to a stored page at %s, and judges and checks what it answers',
  async (path) => {
    const fhir = twoPages(`${fhirBaseUrl}${path}`)
    const first = await searching(ofOne, { fhir })
    const { cursor } = first.answer.data ?? {}
    const { answer, requests, steps } = await searching({ cursor }, { fhir })
    expect(answer.isError).toBe(false)
    expect(requests).toMatchObject([{ method: 'GET', path }])
    expect(steps.some((step) => step.startsWith('release search-type Observation/'))).toBe(true)
    const foreign = await searching({ cursor }, { fhir: () => searchset([{ resourceType: 'Patient', id: 'p2' }]) })
    expect(foreign.answer.isError).toBe(true)
    const other = await searching({ cursor }, { fhir: () => searchset([observation('o7', 'p2')]) })
    expect(other.answer.text).toContain('[fhir/parameter-ignored]')
  },
)

test('gives no cursor to a link that is too long to be kept, and names no cursor then', async () => {
  const { answer } = await searching(ofOne, { fhir: twoPages(`${fhirBaseUrl}?page=2&token=${'x'.repeat(30_000)}`) })
  expect(answer.data).not.toHaveProperty('cursor')
  expect(answer.data).toMatchObject({ truncated: 'the server has more that match. Narrow the search.' })
})

test('shows each record of a page that is too long once, by cursors', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => `o${index}`)
  const fhir = () => searchset(ids.map((id) => observation(id)))
  const seen: string[] = []
  let args: object = { ...ofOne, count: 100, budget: 2_000 }
  for (let calls = 0; calls < 20; calls++) {
    const { answer } = await searching(args, { fhir })
    expect(estimateTokens(answer.data)).toBeLessThanOrEqual(2_000)
    const { rows, cursor, truncated } = answer.data as {
      rows: { reference: string }[]
      cursor?: string
      truncated?: string
    }
    seen.push(...rows.map(({ reference }) => reference))
    if (!cursor) break
    expect(truncated).toMatch(/ Narrow the search, raise "budget" or go on with "cursor"\.$/)
    args = { cursor, budget: 2_000 }
  }
  expect(seen.toSorted()).toEqual(ids.map((id) => `Observation/${id}`).toSorted())
})

/** All that the calls show of pages of records, each by the cursor before it. */
async function seenOf(pages: readonly string[][], releases: readonly ((one: string) => boolean)[] = []) {
  const seen: string[] = []
  let args: object = { ...ofOne, budget: 500 }
  for (let call = 0; call < 20; call++) {
    const records = (pages[call] ?? pages.at(-1) ?? []).map((id) => observation(id))
    const judges = releases[call] ?? releases.at(-1)
    const { answer } = await searching(args, { fhir: () => searchset(records), ...(judges && { releases: judges }) })
    const { rows = [], cursor } = answer.data as { rows?: { reference: string }[]; cursor?: string }
    seen.push(...rows.map(({ reference }) => reference))
    if (!cursor) break
    args = { cursor, budget: 500 }
  }
  return seen.toSorted()
}
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `o${from + index}`)
const named = (ids: readonly string[]) => ids.map((id) => `Observation/${id}`).toSorted()

test('shows each record of a page once also where others come to the page between two cursors', async () => {
  const [before, after] = [numbered(10, 40), numbered(5, 40)]
  expect(await seenOf([before, after])).toEqual(named(after))
})

test('shows each record of a page once also where policy releases more, or less, at the next cursor', async () => {
  const all = numbered(10, 40)
  const isEven = (one: string) => Number(one.slice(-2)) % 2 === 0
  expect(await seenOf([all], [isEven, () => true])).toEqual(named(all))
  const fewer = await seenOf([all], [() => true, isEven])
  expect(fewer).toEqual([...new Set(fewer)])
  expect(named(all).filter((one) => isEven(one) && !fewer.includes(one))).toEqual([])
})

test('ends with a page that names itself as the next one, and says that there is more', async () => {
  const fhir: Script['fhir'] = () =>
    searchset([observation('o1')], { link: [self('?patient=p1'), link('next', onward)] })
  const first = await searching(ofOne, { fhir })
  const { answer } = await searching({ cursor: first.answer.data?.cursor }, { fhir })
  expect(answer.data).toMatchObject({ returned: 1, truncated: 'the server has more that match. Narrow the search.' })
  expect(answer.data).not.toHaveProperty('cursor')
})
