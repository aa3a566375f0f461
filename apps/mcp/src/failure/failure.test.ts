import { AuditError } from '@repo/audit'
import { AuthorizationError } from '@repo/cerbos'
import { FhirError, SmartError } from '@repo/fhir'
import { expect, test } from 'vitest'
import { Failure } from './failure.ts'
import { failures } from './failures.ts'

test('keeps the codes that clients, audit rows and pages name', () => {
  expect(Object.keys(failures).toSorted()).toEqual([
    'agent/unknown',
    'audit/malformed',
    'audit/outcome-lost',
    'audit/unavailable',
    'authz/consent-unavailable',
    'authz/denied',
    'authz/panel-unavailable',
    'authz/unavailable',
    'break-glass/declined',
    'break-glass/foreign-browser',
    'config/invalid',
    'connection/browser',
    'connection/cancelled',
    'connection/unknown',
    'connection/wrong-code',
    'fhir/cancelled',
    'fhir/conflict',
    'fhir/forbidden',
    'fhir/foreign-redirect',
    'fhir/gone',
    'fhir/invalid-id',
    'fhir/malformed',
    'fhir/not-found',
    'fhir/parameter-ignored',
    'fhir/rejected',
    'fhir/throttled',
    'fhir/timeout',
    'fhir/unauthorized',
    'fhir/unavailable',
    'fhir/unsupported',
    'input/cursor',
    'input/invalid',
    'input/not-replaceable',
    'input/resource-invalid',
    'internal',
    'oauth/insufficient-scope',
    'platform/ambiguous',
    'platform/not-allowed',
    'platform/not-connected',
    'platform/unknown',
    'request/foreign-origin',
    'request/media-type',
    'request/method',
    'request/not-acceptable',
    'request/too-large',
    'request/too-many',
    'request/unknown-address',
    'request/version-missing',
    'session/attempt-unknown',
    'session/foreign-browser',
    'session/none',
    'session/other-person',
    'smart/config-invalid',
    'smart/discovery-failed',
    'smart/id-token-invalid',
    'smart/identity-missing',
    'smart/launch-unknown',
    'smart/login-denied',
    'smart/login-failed',
    'smart/no-s256',
    'smart/scope-missing',
    'smart/session-expired',
    'smart/state-mismatch',
    'smart/token-failed',
    'smart/unavailable',
    'trail/cursor-invalid',
    'trail/query-invalid',
    'trail/unavailable',
    'write/confirmation-invalid',
    'write/declined',
    'write/key-reused',
    'write/too-large',
    'write/transaction-refused',
    'write/unconfirmed',
  ])
})

test('has a sentence of its own for every failure', () => {
  const words = Object.values(failures).map(({ say }) => say)
  expect(words.filter((say) => !/^[A-Z].{20,}\.$/.test(say))).toEqual([])
  expect(new Set(words).size).toBe(words.length)
})

test('has the person sign in exactly where that mends it', () => {
  const signIn = Object.entries(failures).filter(([, { say }]) => /sign in again|to sign in\.$/.test(say))
  expect(signIn.map(([code]) => code).toSorted()).toEqual([
    'fhir/unauthorized',
    'session/none',
    'smart/scope-missing',
    'smart/session-expired',
  ])
})

test.each([
  ['a FHIR call', new FhirError('fhir/gone'), 'fhir/gone'],
  ['a SMART step', new SmartError('smart/no-s256'), 'smart/no-s256'],
  ['policy', new AuthorizationError('authz/denied', 'rule'), 'authz/denied'],
  ['audit', new AuditError('audit/unavailable'), 'audit/unavailable'],
  ['this app', new Failure('session/none'), 'session/none'],
])('keeps the code that %s declared', (_source, thrown, code) => {
  expect(Failure.from(thrown).code).toBe(code)
})

test.each([
  ['an unknown error', new TypeError('Cannot read patient Jane Roe')],
  ['a text', 'Jane Roe'],
  ['nothing', undefined],
  ['an error that only looks declared', Object.assign(new Error('Jane Roe'), { code: 'fhir/gone' })],
])('calls %s internal and says nothing of it', (_what, thrown) => {
  const failure = Failure.from(thrown)
  expect(failure.code).toBe('internal')
  expect(failure.say()).toBe('Something went wrong on our side. Nothing is shown.')
  expect(failure.message).not.toContain('Jane')
})

test('adds our hint after the fixed words', () => {
  expect(new Failure('fhir/gone', { hint: 'Was Patient/1.' }).say()).toBe(
    'This record has been deleted. Was Patient/1.',
  )
})
