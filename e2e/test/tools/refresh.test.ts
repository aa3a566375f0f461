import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { type Connected, kinds } from '../../src/mcp-client.ts'
import { People } from '../../src/people.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { platformGrantOf, refreshAtPlatform, revokeAtPlatform, tokensOfGrant } from '../../src/stack/platform-state.ts'
import { accessTokenTtlSeconds } from '../../src/stack/stack-under-test.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
const own = { type: 'Patient', id: stack.facts.patients.own }
afterAll(() => people.close())

const used = (grantId: string) => tokensOfGrant(stack, grantId).filter(({ isConsumed }) => isConsumed)
const unused = (grantId: string) => tokensOfGrant(stack, grantId).filter(({ isConsumed }) => !isConsumed)

describe('the sign-in at the platform', () => {
  test("outlives its access token: calls go on after idle time, over each way in, without the person's help", async () => {
    const signIns: { client: Connected; grantId: string }[] = []
    for (const kind of kinds) {
      const { result: client, grantId } = await platformGrantOf(stack, () => people.connect(kind, 'patient'))
      signIns.push({ client, grantId })
    }
    const usedBefore = signIns.map(({ grantId }) => used(grantId).length)
    await sleep((accessTokenTtlSeconds + 1) * 1000)
    for (const [index, { client, grantId }] of signIns.entries()) {
      const read = await client.call('fhir_read', own)
      expect(read.isError).toBe(false)
      expect(used(grantId)).toHaveLength((usedBefore[index] ?? 0) + 1)
      expect(unused(grantId)).toHaveLength(1)
    }
  })

  test('is refreshed by one request at a time however many calls come at once', async () => {
    const { result: client, grantId } = await platformGrantOf(stack, () => people.connect('mcp-2026', 'patient'))
    for (let round = 0; round < 3; round += 1) {
      await sleep((accessTokenTtlSeconds + 1) * 1000)
      const calls = Array.from({ length: 8 }, () => client.call('fhir_read', own))
      expect((await Promise.all(calls)).filter(({ isError }) => isError)).toEqual([])
    }
    // A second request with the same refresh token would have ended the grant, with every token of it.
    expect(unused(grantId)).toHaveLength(1)
    expect(used(grantId).length).toBeGreaterThanOrEqual(3)
    const [old] = used(grantId)
    expect((await refreshAtPlatform(stack, old?.value ?? '')).status).toBe(400)
    expect(tokensOfGrant(stack, grantId)).toEqual([])
  }, 180_000)
})

describe.each(kinds)('once the person has taken access back at the platform, over %s,', (kind) => {
  test('the call says that they have to sign in again and gives a link, nothing is read, and the client stays connected', async () => {
    const { result: client, grantId } = await platformGrantOf(stack, () => people.connect(kind, 'patient'))
    const mcpAccessToken = client.accessToken()
    expect((await client.call('fhir_read', own)).isError).toBe(false)
    await revokeAtPlatform(stack, grantId)
    // A token that is not old yet is shown to the platform once, which takes it no longer, and then renews none.
    const first = await fhirRequestsDuring(stack, () => client.call('fhir_read', own))
    expect(first.requests.length).toBeLessThanOrEqual(1)
    expect(first.requests).toEqual(
      first.requests.map(() => ({ method: 'GET', path: `Patient/${own.id}`, status: 401 })),
    )
    expect(first.result.isError).toBe(true)
    expect(first.result.structured).not.toHaveProperty('resource')
    expect(first.result.text).toContain('[smart/session-expired]')

    const { result, requests } = await fhirRequestsDuring(stack, () => client.call('fhir_read', own))
    expect(requests).toEqual([])
    expect(result.isError).toBe(true)
    expect(result.text).toMatch(/^The sign-in at the FHIR platform has ended, so the person has to sign in again\./)
    expect(result.text).toContain('[smart/session-expired]')
    expect(result.text).toMatch(/\/auth\/connect\?request=[\w-]{43}/)
    expect((await client.call('fhir_read', own)).text).toContain('[smart/session-expired]')
    expect(client.accessToken()).toBe(mcpAccessToken)
  })
})
