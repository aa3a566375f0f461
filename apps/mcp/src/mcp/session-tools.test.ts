import { expect, test } from 'vitest'
import { callTool, practitioner, withMcpScopes } from '../../test/call-stage.ts'

test('tells who is signed in without asking policy or FHIR, and records it', async () => {
  const { answer, steps, records } = await callTool('get_user', {})
  expect(answer.data).toEqual({
    fhirUser: 'Practitioner/dr-1',
    name: 'Test Doctor',
    roles: ['practitioner'],
    patients: [],
    platform: 'default',
    grantedAtPlatform: 'user/*.cruds',
    agentMay: ['fhir:read', 'fhir:write'],
  })
  expect(steps).toEqual(['audit outcome'])
  expect(records[0]).toMatchObject({ tool: 'get_user', event: 'tool-call', outcome: '0' })
})

test('tells nothing that opens anything', async () => {
  const { answer, records } = await callTool('get_user', {})
  expect(JSON.stringify([answer, records])).not.toContain(practitioner.agent.sessionKey)
  expect(answer.text).not.toContain(practitioner.facts.subject)
})

test('tells nothing to a client that may not read', async () => {
  const { answer } = await callTool('get_user', {}, { caller: withMcpScopes(['fhir:write']) })
  expect(answer).toMatchObject({ isError: true, data: undefined })
  expect(answer.text).toContain('[oauth/insufficient-scope]')
})

test('tells nothing when that cannot be recorded', async () => {
  const { answer } = await callTool('get_user', {}, { accepts: () => false })
  expect(answer.text).toContain('[audit/unavailable]')
  expect(answer.text).not.toContain('Doctor')
})

test('records a client’s own name without control characters, and at most 256 of it', async () => {
  const caller = { ...practitioner, agent: { ...practitioner.agent, clientName: `Agent\u0000\n${'x'.repeat(500)}` } }
  const { records } = await callTool('get_user', {}, { caller })
  expect(records[0]?.agent.clientName).toMatch(/^Agent {2}x{100,249}$/)
})
