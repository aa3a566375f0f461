import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sampleClients } from './clients.ts'
import { createSmartService, type SmartService, type SmartServiceOptions } from './service.ts'
import { sampleAccounts } from './users.ts'

export interface SmartServerOptions
  extends Pick<SmartServiceOptions, 'fhirBaseUrl' | 'launchUrl' | 'stateDir' | 'log'> {
  /** A loopback address: the passwords are on the sign-in page. */
  host: string
  port: number
  redirectUris: string[]
  /** Default 300, so that clients meet refresh. */
  accessTokenTtlSeconds?: number
}

export interface SmartServer extends Omit<SmartService, 'handle'> {
  url: string
  close(): Promise<void>
}

/** @throws Error in production or on an address that is not loopback */
export function assertSandbox(host: string): void {
  if (process.env.NODE_ENV === 'production') throw new Error('The sandbox does not run in production')
  if (!/^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host)) throw new Error('The sandbox serves loopback only')
}

/**
 * Starts the SMART App Launch 2.2 authorization server of the sandbox's main platform.
 * @throws Error in production or on an address that is not loopback; EADDRINUSE with the port when it is taken
 */
export async function startSmartServer(options: SmartServerOptions): Promise<SmartServer> {
  const { host, port, redirectUris, accessTokenTtlSeconds = 300 } = options
  assertSandbox(host)
  let service: SmartService | undefined
  const http = createServer((request, response) => {
    if (service) service.handle(request, response)
    else response.writeHead(503).end()
  })
  const url = await listen(http, host, port)
  service = await createSmartService(url, {
    ...options,
    clients: sampleClients(redirectUris),
    accounts: sampleAccounts,
    quirks: [],
    cookiePrefix: '',
    accessTokenTtlSeconds,
  })
  return { ...service, url, close: () => close(http) }
}

/** Where it listens. */
export async function listen(http: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => resolve(http.off('error', reject) && undefined))
  })
  const { port: bound } = http.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${bound}`
}

export function close(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve())
    http.closeAllConnections()
  })
}
