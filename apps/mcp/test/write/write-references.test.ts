import { expect, test } from 'vitest'
import { callTool, fhirBaseUrl, observation } from '../call-stage.ts'

const { id: _id, meta: _meta, ...fresh } = observation('o1')
const patient = (reference: string) => ({ subject: { reference } })
const platform = ({ method }: { method: string }) =>
  method === 'POST' ? { status: 201, body: observation('o9') } : { body: observation('o1') }

/** Each way to write a record of this subject. */
const writes = (elements: object): [string, object, string][] => [
  ['fhir_create', { resource: { ...fresh, ...elements } }, 'POST'],
  ['fhir_update', { id: 'o1', versionId: '3', resource: { ...fresh, ...elements } }, 'PUT'],
]

test.each([
  ['an identifier alone', { subject: { identifier: { system: 'urn:example', value: '7' } } }, 'subject'],
  ['a search', patient('Patient?identifier=urn:example|7'), 'subject'],
  ['our base in other letters', patient('HTTPS://FHIR.example/r4/Patient/2'), 'subject'],
  ['a record inside', { ...patient('#p'), contained: [{ resourceType: 'Patient', id: 'p' }] }, 'subject'],
  ['another server', patient('https://other.example/r4/Patient/2'), 'subject'],
  ['our base with a deeper path', patient(`${fhirBaseUrl}/x/Patient/2`), 'subject'],
  ['a path from the root', patient('/Patient/2'), 'subject'],
  ['a fragment behind it', patient('Patient/2#a'), 'subject'],
  ['a URN', patient('urn:uuid:11111111-1111-4111-8111-111111111111'), 'subject'],
  ['nothing in it', patient(''), 'subject'],
  ['a clear subject beside an unclear performer', { performer: [{ reference: '/Patient/2' }] }, 'performer'],
])('writes no record whose patient is named by %s', async (_what, elements, element) => {
  for (const [tool, args, method] of writes(elements)) {
    const { answer, steps, records, requests } = await callTool(tool, args, { fhir: platform })
    const words = `Write what ${element} means as a literal reference, {"reference":"Type/id"}. [input/invalid]`
    expect(answer).toMatchObject({ isError: true, text: expect.stringContaining(words) })
    expect(requests).toEqual([])
    expect(steps.join()).not.toMatch(new RegExp(`${method}|attempt`))
    expect(records).toMatchObject([{ event: 'refusal', phase: 'outcome', code: 'input/invalid', disclosed: [] }])
  }
})

test.each([
  ['a literal reference', patient('Patient/2'), 'Patient/2'],
  ['a version of it', patient('Patient/2/_history/1'), 'Patient/2'],
  ['an absolute reference on our base', patient(`${fhirBaseUrl}/Patient/2`), 'Patient/2'],
])('writes a record whose patient is named by %s', async (_what, elements, named) => {
  for (const [tool, args, method] of writes(elements)) {
    const { answer, steps, records, requests } = await callTool(tool, args, { fhir: platform })
    expect(answer.isError).toBe(false)
    expect(steps[0]).toContain(named)
    expect(requests.at(-1)?.method).toBe(method)
    expect(JSON.parse(requests.at(-1)?.body ?? '')).toMatchObject(elements)
    expect(records.map(({ phase }) => phase)).toEqual(['attempt', 'outcome'])
    expect(records[0]?.patients).toContain(named)
  }
})

test('writes a record of nobody, and one whose subject is merely described', async () => {
  for (const subject of [undefined, { display: 'Somebody' }]) {
    const { requests } = await callTool('fhir_create', { resource: { ...fresh, subject } }, { fhir: platform })
    expect(requests.map(({ method }) => method)).toEqual(['POST'])
  }
})
