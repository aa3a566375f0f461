import { createHash, randomBytes } from 'node:crypto'

export const redirectUri = 'http://127.0.0.1:9/auth/callback'
export const launchUrl = 'http://127.0.0.1:9/launch'

type Fields = Record<string, string | string[] | undefined>

/** How a browser came back to the app, or the page it was left on. */
export interface Outcome {
  code: string | null
  error: string | null
  description: string | null
  state: string | null
  verifier: string
  /** The status and HTML where the flow stopped on a page. */
  status?: number
  html?: string
  pages: string[]
}

export interface Visit {
  scope?: string
  /** Authorize parameters to replace, or to leave out with `undefined`. */
  params?: Record<string, string | undefined>
  username?: string
  password?: string
  /** Fields of the consent form; `scope` defaults to every box. */
  consent?: Fields
}

/** A browser with cookies and no JavaScript. */
export function createBrowser(issuer: string) {
  const cookies = new Map<string, string>()
  const send = async (url: string | URL, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(url, issuer), {
      redirect: 'manual',
      ...init,
      headers: { ...init.headers, cookie },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (pair.slice(at + 1) === '' || line.includes('1970')) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  return { send, cookies }
}

export type Browser = ReturnType<typeof createBrowser>

export function formOf(fields: Fields): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  )
  return new URLSearchParams(pairs)
}

export const appScope = 'openid fhirUser profile offline_access launch/patient patient/Observation.rs patient/Patient.r'

/** Authorize URL parameters of a correct request, and the verifier that redeems its code. */
export function authorizeRequest(fhirBaseUrl: string, { scope = appScope, params }: Visit = {}) {
  const verifier = randomBytes(48).toString('base64url')
  const all: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: 'mcp-fhir-server',
    redirect_uri: redirectUri,
    scope,
    state: randomBytes(16).toString('hex'),
    nonce: scope.split(' ').includes('openid') ? 'nonce-1' : undefined,
    aud: fhirBaseUrl,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...params,
  }
  return { path: `/auth?${formOf(all)}`, verifier, state: all.state ?? null }
}

/** Walks a sign-in through the pages until it is back at the app or can go no further. */
export async function visit(browser: Browser, fhirBaseUrl: string, options: Visit = {}): Promise<Outcome> {
  const { path, verifier } = authorizeRequest(fhirBaseUrl, options)
  const pages: string[] = []
  let response = await browser.send(path)
  for (let hop = 0; hop < 12; hop++) {
    const location = response.headers.get('location')
    if (location?.startsWith(redirectUri)) return backAtApp(new URL(location), verifier, pages)
    if (!location) return { ...nowhere, verifier, pages, status: response.status, html: await response.text() }
    response = await browser.send(location)
    if (!location.includes('/interaction/') || response.status !== 200) continue
    const html = await response.text()
    pages.push(html)
    response = await browser.send(location, { method: 'POST', body: answer(html, options) })
  }
  throw new Error('the sign-in goes round in circles')
}

const nowhere = { code: null, error: null, description: null, state: null }

function backAtApp({ searchParams }: URL, verifier: string, pages: string[]): Outcome {
  const [code, error, description, state] = ['code', 'error', 'error_description', 'state'].map((name) =>
    searchParams.get(name),
  )
  return {
    code: code ?? null,
    error: error ?? null,
    description: description ?? null,
    state: state ?? null,
    verifier,
    pages,
  }
}

function answer(html: string, { username = 'practitioner', password, consent }: Visit): URLSearchParams {
  if (html.includes('type="password"')) {
    return formOf({ action: 'sign-in', username, password: password ?? `sandbox-${username}` })
  }
  const preselected = /name="patient" value="([^"]*)" checked/.exec(html)?.[1]
  return formOf({ action: 'allow', scope: scopesOn(html), patient: preselected, ...consent })
}

/** The scopes offered on a consent page. */
export function scopesOn(html: string): string[] {
  return [...html.matchAll(/name="scope" value="([^"]*)"/g)].map(([, value]) => value ?? '')
}

export type TokenAnswer = { status: number; headers: Headers; body: Record<string, unknown> }

/** A token request of the public client unless `headers` or parameters say otherwise. */
export async function tokenRequest(issuer: string, params: Record<string, string>, headers = {}): Promise<TokenAnswer> {
  const body = new URLSearchParams('authorization' in headers ? params : { client_id: 'mcp-fhir-server', ...params })
  const response = await fetch(`${issuer}/token`, { method: 'POST', body, headers })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

export function redeem(issuer: string, { code, verifier }: Outcome, params: Record<string, string> = {}, headers = {}) {
  const grant = {
    grant_type: 'authorization_code',
    code: code ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
  }
  return tokenRequest(issuer, { ...grant, ...params }, headers)
}
