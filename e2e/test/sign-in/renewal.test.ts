import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { People } from '../../src/people.ts'
import { connectByLink, startAuth } from '../../src/sign-in/connection-link.ts'
import { type PlatformRequest, requestsAt } from '../../src/stack/platform-requests.ts'
import { platformRefreshTokens } from '../../src/stack/platform-state.ts'
import { type StartedStack, startStackUnderTest } from '../../src/stack/stack-under-test.ts'

const tokenTtlSeconds = 60
let started: StartedStack
let people: People
beforeAll(async () => {
  // A hundred calls at once ask policy at once, on cores that a whole stack shares.
  started = await startStackUnderTest(undefined, { CERBOS_TIMEOUT_MS: '5000' })
  people = new People(started.stack.facts)
})
afterAll(async () => {
  await people.close()
  await started.stop()
})

const tokenRequests = (requests: PlatformRequest[]) => requests.filter(({ path }) => path === '/token')

test('a token that has ended is renewed once for a hundred calls at the same time, and all are answered', {
  timeout: 240_000,
}, async () => {
  const { stack } = started
  const atValley = people.userAt('valley', 'patient')
  const own = { platform: 'valley', type: 'Patient', id: atValley.fhirUser.split('/')[1] }
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
  const calls = Array.from({ length: 100 }, () => agent.call('fhir_read', own))
  const answers = await Promise.all(calls)
  expect(answers.filter(({ isError }) => isError).map(({ text }) => text)).toEqual([])
  expect(answers.filter(({ text }) => text.includes(own.id ?? '')).length).toBe(100)
  const after = tokenRequests(await requestsAt(stack, 'valley'))
  expect(after.map(({ status }) => status).slice(before.length)).toEqual([200])
  const unused = platformRefreshTokens(stack, 'valley').filter(({ isConsumed }) => !isConsumed)
  expect(unused).toHaveLength(1)
})
