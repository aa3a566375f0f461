import { samplePatients } from './data/load.ts'
import type { Authenticate } from './fhir/access.ts'
import { startFhirServer } from './fhir/server.ts'
import { type SmartServer, startSmartServer } from './smart/server.ts'
import type { SampleUser } from './smart/users.ts'

export { sampleClientSecret } from './smart/clients.ts'
export type { SampleRole, SampleUser } from './smart/users.ts'

/** One served FHIR request: never its query, which can name a patient. */
export interface FhirRequestEntry {
  method: string
  /** Without the query. */
  path: string
  status: number
  ms: number
}

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
  log: (event: string, detail: Record<string, unknown>) => void
  onRequest?: (entry: FhirRequestEntry) => void
}

export interface Sandbox {
  fhirUrl: string
  smartUrl: string
  users: SampleUser[]
  /** Ids of patients worth knowing. */
  patients: typeof samplePatients
  resourceCount: number
  close(): Promise<void>
}

/**
 * Starts the local EHR: a FHIR R4 server with sample patients and the SMART App Launch 2.2 authorization server that
 * guards it.
 * @throws Error in production or on an address that is not loopback; EADDRINUSE, with the port, when one is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
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
