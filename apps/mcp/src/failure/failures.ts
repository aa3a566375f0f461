import type { AuditErrorCode } from '@repo/audit'
import type { TrailErrorCode } from '@repo/audit/trail'
import type { AuthorizationErrorCode } from '@repo/cerbos'
import type { FhirErrorCode, SmartErrorCode } from '@repo/fhir'
import type { Disposition } from './disposition.ts'
import { ownFailures } from './own-failures.ts'

export type { Disposition, Owner } from './disposition.ts'

type OwnCode = keyof typeof ownFailures | 'smart/scope-missing' | 'audit/outcome-lost'

export type FailureCode =
  | OwnCode
  | FhirErrorCode
  | SmartErrorCode
  | AuthorizationErrorCode
  | AuditErrorCode
  | TrailErrorCode

const again = 'Try again in a moment.'

/** Every way a call can fail. A code without a row does not compile; nor does a row without a code. */
export const failures = {
  ...ownFailures,

  'smart/config-invalid': {
    owner: 'operator',
    outcome: '12',
    status: 503,
    say: 'The FHIR platform is not set up correctly here. The operator of this server has to mend the settings.',
  },
  'smart/discovery-failed': {
    owner: 'upstream',
    outcome: '8',
    status: 502,
    say: 'The FHIR platform does not say where to sign in. Try again later, or tell the operator of this server.',
  },
  'smart/no-s256': {
    owner: 'operator',
    outcome: '8',
    status: 502,
    say: 'The FHIR platform does not offer a safe sign-in (PKCE with S256), so it is not used.',
  },
  'smart/state-mismatch': {
    owner: 'user',
    outcome: '8',
    status: 400,
    say: 'This answer does not belong to the sign-in that was started. Start it again.',
  },
  'smart/login-denied': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'Access was refused on the FHIR platform, so nothing was connected.',
  },
  'smart/login-failed': {
    owner: 'upstream',
    outcome: '8',
    status: 502,
    say: 'The FHIR platform ended the sign-in with an error. Start it again.',
  },
  'smart/token-failed': {
    owner: 'upstream',
    outcome: '8',
    status: 502,
    say: 'The FHIR platform did not complete the sign-in. Start it again.',
  },
  'smart/id-token-invalid': {
    owner: 'operator',
    outcome: '12',
    status: 502,
    say: 'The FHIR platform sent an identity that could not be verified, so nobody was signed in.',
  },
  'smart/identity-missing': {
    owner: 'operator',
    outcome: '8',
    status: 502,
    say: 'The FHIR platform did not say who signed in, so nobody was signed in.',
  },
  'smart/session-expired': {
    owner: 'user',
    outcome: '4',
    status: 401,
    say: 'The sign-in at the FHIR platform has ended, so the person has to sign in again.',
  },
  'smart/unavailable': {
    owner: 'upstream',
    outcome: '8',
    status: 503,
    say: `The FHIR platform's sign-in server does not answer. ${again}`,
  },
  'smart/scope-missing': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'The person has not granted this kind of access to this kind of record. They have to sign in again and grant it: start_auth gives the link.',
  },

  'authz/denied': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'The policy does not allow this for the signed-in person. Do not retry; tell them, and that the administrator of this server can say why and change it.',
  },
  'authz/unavailable': {
    owner: 'operator',
    outcome: '8',
    status: 503,
    say: `Access could not be checked, so nothing was read or changed. ${again}`,
  },

  'fhir/unauthorized': {
    owner: 'user',
    outcome: '4',
    status: 401,
    say: 'The FHIR platform refused this sign-in. Try once more. If it is refused again, the person has to sign in again: start_auth gives the link.',
  },
  'fhir/forbidden': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'The FHIR platform does not allow this for the signed-in person.',
  },
  'fhir/not-found': {
    owner: 'model',
    outcome: '4',
    status: 404,
    say: 'No such record. Search for it instead of guessing the id.',
  },
  'fhir/gone': { owner: 'model', outcome: '4', status: 410, say: 'This record has been deleted.' },
  'fhir/conflict': {
    owner: 'model',
    outcome: '4',
    status: 409,
    say: 'The record has changed since that version. Read it again and repeat the change on the current version.',
  },
  'fhir/rejected': {
    owner: 'model',
    outcome: '4',
    status: 422,
    say: 'The FHIR server did not accept this request. Mend what it names and try again.',
  },
  'fhir/invalid-id': {
    owner: 'model',
    outcome: '4',
    status: 400,
    say: 'That is not a FHIR id, so nothing was asked. Use an id that a search returned.',
  },
  'fhir/throttled': {
    owner: 'upstream',
    outcome: '8',
    status: 429,
    say: 'The FHIR server asks for fewer requests. Wait before the next one.',
  },
  'fhir/unavailable': {
    owner: 'upstream',
    outcome: '8',
    status: 502,
    say: `The FHIR server does not answer properly. ${again}`,
  },
  'fhir/timeout': {
    owner: 'upstream',
    outcome: '8',
    status: 504,
    say: 'The FHIR server took too long. Ask for less, or try again in a moment.',
  },
  'fhir/cancelled': {
    owner: 'user',
    outcome: '4',
    status: 503,
    say: 'This call was cancelled before the FHIR server had answered. Nothing is shown.',
  },
  'fhir/malformed': {
    owner: 'upstream',
    outcome: '8',
    status: 502,
    say: 'The FHIR server answered with something that is not FHIR, so nothing is shown.',
  },
  'fhir/foreign-redirect': {
    owner: 'operator',
    outcome: '12',
    status: 502,
    say: 'The FHIR server pointed to another server, which is never followed. Nothing was sent there.',
  },

  'audit/unavailable': {
    owner: 'operator',
    outcome: '12',
    status: 503,
    say: `The access could not be recorded, so nothing is shown. ${again}`,
  },
  'audit/malformed': {
    owner: 'operator',
    outcome: '12',
    status: 500,
    say: 'The access could not be recorded, so nothing is shown.',
  },
  'audit/outcome-lost': {
    owner: 'operator',
    outcome: '12',
    status: 503,
    say: 'The change was sent to the FHIR server, but how it ended could not be recorded, so the answer is not shown. Read the record before trying again.',
  },

  'trail/query-invalid': {
    owner: 'model',
    outcome: '4',
    status: 400,
    say: 'What was asked of the audit trail is not valid, so nothing was looked up.',
  },
  'trail/cursor-invalid': {
    owner: 'model',
    outcome: '4',
    status: 400,
    say: 'This cursor belongs to another question to the audit trail. Begin again without it.',
  },
  'trail/unavailable': {
    owner: 'operator',
    outcome: '8',
    status: 503,
    say: `The audit trail cannot be read now, so nothing is shown. Accesses are recorded all the same. ${again}`,
  },
} as const satisfies Record<FailureCode, Disposition>
