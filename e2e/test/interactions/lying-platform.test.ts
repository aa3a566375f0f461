import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { type Lie, type LyingProxy, startLyingProxy } from '../../src/lies/lying-proxy.ts'
import type { Connected, ToolResult } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { type StackUnderTest, startStackUnderTest } from '../../src/stack/stack-under-test.ts'

type Json = Record<string, unknown>

let platform: LyingProxy
let stack: StackUnderTest
let people: People
let stopStack: () => Promise<void> = async () => {}
/** Another host on the network, which must never hear anything. */
let elsewhere: Server
const heard: string[] = []
let elsewhereUrl = ''

beforeAll(async () => {
  elsewhere = createServer(({ url = '' }, response) => {
    heard.push(url)
    response
      .writeHead(200, { 'content-type': 'application/fhir+json' })
      .end('{"resourceType":"Bundle","type":"searchset"}')
  })
  elsewhere.listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  const address = elsewhere.address()
  elsewhereUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/fhir`
  platform = await startLyingProxy()
  const started = await startStackUnderTest(platform)
  stack = started.stack
  stopStack = started.stop
  people = new People(stack.facts)
})
afterAll(async () => {
  await people.close()
  await stopStack()
  await platform.stop()
  elsewhere.close()
})

const labs = { type: 'Observation', params: { patient: 'Patient/patient-1', category: 'laboratory' }, count: 5 }
const own = { type: 'Observation', id: 'patient-1-bp-1' }
const searches = /^\/fhir\/Observation\?/
const reads = /^\/fhir\/Observation\/patient-1-bp-1$/
const histories = /^\/fhir\/Observation\/patient-1-bp-1\/_history/
const everything = /^\/fhir\/Patient\/patient-1\/\$everything/
const givenTo = {
  fhir_search: labs,
  fhir_read: own,
  fhir_history: own,
  fhir_operation: { operation: 'everything', type: 'Patient', id: 'patient-1' },
}
const json = (change: (truth: Json) => unknown) => (truth: string) => ({
  body: JSON.stringify(change(JSON.parse(truth) as Json)),
})

function without(name: string) {
  return (url: string) => {
    const [path = '', query = ''] = url.split('?')
    const left = query.split('&').filter((pair) => !pair.startsWith(`${name}=`))
    return `${path}?${left.join('&')}`
  }
}

/** The true answer to another question, under the `self` link of what was asked. */
const underSelfOf = (query: string) =>
  json((truth) => ({ ...truth, link: [{ relation: 'self', url: `${stack.facts.urls.fhir}/Observation?${query}` }] }))

function* fiftyMegabytes(): Generator<string> {
  yield '{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Observation","id":"'
  for (let part = 0; part < 800; part += 1) yield 'SECRET '.repeat(9_000)
  yield '"}}]}'
}

interface LyingCase {
  what: string
  lie: () => Lie
  tool: keyof typeof givenTo
  code: string
}

const typed: LyingCase[] = [
  {
    what: 'leaves out a filter and says so in its self link',
    lie: () => ({ about: searches, asks: without('category') }),
    tool: 'fhir_search',
    code: 'fhir/parameter-ignored',
  },
  {
    what: 'leaves out whose records are asked for, and claims that it did not',
    lie: () => ({
      about: searches,
      asks: (url) => without('patient')(url).replace('_count=5', '_count=90'),
      says: underSelfOf('patient=Patient/patient-1&category=laboratory&_count=5'),
    }),
    tool: 'fhir_search',
    code: 'fhir/parameter-ignored',
  },
  {
    what: 'sends the search to another host',
    lie: () => ({
      about: searches,
      says: () => ({ status: 302, headers: { location: `${elsewhereUrl}/Observation` }, body: '' }),
    }),
    tool: 'fhir_search',
    code: 'fhir/foreign-redirect',
  },
  {
    what: 'sends the read to another host',
    lie: () => ({
      about: reads,
      says: () => ({ status: 307, headers: { location: `${elsewhereUrl}/Observation/1` }, body: '' }),
    }),
    tool: 'fhir_read',
    code: 'fhir/foreign-redirect',
  },
  {
    what: 'answers 50 MB',
    lie: () => ({ about: searches, says: () => ({ body: fiftyMegabytes() }) }),
    tool: 'fhir_search',
    code: 'fhir/malformed',
  },
  {
    what: 'answers entries that are no list',
    lie: () => ({ about: searches, says: json((truth) => ({ ...truth, entry: { SECRET: true } })) }),
    tool: 'fhir_search',
    code: 'fhir/malformed',
  },
  {
    what: 'answers a list for a record',
    lie: () => ({ about: reads, says: json((truth) => [truth]) }),
    tool: 'fhir_read',
    code: 'fhir/malformed',
  },
  {
    what: 'answers a page for people',
    lie: () => ({
      about: searches,
      says: () => ({ headers: { 'content-type': 'text/html' }, body: '<html>SECRET</html>' }),
    }),
    tool: 'fhir_search',
    code: 'fhir/malformed',
  },
  {
    what: 'answers another record than was asked for',
    lie: () => ({ about: reads, asks: () => '/fhir/Observation/patient-1-bp-2' }),
    tool: 'fhir_read',
    code: 'fhir/malformed',
  },
  {
    what: 'answers the history of another record than was asked for',
    lie: () => ({ about: histories, asks: (url) => url.replace('bp-1', 'bp-2') }),
    tool: 'fhir_history',
    code: 'fhir/malformed',
  },
  {
    what: 'answers an operation about one patient with the records of another',
    lie: () => ({ about: everything, asks: (url) => url.replace('patient-1', 'patient-3') }),
    tool: 'fhir_operation',
    code: 'fhir/parameter-ignored',
  },
]

async function whileLying<T>(lie: Lie, body: () => Promise<T>): Promise<T> {
  platform.lie(lie)
  try {
    return await body()
  } finally {
    platform.lie(undefined)
  }
}

function expectNothing(result: ToolResult, code: string): void {
  expect(result).toMatchObject({ isError: true, text: expect.stringContaining(`[${code}]`) })
  expect(result.structured).toEqual({})
  expect(result.text).not.toMatch(/SECRET|patient-\d|127\.0\.0\.1|html/)
}

const ways = ['sse', 'mcp-2026'] as const

describe.each(ways)('a FHIR server that lies, over %s', (kind) => {
  let patient: Connected
  let practitioner: Connected
  beforeAll(async () => {
    patient = await people.connect(kind, 'patient')
    practitioner = await people.connect(kind, 'practitioner')
  })
  /** The sign-in, and one for each call. */
  let rowsOfPractitioner = 1
  const call = (client: Connected, tool: keyof typeof givenTo) => {
    if (client === practitioner) rowsOfPractitioner += 1
    return client.call(tool, givenTo[tool])
  }

  test('is believed while it does not', async () => {
    expect((await call(practitioner, 'fhir_search')).structured).toMatchObject({ returned: 5 })
    expect((await call(practitioner, 'fhir_read')).structured).toMatchObject({
      reference: 'Observation/patient-1-bp-1',
    })
    expect((await call(practitioner, 'fhir_history')).structured).toMatchObject({ returned: 1 })
    expect((await call(practitioner, 'fhir_operation')).structured).toMatchObject({ returned: expect.any(Number) })
  })

  test.each(typed)('and $what: $code, nothing is shown, and the call is in the trail', async ({ lie, tool, code }) => {
    expectNothing(await whileLying(lie(), () => call(practitioner, tool)), code)
    const rows = await auditRowsOf(stack.facts, practitioner.clientId, rowsOfPractitioner)
    expect(rows).toHaveLength(rowsOfPractitioner)
    expect(rows.at(-1)).toMatchObject({ phase: 'outcome', tool, code, disclosed: [] })
    expect(heard).toEqual([])
  })

  test('and names a next page on another host gives no cursor, and nothing is asked there', async () => {
    const lie = {
      about: searches,
      says: json(({ link, ...truth }) => {
        const [self] = link as { relation: string }[]
        return { ...truth, link: [self, { relation: 'next', url: `${elsewhereUrl}/Observation?page=2` }] }
      }),
    }
    const found = await whileLying(lie, () => call(practitioner, 'fhir_search'))
    expect(found.structured).toMatchObject({ returned: 5, truncated: expect.any(String) })
    expect(found.structured).not.toHaveProperty('cursor')
    expect(found.text).not.toContain(elsewhereUrl)
    expect(heard).toEqual([])
  })

  test("and answers a patient's read with the record of another shows nothing that would tell it from none", async () => {
    const lie = { about: reads, says: json((truth) => ({ ...truth, subject: { reference: 'Patient/patient-3' } })) }
    const withheld = await whileLying(lie, () => call(patient, 'fhir_read'))
    expectNothing(withheld, 'fhir/not-found')
    expect((await patient.call('fhir_read', { ...own, id: 'none' })).text).toBe(withheld.text)
  })

  test("and puts another's record among a patient's own shows none of them", async () => {
    const lie = {
      about: searches,
      says: json(({ entry, ...truth }) => {
        const entries = entry as { resource: Json }[]
        const foreign = {
          resource: { ...entries[0]?.resource, id: 'foreign', subject: { reference: 'Patient/patient-3' } },
        }
        return { ...truth, entry: [...entries, foreign] }
      }),
    }
    expectNothing(await whileLying(lie, () => call(patient, 'fhir_search')), 'fhir/parameter-ignored')
  })

  test('and includes the record of another, for which nobody asked: nothing is shown', async () => {
    const lie = {
      about: searches,
      says: json(({ entry, ...truth }) => {
        const foreign = {
          resourceType: 'Encounter',
          id: 'foreign',
          status: 'finished',
          subject: { reference: 'Patient/patient-3' },
        }
        return { ...truth, entry: [...(entry as object[]), { resource: foreign, search: { mode: 'include' } }] }
      }),
    }
    const found = await whileLying(lie, () => call(patient, 'fhir_search'))
    expectNothing(found, 'fhir/parameter-ignored')
    expect(found.text).not.toContain('foreign')
    expect(found.text).not.toContain('patient-3')
  })

  test('and gives elements of wrong kinds shows what is of the right kind', async () => {
    const wrong = { status: 7, code: [[]], valueQuantity: 'SECRET', effectiveDateTime: {}, referenceRange: true }
    const lie = {
      about: searches,
      says: json(({ entry, ...truth }) => ({
        ...truth,
        entry: (entry as { resource: Json }[]).map(({ resource }) => ({ resource: { ...resource, ...wrong } })),
      })),
    }
    const found = await whileLying(lie, () => call(practitioner, 'fhir_search'))
    expect(found.structured).toMatchObject({ returned: 5 })
  })
})

test(`and never answers: fhir/timeout over ${ways.join(' and ')}, nothing is shown, and the call is in the trail`, async () => {
  const clients = await Promise.all(ways.map((kind) => people.connect(kind, 'practitioner')))
  // Both at once: each takes the deadline of 30 s.
  const results = await whileLying({ about: reads, says: () => 'never' }, () =>
    Promise.all(clients.map((client) => client.call('fhir_read', own))),
  )
  for (const result of results) expectNothing(result, 'fhir/timeout')
  for (const { clientId } of clients) {
    const rows = await auditRowsOf(stack.facts, clientId, 2)
    expect(rows).toMatchObject([
      { event: 'sign-in' },
      { phase: 'outcome', tool: 'fhir_read', code: 'fhir/timeout', disclosed: [] },
    ])
  }
  expect(heard).toEqual([])
})
