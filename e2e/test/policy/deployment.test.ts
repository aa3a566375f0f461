import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { askOfEach, interactions, types, typesOf, whereAllowed } from '../../src/policy/every-type.ts'
import { observation } from '../../src/sample-observation.ts'
import { openLink, startAuth } from '../../src/sign-in/connection-link.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { requestsAt } from '../../src/stack/platform-requests.ts'
import { type StartedStack, startStackUnderTest } from '../../src/stack/stack-under-test.ts'

/** What an operator can set for everybody: who may see which labels, and where nothing is written. */
let started: StartedStack
let people: People
/** Somebody over each way in. */
let patients: Connected[]
let practitioners: Connected[]
let restricted = ''
let labelled = ''

async function overEach(username: 'patient' | 'practitioner'): Promise<Connected[]> {
  const connected: Connected[] = []
  for (const kind of kinds) connected.push(await people.connect(kind, username))
  return connected
}

/** Creates a record by the first of them, and answers its id. */
async function create([author]: Connected[], resource: object): Promise<string> {
  const created = await author?.call('fhir_create', { resource })
  const id = String(created?.structured.reference).split('/')[1]
  if (!id) throw new Error(`nothing was created: ${created?.text}`)
  return id
}

function own(value: number, label?: string) {
  return observation(started.stack.facts.patients.own, value, label)
}

beforeAll(async () => {
  started = await startStackUnderTest()
  people = new People(started.stack.facts)
  patients = await overEach('patient')
  practitioners = await overEach('practitioner')
  restricted = await create(patients, own(171, 'R'))
  labelled = await create(patients, own(172, 'V'))
})
afterAll(async () => {
  await people.close()
  await started.stop()
})

const read = (agent: Connected, id: string) => agent.call('fhir_read', { type: 'Observation', id })

async function expectNoWrite(agent: Connected): Promise<void> {
  const { result, requests } = await fhirRequestsDuring(started.stack, () =>
    agent.call('fhir_create', { resource: own(70) }),
  )
  expect(result.isError).toBe(true)
  expect(result.text).toContain('[authz/denied]')
  expect(requests).toEqual([])
}

describe('what the operator has set', () => {
  test('lets those who are cleared for a label see it, and it alone', async () => {
    for (const each of practitioners) expect((await read(each, restricted)).text).toContain('[fhir/not-found]')
    const { fhirUser } = people.user('practitioner')
    await started.restartWorkers({ CLEARANCES: JSON.stringify({ [fhirUser]: ['R'] }) })
    for (const each of practitioners) {
      const shown = await read(each, restricted)
      expect(shown.isError, shown.text).toBe(false)
      expect(shown.text).toContain('171')
      expect((await read(each, labelled)).text).toContain('[fhir/not-found]')
    }
  })

  test.each(['READ_ONLY', 'PLATFORM_DEFAULT_READ_ONLY'])(
    'keeps everybody from writing with %s, before the platform hears of it, and lets them read',
    async (setting) => {
      await started.restartWorkers({ [setting]: 'on' })
      for (const each of [...patients, ...practitioners]) {
        await expectNoWrite(each)
        expect((await each.call('fhir_read', { type: 'Patient', id: started.stack.facts.patients.own })).isError).toBe(
          false,
        )
      }
    },
  )

  test('is nothing by itself: who may write does', async () => {
    await started.restartWorkers()
    for (const each of [...patients, ...practitioners]) {
      const created = await each.call('fhir_create', { resource: own(70) })
      expect(created.isError, created.text).toBe(false)
    }
  })
})

test('lets a service read what is open, at a platform that lets it in, and nothing else of any type', async () => {
  const person = await people.newBrowser()
  await started.restartWorkers({
    ROLE_MAP: JSON.stringify({ 'Practitioner/prac-1': ['service'] }),
    PLATFORM_OPEN_ALLOWED_ROLES: 'service',
  })
  const service = await people.connect('mcp-2026', 'practitioner', { person })
  const page = await openLink(person, await startAuth(service, 'open'))
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: / is connected$/ }).waitFor()
  const place = { platform: 'open' }
  expect((await service.call('get_user', place)).structured.roles).toEqual(['service'])

  const sentTo = async () =>
    (await requestsAt(started.stack, 'open'))
      .map(({ path }) => path.replace(/^\/r4\//, '').split('/')[0] ?? '')
      .filter((type) => types.includes(type))
  const open = typesOf(['directory', 'definitional'])
  for (const interaction of interactions) {
    const before = (await sentTo()).length
    const outcomes = await askOfEach(service, interaction, types, { place })
    const isWrite = ['create', 'update', 'patch', 'delete'].includes(interaction)
    const { outcome } = whereAllowed[interaction]
    // Its scopes are of reading alone, which is known before policy is asked.
    const expected = (type: string) =>
      isWrite ? 'smart/scope-missing' : open.includes(type) ? outcome : 'authz/denied'
    expect(Object.fromEntries(outcomes), interaction).toEqual(
      Object.fromEntries(types.map((type) => [type, expected(type)])),
    )
    expect([...new Set((await sentTo()).slice(before))].toSorted(), interaction).toEqual(isWrite ? [] : open)
  }
})
