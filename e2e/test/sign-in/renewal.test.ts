import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { People } from '../../src/people.ts'
import { connectByLink, startAuth } from '../../src/sign-in/connection-link.ts'
import { type PlatformRequest, requestsAt } from '../../src/stack/platform-requests.ts'
import { platformRefreshTokens } from '../../src/stack/platform-state.ts'
import { type StartedStack, startStackUnderTest } from '../../src/stack/stack-under-test.ts'

const tokenTtlSeconds = 60
/** The most that may be set: a hundred questions at once are answered by cores that have much else to do. */
const policyTimeoutMs = 30_000

let started: StartedStack
let people: People
beforeAll(async () => {
  started = await startStackUnderTest(undefined, { CERBOS_TIMEOUT_MS: String(policyTimeoutMs) })
  people = new People(started.stack.facts)
}, 360_000)
afterAll(async () => {
  await people.close()
  await started.stop()
})

const tokenRequests = (requests: PlatformRequest[]) => requests.filter(({ path }) => path === '/token')

test('a token that has ended is renewed once for a hundred calls at the same time, and each of them is answered', {
  timeout: 240_000,
}, async () => {
  const { stack } = started
  const atValley = people.userAt('valley', 'patient')
  const own = { platform: 'valley', type: 'Patient', id: atValley.fhirUser.split('/')[1] }
  const known = new Set(platformRefreshTokens(stack, 'valley').map(({ grantId }) => grantId))
  const person = await people.newBrowser()
  const agent = await people.connect('mcp-2026', 'patient', { person })
  await connectByLink(person, await startAuth(agent, 'valley'), atValley)
  const fresh = await agent.call('fhir_read', own)
  expect(fresh.isError, fresh.text).toBe(false)
  const before = tokenRequests(await requestsAt(stack, 'valley'))
  // A token of a minute is not renewed at each call.
  for (let round = 0; round < 5; round += 1) await agent.call('fhir_read', own)
  expect(tokenRequests(await requestsAt(stack, 'valley'))).toHaveLength(before.length)
  await sleep((tokenTtlSeconds + 1) * 1000)
  const answers = await Promise.all(Array.from({ length: 100 }, () => agent.call('fhir_read', own)))
  expect(answers.filter(({ isError }) => isError).map(({ text }) => text)).toEqual([])
  expect(answers.filter(({ text }) => text.includes(own.id ?? 'no id'))).toHaveLength(100)
  const after = tokenRequests(await requestsAt(stack, 'valley'))
  expect(after.map(({ status }) => status).slice(before.length)).toEqual([200])
  const given = platformRefreshTokens(stack, 'valley').filter(({ grantId }) => !known.has(grantId))
  expect(given.map(({ isConsumed }) => isConsumed).toSorted()).toEqual([false, true])
})
