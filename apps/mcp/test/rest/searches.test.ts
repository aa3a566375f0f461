import { expect, test } from 'vitest'
import { fhirBaseUrl, observation, type Script, searchset } from '../call-stage.ts'
import { ownBase, rest, restCaller } from './rest-stage.ts'

interface Entry {
  fullUrl?: string
  resource: {
    resourceType: string
    id?: string
    issue?: { code: string; severity: string; details?: { text: string } }[]
  }
  search: { mode: string }
}

const entriesOf = ({ body }: { body: Record<string, unknown> }) => (body.entry ?? []) as Entry[]
const linkOf = ({ body }: { body: Record<string, unknown> }, relation: string) =>
  ((body.link ?? []) as { relation: string; url: string }[]).find((link) => link.relation === relation)?.url
const issuesOf = (reply: { body: Record<string, unknown> }) =>
  entriesOf(reply).flatMap(({ resource, search }) => (search.mode === 'outcome' ? (resource.issue ?? []) : []))

const two: Script = { fhir: () => searchset([observation('o1'), observation('o2')], { total: 2 }) }
const path = 'default/Observation?patient=Patient/p1&code=http://loinc.org|8867-4'

test('answers the records that match, whole and under our own address', async () => {
  const found = await rest(path, two)
  expect([found.status, found.body.type, found.body.total]).toEqual([200, 'searchset', 2])
  expect(entriesOf(found)).toEqual(
    ['o1', 'o2'].map((id) => ({
      fullUrl: `${ownBase}/Observation/${id}`,
      resource: observation(id),
      search: { mode: 'match' },
    })),
  )
  expect(linkOf(found, 'next')).toBeUndefined()
  const self = new URL(linkOf(found, 'self') ?? '')
  expect([self.href.startsWith(`${ownBase}/Observation?`), [...self.searchParams]]).toEqual([
    true,
    [
      ['patient', 'Patient/p1'],
      ['code', 'http://loinc.org|8867-4'],
      ['_count', '20'],
    ],
  ])
  expect(found.records).toMatchObject([
    {
      transport: 'rest',
      event: 'rest-call',
      interaction: 'search-type',
      disclosed: ['Observation/o1', 'Observation/o2'],
    },
  ])
})

test('takes a search by POST, with parameters in the body and in the address', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const sent = { method: 'POST', headers, body: 'code=http%3A%2F%2Floinc.org%7C8867-4&_count=7' }
  const found = await rest('default/Observation/_search?patient=Patient/p1', two, sent)
  expect([found.status, entriesOf(found).length]).toEqual([200, 2])
  const asked = new URL(found.requests[0]?.path ?? '', 'https://x.example').searchParams
  expect(Object.fromEntries(asked)).toMatchObject({ patient: 'Patient/p1', _count: '7' })
  const json = await rest('Observation/_search', two, { method: 'POST', body: {} })
  expect([json.status, json.code, json.requests]).toEqual([415, 'request/media-type', []])
})

test('takes a parameter that is repeated as one that has to hold each time', async () => {
  const found = await rest('Observation?date=ge2026-01-01&date=lt2027-01-01&patient=p1', two)
  const asked = new URL(found.requests[0]?.path ?? '', 'https://x.example').searchParams
  expect(asked.getAll('date')).toEqual(['ge2026-01-01', 'lt2027-01-01'])
})

test('says that policy withheld something, and not how much', async () => {
  const found = await rest(path, { ...two, releases: (reference) => reference === 'Observation/o1' })
  expect(entriesOf(found).map(({ search }) => search.mode)).toEqual(['match', 'outcome'])
  expect(issuesOf(found)).toMatchObject([{ severity: 'warning', code: 'suppressed' }])
  expect('total' in found.body).toBe(false)
  expect(JSON.stringify(found.body)).not.toContain('o2')
  expect(found.records).toMatchObject([{ withheld: true, disclosed: ['Observation/o1'] }])
})

test('asks the platform nothing where policy denies the search', async () => {
  const found = await rest(path, { ...two, admit: 'deny' })
  expect([found.status, found.code, found.requests]).toEqual([403, 'authz/denied', []])
})

test('answers an empty Bundle where nothing matches', async () => {
  const found = await rest(path, { fhir: () => searchset([], { total: 0 }) })
  expect([found.status, found.body.total, 'entry' in found.body]).toEqual([200, 0, false])
})

test('lists what an include brought as included', async () => {
  const patient = { resourceType: 'Patient', id: 'p1' }
  const found = await rest('Observation?patient=p1&_include=Observation:subject', {
    fhir: () => {
      const entry = [
        { resource: observation('o1'), search: { mode: 'match' } },
        { resource: patient, search: { mode: 'include' } },
      ]
      return { body: { resourceType: 'Bundle', type: 'searchset', entry } }
    },
  })
  expect(entriesOf(found).map(({ resource, search }) => [resource.resourceType, search.mode])).toContainEqual([
    'Patient',
    'include',
  ])
})

test('marks records of which elements were asked for as incomplete', async () => {
  const [first] = entriesOf(await rest('Observation?patient=p1&_elements=status', two))
  expect(first?.resource).toEqual({
    resourceType: 'Observation',
    id: 'o1',
    meta: { versionId: '3', tag: [expect.objectContaining({ code: 'SUBSETTED' })] },
    status: 'final',
  })
})

test.each([
  ['a parameter that the type does not have', 'Observation?colour=red'],
  ['an empty value', 'Observation?patient='],
  ['a count that is none', 'Observation?_count=many'],
  ['a parameter that tells what policy withholds', 'Observation?_security=R'],
  ['a summary', 'Observation?_summary=true'],
  ['a name that every object has', 'Observation?__proto__=x'],
])('sends nothing for %s', async (_what, asked) => {
  const found = await rest(asked, two)
  expect([found.status, found.code, found.requests]).toEqual([400, 'input/invalid', []])
  expect(found.records).toMatchObject([{ event: 'refusal', transport: 'rest', tool: 'rest_search' }])
})

/** A platform with two pages, whose links are its own. */
const paged = (next: string): Script => {
  return {
    fhir: ({ path: asked }) =>
      asked.includes('page=2')
        ? searchset([observation('o3')], { link: [{ relation: 'self', url: `${fhirBaseUrl}/Observation?patient=p1` }] })
        : searchset([observation('o1')], {
            link: [
              { relation: 'self', url: `${fhirBaseUrl}/Observation?patient=p1&_count=1` },
              { relation: 'next', url: next },
            ],
          }),
  }
}

test('goes on by a link of ours, which is decided on anew', async () => {
  const caller = { ...restCaller, agent: { ...restCaller.agent, sessionKey: 'P'.repeat(43) } }
  const script = { ...paged(`${fhirBaseUrl}/Observation?patient=p1&_count=1&page=2`), caller }
  const first = await rest('default/Observation?patient=p1&_count=1', script)
  const next = linkOf(first, 'next') ?? ''
  expect(next).toMatch(/^https:\/\/mcp\.example\/api\/fhir\/default\/Observation\?_cursor=[A-Za-z0-9_-]+$/)
  expect(JSON.stringify(first.body)).not.toContain('fhir.example')
  const onward = next.slice('https://mcp.example/api/fhir/'.length)
  const second = await rest(onward, script)
  expect(entriesOf(second).map(({ resource }) => resource.id)).toEqual(['o3'])
  expect(linkOf(second, 'self')).toBe(next)
  expect(second.steps[0]).toMatch(/^admit search-type Observation Patient\/p1/)
  expect(await rest(onward, { ...script, admit: 'deny' })).toMatchObject({ status: 403, requests: [] })
  const other = { ...caller, agent: { ...caller.agent, sessionKey: 'Q'.repeat(43) } }
  expect(await rest(onward, { ...script, caller: other })).toMatchObject({
    status: 400,
    code: 'input/cursor',
    requests: [],
  })
  expect(await rest(`${onward}&patient=p2`, script)).toMatchObject({ status: 400, code: 'input/cursor', requests: [] })
})

test.each([
  ['another host', 'https://evil.example/Observation?patient=p1&page=2'],
  ['another type', `${fhirBaseUrl}/Patient?page=2`],
  ['a script', 'javascript:alert(1)'],
])('neither follows nor shows a link of the platform to %s', async (_where, next) => {
  const found = await rest('Observation?patient=p1&_count=1', paged(next))
  expect([found.status, linkOf(found, 'next')]).toEqual([200, undefined])
  expect(issuesOf(found)).toContainEqual(expect.objectContaining({ code: 'incomplete' }))
  expect(JSON.stringify(found.body)).not.toMatch(/evil\.example|fhir\.example|javascript:/)
})

test('shows nothing of a search of which the platform left out a filter', async () => {
  const found = await rest('Observation?patient=p1', { fhir: () => searchset([observation('o1', 'p2')]) })
  expect([found.status, found.code]).toEqual([502, 'fhir/parameter-ignored'])
})

test('passes on what the platform remarks as a quotation, and its refusal with our code', async () => {
  const issue = [{ severity: 'error', code: 'too-costly', diagnostics: 'Ask\u0007 for less' }]
  const body = { resourceType: 'OperationOutcome', issue }
  const found = await rest(path, { fhir: () => ({ status: 400, body }) })
  expect([found.status, found.code]).toEqual([422, 'fhir/rejected'])
  const [, quoted] = found.body.issue as { diagnostics: string }[]
  expect(quoted?.diagnostics).toMatch(/^Quoted from the FHIR server: error too-costly/)
  expect(quoted?.diagnostics).not.toContain('\u0007')
})
