import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type Authenticate, openAccess } from '../fhir/access.ts'
import { createFhirService, type FhirService } from '../fhir/server.ts'
import { close, listen } from '../smart/server.ts'
import { createSmartService, type SmartService } from '../smart/service.ts'
import type { SampleUser } from '../smart/users.ts'
import { openRequestLog } from './request-log.ts'
import { clientsOf, type Registration, type SmallPlatform } from './small-platforms.ts'
import { loadSmallRecords } from './small-records.ts'

export interface PlatformServerOptions {
  host: string
  /** 0: any free port. */
  port: number
  /** Of the main platform; `/<id>` follows for this one, since an app that knows several tells them apart by it. */
  redirectUris: string[]
  /** Where our app publishes its keys. */
  jwksUrl: string
  launchUrl?: string
  /** Of the whole sandbox; the platform's own lies in it. */
  stateDir?: string
  /** Of platforms that have none of their own. */
  accessTokenTtlSeconds: number
  log: (event: string, detail: Record<string, unknown>) => void
}

/** What a running platform says of itself. */
export interface PlatformReady {
  id: string
  name: string
  fhirUrl: string
  users: SampleUser[]
  resourceCount: number
  registration: Registration
}

export interface PlatformServer {
  ready: PlatformReady
  close(): Promise<void>
}

/** Starts a small platform: its FHIR server and its authorization server on one port. */
export async function startPlatform(platform: SmallPlatform, options: PlatformServerOptions): Promise<PlatformServer> {
  const requests = openRequestLog(options.stateDir && join(options.stateDir, platform.id))
  const services: { fhir?: FhirService; smart?: SmartService } = {}
  const http = createServer((request, response) => {
    requests?.watch(request, response)
    route(platform, services, request, response)
  })
  const origin = await listen(http, options.host, options.port)
  const fhirUrl = `${origin}${platform.basePath}`
  const closeAll = async () => {
    await close(http)
    await requests?.close()
  }
  try {
    const smart = platform.quirks.includes('no-login')
      ? undefined
      : await createSmartService(origin, smartOptions(platform, fhirUrl, options))
    const fhir = createFhir(platform, fhirUrl, smart)
    Object.assign(services, { fhir, smart })
    const { id, name, registration } = platform
    const users = smart ? await smart.open() : []
    return {
      ready: { id, name, fhirUrl, users, resourceCount: fhir.resourceCount, registration },
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

function route(
  { basePath }: SmallPlatform,
  { fhir, smart }: { fhir?: FhirService; smart?: SmartService },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://sandbox')
  const isFhir = pathname === basePath || pathname.startsWith(`${basePath}/`)
  const service = isFhir ? fhir : smart
  if (service) service.handle(request, response)
  else response.writeHead(fhir ? 404 : 503).end()
}

function createFhir({ basePath, records }: SmallPlatform, fhirUrl: string, smart: SmartService | undefined) {
  const authenticate: Authenticate = smart?.authenticate ?? (async () => openAccess)
  return createFhirService(
    {
      basePath,
      authenticate,
      smartConfiguration: () => smart?.smartConfiguration(),
      oauthUris: () => smart?.oauthUris(),
    },
    fhirUrl,
    (store) => loadSmallRecords(store, records),
  )
}

function smartOptions(platform: SmallPlatform, fhirBaseUrl: string, options: PlatformServerOptions) {
  const { id, accounts, quirks, accessTokenTtlSeconds = options.accessTokenTtlSeconds } = platform
  const { stateDir, launchUrl, log } = options
  return {
    fhirBaseUrl,
    clients: clientsOf(platform, { ...options, redirectUris: options.redirectUris.map((uri) => `${uri}/${id}`) }),
    accounts,
    quirks,
    cookiePrefix: `_${id}`,
    accessTokenTtlSeconds,
    log,
    ...(launchUrl !== undefined && { launchUrl }),
    ...(stateDir !== undefined && { stateDir: join(stateDir, id) }),
  }
}
