import type { ClientMetadata } from 'oidc-provider'
import type { Quirks } from '../quirks.ts'
import { sampleClientSecret } from '../smart/clients.ts'
import type { Account } from '../smart/users.ts'
import type { SmallRecords } from './small-records.ts'

/** How an operator configures our app for a platform: what registering there would tell. */
export interface Registration {
  auth: 'smart' | 'backend' | 'none'
  clientId?: string
  clientAuth?: 'client_secret_post' | 'private_key_jwt'
  clientSecret?: string
  scope: string
}

/** A platform beside the main one, on a port of its own. */
export interface SmallPlatform {
  id: SmallPlatformId
  name: string
  /** The path of its FHIR base. */
  basePath: string
  quirks: Quirks
  /** Absent: as long as the main one's. */
  accessTokenTtlSeconds?: number
  records: SmallRecords
  accounts: readonly Account[]
  registration: Registration
}

export const smallPlatformIds = ['valley', 'harbor', 'registry', 'open'] as const
export type SmallPlatformId = (typeof smallPlatformIds)[number]

const personal = 'openid fhirUser profile offline_access launch/patient'

/** A patient and a practitioner, with usernames of their own. */
function people(platform: string, patientNumber: number): Account[] {
  const patientId = `${platform}-patient-${patientNumber}`
  return [
    { username: `${platform}-patient`, role: 'patient', fhirUser: `Patient/${patientId}`, patientId },
    { username: `${platform}-practitioner`, role: 'practitioner', fhirUser: `Practitioner/${platform}-prac-1` },
  ]
}

const valley: SmallPlatform = {
  id: 'valley',
  name: 'Valley Health Network',
  basePath: '/api/FHIR/R4/tenants/17',
  quirks: ['relative-endpoints'],
  accessTokenTtlSeconds: 60,
  records: {
    prefix: 'valley',
    firstPatient: 301,
    practitioners: {
      'prac-1': { use: 'official', family: 'Vantongeren', given: ['Odile'], prefix: ['Dr.'] },
      'prac-2': { use: 'official', family: 'Brightwater', given: ['Tomas'], prefix: ['Dr.'] },
    },
  },
  accounts: people('valley', 301),
  registration: {
    auth: 'smart',
    clientId: 'valley-app-17',
    clientAuth: 'client_secret_post',
    clientSecret: sampleClientSecret,
    scope: `${personal} patient/*.cruds user/*.cruds`,
  },
}

const harbor: SmallPlatform = {
  id: 'harbor',
  name: 'Harbor Clinic',
  basePath: '/fhir',
  quirks: ['metadata-only', 'no-refresh-token', 'read-only-grants'],
  records: {
    prefix: 'harbor',
    firstPatient: 401,
    optedOut: 405,
    practitioners: {
      'prac-1': { use: 'official', family: 'Saltmarsh', given: ['Ingrid'], prefix: ['Dr.'] },
      'prac-2': { use: 'official', family: 'Quayle', given: ['Benedikt'], prefix: ['Dr.'] },
    },
  },
  accounts: people('harbor', 401),
  registration: {
    auth: 'smart',
    clientId: 'harbor-app',
    clientAuth: 'private_key_jwt',
    scope: `${personal} patient/*.rs patient/*.cud user/*.rs user/*.cud`,
  },
}

const registry: SmallPlatform = {
  id: 'registry',
  name: 'Immunization registry',
  basePath: '/fhir',
  quirks: ['services-only'],
  records: { prefix: 'registry', firstPatient: 501, practitioners: {} },
  accounts: [],
  registration: {
    auth: 'backend',
    clientId: 'registry-service',
    clientAuth: 'private_key_jwt',
    scope: 'system/*.rs',
  },
}

const open: SmallPlatform = {
  id: 'open',
  name: 'Open teaching server',
  basePath: '/r4',
  quirks: ['no-login'],
  records: { prefix: 'open', firstPatient: 601, practitioners: {} },
  accounts: [],
  registration: { auth: 'none', scope: 'system/*.rs' },
}

export const smallPlatforms: readonly SmallPlatform[] = [valley, harbor, registry, open]

/** The apps that a platform has registered: ours, as its operator's registration says. */
export function clientsOf(
  { registration: { auth, clientId, clientAuth, clientSecret } }: SmallPlatform,
  { redirectUris, jwksUrl }: { redirectUris: string[]; jwksUrl: string },
): ClientMetadata[] {
  if (clientId === undefined || clientAuth === undefined) return []
  const forPeople = {
    redirect_uris: redirectUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
  }
  const forService = { redirect_uris: [], grant_types: ['client_credentials'], response_types: [] }
  return [
    {
      client_id: clientId,
      client_name: 'MCP FHIR server',
      application_type: 'web',
      token_endpoint_auth_method: clientAuth,
      ...(auth === 'backend' ? forService : forPeople),
      ...(clientSecret !== undefined && { client_secret: clientSecret }),
      ...(clientAuth === 'private_key_jwt' && { jwks_uri: jwksUrl }),
    },
  ]
}
