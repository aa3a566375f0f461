import { expect, test } from 'vitest'
import { grantsAccess, parseScopes, type ScopeGrant, type ScopeLetter } from '../../src/index.ts'

test.each<[string, ScopeGrant[]]>([
  ['patient/Observation.rs', [{ level: 'patient', resourceType: 'Observation', permissions: 'rs' }]],
  ['user/*.cruds', [{ level: 'user', resourceType: '*', permissions: 'cruds' }]],
  ['system/Patient.c', [{ level: 'system', resourceType: 'Patient', permissions: 'c' }]],
  ['patient/*.read', [{ level: 'patient', resourceType: '*', permissions: 'rs' }]],
  ['user/Patient.write', [{ level: 'user', resourceType: 'Patient', permissions: 'cud' }]],
  ['user/Patient.*', [{ level: 'user', resourceType: 'Patient', permissions: 'cruds' }]],
  [
    'patient/Observation.rs?category=http://x|vital-signs&status=final',
    [
      {
        level: 'patient',
        resourceType: 'Observation',
        permissions: 'rs',
        query: 'category=http://x|vital-signs&status=final',
      },
    ],
  ],
  [
    'openid  fhirUser launch/patient patient/A.r patient/Patient.r',
    [{ level: 'patient', resourceType: 'Patient', permissions: 'r' }],
  ],
  ['patient/Observation.sr', []],
  ['patient/Observation.rr', []],
  ['patient/Observation.', []],
  ['patient/Observation.constructor', []],
  ['patient/Observation.rs?', []],
  ['admin/Observation.rs', []],
  ['patient/../Patient.rs', []],
  ['', []],
])('%j', (scope, grants) => {
  expect(parseScopes(scope)).toEqual(grants)
})

test.each<[string, string, ScopeLetter, boolean]>([
  ['patient/Observation.rs', 'Observation', 'r', true],
  ['patient/Observation.rs', 'Observation', 'c', false],
  ['patient/Observation.rs', 'Condition', 'r', false],
  ['user/*.cud', 'Condition', 'd', true],
  ['user/*.cud', 'Condition', 's', false],
  ['patient/Observation.rs?category=x', 'Observation', 's', true],
  ['openid', 'Patient', 'r', false],
])('%j on %s.%s: %j', (scope, resourceType, letter, granted) => {
  expect(grantsAccess(parseScopes(scope), { resourceType, letter })).toBe(granted)
})
