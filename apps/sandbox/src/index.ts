import { samplePatients } from './data/load.ts'
import type { Authenticate } from './fhir/access.ts'
import { startFhirServer } from './fhir/server.ts'
import { type PlatformReady, type PlatformServer, startPlatform } from './platforms/platform-server.ts'
import type { RequestEntry } from './platforms/request-log.ts'
import { type SmallPlatformId, smallPlatforms } from './platforms/small-platforms.ts'
import { type SmartServer, startSmartServer } from './smart/server.ts'
import type { SampleUser } from './smart/users.ts'

export type { PlatformReady } from './platforms/platform-server.ts'
export type { RequestEntry as FhirRequestEntry } from './platforms/request-log.ts'
export { type Registration, type SmallPlatformId, smallPlatformIds } from './platforms/small-platforms.ts'
export { sampleClientSecret } from './smart/clients.ts'
export type { SampleRole, SampleUser } from './smart/users.ts'

export interface SandboxOptions {
  /** A loopback address. */
  host: string
  /** 0: any free port. */
  fhirPort: number
  /** The FHIR base URL where a proxy stands in front of the FHIR server; absent: where it listens. */
  fhirBaseUrl?: string
  smartPort: number
  /** Keeps sign-in state across restarts; absent: in memory. The FHIR data always starts afresh. */
  stateDir?: string
  /** Of the app under test, compared exactly. */
  redirectUris: string[]
  /** Where the EHR page launches the app. */
  launchUrl?: string
  /** Default 300. */
  accessTokenTtlSeconds?: number
  /** Small platforms to start beside the main one, with the port of each (0: any). */
  platforms?: Partial<Record<SmallPlatformId, number>>
  /** Where the app publishes the keys by which it signs in at small platforms. */
  jwksUrl?: string
  log: (event: string, detail: Record<string, unknown>) => void
  /** Told of each FHIR request to the main platform. */
  onRequest?: (entry: RequestEntry) => void
}

export interface Sandbox {
  fhirUrl: string
  smartUrl: string
  users: SampleUser[]
  /** Ids of patients worth knowing. */
  patients: typeof samplePatients
  resourceCount: number
  /** The small platforms that were asked for. */
  platforms: PlatformReady[]
  close(): Promise<void>
}

/**
 * Starts the local EHR: a FHIR R4 server with sample patients and the SMART App Launch 2.2 authorization server that
 * guards it; and small platforms that behave otherwise.
 * @throws Error in production or on an address that is not loopback; EADDRINUSE, with the port, when one is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const main = await startMain(options)
  const platforms: PlatformServer[] = []
  const close = async () => {
    await Promise.all([main.close(), ...platforms.map((platform) => platform.close())])
  }
  try {
    for (const platform of smallPlatforms) {
      const port = options.platforms?.[platform.id]
      if (port !== undefined) platforms.push(await startPlatform(platform, smallOptions(options, port)))
    }
    return { ...main, platforms: platforms.map(({ ready }) => ready), close }
  } catch (error) {
    await close()
    throw error
  }
}

function smallOptions(options: SandboxOptions, port: number) {
  const { jwksUrl = '', accessTokenTtlSeconds = 300 } = options
  return { ...options, port, jwksUrl, accessTokenTtlSeconds }
}

async function startMain(options: SandboxOptions): Promise<Omit<Sandbox, 'platforms'>> {
  if (process.env.NODE_ENV === 'production') throw new Error('The sandbox does not run in production')
  let smart: SmartServer | undefined
  // until the authorization server is up nobody is let in
  const authenticate: Authenticate = async (request) =>
    smart
      ? smart.authenticate(request)
      : { status: 401, diagnostics: 'The sandbox is starting', headers: { 'WWW-Authenticate': 'Bearer' } }
  const fhir = await startFhirServer({
    host: options.host,
    port: options.fhirPort,
    basePath: '/fhir',
    ...(options.fhirBaseUrl && { baseUrl: options.fhirBaseUrl }),
    authenticate,
    smartConfiguration: () => smart?.smartConfiguration(),
    oauthUris: () => smart?.oauthUris(),
    ...(options.onRequest && { onRequest: options.onRequest }),
  })
  const close = async () => {
    await Promise.all([smart?.close(), fhir.close()])
  }
  try {
    smart = await startSmartServer({ ...options, port: options.smartPort, fhirBaseUrl: fhir.url })
    const users = await smart.open()
    return {
      fhirUrl: fhir.url,
      smartUrl: smart.url,
      users,
      patients: samplePatients,
      resourceCount: fhir.resourceCount,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
