import { createHash } from 'node:crypto'
import type { SmartPlatform } from './smart-platform.ts'
import { publicUrl, type RunningWorkers } from './workers.ts'

export const redirectUri = 'http://127.0.0.1:9/callback'

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: URLSearchParams
}

/** A browser without scripts that keeps the cookies of one host and follows nothing by itself. */
export function createBrowser({ harness }: RunningWorkers, address?: string) {
  const cookies = new Map<string, string>()
  const send = async (path: string, { method = 'GET', headers, body }: Sent = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await harness.fetch(new URL(path, publicUrl).href, {
      method,
      headers: { ...headers, cookie, ...(address !== undefined && { 'cf-connecting-ip': address }) },
      redirect: 'manual',
      ...(body && { body: body.toString() }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (pair.slice(at + 1) === '') cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  return { send, cookies, address }
}

export type Browser = ReturnType<typeof createBrowser>

export const formPost = (fields: [string, string][]): Sent => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl, 'sec-fetch-site': 'same-origin' },
  body: new URLSearchParams(fields),
})

export const htmlText = (text: string) => text.replaceAll('&amp;', '&')

/** The path of ours that an authorization request has the platform answer at. */
export function callbackOf(authorizeUrl: URL): string {
  return new URL(authorizeUrl.searchParams.get('redirect_uri') ?? '').pathname
}

/** What the platform would send the browser back with, for the authorization request that the Worker made. */
export function platformAnswer(platform: SmartPlatform, authorizeUrl: URL, code = 'PLATFORM-CODE'): string {
  platform.nonce = authorizeUrl.searchParams.get('nonce') ?? ''
  const answer = new URLSearchParams({ code, state: authorizeUrl.searchParams.get('state') ?? '' })
  return `${callbackOf(authorizeUrl)}?${answer}`
}

export async function register(
  browser: Browser,
  { harness }: RunningWorkers,
  clientName = 'Example agent',
  tokenEndpointAuthMethod = 'none',
): Promise<string> {
  const metadata = {
    client_name: clientName,
    redirect_uris: [redirectUri],
    token_endpoint_auth_method: tokenEndpointAuthMethod,
    grant_types: ['authorization_code', 'refresh_token'],
  }
  const response = await harness.fetch(`${publicUrl}/oauth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(browser.address && { 'cf-connecting-ip': browser.address }) },
    body: JSON.stringify(metadata),
  })
  if (!response.ok) throw new Error(`not registered: ${response.status} ${await response.text()}`)
  browser.cookies.clear()
  return ((await response.json()) as { client_id: string }).client_id
}

export interface Asked {
  scopes?: string[]
  /** `/mcp` or `/sse`: the resource that the token is for. */
  resource?: string
  /** A client that is registered already. */
  clientId?: string
  /** The person's, where it has been used before. */
  browser?: Browser
  /** Where the client is, if it is not at the usual address. */
  redirectUri?: string
}

interface Client {
  browser: Browser
  clientId: string
  codeVerifier: string
  resource: string
  redirectUri?: string
}

export function authorizationRequest({ clientId, codeVerifier, resource, ...at }: Client): URLSearchParams {
  return new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: at.redirectUri ?? redirectUri,
    scope: 'fhir:read fhir:write',
    state: 'client-state',
    resource: publicUrl + resource,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
}

/** The person reads the consent page and allows these scopes; answers where the page sends them on. */
async function consent(client: Client, scopes: string[]): Promise<URL> {
  const { browser } = client
  const page = await (await browser.send(`/auth/login?${authorizationRequest(client)}`)).text()
  const handle = /name="handle" value="([^"]+)"/.exec(page)?.[1]
  if (!handle) throw new Error(`no consent page: ${page}`)
  const ticked = scopes.map((scope): [string, string] => ['scope', scope])
  // The first of several, which the page has chosen already.
  const platform = /(?:name="platform"|<option) value="([^"]+)"/.exec(page)?.[1] ?? ''
  const decision = formPost([['handle', handle], ['decision', 'approve'], ['platform', platform], ...ticked])
  const onward = await (await browser.send('/auth/login', decision)).text()
  return new URL(htmlText(/class="button" href="([^"]+)"/.exec(onward)?.[1] ?? ''))
}

async function redeem({ browser, clientId, codeVerifier, resource, ...at }: Client, code: string) {
  const grant = formPost([
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['client_id', clientId],
    ['redirect_uri', at.redirectUri ?? redirectUri],
    ['code_verifier', codeVerifier],
    ['resource', publicUrl + resource],
  ])
  const response = await browser.send('/oauth/token', grant)
  const tokens = (await response.json()) as { access_token: string; refresh_token: string }
  return { clientId, code, mcpAccessToken: tokens.access_token, mcpRefreshToken: tokens.refresh_token }
}

/** Goes the way of a new MCP client as far as the platform; `finish` returns from there and redeems the code. */
export async function beginSignIn(
  workers: RunningWorkers,
  platform: SmartPlatform,
  { scopes = ['fhir:read', 'fhir:write'], resource = '/mcp', clientId: known, ...asked }: Asked = {},
) {
  const browser = asked.browser ?? createBrowser(workers)
  const clientId = known ?? (await register(browser, workers))
  const client = { ...asked, browser, clientId, codeVerifier: 'v'.repeat(50), resource }
  const authorizeUrl = await consent(client, scopes)
  const finish = async () => {
    const back = await browser.send(platformAnswer(platform, authorizeUrl))
    const location = new URL(back.headers.get('location') ?? 'about:blank')
    const code = location.searchParams.get('code')
    if (!code) throw new Error(`no code: ${back.status} ${location} ${await back.text()}`)
    return redeem(client, code)
  }
  return { browser, authorizeUrl, finish }
}

/** Signs a person in as a new MCP client does, and answers its token. */
export async function signIn(workers: RunningWorkers, platform: SmartPlatform, asked: Asked = {}) {
  return (await beginSignIn(workers, platform, asked)).finish()
}

/** The person uses the link of an agent, agrees, and comes back from the platform. */
export async function followLink(browser: Browser, platform: SmartPlatform, url: string) {
  const form = formPost([
    ['request', new URL(url).searchParams.get('request') ?? ''],
    ['decision', 'approve'],
  ])
  const onward = await (await browser.send('/auth/connect', form)).text()
  const authorizeUrl = new URL(htmlText(/class="button" href="([^"]+)"/.exec(onward)?.[1] ?? ''))
  return browser.send(platformAnswer(platform, authorizeUrl))
}

/** Posts a body to `/mcp`. An event stream is read to its one message. */
export async function postMcp(
  { harness }: RunningWorkers,
  mcpAccessToken: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const response = await harness.fetch(`${publicUrl}/mcp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${mcpAccessToken}`,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  // A long call begins with comments that keep the stream open.
  const data = /^(event|):/.test(text) ? text.slice(text.indexOf('data: ') + 'data: '.length) : text
  return { status: response.status, headers: response.headers, text, json: parsed(data) }
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return undefined
  }
}
