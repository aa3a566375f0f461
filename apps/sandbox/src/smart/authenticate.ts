import type { IncomingMessage } from 'node:http'
import type { Resource } from '@medplum/fhirtypes'
import { createLocalJWKSet, type JWK, type JWTPayload, jwtVerify } from 'jose'
import type { Access, Authenticate, Refusal } from '../fhir/access.ts'
import { patientCompartmentOf, patientCompartmentTypes } from '../fhir/compartment.ts'
import { coversInteraction, matchesCategories, parseResourceScope, type ResourceScope } from './scope/resource-scope.ts'
import type { SampleUser } from './users.ts'

export interface AuthenticateOptions {
  issuer: string
  fhirBaseUrl: string
  publicKey: JWK
  users: () => SampleUser[]
  /** False as soon as the grant is revoked, so that a token dies with it and not only at its expiry. */
  isGrantActive: (grantId: string) => boolean
}

const everyPatient = Symbol('every patient')

/** A granted scope and whose records it reaches. */
interface Grant {
  scope: ResourceScope
  patientId: string | typeof everyPatient
}

/**
 * Enforces SMART access tokens on the FHIR server: signature, issuer, audience, expiry and grant (else 401), then the
 * scopes' types and letters, the patient compartment and `category` filters.
 *
 * A patient/ scope reaches the launch patient; a user/ scope reaches the one patient of a patient or guardian, and
 * **every patient of the server** for staff, because the sandbox knows no care teams. Types outside the Patient
 * compartment (Practitioner, Medication …) are readable by all unless the record names another patient, and writable only
 * with a scope that is not confined.
 */
export function createAuthenticate(options: AuthenticateOptions): Authenticate {
  const keys = createLocalJWKSet({ keys: [options.publicKey] })
  return async (request) => {
    const token = bearerToken(request)
    if (token === undefined) return refusal('Sign in: the request has no bearer token', 'Bearer')
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: options.issuer,
        audience: options.fhirBaseUrl,
        algorithms: ['RS256'],
        typ: 'at+jwt',
        requiredClaims: ['exp', 'sub', 'scope', 'client_id'],
      })
      const grants = grantsOf(payload, options)
      if (grants) return accessOf(grants)
    } catch {
      // whatever is wrong with a token, its sender learns only that it is not accepted
    }
    return refusal('The access token is not valid here, or no longer', 'Bearer error="invalid_token"')
  }
}

function bearerToken(request: IncomingMessage): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

function refusal(diagnostics: string, challenge: string): Refusal {
  return { status: 401, diagnostics, headers: { 'WWW-Authenticate': challenge } }
}

function grantsOf(claims: JWTPayload, options: AuthenticateOptions): Grant[] | undefined {
  const scopes = String(claims.scope)
    .split(' ')
    .flatMap((scope) => parseResourceScope(scope) ?? [])
  if (claims.grant_id === undefined) return systemGrants(claims, scopes)
  const user = options.users().find(({ username }) => username === claims.sub)
  if (!user || !options.isGrantActive(String(claims.grant_id))) return undefined
  return scopes.flatMap((scope) => reachOf(scope, user, claims.patient).map((patientId) => ({ scope, patientId })))
}

/** A token without a person's grant is a system's own (backend services): subject and client are the same. */
function systemGrants(claims: JWTPayload, scopes: ResourceScope[]): Grant[] | undefined {
  if (claims.sub !== claims.client_id) return undefined
  return scopes.filter(({ level }) => level === 'system').map((scope) => ({ scope, patientId: everyPatient }))
}

function reachOf({ level }: ResourceScope, user: SampleUser, launchPatient: unknown): Grant['patientId'][] {
  if (level === 'system') return []
  if (level === 'user') return [user.patientId ?? everyPatient]
  if (typeof launchPatient !== 'string') return []
  return user.patientId === undefined || user.patientId === launchPatient ? [launchPatient] : []
}

const writes = new Set(['create', 'update', 'patch', 'delete'])
const compartmentTypes = new Set(patientCompartmentTypes)

function accessOf(grants: Grant[]): Access {
  return {
    allows: (interaction, resourceType) =>
      grants.some(({ scope }) => coversInteraction(scope, interaction, resourceType)),
    sees: (resource, interaction) =>
      grants.some(
        ({ scope, patientId }) =>
          coversInteraction(scope, interaction, resource.resourceType) &&
          matchesCategories(resource, scope.categories) &&
          isReached(resource, patientId, interaction),
      ),
  }
}

function isReached(resource: Resource, patientId: Grant['patientId'], interaction: string): boolean {
  if (patientId === everyPatient) return true
  if (!compartmentTypes.has(resource.resourceType)) return !writes.has(interaction) && isShared(resource, patientId)
  return patientCompartmentOf(resource).includes(`Patient/${patientId}`)
}

/**
 * Types outside the compartment belong to everybody, except a record that names another patient (Task.for,
 * GuidanceResponse.subject); a Binary, which can hold anything, has to name this one (Binary.securityContext).
 */
function isShared(resource: Resource, patientId: string): boolean {
  const named = [...JSON.stringify(resource).matchAll(/"reference":"(?:[^"]*\/)?Patient\/([A-Za-z0-9.-]+)/g)]
  const isOwn = named.every(([, id]) => id === patientId)
  return resource.resourceType === 'Binary' ? isOwn && named.length > 0 : isOwn
}
