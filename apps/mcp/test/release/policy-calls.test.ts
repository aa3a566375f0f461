import { type Authorizer, createAuthorizer, type Principal, planMemory } from '@repo/cerbos'
import { afterEach, expect, inject, test } from 'vitest'
import { callTool, fhirBaseUrl, observation, practitioner, type Script, searchset } from '../call-stage.ts'
import { startPolicyRecorder } from '../policy-recorder.ts'
import { rest } from '../rest/rest-stage.ts'
import { breakGlassLink } from '../scripted-connections.ts'

const patient = { fhirUser: 'Patient/p1', roles: ['patient'], patients: ['Patient/p1'], purpose: 'PATRQT' } as const
const inPanel = { panel: ['Patient/p1'] } as const
const statement = {
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Observation', searchParam: ['patient', '_security'].map((name) => ({ name, type: 'token' })) },
      ],
    },
  ],
}
const nextPage = [{ relation: 'next', url: `${fhirBaseUrl}?page=2` }]
const fhir: NonNullable<Script['fhir']> = ({ path }) => {
  if (path === '/Observation/o1') return { body: observation('o1') }
  return searchset([observation('o1'), observation('o2')], path.includes('page=2') ? {} : { link: nextPage })
}

const [plan, check] = ['/api/plan/resources', '/api/check/resources']
const stages: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close()
})

interface Staged {
  hangs?: (path: string) => boolean
  timeoutMs?: number
  script?: Script
  /** What is asked otherwise than by the policies. */
  instead?: (authorizer: Authorizer) => Partial<Authorizer>
}

/** One isolate that serves this person: its calls, each with the questions that policy was asked for it. */
async function isolateOf(who: Partial<Principal>, { hangs, timeoutMs = 5_000, script, instead }: Staged = {}) {
  const recorder = await startPolicyRecorder(inject('pdpUrl'), hangs)
  stages.push(recorder)
  const policy = createAuthorizer({ pdpUrl: recorder.url, timeoutMs, plans: planMemory(Date.now) })
  const authorizer = { ...policy, ...instead?.(policy) }
  const principal = { ...practitioner.principal, ...who }
  const during = async <T>(call: (told: Script) => Promise<T>) => {
    const from = recorder.paths.length
    const outcome = await call({ authorizer, statement, fhir, caller: { ...practitioner, principal }, ...script })
    return { ...outcome, asked: recorder.paths.slice(from) }
  }
  return {
    tool: (name: string, args: object) => during((told) => callTool(name, args, told)),
    search: (args: object = {}) => during((told) => callTool('fhir_search', { type: 'Observation', ...args }, told)),
    rest: (path: string) =>
      during((told) => rest(path, { ...told, caller: { ...practitioner, principal, transport: 'rest' } })),
  }
}

test('a read takes two questions to policy, over MCP and over REST', async () => {
  const isolate = await isolateOf(patient)
  const read = await isolate.tool('fhir_read', { type: 'Observation', id: 'o1' })
  expect([read.answer.isError, read.asked]).toEqual([false, [check, check]])
  const overRest = await isolate.rest('Observation/o1')
  expect([overRest.status, overRest.asked]).toEqual([200, [check, check]])
})

test('each page of a search takes two, planned for once', async () => {
  const isolate = await isolateOf(patient)
  const first = await isolate.search()
  expect([first.answer.isError, first.asked]).toEqual([false, [plan, check]])
  const next = await isolate.tool('fhir_search', { cursor: first.answer.data?.cursor })
  expect([next.requests.map(({ path }) => path), next.asked]).toEqual([['?page=2'], [check, check]])
  expect((await isolate.search()).asked).toEqual([check, check])
})

test('each page of a search over REST takes two, planned for once', async () => {
  const isolate = await isolateOf(patient)
  const first = await isolate.rest('Observation')
  expect([first.status, first.asked]).toEqual([200, [plan, check]])
  const links = first.body.link as { relation: string; url: string }[]
  const next = links.find(({ relation }) => relation === 'next')?.url.split('/api/fhir/')[1] ?? ''
  const second = await isolate.rest(next)
  expect([second.requests.map(({ path }) => path), second.asked]).toEqual([['?page=2'], [check, check]])
  expect((await isolate.rest('Observation')).asked).toEqual([check, check])
})

test('a search that is denied takes two, and one where it was planned for', async () => {
  const isolate = await isolateOf(patient)
  const denied = async () => isolate.search({ params: { patient: 'p2' } })
  for (const questions of [[plan, check], [check]]) {
    const { answer, asked, requests } = await denied()
    expect([answer.text, asked, requests]).toEqual([expect.stringContaining('[authz/denied]'), questions, []])
  }
})

test('a search about somebody outside the panel takes two, though its denial comes with a link', async () => {
  const isolate = await isolateOf(inPanel)
  const { answer, asked, requests, records } = await isolate.search({ params: { patient: 'p2' } })
  expect([asked, requests]).toEqual([[check, check], []])
  expect(answer.text).toContain(breakGlassLink.url)
  expect(records).toMatchObject([{ code: 'authz/denied', decision: { rule: 'guard-panel' } }])
  const overRest = await isolate.rest('Observation?patient=p2')
  expect([overRest.status, overRest.asked, overRest.requests]).toEqual([403, [check, check], []])
  const two = await isolate.search({ params: { patient: 'Patient/p2,Patient/p3' } })
  expect([two.asked, two.requests]).toEqual([[plan, check], []])
})

test('a search in the panel, and one behind a broken glass, are narrowed and take two', async () => {
  const within = await (await isolateOf(inPanel)).search({ params: { patient: 'p1' } })
  const opened = await isolateOf({ panel: [], breakGlass: ['Patient/p1'] })
  const behind = await opened.search({ params: { patient: 'p1' } })
  for (const { asked, requests } of [within, behind]) {
    expect([asked, requests[0]?.path]).toEqual([[plan, check], expect.stringContaining('_security:not=HIV')])
  }
})

test('no glass is offered that is broken already: what is denied then takes two', async () => {
  const isolate = await isolateOf({ panel: [], breakGlass: ['Patient/p1'], purpose: 'HOPERAT' })
  const { answer, asked, requests, records } = await isolate.search({ params: { patient: 'p1' } })
  expect([asked, requests]).toEqual([[plan, check], []])
  expect(answer.text).not.toContain(breakGlassLink.url)
  expect(records).toMatchObject([{ decision: { rule: 'guard-panel' } }])
})

test('a search whose plan does not come takes one and is refused; those after it are checked, and take two', async () => {
  const isolate = await isolateOf(patient, { hangs: (path) => path === plan, timeoutMs: 1_000 })
  const refused = await isolate.search()
  expect([refused.asked, refused.requests]).toEqual([[plan], []])
  expect(refused.answer.text).toContain('[authz/unavailable]')
  expect(refused.records).toMatchObject([{ code: 'authz/unavailable', disclosed: [] }])
  const again = await isolate.search()
  expect([again.answer.isError, again.asked]).toEqual([false, [check, check]])
  expect(again.records).toMatchObject([{ decision: { rule: 'grant-own-read' } }])
  const other = await isolate.search({ params: { patient: 'p2' } })
  expect([other.asked, other.requests]).toEqual([[check], []])
  const overRest = await isolate.rest('Observation')
  expect([overRest.status, overRest.asked]).toEqual([200, [check, check]])
})

test('a search over REST whose plan does not come takes one and is refused', async () => {
  const isolate = await isolateOf(patient, { hangs: (path) => path === plan, timeoutMs: 1_000 })
  const { status, code, asked, requests } = await isolate.rest('Observation')
  expect([status, code, asked, requests]).toEqual([503, 'authz/unavailable', [plan], []])
})

test('where the records cannot be asked about, nothing is shown and nothing more is asked', async () => {
  const isolate = await isolateOf(patient, { hangs: (path) => path === check, timeoutMs: 1_000 })
  const { answer, asked, records } = await isolate.search()
  expect([answer.text, asked]).toEqual([expect.stringContaining('[authz/unavailable]'), [plan, check]])
  expect(records).toMatchObject([{ code: 'authz/unavailable', disclosed: [] }])
})

test('a search that the check allows and the plan did not is refused, since a third question would follow', async () => {
  const mute = (policy: Authorizer): Partial<Authorizer> => ({
    plan: async (...asked) => ({ ...(await policy.plan(...asked)), admits: () => false }),
  })
  const isolate = await isolateOf(patient, { instead: mute })
  const refused = await isolate.search()
  expect([refused.asked, refused.requests]).toEqual([[plan, check], []])
  expect(refused.answer.text).toContain('[authz/unavailable]')
  const again = await isolate.search()
  expect([again.answer.isError, again.asked]).toEqual([false, [check, check]])
})
