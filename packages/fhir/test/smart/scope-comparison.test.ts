import { expect, test } from 'vitest'
import { comparedScopes } from '../../src/index.ts'

test.each<[string, string, string, { missing: string[]; extra: string[] }]>([
  ['the same', 'openid fhirUser patient/*.rs', 'patient/*.rs fhirUser openid', { missing: [], extra: [] }],
  ['v1 for v2', 'patient/*.rs user/Patient.cud', 'patient/*.read user/Patient.write', { missing: [], extra: [] }],
  ['fewer', 'openid offline_access patient/*.rs', 'openid', { missing: ['offline_access', 'patient/*.rs'], extra: [] }],
  ['fewer letters', 'user/Observation.cruds', 'user/Observation.rs', { missing: ['user/Observation.cud'], extra: [] }],
  [
    'some types of all',
    'patient/*.rs',
    'patient/Patient.rs patient/Observation.r',
    { missing: ['patient/*.rs'], extra: [] },
  ],
  ['all types for one', 'patient/Patient.r', 'patient/*.r', { missing: [], extra: ['patient/*.r'] }],
  ['more letters', 'patient/Patient.rs', 'patient/Patient.cruds', { missing: [], extra: ['patient/Patient.cud'] }],
  ['letters from two scopes', 'patient/Patient.rs', 'patient/Patient.r patient/Patient.s', { missing: [], extra: [] }],
  ['another level', 'user/*.rs', 'patient/*.rs', { missing: ['user/*.rs'], extra: ['patient/*.rs'] }],
  [
    'a narrower filter',
    'patient/Observation.rs',
    'patient/Observation.rs?category=laboratory',
    { missing: ['patient/Observation.rs'], extra: [] },
  ],
  [
    'no filter for a filter',
    'patient/Observation.rs?category=laboratory',
    'patient/Observation.rs',
    { missing: [], extra: ['patient/Observation.rs'] },
  ],
  [
    'letters of a filter',
    'patient/Observation.rs?code=a|b',
    'patient/Observation.r?code=a|b',
    { missing: ['patient/Observation.s?code=a|b'], extra: [] },
  ],
  ['words that are no scopes', 'patient/Nothing.rs', '', { missing: ['patient/Nothing.rs'], extra: [] }],
  ['nothing', ' ', '', { missing: [], extra: [] }],
])('%s', (_, requested, granted, expected) => {
  expect(comparedScopes(requested, granted)).toEqual(expected)
})
