import { expect, test } from 'vitest'
import { missingScopes } from '../../src/pages/grants/missing-scopes.ts'
import { recordWords } from '../../src/pages/grants/record-words.ts'
import { scopeSentences } from '../../src/pages/grants/scope-sentences.ts'

const said = (scope: string, ownRecord?: boolean) =>
  scopeSentences(scope, ownRecord).map(({ may, records }) => [may, ...records].join(': '))

const onePatient = 'records of the one patient whose record was opened'

test.each([
  ['patient/Condition.rs', `Read and search ${onePatient}: conditions and diagnoses`],
  ['patient/Condition.read', `Read and search ${onePatient}: conditions and diagnoses`],
  ['patient/Condition.r', `Read (without searching) ${onePatient}: conditions and diagnoses`],
  ['patient/Condition.s', `Search ${onePatient}: conditions and diagnoses`],
  ['user/Goal.write', 'Create, change and delete records of everybody whom you may see there: goals'],
  [
    'user/*.*',
    'Read, search, create, change and delete records of everybody whom you may see there: all kinds of records',
  ],
  [
    'system/Group.cruds',
    'Read, search, create, change and delete records of everybody whom the platform shows to this server: groups of patients',
  ],
  ['openid', 'Know who you are'],
  ['launch/patient', 'Know which patient’s record is open at the platform'],
  ['offline_access', 'Stay connected until you disconnect, without you signing in again'],
])('says %s as "%s"', (scope, sentence) => {
  expect(said(scope)).toEqual([sentence])
})

test('says "your own records" where the patient whose record was opened is the reader', () => {
  expect(said('patient/Goal.rs', true)).toEqual(['Read and search your own records: goals'])
  expect(said('user/Goal.rs', true)[0]).toContain('everybody')
})

test('joins the types that share rights into one sentence, records first, and says nothing twice', () => {
  expect(said('openid fhirUser patient/Goal.rs patient/Condition.read patient/Goal.rs profile patient/Task.c')).toEqual(
    [
      `Read and search ${onePatient}: conditions and diagnoses: goals`,
      `Create ${onePatient}: tasks`,
      'Know who you are',
    ],
  )
})

test('leaves other types out where all are granted', () => {
  expect(said('user/*.rs user/Goal.rs')).toEqual([
    'Read and search records of everybody whom you may see there: all kinds of records',
  ])
})

test('keeps filters apart and says them by their codes', () => {
  const category = 'http://terminology.hl7.org/CodeSystem/observation-category'
  expect(
    said(
      `patient/Observation.rs?category=${category}|laboratory patient/Observation.rs?category=${category}%7Cvital-signs`,
    ),
  ).toEqual([
    `Read and search ${onePatient}, only where category is laboratory: lab results, vital signs and other observations`,
    `Read and search ${onePatient}, only where category is vital-signs: lab results, vital signs and other observations`,
  ])
})

test.each(['x-vendor/thing', 'patient/NoSuchType.rs', 'patient/Condition.sr', 'toString', '__proto__'])(
  'quotes %s, which no standard has',
  (scope) => {
    expect(said(scope)).toEqual([`“${scope}”`])
  },
)

test('bounds what a platform wrote, and takes marks out that reorder text', () => {
  const [sentence = ''] = said(`x-${'y'.repeat(500)}`)
  expect(sentence.length).toBeLessThan(100)
  expect(said('x\u202ey')).toEqual(['“x y”'])
  expect(said('patient/Goal.rs?%E0%A4%A=1')[0]).toContain('%E0%A4%A is 1')
})

test('splits the name of a type that it has no words for', () => {
  expect(recordWords('DeviceUseStatement')).toBe('device use statement records')
  expect(recordWords('constructor')).toBe('constructor records')
})

test('misses what was asked for and not granted, letter by letter', () => {
  const requestedScope = 'openid fhirUser launch/patient patient/Goal.rs patient/Task.cruds offline_access'
  expect(missingScopes({ requestedScope, scope: 'patient/Goal.rs patient/Task.rs' })).toEqual([
    'launch/patient',
    'patient/Task.cud',
    'offline_access',
  ])
})

test('does not miss what the sign-in has shown to be granted', () => {
  const requestedScope = 'openid fhirUser launch/patient patient/Goal.rs'
  expect(missingScopes({ requestedScope, scope: 'patient/Goal.rs', launchPatient: 'Patient/1' })).toEqual([])
})
