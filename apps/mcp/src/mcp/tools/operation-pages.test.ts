import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, type Reply, type Script } from '../../../test/call-stage.ts'

const calling = (args: object, script: Script = {}) => callTool('fhir_operation', args, script)
const everything = { operation: 'everything', type: 'Patient', id: 'p1' }
const patient = (id = 'p1'): AnyResource => ({ resourceType: 'Patient', id })
const practitioner: AnyResource = { resourceType: 'Practitioner', id: 'd1' }
const bundle = (resources: object[], more: object = {}): Reply => ({
  body: { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })), ...more },
})
const nextAt = (url: string) => ({ link: [{ relation: 'next', url }], total: 9 })

test.each(['everything', 'summary'])(
  'shows nothing of $%s of one patient that holds a record of another',
  async (operation) => {
    const fhir = () => bundle([patient(), practitioner, observation('o1', 'p2')])
    const { answer, steps, records } = await calling({ ...everything, operation }, { fhir })
    expect(answer.text).toContain('It answered records of other patients than the call names. [fhir/parameter-ignored]')
    expect(steps.filter((step) => step.startsWith('release'))).toEqual([])
    expect(records[0]).toMatchObject({ disclosed: [] })
  },
)

test('leaves to policy what is about nobody beside the records of a patient', async () => {
  const { answer } = await calling(everything, { fhir: () => bundle([patient(), practitioner, observation('o1')]) })
  expect(answer.data).toMatchObject({ returned: 3 })
})

test('counts nothing that is on other pages, and holds them against the patient too', async () => {
  const url = `${fhirBaseUrl}/Patient/p1/$everything?page=2`
  const fhir: Script['fhir'] = ({ path }) =>
    path.includes('page=2') ? bundle([observation('o2', 'p2')]) : bundle([patient()], nextAt(url))
  const first = await calling(everything, { fhir })
  expect(first.answer.data).toMatchObject({ returned: 1, cursor: expect.any(String) })
  expect(first.answer.data).not.toHaveProperty('total')
  const { answer } = await calling({ cursor: first.answer.data?.cursor }, { fhir })
  expect(answer.text).toContain('[fhir/parameter-ignored]')
})

test.each([
  `${fhirBaseUrl}/Patient/p1/$purge?page=2`,
  `${fhirBaseUrl}/Patient/p2/$everything?page=2`,
  `${fhirBaseUrl}/Observation?page=2`,
  `${fhirBaseUrl}/$purge`,
])('gives no cursor to the next page at %s', async (url) => {
  const { answer } = await calling(everything, { fhir: () => bundle([patient()], nextAt(url)) })
  expect(answer.data).toMatchObject({ returned: 1, truncated: expect.stringContaining('the server has more') })
  expect(answer.data).not.toHaveProperty('cursor')
})

test.each([
  ['another operation', { operation: 'summary' }, '"operation"'],
  ['another record', { id: 'p2' }, '"id"'],
  ['other parameters', { parameters: { start: '2026-01-01' } }, '"parameters"'],
])('asks nobody anything when a cursor comes with %s', async (_what, args, named) => {
  const fhir = () => bundle([patient()], nextAt(`${fhirBaseUrl}?_getpages=1`))
  const { cursor } = (await calling(everything, { fhir })).answer.data ?? {}
  const { answer, steps } = await calling({ ...args, cursor }, { fhir })
  expect(answer.text).toContain(`give it without ${named}. [input/cursor]`)
  expect(steps).toEqual(['audit outcome'])
  expect((await calling({ ...everything, cursor }, { fhir })).answer.data).toMatchObject({ returned: 1 })
})

test('says that there is more where the server counts more than it answers and links to nothing', async () => {
  const { answer } = await calling(everything, { fhir: () => bundle([patient()], { total: 9 }) })
  expect(answer.data).toMatchObject({ returned: 1, truncated: 'the server has more that match. Narrow the search.' })
  const whole = await calling(everything, { fhir: () => bundle([patient(), observation('o1')], { total: 2 }) })
  expect(whole.answer.data).not.toHaveProperty('truncated')
})
