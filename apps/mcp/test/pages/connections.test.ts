import { expect, test } from 'vitest'
import { connectionsPage } from '../../src/pages/connections/connections-page.ts'
import type { ConnectionsView, PlatformView } from '../../src/pages/connections/connections-view.ts'
import { listHref, narrow, readListQuery } from '../../src/pages/connections/list-query.ts'
import type { ConnectionFacts } from '../../src/session/connection.ts'

const markup = `<img src=x onerror="alert(1)">`
const none = readListQuery(new URLSearchParams())

const open = (id: string, name: string): PlatformView => ({
  platform: { id, name, fhirBaseUrl: `https://${id}.example/fhir`, auth: 'smart' },
  roles: [],
  missing: [],
})

const facts: ConnectionFacts = {
  platform: 'lakeside',
  fhirBaseUrl: 'https://lakeside.example/fhir',
  state: 'connected',
  subject: 'issuer|secret-subject',
  fhirUser: 'Patient/example-1',
  name: 'Alex Example',
  scopes: [],
  scope: 'patient/Goal.rs',
  requestedScope: 'patient/Goal.rs',
  connectedAt: '2026-11-23T05:16:21.000Z',
}

const connected = (changes: Partial<ConnectionFacts> = {}, view: Partial<PlatformView> = {}): PlatformView => ({
  ...open('lakeside', 'Lakeside'),
  roles: ['related_person'],
  facts: { ...facts, ...changes },
  ...view,
})

const page = async (changes: Partial<ConnectionsView>) =>
  String(
    await connectionsPage({
      publicUrl: 'https://mcp.example',
      signedIn: (changes.platforms ?? []).some(({ facts }) => facts),
      platforms: [],
      agents: [],
      linkedAgents: [],
      query: none,
      ...changes,
    }),
  )

const seventy = Array.from({ length: 70 }, (_, index) =>
  open(`p-${index}`, `Hospital ${String(index).padStart(2, '0')}`),
)

test('shows agents and the way out to a person who has left their platforms', async () => {
  const agent = { grantId: 'g1', clientId: 'c1', clientName: 'Agent One', since: '2026-11-02T08:00:00Z', scopes: [] }
  const shown = await page({ signedIn: true, platforms: [open('default', 'Example Hospital')], agents: [agent] })
  for (const part of ['Agent One', 'value="g1"', 'action="/auth/logout"', 'You are connected to no platform here.']) {
    expect(shown).toContain(part)
  }
  expect(shown).toContain('href="/auth/login?platform=default"')
})

test('shows agents that came by a link apart, each with the platform that it can be put out of', async () => {
  const linked = { clientId: 'c1', clientName: markup, since: '2026-11-02T08:00:00Z', platformName: 'Lakeside' }
  const linkedAgents = [{ ...linked, id: 'a1' }]
  const shown = await page({ platforms: [connected()], linkedAgents })
  for (const part of [
    'Connected to <strong>Lakeside</strong> by its link since',
    '<form method="post" action="/auth/agents/disconnect"><input type="hidden" name="agent" value="a1">',
    'Disconnect from Lakeside',
    'You let this agent in by a link',
  ]) {
    expect(shown).toContain(part)
  }
  expect(shown).not.toContain(markup)
  expect(shown).not.toMatch(/No agent is connected for you|Revoke|loses access at once/)
})

test('tells a stranger nothing but where to sign in and how to add the server', async () => {
  const shown = await page({ platforms: [open('default', 'Example Hospital')] })
  expect(shown).toContain('You are not signed in on this browser.')
  expect(shown).toContain('href="/auth/login?platform=default"')
  expect(shown).not.toMatch(/Disconnect|Revoke|Sign out/)
})

test('shows who is signed in where, in which role, since when, and the way out', async () => {
  const shown = await page({ platforms: [connected()] })
  for (const said of [
    'You are signed in.',
    'Alex Example',
    'Patient/example-1',
    'related person',
    '23 Nov 2026, 05:16 UTC',
  ]) {
    expect(shown).toContain(said)
  }
  expect(shown).toContain(
    '<form method="post" action="/auth/disconnect"><input type="hidden" name="platform" value="lakeside">',
  )
  expect(shown).toContain('<form method="post" action="/auth/logout">')
  expect(shown).not.toContain('secret-subject')
})

test('shows what a launch brought into focus', async () => {
  const launched = connected({
    launchEncounter: 'Encounter/visit-1',
    launchContext: [{ reference: 'ImagingStudy/scan-1' }, { canonical: markup }],
  })
  const shown = await page({ platforms: [launched] })
  expect(shown).toContain('<dd>Encounter/visit-1</dd>')
  expect(shown).toContain('ImagingStudy/scan-1')
  expect(shown).not.toContain(markup)
})

test('says what a platform left out, and leads to a new sign-in', async () => {
  const shown = await page({ platforms: [connected({}, { missing: ['patient/Task.cud'] })] })
  expect(shown).toContain('Not granted.')
  expect(shown).toContain('Create, change and delete records of the one patient whose record was opened: tasks')
  expect(shown).toContain('Sign in again')
})

test('says that a sign-in has ended and leads to a new one', async () => {
  const shown = await page({ platforms: [connected({ state: 'expired' })] })
  expect(shown).toContain('Your sign-in at the platform has ended.')
  expect(shown).toContain('What this allowed')
  expect(shown).toContain('href="/auth/login?platform=lakeside"')
  expect(shown).not.toContain('You are signed in.')
})

test('says that a person without a role may do nothing', async () => {
  expect(await page({ platforms: [connected({}, { roles: [] })] })).toContain('none: nothing is allowed')
})

test('names the agents, whether anybody verified them, what they may do, since when, and revokes each by its grant', async () => {
  const agents = [
    {
      grantId: 'g-1',
      clientId: 'https://agent.example/c.json',
      clientName: 'One',
      since: '2026-11-01T00:00:00.000Z',
      scopes: ['fhir:read'],
    },
    {
      grantId: 'g-2',
      clientId: 'registered',
      clientName: 'Two',
      since: '2026-11-02T00:00:00.000Z',
      scopes: ['fhir:read', 'fhir:write', 'other'],
    },
  ]
  const shown = await page({ platforms: [connected()], agents })
  expect(shown.indexOf('<h3>Two</h3>')).toBeLessThan(shown.indexOf('<h3>One</h3>'))
  expect(shown).toContain('Published by <strong>agent.example</strong>')
  expect(shown).toContain('nobody has verified that')
  expect(shown.match(/Create, change and delete health records/g)).toHaveLength(1)
  for (const grantId of ['g-1', 'g-2'])
    expect(shown).toContain(`<input type="hidden" name="grantId" value="${grantId}">`)
})

test.each([
  ['a platform', { platforms: [{ ...connected(), platform: { ...connected().platform, name: markup } }] }],
  ['a person', { platforms: [connected({ name: markup, fhirUser: `Patient/${markup}` })] }],
  ['a scope', { platforms: [connected({ scope: markup, endsAt: markup })] }],
  [
    'an agent',
    {
      platforms: [connected()],
      agents: [{ grantId: markup, clientId: markup, clientName: markup, since: markup, scopes: [markup] }],
    },
  ],
  [
    'a search',
    { platforms: seventy, query: readListQuery(new URLSearchParams({ q: markup, state: markup, page: markup })) },
  ],
])('shows what %s holds as text, never as markup', async (_what, changes) => {
  const shown = await page(changes)
  expect(shown).not.toContain('<img')
  expect(shown).toContain('&lt;img')
})

test('tells each client how to reach this server', async () => {
  const shown = await page({})
  expect(shown).toContain('claude mcp add --transport http fhir https://mcp.example/mcp')
  expect(shown).toContain('https://mcp.example/sse')
  const install = /href="(cursor:[^"]+)"/.exec(shown)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(JSON.parse(atob(new URL(install).searchParams.get('config') ?? ''))).toEqual({
    url: 'https://mcp.example/mcp',
  })
  const code = /href="vscode:mcp\/install\?([^"]+)"/.exec(shown)?.[1] ?? ''
  expect(JSON.parse(decodeURIComponent(code))).toEqual({ name: 'fhir', type: 'http', url: 'https://mcp.example/mcp' })
})

test('lists few platforms without a search, and many with one, twelve to a page', async () => {
  expect(await page({ platforms: seventy.slice(0, 8) })).not.toContain('role="search"')
  const shown = await page({ platforms: seventy })
  expect(shown).toContain('role="search"')
  expect(shown).toContain('70 platforms, page 1 of 6')
  expect(shown.match(/auth\/login\?platform=/g)).toHaveLength(12)
})

test.each([
  ['q=hospital+07', ['p-7']],
  ['q=P-69.EXAMPLE', ['p-69']],
  ['q=  07   hospital ', ['p-7']],
  ['q=nothing', []],
  ['state=connected', ['lakeside']],
  [
    'state=open&q=hospital+1&page=9',
    ['p-1', 'p-10', 'p-11', 'p-12', 'p-13', 'p-14', 'p-15', 'p-16', 'p-17', 'p-18', 'p-19', 'p-61'],
  ],
  ['q=étoile', ['etoile']],
  ['q=etoile', ['etoile']],
])('finds by %s', (address, ids) => {
  const all = [...seventy.slice(0, 20), ...seventy.slice(60), connected(), open('etoile', 'Clinique de l’Étoile')]
  const found = narrow(all, readListQuery(new URLSearchParams(address)))
  expect(found.platforms.map(({ platform }) => platform.id)).toEqual(ids)
})

test.each(['page=0', 'page=-1', 'page=1e3', 'page=99999', 'state=toString', 'state=', 'q='])(
  'takes %s as not given',
  (address) => {
    expect(readListQuery(new URLSearchParams(address))).toEqual({ words: '', state: 'all', page: 1 })
  },
)

test('shows the last page where the address names one beyond it, and keeps the search in the links', () => {
  const query = readListQuery(new URLSearchParams('q=hospital&page=50'))
  expect(narrow(seventy, query)).toMatchObject({ page: 6, pages: 6, total: 70 })
  expect(listHref({ ...query, page: 2 })).toBe('/?q=hospital&page=2#platforms')
})
