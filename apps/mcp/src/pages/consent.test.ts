import { expect, test } from 'vitest'
import { consentPage } from './consent.ts'

const client = {
  clientId: 'client-1',
  clientName: 'Example agent',
  redirectUri: 'http://127.0.0.1:9/callback',
  redirectHost: '127.0.0.1',
  redirectIsLoopback: true,
  scope: ['fhir:read'],
}

const platform = { id: 'default', name: 'fhir.example', fhirBaseUrl: 'https://fhir.example/r4' }

const shown = async (changes: Partial<typeof client>) =>
  String(await consentPage({ ...client, ...changes }, [platform], 'HANDLE'))

const offered = (page: string) => [...page.matchAll(/name="scope" value="([^"]*)" checked/g)].map(([, scope]) => scope)

test.each([
  ['a mark that reverses what follows', 'Good\u202etnega', 'Good tnega'],
  ['marks that isolate', 'Good\u2066\u2069 agent', 'Good  agent'],
  ['a zero-width space', 'Go\u200bod agent', 'Go od agent'],
  ['a zero-width joiner', 'Go\u200dod agent', 'Go od agent'],
  ['a byte-order mark', '\ufeffGood agent', ' Good agent'],
  ['a soft hyphen', 'Go\u00adod agent', 'Go od agent'],
  ['tags that nobody sees', 'Good\u{e0041} agent', 'Good  agent'],
  ['line breaks', 'Good\n\n\nagent', 'Good agent'],
])('shows the name of a client without %s', async (_what, clientName, name) => {
  const page = await shown({ clientName })
  expect(page).toContain(`<strong>${name}</strong> asks`)
  expect(page).toContain(`named itself “${name}”`)
  expect(page).not.toMatch(/[\p{Cf}\0]/u)
})

test.each(['Example agent', 'Агент', '代理 1', 'Agent – 2 (β)'])('shows the name %s as it is', async (clientName) => {
  expect(await shown({ clientName })).toContain(`<strong>${clientName}</strong> asks`)
})

test('shows at most 120 characters of a name', async () => {
  expect(await shown({ clientName: 'x'.repeat(500) })).toContain(`<strong>${'x'.repeat(120)}</strong>`)
})

test.each([
  ['nothing', [], ['fhir:read', 'fhir:write']],
  ['to read', ['fhir:read'], ['fhir:read']],
  ['to read and write', ['fhir:read', 'fhir:write'], ['fhir:read', 'fhir:write']],
  ['to write', ['fhir:write'], ['fhir:write']],
  ['to read, and what we do not have', ['fhir:read', 'admin'], ['fhir:read']],
  ['only for what we do not have', ['admin', 'fhir:*'], ['fhir:read']],
  ['only for another server’s scopes', ['openid', 'user/*.cruds'], ['fhir:read']],
])('offers a client that asks %s no more than that', async (_what, scope, scopes) => {
  expect(offered(await shown({ scope }))).toEqual(scopes)
})
