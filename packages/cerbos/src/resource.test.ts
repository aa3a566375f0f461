import { expect, test } from 'vitest'
import { labelsOf } from './index.ts'

test('labels are the codes of meta.security, each once, of every system', () => {
  const security = [
    { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' },
    { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' },
    { code: 'HIV' },
  ]
  expect(labelsOf({ resourceType: 'Observation', meta: { security } })).toEqual(['R', 'HIV'])
})

test('a resource without meta.security has no labels', () => {
  expect(labelsOf({ resourceType: 'Observation' })).toEqual([])
  expect(labelsOf({ resourceType: 'Observation', meta: {} })).toEqual([])
})

test('a label that a server sent in another shape than R4 is kept when it has a code', () => {
  const lone = JSON.parse('{"resourceType":"Observation","meta":{"security":{"code":"R"}}}')
  const mixed = JSON.parse('{"resourceType":"Observation","meta":{"security":[null,"R",{"code":7},{"code":"V"}]}}')
  expect(labelsOf(lone)).toEqual(['R'])
  expect(labelsOf(mixed)).toEqual(['R', 'V'])
})
