import type { IncomingMessage, ServerResponse } from 'node:http'
import { importJWK, SignJWT } from 'jose'
import { type ClientMetadata, errors } from 'oidc-provider'
import type { Authenticate } from '../fhir/access.ts'
import type { Quirks } from '../quirks.ts'
import { createAuthenticate } from './authenticate.ts'
import { BodyError } from './body.ts'
import { createDirectory } from './directory.ts'
import { createLaunch, type EhrOptions, launchApp, showPatients } from './ehr/ehr-endpoints.ts'
import { createLaunches } from './ehr/launches.ts'
import { createInteractions } from './interaction.ts'
import { sendPage } from './pages/html.ts'
import { errorPage } from './pages/message-pages.ts'
import { createProvider } from './provider.ts'
import { grantableWith } from './scope/grantable.ts'
import { smartConfigurationOf } from './smart-configuration.ts'
import { loadKeys, publicKeyOf, type SmartKeys } from './state/keys.ts'
import { isGrantActive } from './state/oidc-adapter.ts'
import { openStateStore } from './state/state-store.ts'
import { type Account, namedUsers, type SampleUser } from './users.ts'

/** One authorization server: who can sign in, by which apps, and how it behaves. */
export interface SmartServiceOptions {
  /** Without a trailing slash. */
  fhirBaseUrl: string
  clients: readonly ClientMetadata[]
  accounts: readonly Account[]
  quirks: Quirks
  /** Distinguishes the cookies of servers on one host: cookies know no ports (RFC 6265 §8.5). */
  cookiePrefix: string
  /** Where the EHR page launches the app. */
  launchUrl?: string
  /** Keeps keys, sessions, grants and launches across restarts; absent: in memory. */
  stateDir?: string
  accessTokenTtlSeconds: number
  log: (event: string, detail: Record<string, unknown>) => void
}

export interface SmartService {
  authenticate: Authenticate
  smartConfiguration(): object | undefined
  oauthUris(): { authorize: string; token: string }
  /**
   * Reads the people's names from the FHIR server and begins to serve sign-in; 503 before. The FHIR server must be
   * answering with this server's `authenticate` by then.
   * @throws Error when a person has no record
   */
  open(): Promise<SampleUser[]>
  handle(request: IncomingMessage, response: ServerResponse): void
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** The SMART App Launch 2.2 authorization server of one issuer, without the socket. */
export async function createSmartService(issuer: string, options: SmartServiceOptions): Promise<SmartService> {
  const { fhirBaseUrl, stateDir, quirks } = options
  const [keys, store] = await Promise.all([loadKeys(stateDir), openStateStore('smart-state', stateDir)])
  let handler: Handler = (_request, response) => response.writeHead(503).end()
  let users: SampleUser[] = []
  const endpoints = smartConfigurationOf(issuer, options)
  return {
    authenticate: createAuthenticate({
      issuer,
      fhirBaseUrl,
      publicKey: publicKeyOf(keys),
      users: () => users,
      isGrantActive: (grantId) => isGrantActive(store, grantId),
    }),
    smartConfiguration: () => (quirks.includes('metadata-only') ? undefined : endpoints),
    oauthUris: () => ({ authorize: `${issuer}/auth`, token: `${issuer}/token` }),
    async open() {
      const directory = createDirectory(fhirBaseUrl, () => issueDirectoryToken(keys, issuer, fhirBaseUrl))
      users = await namedUsers(options.accounts, directory.nameOf)
      const launches = createLaunches(store)
      const isGrantable = grantableWith(quirks)
      const provider = createProvider({ ...options, issuer, keys, store, launches, users, isGrantable })
      const interact = createInteractions({ provider, users, directory, launches, fhirBaseUrl, isGrantable })
      const ehr = { ...options, users, directory, launches }
      handler = createRouter({ issuer, oauth: provider.callback(), interact, ehr, log: options.log })
      return users
    },
    handle: (request, response) => void handler(request, response),
  }
}

interface Router {
  issuer: string
  oauth: Handler
  interact: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  ehr: EhrOptions
  log: SmartServiceOptions['log']
}

function createRouter(router: Router): Handler {
  const { host } = new URL(router.issuer)
  return async (request, response) => {
    // another Host is a page of another site that has pointed its own name here (DNS rebinding)
    if (request.headers.host !== host) return response.writeHead(421).end()
    try {
      await route(router, request, response)
    } catch (error) {
      failed(router, error, response)
    }
  }
}

async function route(
  { issuer, oauth, interact, ehr }: Router,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', issuer)
  const path = url.pathname
  if (path === '/launches' && request.method === 'POST') return createLaunch(request, response, ehr)
  if ((path === '/' || path === '/ehr') && request.method === 'GET') return showPatients(url, response, ehr)
  if (path === '/ehr/launch' && request.method === 'GET') return launchApp(url, response, ehr)
  if (path.startsWith('/interaction/')) return interact(request, response)
  await oauth(request, response)
}

function failed({ log }: Router, error: unknown, response: ServerResponse): void {
  const isExpected = error instanceof errors.SessionNotFound || error instanceof BodyError
  if (!isExpected) log('smart.failed', { error: error instanceof Error ? error.name : 'unknown' })
  if (response.headersSent) {
    response.destroy()
    return
  }
  const words = error instanceof BodyError ? error.message : 'The sign-in has expired or belongs to another browser.'
  sendPage(response, isExpected ? 400 : 500, errorPage(isExpected ? words : 'Something went wrong here.'))
}

/** The directory is a client of the FHIR server like any other: a backend service that may read and search. */
async function issueDirectoryToken({ signingKey }: SmartKeys, issuer: string, fhirBaseUrl: string): Promise<string> {
  return new SignJWT({ client_id: 'sandbox-directory', scope: 'system/*.rs' })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: signingKey.kid })
    .setIssuer(issuer)
    .setSubject('sandbox-directory')
    .setAudience(fhirBaseUrl)
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(await importJWK(signingKey, 'RS256'))
}
