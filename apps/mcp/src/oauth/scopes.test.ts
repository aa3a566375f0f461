import { expect, test } from 'vitest'
import { isMcpScope, mcpScopes, scopeWords } from './scopes.ts'

test('keeps the scopes that clients were granted', () => {
  expect(mcpScopes).toEqual(['fhir:read', 'fhir:write'])
})

test('has words for the consent page for every scope', () => {
  expect(Object.keys(scopeWords)).toEqual(['fhir:read', 'fhir:write'])
})

test.each(['fhir:read', 'fhir:write'])('knows %s', (scope) => {
  expect(isMcpScope(scope)).toBe(true)
})

test.each(['', 'fhir:*', 'FHIR:READ', 'fhir:read ', 'toString'])('does not know "%s"', (scope) => {
  expect(isMcpScope(scope)).toBe(false)
})
