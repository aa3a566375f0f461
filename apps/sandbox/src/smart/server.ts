import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { importJWK, SignJWT } from 'jose'
import { errors } from 'oidc-provider'
import type { Authenticate } from '../fhir/access.ts'
import { createAuthenticate } from './authenticate.ts'
import { BodyError } from './body.ts'
import { createDirectory } from './directory.ts'
import { createLaunch, type EhrOptions, launchApp, showPatients } from './ehr/ehr-endpoints.ts'
import { createLaunches } from './ehr/launches.ts'
import { createInteractions } from './interaction.ts'
import { sendPage } from './pages/html.ts'
import { errorPage } from './pages/message-pages.ts'
import { createProvider } from './provider.ts'
import { smartConfigurationOf } from './smart-configuration.ts'
import { loadKeys, publicKeyOf, type SmartKeys } from './state/keys.ts'
import { isGrantActive } from './state/oidc-adapter.ts'
import { openStateStore } from './state/state-store.ts'
import { type SampleUser, sampleUsers } from './users.ts'

export interface SmartServerOptions {
  /** A loopback address: the passwords are on the sign-in page. */
  host: string
  port: number
  /** Without a trailing slash. */
  fhirBaseUrl: string
  redirectUris: string[]
  launchUrl?: string
  /** Keeps keys, sessions, grants and launches across restarts; absent: in memory. */
  stateDir?: string
  /** Default 300, so that clients meet refresh. */
  accessTokenTtlSeconds?: number
  log: (event: string, detail: Record<string, unknown>) => void
}

export interface SmartServer {
  url: string
  authenticate: Authenticate
  smartConfiguration(): object
  oauthUris(): { authorize: string; token: string }
  /**
   * Reads the sample people's names from the FHIR server and begins to serve sign-in; 503 before. The FHIR server must
   * be answering with this server's `authenticate` by then.
   * @throws Error when a sample person has no record
   */
  open(): Promise<SampleUser[]>
  close(): Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/**
 * Starts the sandbox's SMART App Launch 2.2 authorization server.
 * @throws Error in production or on an address that is not loopback; EADDRINUSE with the port when it is taken
 */
export async function startSmartServer(options: SmartServerOptions): Promise<SmartServer> {
  if (process.env.NODE_ENV === 'production') throw new Error('The sandbox does not run in production')
  if (!/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(options.host)) throw new Error('The sandbox serves loopback only')
  const { host, fhirBaseUrl, stateDir } = options
  const [keys, store] = await Promise.all([loadKeys(stateDir), openStateStore('smart-state', stateDir)])
  let handler: Handler = (_request, response) => response.writeHead(503).end()
  const http = createServer((request, response) => void handler(request, response))
  const issuer = await listen(http, host, options.port)
  let users: SampleUser[] = []
  const smartConfiguration = smartConfigurationOf(issuer)
  return {
    url: issuer,
    authenticate: createAuthenticate({
      issuer,
      fhirBaseUrl,
      publicKey: publicKeyOf(keys),
      users: () => users,
      isGrantActive: (grantId) => isGrantActive(store, grantId),
    }),
    smartConfiguration: () => smartConfiguration,
    oauthUris: () => ({
      authorize: smartConfiguration.authorization_endpoint,
      token: smartConfiguration.token_endpoint,
    }),
    async open() {
      const directory = createDirectory(fhirBaseUrl, () => issueDirectoryToken(keys, issuer, fhirBaseUrl))
      users = await sampleUsers(directory.nameOf)
      const launches = createLaunches(store)
      const accessTokenTtlSeconds = options.accessTokenTtlSeconds ?? 300
      const provider = createProvider({ ...options, issuer, keys, store, launches, users, accessTokenTtlSeconds })
      const interact = createInteractions({ provider, users, directory, launches, fhirBaseUrl })
      const ehr = { ...options, users, directory, launches }
      handler = createRouter({ issuer, oauth: provider.callback(), interact, ehr, log: options.log })
      return users
    },
    close: () => close(http),
  }
}

interface Router {
  issuer: string
  oauth: Handler
  interact: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  ehr: EhrOptions
  log: SmartServerOptions['log']
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

async function listen(http: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => resolve(http.off('error', reject) && undefined))
  })
  const { port: bound } = http.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`
}

function close(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve())
    http.closeAllConnections()
  })
}
