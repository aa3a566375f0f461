import type { Resource } from '@medplum/fhirtypes'
import { describe, expect, it } from 'vitest'
import { coversInteraction, matchesCategories, parseResourceScope } from './resource-scope.ts'
import { isGrantable, wordsOf } from './scope-words.ts'

describe('a resource scope', () => {
  it.each([
    ['patient/Observation.rs', 'patient', 'Observation', 'rs'],
    ['user/*.cruds', 'user', '*', 'cruds'],
    ['patient/Patient.read', 'patient', 'Patient', 'rs'],
    ['user/Patient.write', 'user', 'Patient', 'cud'],
    ['patient/*.*', 'patient', '*', 'cruds'],
    ['system/Patient.s', 'system', 'Patient', 's'],
  ])('%s is understood', (scope, level, resourceType, permissions) => {
    expect(parseResourceScope(scope)).toEqual({ level, resourceType, permissions, categories: [] })
  })

  it.each([
    'patient/Observation.sr',
    'patient/Observation.',
    'patient/Observation.x',
    'patient/Observation.readwrite',
    'patient/observation.rs',
    'patient/.rs',
    'Patient/Observation.rs',
    'patient/Observation.rs?',
    'patient/Observation.rs?code=1',
    'patient/Observation.rs?category=a&code=1',
    'patient/Observation.rs?category=',
    'patient/Observation.rs?category:not=a',
    'openid',
    '',
  ])('%j is none', (scope) => {
    expect(parseResourceScope(scope)).toBeUndefined()
  })

  it('covers its letters on its type, and no interaction that it does not know', () => {
    const scope = parseResourceScope('patient/Observation.r')
    if (!scope) throw new Error('not parsed')
    for (const interaction of ['read', 'vread', 'history-instance', 'operation']) {
      expect(coversInteraction(scope, interaction, 'Observation')).toBe(true)
      expect(coversInteraction(scope, interaction, 'Condition')).toBe(false)
    }
    for (const interaction of ['search-type', 'history-type', 'create', 'update', 'patch', 'delete', 'transaction']) {
      expect(coversInteraction(scope, interaction, 'Observation')).toBe(false)
    }
  })

  it('filters by category: code, system and code, any of a list, all of several', () => {
    const coded = (...codes: string[]) =>
      ({
        resourceType: 'Observation',
        category: [{ coding: codes.map((code) => ({ system: 'urn:s', code })) }],
      }) as Resource
    const matches = (query: string, resource: Resource) =>
      matchesCategories(resource, parseResourceScope(`patient/*.r?${query}`)?.categories ?? [[]])
    expect(matches('category=lab', coded('lab'))).toBe(true)
    expect(matches('category=lab', coded('vital'))).toBe(false)
    expect(matches('category=lab', { resourceType: 'Observation' } as Resource)).toBe(false)
    expect(matches('category=urn:s|lab', coded('lab'))).toBe(true)
    expect(matches('category=urn:other|lab', coded('lab'))).toBe(false)
    expect(matches('category=|lab', coded('lab'))).toBe(false)
    expect(matches('category=urn:s|', coded('lab'))).toBe(true)
    expect(matches('category=vital,lab', coded('lab'))).toBe(true)
    expect(matches('category=vital&category=lab', coded('lab'))).toBe(false)
    expect(matches('category=vital&category=lab', coded('lab', 'vital'))).toBe(true)
    const plain = { resourceType: 'AllergyIntolerance', category: ['food'] } as Resource
    expect([matches('category=food', plain), matches('category=biologic', plain)]).toEqual([true, false])
  })
})

describe('scopes on the consent page', () => {
  it('are those that can be enforced, in words', () => {
    expect(['openid', 'patient/*.rs', 'user/Patient.write'].filter(isGrantable)).toHaveLength(3)
    expect(['system/*.rs', 'email', 'constructor', 'patient/Observation.rs?date=2020'].filter(isGrantable)).toEqual([])
    expect(wordsOf('user/Patient.d')).toBe('Delete Patient records that you may see yourself')
    expect(wordsOf('patient/*.read')).toBe('Read and search all records of the chosen patient')
  })
})
