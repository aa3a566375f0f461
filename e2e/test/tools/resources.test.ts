import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditRowsOf } from '../../src/audit-rows.ts'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
const { own, large } = stack.facts.patients
const patient = `Patient/${own}`
const prompts = ['review-patient', 'prepare-visit', 'reconcile-medications', 'explain-results']

let own1 = ''
/** A record that the patient marked as restricted: the platform would give it to a practitioner, policy does not. */
let restricted = ''

beforeAll(async () => {
  const writer = await people.connect('mcp-2026', 'patient')
  const create = async (resource: object) =>
    String((await writer.call('fhir_create', { resource })).structured.reference)
  own1 = await create(observation(own, 71))
  restricted = await create(observation(own, 171, 'R'))
})
afterAll(() => people.close())

interface Failed {
  code: number
  message: string
}

async function failureOf({ offers }: Connected, uri: string): Promise<Failed> {
  const { code, message } = await offers.readResource({ uri }).then(
    () => Promise.reject(new Error(`${uri} was read`)),
    (error: unknown) => error as Failed,
  )
  return { code, message }
}

const callsIn = (text: string) =>
  [...text.matchAll(/^ {3}([a-z_]+) (\{.*\})$/gm)].map(([, tool = '', args = '']) => [tool, JSON.parse(args)] as const)

describe.each(kinds)('resources and prompts over %s', (kind) => {
  let practitioner: Connected
  let person: Connected
  beforeAll(async () => {
    practitioner = await people.connect(kind, 'practitioner')
    person = await people.connect(kind, 'patient')
  })

  test('are offered by template, and no record is listed', async () => {
    expect(await practitioner.offers.listResources()).toMatchObject({ resources: [] })
    expect(await practitioner.offers.listResourceTemplates()).toMatchObject({
      resourceTemplates: [{ name: 'search' }, { name: 'record' }, { name: 'record-version' }],
    })
    const { prompts: listed } = await practitioner.offers.listPrompts()
    expect(listed).toMatchObject(prompts.map((name) => ({ name })))
  })

  test('show a record as fhir_read does, with one request and one row of the trail', async () => {
    const uri = `fhir://default/${own1}`
    const { result, requests } = await fhirRequestsDuring(stack, () => practitioner.offers.readResource({ uri }))
    expect(requests).toEqual([{ method: 'GET', path: own1, status: 200 }])
    const [content] = result.contents as { uri: string; mimeType: string; text: string }[]
    expect(content).toMatchObject({ uri, mimeType: 'application/fhir+json' })
    const [type, id] = own1.split('/')
    const tool = await practitioner.call('fhir_read', { type, id })
    expect(JSON.parse(content?.text ?? '')).toEqual(tool.structured.resource)
    const rows = await auditRowsOf(stack.facts, practitioner.clientId, 3)
    const reads = rows.filter((row) => row.tool === 'fhir_read')
    expect(reads).toMatchObject(
      [0, 1].map(() => ({
        interaction: 'read',
        disclosed: [own1],
        outcome: 0,
        transport: kind === 'sse' ? 'sse' : 'mcp',
      })),
    )
  })

  test('show a version, and a page of a search', async () => {
    const version = await practitioner.offers.readResource({ uri: `fhir://default/${own1}/_history/1` })
    expect(version.contents).toMatchObject([{ text: expect.stringContaining('"versionId":"1"') }])
    const uri = `fhir://default/AllergyIntolerance?parameter=patient&value=${encodeURIComponent(patient)}`
    const { contents } = await practitioner.offers.readResource({ uri })
    const tool = await practitioner.call('fhir_search', { type: 'AllergyIntolerance', params: { patient } })
    expect(JSON.parse((contents as { text: string }[])[0]?.text ?? '')).toEqual(tool.structured)
  })

  test('do not tell a withheld record from an absent one, and tell of no record at a platform that is not there', async () => {
    const uris = [restricted, 'Observation/none'].map((reference) => `fhir://default/${reference}`)
    const [withheld, absent] = await Promise.all(uris.map((uri) => failureOf(practitioner, uri)))
    expect(withheld).toMatchObject({ code: -32602, message: expect.stringContaining('[fhir/not-found]') })
    expect(absent).toEqual(withheld)
    expect(await person.offers.readResource({ uri: `fhir://default/${restricted}` })).toHaveProperty('contents')

    const { result: elsewhere, requests } = await fhirRequestsDuring(stack, () =>
      Promise.all(
        [own1, restricted, 'Observation/none'].map((reference) =>
          failureOf(practitioner, `fhir://elsewhere/${reference}`),
        ),
      ),
    )
    expect(requests).toEqual([])
    expect(elsewhere[0]).toMatchObject({ code: -32602, message: expect.stringContaining('[platform/unknown]') })
    for (const other of elsewhere) expect(other).toEqual(elsewhere[0])
  })

  test('of another patient are denied to a patient before the platform is asked', async () => {
    const { result, requests } = await fhirRequestsDuring(stack, () =>
      failureOf(person, `fhir://default/Patient/${large}`),
    )
    expect(result.message).toContain('[authz/denied]')
    expect(requests).toEqual([])
  })

  test('complete to the patient of the sign-in without a search', async () => {
    const ref = { type: 'ref/prompt' as const, name: 'review-patient' }
    const argument = { name: 'patient', value: '' }
    const { result, requests } = await fhirRequestsDuring(stack, () => person.offers.complete({ ref, argument }))
    expect(result).toMatchObject({ completion: { values: [patient] } })
    expect(requests).toEqual([])
  })

  test('complete to search parameters that the platform has', async () => {
    const ref = { type: 'ref/resource' as const, uri: 'fhir://{platform}/{type}{?parameter,value}' }
    const { completion } = await practitioner.offers.complete({
      ref,
      argument: { name: 'parameter', value: 'da' },
      context: { arguments: { type: 'Observation' } },
    })
    expect((completion as { values: string[] }).values).toContain('date')
  })

  test.each(prompts)(
    '%s names calls that this platform answers, to a practitioner and to the patient',
    async (name) => {
      const { messages } = await practitioner.offers.getPrompt({ name, arguments: { patient } })
      const [message] = messages as { content: { text: string } }[]
      const calls = callsIn(message?.content.text ?? '')
      expect(calls.length).toBeGreaterThan(2)
      for (const client of [practitioner, person]) {
        const answers = await Promise.all(calls.map(([tool, given]) => client.call(tool, given)))
        const refused = calls.flatMap((call, index) => (answers[index]?.isError ? [[call, answers[index]?.text]] : []))
        expect(refused).toEqual([])
      }
    },
  )
})
