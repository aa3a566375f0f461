import { afterAll, expect, test } from 'vitest'
import { People } from '../../src/people.ts'
import { runAuthorizationScenarios } from '../../src/sign-in/conformance.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const { facts } = stackOfWorker()
const people = new People(facts)
afterAll(() => people.close())

test('passes the authorization scenarios of the official conformance suite', async () => {
  const { code, output } = await runAuthorizationScenarios(facts, await people.newBrowser(), people.user('patient'))
  expect(output).toMatch(/✓ authorization-server-metadata-endpoint: \d+ passed, 0 failed/)
  expect(output).toMatch(/✓ authorization-code-grant: \d+ passed, 0 failed/)
  expect(code).toBe(0)
})
