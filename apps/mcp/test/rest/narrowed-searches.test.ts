import { createAuthorizer, type Principal } from '@repo/cerbos'
import { expect, inject, test } from 'vitest'
import { fhirBaseUrl, observation, type Script, searchset } from '../call-stage.ts'
import { ownBase, type RestReply, rest, restCaller } from './rest-stage.ts'

const patient = { fhirUser: 'Patient/p1', roles: ['patient'], patients: ['Patient/p1'], purpose: 'PATRQT' } as const
const statement = {
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Observation', searchParam: ['patient', 'code', '_security'].map((name) => ({ name, type: 'token' })) },
      ],
    },
  ],
}

type Answer = NonNullable<Script['fhir']>

/** What a platform answers that has two records of one patient and one of another, which carries a label. */
const platform: Answer = ({ path }) => {
  const own = [observation('o1'), observation('o2')]
  const other = { ...observation('o3', 'p2'), meta: { security: [{ code: 'HIV' }] } }
  const found = /patient=|_security/.test(path) ? own : [...own, other]
  return searchset(found, { total: found.length })
}

async function search(who: Partial<Principal>, path: string, script: Script = {}) {
  const caller = { ...restCaller, principal: { ...restCaller.principal, ...who } }
  const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
  const reply = await rest(`default/${path}`, { authorizer, caller, statement, fhir: platform, ...script })
  return { ...reply, sent: reply.requests.map((request) => decodeURIComponent(request.path)) }
}

const entriesOf = ({ body }: RestReply, mode: string) => {
  const entries = (body.entry ?? []) as { resource: { id?: string; issue?: object[] }; search: { mode: string } }[]
  return entries.flatMap(({ resource, search: { mode: of } }) => (of === mode ? [resource] : []))
}
const idsOf = (reply: RestReply) => entriesOf(reply, 'match').map(({ id }) => id)
const saidOf = (reply: RestReply) => JSON.stringify(entriesOf(reply, 'outcome'))
const linkOf = ({ body }: RestReply, relation: string) =>
  ((body.link ?? []) as { relation: string; url: string }[]).find((link) => link.relation === relation)?.url ?? ''
const belowBase = (url: string) => url.slice(`${ownBase}/`.length)

test('fetches a patient’s own records alone, says so, and tells in `self` and in the trail what was used', async () => {
  const found = await search(patient, 'Observation')
  expect(found.sent).toEqual(['/Observation?_count=20&patient=Patient/p1'])
  expect([idsOf(found), found.body.total]).toEqual([['o1', 'o2'], 2])
  expect(saidOf(found)).toContain('Policy narrowed this search to what is about Patient/p1')
  expect(saidOf(found)).toContain('a count is of that alone')
  expect(saidOf(found)).not.toContain('suppressed')
  expect(decodeURIComponent(linkOf(found, 'self'))).toBe(`${ownBase}/Observation?_count=20&patient=Patient/p1`)
  expect(found.records).toMatchObject([
    { query: '/Observation?_count=20&patient=Patient/p1', patients: ['Patient/p1'], event: 'rest-call' },
  ])
  const again = await search(patient, belowBase(linkOf(found, 'self')))
  expect([idsOf(again), again.body.total, saidOf(again)]).toEqual([['o1', 'o2'], 2, '[]'])
})

test('fetches nothing that is labelled as what a practitioner may not see, and shows what it would have shown', async () => {
  const path = 'Observation?code=8867-4'
  const [narrowed, plain] = [await search({}, path), await search({}, path, { statement: {} })]
  expect([narrowed.sent[0], plain.sent]).toEqual([
    expect.stringContaining('&_security:not=HIV'),
    ['/Observation?code=8867-4&_count=20'],
  ])
  expect([idsOf(narrowed), idsOf(plain)]).toEqual([
    ['o1', 'o2'],
    ['o1', 'o2'],
  ])
  expect([linkOf(narrowed, 'self'), 'total' in plain.body]).toEqual([linkOf(plain, 'self'), false])
  expect(saidOf(narrowed)).toContain('not labelled R, V, ETH')
  expect([saidOf(narrowed).includes('suppressed'), saidOf(plain).includes('suppressed')]).toEqual([false, true])
})

test('says on further pages that the first was narrowed', async () => {
  const link = [{ relation: 'next', url: `${fhirBaseUrl}?page=2` }]
  const fhir: Answer = ({ path }) =>
    path.includes('page=2') ? searchset([observation('o2')]) : searchset([observation('o1')], { link })
  const first = await search(patient, 'Observation', { fhir })
  const second = await search(patient, belowBase(linkOf(first, 'next')), { fhir })
  expect([second.sent, idsOf(second)]).toEqual([['?page=2'], ['o2']])
  expect(saidOf(second)).toContain('Policy narrowed this search to what is about Patient/p1')
})

test.each<[string, Answer]>([
  ['refuses what was added', (request) => (request.path.includes('patient=') ? { status: 400 } : platform(request))],
  [
    'says that it did not apply it',
    () => {
      const link = [{ relation: 'self', url: `${fhirBaseUrl}/Observation?_count=20` }]
      return searchset([observation('o1'), observation('o2'), observation('o3', 'p2')], { link })
    },
  ],
])('withholds from what a platform answers that %s, and names the search as it was made', async (_what, fhir) => {
  const found = await search(patient, 'Observation', { fhir })
  expect([idsOf(found), linkOf(found, 'self')]).toEqual([['o1', 'o2'], `${ownBase}/Observation?_count=20`])
  expect(saidOf(found)).toContain('suppressed')
  expect(saidOf(found)).not.toContain('narrowed')
  expect('total' in found.body).toBe(false)
})

test('sends nothing that policy denies, in the words of a search that could not be narrowed', async () => {
  const path = 'Observation?patient=p2'
  const [narrowable, plain] = [await search(patient, path), await search(patient, path, { statement: {} })]
  for (const found of [narrowable, plain]) {
    expect([found.status, found.code, found.requests]).toEqual([403, 'authz/denied', []])
  }
  expect(narrowable.records[0]?.decision?.rule).toBe(plain.records[0]?.decision?.rule)
})
