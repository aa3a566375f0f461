import type { ConsentDescription } from '@cloudflare/workers-oauth-provider'
import { expect, test } from 'vitest'
import { consentPage } from '../../src/pages/consent.ts'
import { stylesheet } from '../../src/pages/style.ts'

const client = {
  clientId: 'client-1',
  clientName: 'Example agent',
  redirectUri: 'http://127.0.0.1:9/callback',
  redirectHost: '127.0.0.1',
  redirectIsLoopback: true,
  scope: ['fhir:read'],
}

const platform = {
  id: 'default',
  name: 'fhir.example',
  fhirBaseUrl: 'https://fhir.example/r4',
  scope: 'openid offline_access user/Observation.rs',
}

const shown = async (changes: Partial<ConsentDescription>) =>
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

test('says that a domain is verified, and then only warns of programs on this computer', async () => {
  const verified = await shown({
    clientDomain: 'agent.example',
    redirectHost: 'agent.example',
    redirectIsLoopback: false,
  })
  expect(verified).toContain('published by <strong>agent.example</strong>')
  expect(verified).not.toContain('Nobody has verified')
  expect(verified).not.toContain('class="note warn"')
  const local = await shown({ clientDomain: 'agent.example' })
  expect(local).toContain('on this computer')
})

test('warns of an unverified client that leads elsewhere, by the host', async () => {
  const page = await shown({ redirectHost: 'attacker.example', redirectIsLoopback: false })
  expect(page).toMatch(/class="note warn">.*<strong>attacker\.example<\/strong>/)
})

test.each(['clientName', 'clientDomain', 'redirectHost'] as const)(
  'shows a %s as text, never as markup',
  async (field) => {
    const page = await shown({ [field]: `<img src=x onerror="alert(1)">'&` })
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
  },
)

const named = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...platform,
    id: index === 0 ? 'default' : `p-${index}`,
    name: `P ${index}`,
  }))

test('states the only platform, and posts it', async () => {
  const page = String(await consentPage(client, [platform], 'HANDLE'))
  expect(page).toContain('<strong>fhir.example</strong>')
  expect(page).toContain('<input type="hidden" name="platform" value="default">')
})

const items = (html = '') => [...html.matchAll(/<li>([^<]*)<\/li>/g)].map(([, item]) => item)
const observations =
  'Read and search records of everybody whom you may see there: lab results, vital signs and other observations'
const stay = 'Stay connected until you disconnect, without you signing in again'

test('says in words what the only platform will be asked for', async () => {
  const page = String(await consentPage(client, [platform], 'HANDLE'))
  const [, asked] = page.split('fhir.example will be asked to let this server:')
  expect(items(asked).slice(0, 3)).toEqual([observations, 'Know who you are', stay])
})

test('says beside each of a few platforms what it will be asked for, and shows that of the chosen one', async () => {
  const other = { ...platform, id: 'other', name: 'Other', scope: 'patient/Goal.rs' }
  const page = String(await consentPage(client, [platform, other], 'HANDLE'))
  const [, first, second] = page.split('<div class="pick">')
  expect(first).toContain('value="default"')
  expect(items(first)).toEqual([observations, 'Know who you are', stay])
  expect(second).toMatch(/value="other".*Other will be asked to let this server:/s)
  expect(second).toContain('Read and search records of the one patient whose record was opened: goals')
  expect(stylesheet).toContain('.pick:not(:has(:checked)) .asked { display: none; }')
})

test('says of many platforms once what those are asked for that are asked the same', async () => {
  const goals = { ...platform, id: 'goals', name: 'Goals', scope: 'patient/Goal.rs' }
  const page = String(await consentPage(client, [...named(69), goals], 'HANDLE'))
  const folded = [...page.matchAll(/<details><summary>([^<]*)<\/summary>(.*?)<\/details>/gs)]
  expect(folded.map(([, summary]) => summary)).toEqual([
    'What P 0, P 1 and 67 more will be asked for',
    'What Goals will be asked for',
  ])
  expect(items(folded[0]?.[2])).toEqual([observations, 'Know who you are', stay])
  expect(folded[0]?.[2]).toContain('P 68')
})

test.each([platform.scope, 'x-<img src=x>'])('shows a scope such as %s as words, never as markup', async (scope) => {
  for (const count of [1, 2, 7]) {
    const platforms = named(count).map((one) => ({ ...one, scope }))
    expect(String(await consentPage(client, platforms, 'HANDLE'))).not.toContain('<img')
  }
})

test('offers a few platforms as radio buttons, the first one chosen', async () => {
  const page = String(await consentPage(client, named(3), 'HANDLE'))
  const offered = [...page.matchAll(/<input type="radio" name="platform" value="([^"]*)" required( checked)?>/g)]
  expect(offered.map(([, id, checked]) => [id, checked !== undefined])).toEqual([
    ['default', true],
    ['p-1', false],
    ['p-2', false],
  ])
})

test('offers many platforms as a list, where nobody is chosen for but the one of the installation', async () => {
  const selected = (page: string) => /<option value="([^"]*)" selected>/.exec(page)?.[1]
  const own = String(await consentPage(client, named(70), 'HANDLE'))
  expect(own.match(/<option /g)).toHaveLength(70)
  expect(selected(own)).toBe('default')
  const others = String(await consentPage(client, named(70).slice(1), 'HANDLE'))
  expect(others.match(/<option /g)).toHaveLength(70)
  expect(selected(others)).toBe('')
})
