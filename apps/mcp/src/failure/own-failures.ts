import type { Disposition } from './disposition.ts'

/** What a person has to do whose sign-in has ended. */
const signInAgain = 'Ask the person to connect this server again in their MCP client and to sign in.'

/** Failures that no package throws: of settings, arguments, writes and sessions. */
export const ownFailures = {
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
  'write/too-large': {
    owner: 'model',
    outcome: '4',
    status: 422,
    say: 'Not all of this change can be shown to the person who has to agree to it, so it was not made. Make it in smaller steps, each by a call of its own.',
  },
  'write/key-reused': {
    owner: 'model',
    outcome: '4',
    status: 409,
    say: 'This idempotency key stands for a creation that is not this one or whose end is not known. Nothing was created now.',
  },
  'write/transaction-refused': {
    owner: 'model',
    outcome: '4',
    status: 409,
    say: 'Another entry of this transaction was refused, so nothing was sent.',
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
  'platform/ambiguous': {
    owner: 'model',
    outcome: '4',
    status: 400,
    say: 'Several platforms are connected, so nothing was asked. Say with "platform" which one you mean.',
  },
  'platform/unknown': {
    owner: 'model',
    outcome: '4',
    status: 404,
    say: 'There is no platform of that name here. list_platforms tells which there are.',
  },
  'agent/unknown': {
    owner: 'user',
    outcome: '4',
    status: 404,
    say: 'No such agent is connected for this person, so nothing was revoked.',
  },
  'platform/not-connected': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'Nobody is signed in at this platform in this session.',
  },
  'platform/not-allowed': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'This platform signs in nobody, and is open only to people of certain roles who are signed in at another one. Nobody here is. Do not retry; tell the person.',
  },
  'connection/cancelled': {
    owner: 'user',
    outcome: '4',
    status: 503,
    say: 'Waiting for the sign-in was cancelled. The link that the person has stays good until it is used or too old.',
  },
  'connection/unknown': {
    owner: 'user',
    outcome: '4',
    status: 400,
    say: 'This link is unknown, already used or older than ten minutes. Ask the agent for a new one.',
  },
  'break-glass/foreign-browser': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'The glass is broken by the practitioner themselves: in the browser in which they approved the agent and signed in, or in one in which they are signed in here. Open the link there.',
  },
  'break-glass/declined': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'The practitioner did not break the glass, so nothing was opened.',
  },
  'authz/consent-unavailable': {
    owner: 'upstream',
    outcome: '8',
    status: 503,
    say: 'The FHIR platform cannot say just now what its patients have consented to, so nothing is shown or changed. Try again later.',
  },
  'authz/panel-unavailable': {
    owner: 'upstream',
    outcome: '8',
    status: 503,
    say: 'The FHIR platform cannot say just now whom the practitioner cares for, so nothing was read or changed. Try again later.',
  },
  'connection/wrong-code': {
    owner: 'user',
    outcome: '4',
    status: 403,
    say: 'That is not the code that the agent shows. Nothing was connected.',
  },
  'session/other-person': {
    owner: 'user',
    outcome: '4',
    status: 409,
    say: 'Somebody else is connected to this platform here, so nothing was changed. Disconnect it first to use another account.',
  },
  'smart/launch-unknown': {
    owner: 'operator',
    outcome: '4',
    status: 400,
    say: 'This launch does not name a platform that is set up here, so nothing was opened.',
  },
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
  'request/too-many': {
    owner: 'model',
    outcome: '4',
    status: 429,
    say: 'Too many requests within a minute. Wait a minute before the next one.',
  },
  'request/too-large': {
    owner: 'user',
    outcome: '4',
    status: 413,
    say: 'This request is larger than this server takes.',
  },
  internal: {
    owner: 'operator',
    outcome: '12',
    status: 500,
    say: 'Something went wrong on our side. Nothing is shown.',
  },
} satisfies Record<string, Disposition>
