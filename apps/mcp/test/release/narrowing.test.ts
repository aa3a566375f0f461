import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAuthorizer, type Principal, planMemory } from '@repo/cerbos'
import type { AnyResource } from '@repo/fhir'
import { describe, expect, inject, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, practitioner, type Script, searchset } from '../call-stage.ts'
import { startPolicyRecorder } from '../policy-recorder.ts'

const patient = { fhirUser: 'Patient/p1', roles: ['patient'], patients: ['Patient/p1'], purpose: 'PATRQT' } as const
const guardian = {
  fhirUser: 'RelatedPerson/g1',
  roles: ['related_person'],
  patients: ['Patient/p1', 'Patient/p2'],
  purpose: 'FAMRQT',
} as const
const withLabel = (code: string, of = observation('o2')): AnyResource => ({ ...of, meta: { security: [{ code }] } })

const subsetted = { ...observation('o1'), meta: { tag: [{ code: 'SUBSETTED' }] } } as AnyResource

const statementOf = (...names: string[]) => ({
  rest: [
    {
      mode: 'server',
      resource: ['Observation', 'Patient', 'Organization', 'MedicationRequest'].map((type) => ({
        type,
        searchParam: names.map((name) => ({ name, type: 'token' })),
      })),
    },
  ],
})
const statement = statementOf('_id', 'patient', 'subject', 'performer', 'code', '_security')

function as(principal: Partial<Principal>, script: Script = {}): Script {
  return {
    authorizer: createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 }),
    caller: { ...practitioner, principal: { ...practitioner.principal, ...principal } },
    fhir: () => searchset([observation('o1')]),
    statement,
    ...script,
  }
}

const search = async (who: Partial<Principal>, args: object = {}, script: Script = {}) => {
  const outcome = await callTool('fhir_search', { type: 'Observation', ...args }, as(who, script))
  return { ...outcome, sent: outcome.requests.map(({ path }) => decodeURIComponent(path)) }
}
const labels =
  'R V ETH PSY MH PSYTHPN BH COGN DVD EMOTDIS SPI HIV SUD ETHUD OPIOIDUD SDV MST VIO SEX STD 42CFRPart2'.split(' ')
const not = (...codes: string[]) => codes.map((code) => `&_security:not=${code}`).join('')
/** Without the id of the one request. */
const wordsOf = ({ answer }: { answer: { text: string } }) => answer.text.replace(/Request id: \S+/, '')
const remarksOf = ({ answer }: { answer: { text: string } }) => answer.text

describe('a search that names nobody', () => {
  test('is sent for a patient’s own records, says so, and is recorded as it was sent', async () => {
    const outcome = await search(patient)
    expect(outcome.sent).toEqual(['/Observation?_count=20&patient=Patient/p1'])
    expect(remarksOf(outcome)).toContain('Policy narrowed this search to what is about Patient/p1')
    expect(remarksOf(outcome)).toContain('performer alone: search by that')
    expect(outcome.records).toMatchObject([
      {
        query: '/Observation?_count=20&patient=Patient/p1',
        patients: ['Patient/p1'],
        decision: { rule: 'grant-own-read', policyVersion: expect.stringMatching(/^default@[0-9a-f]{16}$/) },
      },
    ])
  })

  test('is sent for a guardian’s wards, without what is restricted', async () => {
    const { sent } = await search(guardian)
    expect(sent).toEqual([`/Observation?_count=20&patient=Patient/p1,Patient/p2${not(...labels)}`])
  })

  test('is sent for the person’s own Patient by its id', async () => {
    const { sent } = await search(patient, { type: 'Patient' }, { fhir: () => searchset([]) })
    expect(sent).toEqual(['/Patient?_count=20&_id=p1'])
  })
})

test('a search is sent for a practitioner without what they may not see, and with what they are cleared for', async () => {
  const one = { params: { patient: 'p1' } }
  expect((await search({}, one)).sent).toEqual([`/Observation?patient=p1&_count=20${not(...labels)}`])
  const cleared = await search({ clearances: ['HIV'] }, one)
  expect(cleared.sent[0]).not.toContain('HIV')
  expect(remarksOf(cleared)).toContain('not labelled R, V, ETH, PSY, MH')
})

test.each<[string, Partial<Principal>, object, Script, string]>([
  ['names its patient', patient, { params: { patient: 'p1' } }, {}, '/Observation?patient=p1&_count=20'],
  [
    'names its patient otherwise',
    patient,
    { params: { performer: 'Patient/p1' } },
    {},
    '/Observation?performer=Patient/p1&_count=20',
  ],
  ['is of an open type', patient, { type: 'Organization' }, { fhir: () => searchset([]) }, '/Organization?_count=20'],
  [
    'goes to a platform that lists no parameter for it',
    patient,
    {},
    { statement: statementOf('code') },
    '/Observation?_count=20',
  ],
  ['goes to a platform that lists nothing', guardian, {}, { statement: {} }, '/Observation?_count=20'],
  [
    'is decided by other records',
    {},
    { params: { 'subject:Patient.name': 'a' } },
    {},
    '/Observation?subject:Patient.name=a&_count=20',
  ],
  [
    'brings other records along',
    patient,
    { params: { _include: 'Observation:subject' } },
    {},
    '/Observation?_include=Observation:subject&_count=20',
  ],
  [
    'may be answered by what Medications say more of',
    patient,
    { type: 'MedicationRequest' },
    { fhir: () => searchset([]) },
    '/MedicationRequest?_count=20',
  ],
])('a search is sent as it is where it %s', async (_what, who, args, script, path) => {
  const outcome = await search(who, args, script)
  expect(outcome.sent[0]).toBe(path)
  expect(remarksOf(outcome)).not.toContain('narrowed')
})

test('nothing is fetched that is refused, in the words and by the rule of a search that could not be narrowed', async () => {
  const others = { params: { patient: 'p2' } }
  for (const [who, args] of [
    [patient, others],
    [{ roles: ['administrator'], purpose: 'HOPERAT' }, {}],
    [{ ...patient, purpose: 'TREAT' }, {}],
    [patient, { params: { _summary: 'count' } }],
  ] satisfies [Partial<Principal>, object][]) {
    const [narrowable, plain] = [await search(who, args), await search(who, args, { statement: {} })]
    expect([narrowable.sent, wordsOf(narrowable)]).toEqual([[], wordsOf(plain)])
    expect(narrowable.answer.text).toContain('[authz/denied]')
    expect(narrowable.records[0]?.decision?.rule).toBe(plain.records[0]?.decision?.rule)
  }
})

test('a patient counts their own, and a server that answers others’ records all the same has them withheld', async () => {
  const counted = await search(
    patient,
    { params: { patient: 'p1', _summary: 'count' } },
    { fhir: () => searchset([], { total: 7 }) },
  )
  expect(counted.answer.data).toMatchObject({ total: 7 })
  const others = () => searchset([observation('o1'), observation('o2', 'p2')], { total: 2 })
  const { answer } = await search(patient, {}, { fhir: others })
  expect(answer.data).toMatchObject({ rows: [{ reference: 'Observation/o1' }], withheld: expect.any(String) })
  expect(answer.data).not.toHaveProperty('total')
})

test.each<[string, Script['fhir'], string | undefined]>([
  ['an empty page', () => searchset([]), 'grant-own-read'],
  ['a failure', () => ({ status: 500 }), 'grant-own-read'],
  ['what is withheld', () => searchset([observation('o2', 'p2')]), undefined],
  ['what is left out before it is judged', () => searchset([subsetted]), 'grant-own-read'],
])('the row of %s tells the rule, and policy is asked at most twice', async (_what, fhir, rule) => {
  const recorder = await startPolicyRecorder(inject('pdpUrl'))
  try {
    const authorizer = createAuthorizer({ pdpUrl: recorder.url, timeoutMs: 5_000 })
    const { records } = await search(patient, {}, { authorizer, ...(fhir && { fhir }) })
    expect(records).toMatchObject([
      {
        decision: {
          policyVersion: expect.stringMatching(/^default@[0-9a-f]{16}$/),
          cerbosCallId: expect.stringMatching(/\S/),
        },
      },
    ])
    expect(records[0]?.decision?.rule).toBe(rule)
    expect(recorder.asked).toHaveLength(2)
  } finally {
    await recorder.close()
  }
})

describe('a search that was planned for minutes ago', () => {
  const own = '/Observation?_count=20&patient=Patient/p1'

  test('is narrowed alike, and checked anew by each call', async () => {
    const recorder = await startPolicyRecorder(inject('pdpUrl'))
    try {
      const authorizer = createAuthorizer({ pdpUrl: recorder.url, timeoutMs: 5_000, plans: planMemory(Date.now) })
      const first = await search(patient, {}, { authorizer })
      const second = await search(patient, {}, { authorizer })
      expect([first.sent, second.sent]).toEqual([[own], [own]])
      expect(remarksOf(second)).toContain('Policy narrowed this search to what is about Patient/p1')
      expect(second.records).toMatchObject([{ decision: { rule: 'grant-own-read' } }])
      const [plan, ...checks] = recorder.asked.map((question) => question.resources !== undefined)
      expect([plan, checks]).toEqual([false, [true, true, true]])
    } finally {
      await recorder.close()
    }
  })

  test('is not sent where policy has come to refuse it, or cannot be asked any more', async () => {
    const plans = planMemory(Date.now)
    const settings = { pdpUrl: inject('pdpUrl'), timeoutMs: 5_000, plans }
    await search(patient, {}, { authorizer: createAuthorizer(settings) })
    const { recall } = createAuthorizer(settings)
    const gone = { ...createAuthorizer({ pdpUrl: 'http://127.0.0.1:1', timeoutMs: 100 }), recall }
    const unanswered = await search(patient, {}, { authorizer: gone })
    expect([unanswered.sent, unanswered.answer.text]).toEqual([[], expect.stringContaining('[authz/unavailable]')])
    const withdrawn = await search({ ...patient, purpose: 'TREAT' }, {}, { authorizer: createAuthorizer(settings) })
    expect([withdrawn.sent, withdrawn.answer.text]).toEqual([[], expect.stringContaining('[authz/denied]')])
  })

  test('is no other person’s, nor that of one who is cleared for more since', async () => {
    const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000, plans: planMemory(Date.now) })
    const one = { params: { patient: 'p1' } }
    await search({}, one, { authorizer })
    const cleared = await search({ clearances: ['HIV'] }, one, { authorizer })
    expect(cleared.sent[0]).not.toContain('HIV')
    await search(patient, {}, { authorizer })
    const other = { ...patient, fhirUser: 'Patient/p2', patients: ['Patient/p2'] } as const
    expect((await search(other, {}, { authorizer })).sent).toEqual(['/Observation?_count=20&patient=Patient/p2'])
  })
})

test('a platform that refuses what was added is asked without it, and what it shows too much is withheld', async () => {
  const fhir: Script['fhir'] = ({ path }) =>
    path.includes('_security') ? { status: 400 } : searchset([observation('o1'), withLabel('R')])
  const outcome = await search({}, { params: { patient: 'p1' } }, { fhir })
  expect(outcome.sent).toHaveLength(2)
  expect(outcome.answer.data).toMatchObject({ returned: 1, withheld: expect.any(String) })
  expect(remarksOf(outcome)).not.toContain('narrowed')
  expect(outcome.records[0]?.query).toBe('/Observation?patient=p1&_count=20')
})

test('a search that a platform refuses for itself is refused', async () => {
  const { answer } = await search(patient, {}, { fhir: () => ({ status: 400 }) })
  expect(answer.text).toContain('[fhir/rejected]')
})

test('nothing is said of a narrowing that the platform says it did not apply', async () => {
  const link = [{ relation: 'self', url: `${fhirBaseUrl}/Observation?_count=20` }]
  const outcome = await search(patient, {}, { fhir: () => searchset([observation('o1')], { link }) })
  expect(remarksOf(outcome)).not.toContain('narrowed')
})

test('further pages say that the first was narrowed', async () => {
  const next = { relation: 'next', url: `${fhirBaseUrl}?page=2` }
  const fhir: Script['fhir'] = ({ path }) =>
    path.includes('page=2')
      ? searchset([observation('o3')], { link: [] })
      : searchset([observation('o1')], {
          link: [{ relation: 'self', url: `${fhirBaseUrl}/Observation?patient=Patient/p1&_count=20` }, next],
        })
  const first = await search(patient, {}, { fhir })
  const second = await callTool('fhir_search', { cursor: first.answer.data?.cursor }, as(patient, { fhir }))
  expect(second.requests.map(({ path }) => path)).toEqual(['?page=2'])
  expect(second.answer.text).toContain('Policy narrowed this search to what is about Patient/p1')
})

test('a search for which no plan comes in time is refused, and those after it are decided by the check alone', async () => {
  const plans = planMemory(Date.now)
  const policy = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000, plans })
  const { plan } = createAuthorizer({ pdpUrl: 'http://127.0.0.1:1', plans })
  const both = () => searchset([observation('o1'), observation('o2', 'p2')])
  const refused = await search(patient, {}, { authorizer: { ...policy, plan }, fhir: both })
  expect([refused.sent, refused.answer.text]).toEqual([[], expect.stringContaining('[authz/unavailable]')])
  const outcome = await search(patient, {}, { authorizer: { ...policy, plan }, fhir: both })
  expect(outcome.sent).toEqual(['/Observation?_count=20'])
  expect(outcome.answer.data).toMatchObject({ returned: 1, withheld: expect.any(String) })
  expect(remarksOf(outcome)).not.toContain('narrowed')
  const denied = await search(patient, { params: { patient: 'p2' } }, { authorizer: { ...policy, plan } })
  expect([denied.sent, denied.answer.text]).toEqual([[], expect.stringContaining('[authz/denied]')])
})

test('nothing is sent where policy answers neither in time', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  try {
    const authorizer = createAuthorizer({ pdpUrl: `http://127.0.0.1:${port}`, timeoutMs: 100 })
    const { sent, answer } = await search(patient, {}, { authorizer })
    expect([sent, answer.text]).toEqual([[], expect.stringContaining('[authz/unavailable]')])
  } finally {
    silent.closeAllConnections()
    silent.close()
  }
})
