import { afterAll, beforeAll, expect, test } from 'vitest'
import * as client from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
/** Each agent asks for each site: a thousand links, and no session, person or address beyond a limit of production. */
const [agentNumbers, siteNumbers] = [numbers(40), numbers(25)]

let own: SmartPlatform
let sites: SmartPlatform
let workers: RunningWorkers
let agents: Agent[]

beforeAll(async () => {
  own = await startSmartPlatform()
  sites = await startSmartPlatform()
  const settings = siteNumbers.map((number) => [
    [`PLATFORM_SITE_${number}_NAME`, `Site number ${number}`],
    [`PLATFORM_SITE_${number}_FHIR_BASE_URL`, `${sites.origin}/fhir`],
    [`PLATFORM_SITE_${number}_CLIENT_ID`, 'test-app'],
  ])
  workers = await startWorkers({
    ...settingsOf(own.origin, 'http://127.0.0.1:9'),
    RATE_LIMITS: 'on',
    PLATFORMS: siteNumbers.map((number) => `site-${number}`).join(','),
    ...Object.fromEntries(settings.flat()),
  })
  agents = []
  for (const number of agentNumbers) agents.push(await signedIn(number))
}, 240_000)
afterAll(async () => {
  await workers.close()
  await own.close()
  await sites.close()
})

interface Agent {
  number: number
  /** Of the person who approved it, at an address of their own. */
  browser: client.Browser
  mcpAccessToken: string
}

interface Link {
  agent: Agent
  /** A site's number. */
  site: number
  url: string
}

const personOf = ({ number }: Pick<Agent, 'number'>) => `Practitioner/dr-${number}`

/** The same person signs in here, there and nowhere else. */
function say(platform: SmartPlatform, agent: Pick<Agent, 'number'>): void {
  platform.person = { fhirUser: personOf(agent), name: `Doctor ${agent.number}` }
  platform.subject = `SUBJECT-${agent.number}`
}

async function signedIn(number: number): Promise<Agent> {
  const browser = client.createBrowser(workers, `198.51.100.${number}`)
  say(own, { number })
  const clientId = await client.register(browser, workers, `Agent number ${number}`)
  const { mcpAccessToken } = await client.signIn(workers, own, { browser, clientId })
  return { number, browser, mcpAccessToken }
}

/** Fifty at a time; what became of each, in the order of what was given. */
async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const left = items.entries()
  const inTurn = async () => {
    for (const [at, item] of left) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: 50 }, inTurn))
  return results
}

async function call<T>({ mcpAccessToken }: Agent, name: string, given: object): Promise<T> {
  const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: given } }
  const { status, json, text } = await client.postMcp(workers, mcpAccessToken, message)
  const told = (json?.result as { structuredContent?: T } | undefined)?.structuredContent
  if (!told) throw new Error(`${name}: ${status} ${text}`)
  return told
}

async function asked({ agent, site }: Omit<Link, 'url'>): Promise<Link> {
  const { url } = await call<{ url: string }>(agent, 'start_auth', { platform: `site-${site}` })
  return { agent, site, url }
}

/** Whom and what the page behind a link names. */
async function opened({ agent, url }: Link) {
  const page = await agent.browser.send(url)
  const text = await page.text()
  const [, agentName, siteName] = /<strong>([^<]+)<\/strong> asks .+ at <strong>([^<]+)<\/strong>/.exec(text) ?? []
  return [page.status, agentName, siteName, text.includes('name="code"') ? 'code' : 'no code']
}

function approve({ url }: Link, { browser }: Agent) {
  const request = new URL(url).searchParams.get('request') ?? ''
  const form: [string, string][] = [
    ['request', request],
    ['decision', 'approve'],
  ]
  return browser.send('/auth/connect', client.formPost(form))
}

/** Where the person is sent on to, who agrees. */
async function onward(link: Link): Promise<URL> {
  const page = await approve(link, link.agent)
  const text = await page.text()
  const href = /class="button" href="([^"]+)"/.exec(text)?.[1]
  if (!href) throw new Error(`no way on: ${page.status} ${text}`)
  return new URL(client.htmlText(href))
}

async function usedAgain(link: Link) {
  const refused = await approve(link, link.agent)
  return [refused.status, /connection\/\w+/.exec(await refused.text())?.[0]]
}

/** Who is connected where, as the agent is told it. */
async function standing(agent: Agent) {
  interface Told {
    connections: { platform: string; fhirUser: string }[]
  }
  const { connections } = await call<Told>(agent, 'get_auth_status', {})
  return connections.map(({ platform, fhirUser }) => [platform, fhirUser]).toSorted()
}

function expectedStanding(agent: Agent) {
  const joined = siteNumbers.filter((site) => isSampled({ agent, site })).map((site) => `site-${site}`)
  return ['default', ...joined].map((platform) => [platform, personOf(agent)]).toSorted()
}

/** A tenth of all, of every agent and of every site. */
const isSampled = ({ agent, site }: Omit<Link, 'url'>) => (agent.number + site) % 10 === 0

test('gives a thousand links, of which each is good once, for its own agent, person and platform', async () => {
  const wanted = siteNumbers.flatMap((site) => agents.map((agent) => ({ agent, site })))
  const links = await each(wanted, asked)
  expect(new Set(links.map(({ url }) => url)).size).toBe(1_000)
  const named = ({ agent, site }: Link) => [200, `Agent number ${agent.number}`, `Site number ${site}`, 'no code']
  expect(await each(links, opened)).toEqual(links.map(named))

  const sample = links.filter(isSampled)
  expect(sample).toHaveLength(100)
  const neighbourOf = (agent: Agent) => agents.at(agent.number - 2) ?? agent
  const tried = await each(sample, async (link) => (await approve(link, neighbourOf(link.agent))).status)
  expect(tried).toEqual(sample.map(() => 403))

  const approved = await each(links, async (link) => ({ ...link, onward: await onward(link) }))
  expect(new Set(approved.map((link) => link.onward.searchParams.get('state'))).size).toBe(1_000)
  expect(approved.map((link) => [link.onward.href.split('?')[0], client.callbackOf(link.onward)])).toEqual(
    links.map(({ site }) => [`${sites.origin}/authorize`, `/auth/callback/site-${site}`]),
  )
  expect(await each(links, usedAgain)).toEqual(links.map(() => [400, 'connection/unknown']))

  for (const link of approved.filter(isSampled)) {
    say(sites, link.agent)
    const back = await link.agent.browser.send(client.platformAnswer(sites, link.onward))
    expect([back.status, await back.text()]).toEqual([200, expect.stringContaining('is connected')])
  }
  expect(await each(agents, standing)).toEqual(agents.map(expectedStanding))
}, 600_000)
