import type { AnyResource } from '@repo/fhir'
import { describe, expect, test } from 'vitest'
import { observation, practitioner, type Reply, type Script } from '../call-stage.ts'
import { createWriteMemory } from '../write/write-memory.ts'
import { ownBase, rest, restCaller } from './rest-stage.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const changed = { ...observation('o1'), valueQuantity: { value: 72, unit: '/min' } }
const isWrite = ({ method }: { method: string }) => method !== 'GET'

/** A platform that holds this record and takes every change. */
const holding =
  (stored: AnyResource = observation('o1')): NonNullable<Script['fhir']> =>
  ({ method }): Reply => {
    if (method === 'GET') return { body: stored }
    if (method === 'POST') return { status: 201, headers: { etag: 'W/"1"' }, body: observation('o9') }
    return { status: 200, headers: { etag: 'W/"4"' }, body: stored }
  }
const script: Script = { fhir: holding() }

const patchType = { 'content-type': 'application/json-patch+json' }
const ifMatch = { 'If-Match': 'W/"3"' }
const patch = [{ op: 'replace', path: '/valueQuantity/value', value: 72 }]
const changes: [string, string, { method: string; headers: Record<string, string>; body?: unknown }, string[]][] = [
  ['update', 'PUT', { method: 'PUT', headers: ifMatch, body: changed }, ['PUT /Observation/o1']],
  ['patch', 'PATCH', { method: 'PATCH', headers: { ...ifMatch, ...patchType }, body: patch }, ['PUT /Observation/o1']],
  ['delete', 'DELETE', { method: 'DELETE', headers: ifMatch }, ['DELETE /Observation/o1']],
]
const sentBy = ({ requests }: { requests: { method: string; path: string }[] }) =>
  requests.filter(isWrite).map(({ method, path }) => `${method} ${path}`)

describe('a creation', () => {
  const creating = { method: 'POST', body: fresh }

  test('is answered with where the record is, recorded before and after', async () => {
    const made = await rest('default/Observation', script, creating)
    expect([made.status, made.said]).toEqual([201, 'created'])
    const names = ['location', 'etag'].map((name) => made.headers.get(name))
    expect(names).toEqual([`${ownBase}/Observation/o9/_history/1`, 'W/"1"'])
    expect(made.records.map(({ phase, event, transport, tool }) => [phase, event, transport, tool])).toEqual([
      ['attempt', 'rest-call', 'rest', 'rest_create'],
      ['outcome', 'rest-call', 'rest', 'rest_create'],
    ])
    expect(made.steps.indexOf('audit attempt')).toBeLessThan(made.steps.indexOf('POST /Observation'))
  })

  test('is written as it was sent, marks in its text and all, without the id that the sender chose', async () => {
    const body = { ...fresh, id: 'mine', note: [{ text: '«quoted»' }] }
    const made = await rest('Observation', script, { method: 'POST', body })
    expect(JSON.parse(made.requests.find(isWrite)?.body ?? '')).toEqual({ ...fresh, note: [{ text: '«quoted»' }] })
  })

  test('has no body where the client wants none', async () => {
    const made = await rest('Observation', script, { ...creating, headers: { Prefer: 'return=minimal' } })
    expect([made.status, made.body, made.headers.get('etag')]).toEqual([201, {}, 'W/"1"'])
  })

  test.each<[string, Script, number, string]>([
    ['policy denies it', { admit: 'deny' }, 403, 'authz/denied'],
    ['policy denies the record', { releases: () => false }, 403, 'authz/denied'],
    ['its attempt cannot be recorded', { accepts: () => false }, 503, 'audit/unavailable'],
    [
      'the agent may only read',
      { caller: { ...restCaller, agent: { ...practitioner.agent, scopes: ['fhir:read'] } } },
      403,
      'oauth/insufficient-scope',
    ],
  ])('is not sent where %s', async (_why, more, status, code) => {
    const made = await rest('Observation', { ...script, ...more }, creating)
    expect([made.status, made.code, sentBy(made)]).toEqual([status, code, []])
  })

  test('is refused with every fault where it is no R4', async () => {
    const made = await rest('Observation', script, { method: 'POST', body: { ...fresh, status: 7, colour: 'red' } })
    expect([made.status, made.code, sentBy(made)]).toEqual([422, 'input/resource-invalid', []])
    expect(made.said).toMatch(/status.*colour|colour.*status/s)
  })

  test('is refused under the address of another type', async () => {
    const made = await rest('Patient', script, creating)
    expect([made.status, made.code, made.requests]).toEqual([400, 'input/invalid', []])
  })

  const condition = { 'If-None-Exist': 'identifier=http://example.org|1' }

  test('goes out with its condition, and names the record that was there instead', async () => {
    const found = await rest(
      'default/Observation',
      {
        fhir: ({ method }) =>
          method === 'GET' ? { body: observation('o5') } : { status: 200, body: observation('o5') },
      },
      { ...creating, headers: condition },
    )
    expect(found.requests.find(isWrite)?.headers.get('if-none-exist')).toBe('identifier=http://example.org%7C1')
    expect([found.status, found.headers.get('location')]).toEqual([200, `${ownBase}/Observation/o5/_history/3`])
  })

  test.each([
    ['?identifier=http://example.org|1', 'identifier=http://example.org%7C1'],
    ['Observation?identifier=http://example.org|1', 'identifier=http://example.org%7C1'],
    ['identifier=http://example.org/id%3Factive%3Dtrue', 'identifier=http://example.org/id%3Factive%3Dtrue'],
    ['code=a,b&status=final', 'code=a,b&status=final'],
  ])('goes out with all of its condition: %s', async (given, sent) => {
    const made = await rest('Observation', script, { ...creating, headers: { 'If-None-Exist': given } })
    expect(made.status).toBe(201)
    const criteria = (text: string) => [...new URLSearchParams(text)]
    expect(criteria(made.requests.find(isWrite)?.headers.get('if-none-exist') ?? '')).toEqual(criteria(sent))
  })

  test.each([
    'identifier=http://example.org/id?status=final',
    'http://example.org/fhir/Observation?identifier=1',
    'Patient?identifier=1',
    'identifier=1, status=final',
    'identifier=1,?status=final',
    '?',
    '',
  ])('is refused where its condition could be read as another one: %s', async (given) => {
    const made = await rest('Observation', script, { ...creating, headers: { 'If-None-Exist': given } })
    expect([made.status, made.code, made.requests]).toEqual([400, 'input/invalid', []])
    expect(made.said).toContain('If-None-Exist')
    expect(made.records).toMatchObject([{ event: 'refusal', code: 'input/invalid' }])
  })

  test.each<[string, Script]>([
    ['several match', { fhir: () => ({ status: 412 }) }],
    [
      'the one that matches is withheld',
      {
        fhir: ({ method }) =>
          method === 'GET' ? { body: observation('o5') } : { status: 200, body: observation('o5') },
        releases: (reference) => reference !== 'Observation/o5',
      },
    ],
  ])('says the same where %s', async (_what, more) => {
    const found = await rest('Observation', { ...script, ...more }, { ...creating, headers: condition })
    expect([found.status, found.said]).toEqual([412, 'existed already'])
    expect(found.headers.get('location')).toBeNull()
    expect(JSON.stringify(found.body)).not.toContain('o5')
  })
})

describe.each(changes)('an %s by %s', (interaction, _method, sent, written) => {
  const path = 'default/Observation/o1'

  test('changes the version that the sender has read', async () => {
    const made = await rest(path, script, sent)
    expect([made.status, sentBy(made)]).toEqual([200, written])
    expect(made.requests.find(isWrite)?.headers.get('if-match')).toBe('W/"3"')
    expect(made.headers.get('etag')).toBe('W/"4"')
    expect(made.records).toMatchObject([
      { phase: 'attempt', interaction, transport: 'rest' },
      { phase: 'outcome', interaction, outcome: '0', patients: ['Patient/p1'] },
    ])
  })

  test('is refused without the version that was read', async () => {
    const { 'If-Match': _version, ...headers } = sent.headers
    const made = await rest(path, script, { ...sent, headers })
    expect([made.status, made.code, made.requests]).toEqual([428, 'request/version-missing', []])
    expect(made.headers.get('confirm')).toBeNull()
    expect(made.records).toMatchObject([{ event: 'refusal', code: 'request/version-missing' }])
  })

  test.each(['*', 'W/"3", W/"4"', '3"\u00e9'])('is refused with %s for a version', async (version) => {
    const made = await rest(path, script, { ...sent, headers: { ...sent.headers, 'If-Match': version } })
    expect([made.status, made.code, made.requests]).toEqual([400, 'input/invalid', []])
  })

  test('fails its precondition where another version is stored', async () => {
    const made = await rest(path, script, { ...sent, headers: { ...sent.headers, 'If-Match': 'W/"2"' } })
    expect([made.status, made.code, sentBy(made)]).toEqual([412, 'fhir/conflict', []])
  })

  test('is not sent where policy denies the request, or withholds the record', async () => {
    expect(await rest(path, { ...script, admit: 'deny' }, sent)).toMatchObject({ status: 403, requests: [] })
    const withheld = await rest(path, { ...script, releases: () => false }, sent)
    expect([withheld.status, withheld.code, sentBy(withheld)]).toEqual([404, 'fhir/not-found', []])
  })

  test('is answered alike where the record is not there, was deleted, or is withheld by policy', async () => {
    const answers = [
      await rest(path, { fhir: () => ({ status: 404 }) }, sent),
      await rest(path, { fhir: () => ({ status: 410 }) }, sent),
      await rest(path, { ...script, releases: () => false }, sent),
    ]
    const [first] = answers
    for (const made of answers) expect([made.status, made.body, sentBy(made)]).toEqual([404, first?.body, []])
    expect(answers.map(({ records }) => records.map(({ code }) => code))).toEqual(Array(3).fill(['fhir/not-found']))
  })

  test('is shown to the person first where the deployment wants that, and made once they agree', async () => {
    const asking: Script = { ...script, memory: createWriteMemory(Date.now), writes: { confirmation: 'destructive' } }
    const first = await rest(path, asking, sent)
    const confirm = first.headers.get('confirm') ?? ''
    expect([first.status, first.code, sentBy(first), confirm.length > 20]).toEqual([428, 'write/unconfirmed', [], true])
    expect(first.records).toMatchObject([{ phase: 'outcome', code: 'write/unconfirmed' }])
    expect(JSON.stringify(first.body)).toContain(interaction === 'delete' ? 'whole record is removed' : '72')
    const agreed = { ...sent, headers: { ...sent.headers, Confirm: confirm } }
    const other = await rest('default/Observation/o2', asking, {
      ...agreed,
      ...(interaction === 'update' && { body: { ...changed, id: 'o2' } }),
    })
    expect([other.status, other.code, sentBy(other)]).toEqual([409, 'write/confirmation-invalid', []])
    const again = await rest(path, asking, sent)
    const second = await rest(path, asking, {
      ...sent,
      headers: { ...sent.headers, Confirm: again.headers.get('confirm') ?? '' },
    })
    expect([second.status, sentBy(second)]).toEqual([200, written])
    const third = await rest(path, asking, agreed)
    expect([third.status, sentBy(third)]).toEqual([409, []])
  })

  test('asks nobody where the deployment does not', async () => {
    expect((await rest(path, { ...script, writes: { confirmation: 'never' } }, sent)).status).toBe(200)
  })
})

test('has a person agree to a creation too where the deployment wants that of every write', async () => {
  const made = await rest(
    'Observation',
    { ...script, writes: { confirmation: 'always' } },
    { method: 'POST', body: fresh },
  )
  expect([made.status, made.code, sentBy(made)]).toEqual([428, 'write/unconfirmed', []])
})

test('replaces a record that has narrative, since its reader has seen all of it', async () => {
  const text = { status: 'additional', div: '<div xmlns="http://www.w3.org/1999/xhtml">Heart rate</div>' }
  const narrated = { ...observation('o1'), text }
  const sent = { method: 'PUT', headers: ifMatch, body: { ...changed, text } }
  const made = await rest('Observation/o1', { fhir: holding(narrated) }, sent)
  expect([made.status, JSON.parse(made.requests.find(isWrite)?.body ?? '').text]).toEqual([200, text])
})

test('writes no record back of which elements are missing', async () => {
  const cut = { ...changed, meta: { versionId: '3', tag: [{ code: 'SUBSETTED' }] } }
  const made = await rest('Observation/o1', script, { method: 'PUT', headers: ifMatch, body: cut })
  expect([made.status, made.code, made.requests]).toEqual([409, 'input/not-replaceable', []])
  expect(made.said).toContain('SUBSETTED')
})

test.each([
  ['another id', { ...changed, id: 'o2' }],
  ['no id', fresh],
  ['another type', { ...changed, resourceType: 'Condition' }],
])('replaces nothing by a record with %s than the address', async (_what, body) => {
  const made = await rest('Observation/o1', script, { method: 'PUT', headers: ifMatch, body })
  expect([made.status, made.code, made.requests]).toEqual([400, 'input/invalid', []])
})
