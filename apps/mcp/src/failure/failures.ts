import type { AuditErrorCode } from '@repo/audit'
import type { AuthorizationErrorCode } from '@repo/cerbos'
import type { FhirErrorCode, SmartErrorCode } from '@repo/fhir'

/** Who has to act for the next attempt to succeed. */
export type Owner = 'model' | 'user' | 'operator' | 'upstream'

export interface Disposition {
  owner: Owner
  /** FHIR AuditEvent.outcome: 4 minor, 8 serious, 12 major. */
  outcome: '4' | '8' | '12'
  /** HTTP status where the failure is an HTTP answer. */
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 502 | 503 | 504
  /** The fixed words that the model and people read. */
  say: string
}

type OwnCode =
  | 'config/invalid'
  | 'input/invalid'
  | 'input/not-replaceable'
  | 'input/cursor'
  | 'input/resource-invalid'
  | 'write/declined'
  | 'write/unconfirmed'
  | 'write/confirmation-invalid'
  | 'write/key-reused'
  | 'fhir/parameter-ignored'
  | 'fhir/unsupported'
  | 'oauth/insufficient-scope'
  | 'smart/scope-missing'
  | 'audit/outcome-lost'
  | 'session/none'
  | 'session/foreign-browser'
  | 'session/attempt-unknown'
  | 'request/foreign-origin'
  | 'internal'

export type FailureCode = OwnCode | FhirErrorCode | SmartErrorCode | AuthorizationErrorCode | AuditErrorCode

const again = 'Try again in a moment.'
const signInAgain = 'Ask the person to connect this server again in their MCP client and to sign in.'

/** Every way a call can fail. A code without a row does not compile; nor does a row without a code. */
export const failures = {
  'config/invalid': {
    owner: 'operator',
    outcome: '12',
    status: 503,
    say: 'This server is not set up correctly. Its operator has to mend the settings.',
  },
  'input/invalid': {
    owner: 'model',
    outcome: '4',
    status: 400,
    say: 'These arguments are not valid, so nothing was asked of the FHIR server.',
  },
  'input/not-replaceable': {
    owner: 'model',
    outcome: '4',
    status: 409,
    say: 'Replacing this record would lose what you were not shown, so it was not changed.',
  },
  'input/cursor': {
    owner: 'model',
    outcome: '4',
    status: 400,
    say: 'This cursor is not valid here, or no longer. Search again without it.',
  },
  'input/resource-invalid': {
    owner: 'model',
    outcome: '4',
    status: 422,
    say: 'This is not a valid R4 resource, so nothing was changed. Mend every point and call again.',
  },
  'write/declined': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'The person did not agree, so nothing was changed. Do not try again unless they ask for it.',
  },
  'write/unconfirmed': {
    owner: 'user',
    outcome: '4',
    status: 409,
    say: 'Nothing was changed yet: the person has to agree first.',
  },
  'write/confirmation-invalid': {
    owner: 'model',
    outcome: '4',
    status: 409,
    say: 'This confirmation is used up, older than five minutes, or for another change. Nothing was changed: call again without "confirm" and show the person what it says.',
  },
  'write/key-reused': {
    owner: 'model',
    outcome: '4',
    status: 409,
    say: 'This idempotency key stands for a creation that is not this one or whose end is not known. Nothing was created now.',
  },
  'fhir/parameter-ignored': {
    owner: 'model',
    outcome: '8',
    status: 502,
    say: 'The FHIR server ignored a part of this search, so its answer would have been about other records too. Nothing is shown.',
  },
  'fhir/unsupported': {
    owner: 'model',
    outcome: '4',
    status: 422,
    say: 'The FHIR server does not support this.',
  },
  'oauth/insufficient-scope': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'The person allowed this agent to read only. To change records they have to connect the agent again and allow changes.',
  },
  'session/none': { owner: 'user', outcome: '4', status: 401, say: `You are not signed in. ${signInAgain}` },
  'session/foreign-browser': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'This sign-in was started in another browser. Start it again in this one.',
  },
  'session/attempt-unknown': {
    owner: 'user',
    outcome: '4',
    status: 400,
    say: 'This sign-in is unknown, already used or older than ten minutes. Start it again.',
  },
  'request/foreign-origin': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'This request came from another site and was refused.',
  },
  internal: {
    owner: 'operator',
    outcome: '12',
    status: 500,
    say: 'Something went wrong on our side. Nothing is shown.',
  },

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
    say: `The sign-in at the FHIR platform has ended. ${signInAgain}`,
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
    say: 'The person has not granted this kind of access to this kind of record. They have to sign in again and grant it.',
  },

  'authz/denied': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'The policy does not allow this for the signed-in person. Do not retry; tell them.',
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
    say: `The FHIR platform refused this sign-in. Try once more. If it is refused again: ${signInAgain}`,
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
} as const satisfies Record<FailureCode, Disposition>
