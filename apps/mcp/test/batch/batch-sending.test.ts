import { expect, test } from 'vitest'
import { observation, withMcpScopes, withSmartPermissions } from '../call-stage.ts'
import {
  answerWell,
  callBatch,
  create,
  fresh,
  isBundle,
  patch,
  platform,
  read,
  remove,
  search,
  searchsetEntry,
  update,
} from './batch-stage.ts'

const statement = {
  rest: [
    {
      mode: 'server',
      interaction: [{ code: 'batch' }, { code: 'transaction' }],
      resource: [
        {
          type: 'Observation',
          interaction: [{ code: 'patch' }, { code: 'search-type' }],
          searchParam: [{ name: 'patient' }],
        },
      ],
    },
  ],
}

test('sends all entries as one Bundle, each as the request that it would have been', async () => {
  const entries = [read(), search(), create, update(), patch(), remove()]
  const { requests, bundles, entries: shown } = await callBatch({ entries }, { statement })
  const operations = Buffer.from(JSON.stringify(patch().patch)).toString('base64')
  expect(bundles).toEqual([
    {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [
        { request: { method: 'GET', url: 'Observation/o1' } },
        { request: { method: 'GET', url: 'Observation?patient=p1&_count=20' } },
        { request: { method: 'POST', url: 'Observation' }, resource: fresh },
        {
          request: { method: 'PUT', url: 'Observation/o2', ifMatch: 'W/"3"' },
          resource: { ...update().resource, id: 'o2' },
        },
        {
          request: { method: 'PATCH', url: 'Observation/o3', ifMatch: 'W/"3"' },
          resource: { resourceType: 'Binary', contentType: 'application/json-patch+json', data: operations },
        },
        { request: { method: 'DELETE', url: 'Observation/o4', ifMatch: 'W/"3"' } },
      ],
    },
  ])
  // Beside it only the stored records that policy has to see before they are changed.
  const others = requests.filter((request) => !isBundle(request)).map(({ method, path }) => `${method} ${path}`)
  expect(others.toSorted()).toEqual(['GET /Observation/o2', 'GET /Observation/o3', 'GET /Observation/o4'])
  expect(isBundle(requests.at(-1) ?? { method: '', path: '' })).toBe(true)
  expect(shown.map(({ entry, answer }) => [entry, answer?.reference ?? answer?.returned, answer?.done])).toEqual([
    [1, 'Observation/o1', undefined],
    [2, 1, undefined],
    [3, 'Observation/o9', 'created'],
    [4, 'Observation/o2', 'replaced'],
    [5, 'Observation/o3', 'patched'],
    [6, 'Observation/o4', 'deleted'],
  ])
})

test('asks policy about each entry as about a call of its own', async () => {
  const { steps } = await callBatch({ entries: [read(), create, remove()] })
  const asked = steps.filter((step) => /^(admit|release)/.test(step))
  expect(asked.toSorted()).toEqual([
    'admit create Observation Patient/p1',
    'admit delete Observation/o4',
    'admit read Observation/o1',
    'release create Observation/new',
    'release read Observation/o1',
    'release read Observation/o4 delete Observation/o4',
  ])
})

test('sends a conditional creation with its condition, and says what was there already', async () => {
  const entries = [{ ...create, ifNoneExist: { identifier: 'urn:x|1' } }]
  const found = () => ({ response: { status: '200', location: 'Observation/o7/_history/2', etag: 'W/"2"' } })
  const { bundles, entries: shown } = await callBatch({ entries }, { fhir: platform(found) })
  expect(bundles[0]?.entry[0]?.request).toEqual({
    method: 'POST',
    url: 'Observation',
    ifNoneExist: 'identifier=urn:x%7C1',
  })
  expect(shown[0]?.answer).toEqual({ done: 'existed already', reference: 'Observation/o7', versionId: '3' })
})

test('sends a search too long for a URL as a search, and not as a form', async () => {
  const code = Array.from({ length: 170 }, (_, index) => `http://loinc.org|${index}-1`).join(',')
  const entries = [{ ...search(), params: { patient: 'p1', code } }]
  const { bundles, failures } = await callBatch({ entries })
  const { method, url } = bundles[0]?.entry[0]?.request ?? { method: '', url: '' }
  expect([method, url.split('?')[0]]).toEqual(['GET', 'Observation'])
  expect(new URLSearchParams(url.split('?')[1]).get('code')).toBe(code)
  expect(failures).toEqual([undefined])
})

test.each([
  [
    'policy denies it',
    { admit: ({ interaction }: { interaction: string }) => interaction !== 'create' },
    'authz/denied',
  ],
  ['its record is not released', { releases: (reference: string) => reference !== 'Observation/new' }, 'authz/denied'],
  ['the client may only read', { caller: withMcpScopes(['fhir:read']) }, 'oauth/insufficient-scope'],
  ['the person did not grant it', { caller: withSmartPermissions('*', 'ruds') }, 'smart/scope-missing'],
  [
    'its attempt cannot be recorded',
    { accepts: ({ phase }: { phase: string }) => phase !== 'attempt' },
    'audit/unavailable',
  ],
])('leaves out of a batch the entry of which %s, and sends the others', async (_why, script, code) => {
  const { bundles, failures, answer } = await callBatch({ entries: [read(), create, search()] }, script)
  expect(bundles.map(({ entry }) => entry.map(({ request }) => request.method))).toEqual([['GET', 'GET']])
  expect(failures).toEqual([undefined, code, undefined])
  expect(answer.data?.done).toBe('not every entry: each says what became of it')
})

test('tells of an entry with invalid arguments how to mend it, and sends the others', async () => {
  const { bundles, entries } = await callBatch({
    entries: [{ interaction: 'read', type: 'Observatio', id: 'o1' }, read()],
  })
  expect(entries[0]?.failure).toMatch(/did you mean Observation or .*\[input\/invalid\]/)
  expect(bundles[0]?.entry).toHaveLength(1)
})

test('sends nothing where no entry may be sent', async () => {
  const { requests, failures, answer, entries, records } = await callBatch(
    { entries: [read(), search()] },
    { admit: 'deny' },
  )
  expect(entries[0]?.failure).toContain(`Request id: ${records[0]?.requestId}.`)
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(1)
  expect(requests).toEqual([])
  expect(failures).toEqual(['authz/denied', 'as entry 1'])
  expect(answer.data?.done).toBe('no entry is known to be done: each says why')
})

test('sends a transaction as one, and none of it where one entry is refused', async () => {
  const entries = [create, update()]
  const sent = await callBatch({ entries, atomic: true })
  expect(sent.bundles.map(({ type, entry }) => [type, entry.length])).toEqual([['transaction', 2]])
  expect(sent.answer.data?.done).toBe('every entry')

  const moved = { ...update(), versionId: '2' }
  const refused = await callBatch({ entries: [create, moved], atomic: true })
  expect(refused.bundles).toEqual([])
  expect(refused.failures).toEqual(['write/transaction-refused', 'fhir/conflict'])
  expect(refused.records.map(({ interaction, phase, code }) => [interaction, phase, code]).toSorted()).toEqual([
    ['create', 'attempt', undefined],
    ['create', 'outcome', 'write/transaction-refused'],
    ['transaction', 'outcome', 'write/transaction-refused'],
    ['update', 'outcome', 'fhir/conflict'],
  ])
})

test('sends nothing of a transaction of which one attempt cannot be recorded', async () => {
  let attempts = 0
  const accepts = ({ phase }: { phase: string }) => phase !== 'attempt' || ++attempts !== 2
  const { bundles, failures } = await callBatch({ entries: [create, update(), remove()], atomic: true }, { accepts })
  expect(bundles).toEqual([])
  expect(failures.toSorted()).toEqual(['as entry 1', 'audit/unavailable', 'write/transaction-refused'])
})

test('records the attempt of every change before the Bundle is sent, and an outcome of each entry and of the call', async () => {
  const { steps, records } = await callBatch({ entries: [create, read(), update()] })
  const at = steps.indexOf('POST ')
  expect(steps.slice(0, at).filter((step) => step === 'audit attempt')).toHaveLength(2)
  expect(steps.slice(0, at)).not.toContain('audit outcome')
  expect(steps.slice(at).filter((step) => step.startsWith('audit'))).toEqual(Array(4).fill('audit outcome'))
  expect(new Set(records.map(({ requestId }) => requestId)).size).toBe(1)
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
  expect(new Set(records.map(({ tool }) => tool))).toEqual(new Set(['fhir_batch']))
  const outcomes = records.filter(({ phase }) => phase === 'outcome')
  const facts = outcomes.map(({ interaction, resourceId, query, disclosed }) => [
    interaction,
    resourceId,
    query,
    disclosed,
  ])
  expect(facts.slice(0, -1).toSorted()).toEqual([
    ['create', 'o9', '/Observation', ['Observation/o9']],
    ['read', 'o1', '/Observation/o1', ['Observation/o1']],
    ['update', 'o2', '/Observation/o2', ['Observation/o2']],
  ])
  expect(facts.at(-1)).toEqual(['batch', undefined, '/', []])
})

test('says that changes were sent where the outcome of the call cannot be recorded', async () => {
  const accepts = ({ phase, interaction }: { phase: string; interaction?: string | undefined }) =>
    phase === 'attempt' || interaction !== 'batch'
  const changed = await callBatch({ entries: [create] }, { accepts })
  expect(changed.answer).toMatchObject({
    isError: true,
    text: expect.stringMatching(/^The change was sent .*\[audit\/outcome-lost\]$/),
  })
  const looked = await callBatch({ entries: [read()] }, { accepts })
  expect(looked.answer.text).toContain('[audit/unavailable]')
})

test('leaves out of a search what policy withholds, and says so of that entry alone', async () => {
  const fhir = platform((sent) =>
    sent.request.url.includes('p2')
      ? searchsetEntry(sent.request.url, [observation('o5', 'p2'), observation('hidden', 'p2')], { total: 2 })
      : answerWell(sent),
  )
  const { entries, records, answer } = await callBatch(
    { entries: [search('p1'), search('p2')] },
    { fhir, releases: (reference) => reference !== 'Observation/hidden' },
  )
  expect(answer.text).not.toContain('hidden')
  expect(entries[0]?.answer).not.toHaveProperty('withheld')
  expect(entries[1]?.answer).toMatchObject({ returned: 1, withheld: expect.any(String) })
  expect(entries[1]?.answer).not.toHaveProperty('total')
  expect(records.filter(({ withheld }) => withheld)).toMatchObject([{ disclosed: ['Observation/o5'] }])
})

test('takes no answer about another patient than the search is about', async () => {
  const fhir = platform(({ request: { url } }) => searchsetEntry(url, [observation('o5', 'p2')]))
  const { failures, answer } = await callBatch({ entries: [search('p1'), search('p2')] }, { fhir })
  expect(failures).toEqual(['fhir/parameter-ignored', undefined])
  expect(answer.data?.entries).toHaveLength(2)
})

test('takes no answer of a search that dropped a parameter', async () => {
  const fhir = platform(({ request: { url } }) => searchsetEntry(url.replace('patient=p1&', ''), []))
  expect((await callBatch({ entries: [search()] }, { fhir })).failures).toEqual(['fhir/parameter-ignored'])
})

test('does not tell a withheld record from one that is not there', async () => {
  const withheld = await callBatch({ entries: [read()] }, { releases: () => false })
  const absent = await callBatch({ entries: [read()] }, { fhir: platform(() => ({ response: { status: '404' } })) })
  expect(withheld.answer).toEqual(absent.answer)
  expect(withheld.failures).toEqual(['fhir/not-found'])
})
