import { describe, expect, test } from 'vitest'
import { PlatformConfigError, type PlatformFault, readPlatforms } from '../src/index.ts'

const ehr = 'https://ehr.example/fhir/r4'
const clinic = {
  PLATFORMS: 'north-clinic',
  PLATFORM_NORTH_CLINIC_FHIR_BASE_URL: 'https://north.example/R4',
  PLATFORM_NORTH_CLINIC_CLIENT_ID: 'app-7',
}

function faultsOf(env: Record<string, unknown>): readonly PlatformFault[] {
  try {
    readPlatforms(env, { production: true })
    return []
  } catch (error) {
    if (error instanceof PlatformConfigError) return error.faults
    throw error
  }
}

describe('further operations', () => {
  const slots = { name: 'find-slots', type: true, resourceTypes: ['Slot'], discloses: 'records', affectsState: false }
  const list = JSON.stringify([slots])
  const names = (env: Record<string, unknown>) =>
    readPlatforms(env, { production: true }).all.map(({ id, operations = [] }) => [
      id,
      operations.map(({ name }) => name),
    ])

  test('are those of the platform for which they are set, and by their older name of `default` alone', () => {
    const both = { ...clinic, SMART_ISS: ehr, SMART_CLIENT_ID: 'app' }
    expect(names({ ...both, PLATFORM_NORTH_CLINIC_OPERATIONS: list })).toEqual([
      ['default', []],
      ['north-clinic', ['find-slots']],
    ])
    expect(names({ ...both, FHIR_OPERATIONS: list })).toEqual([
      ['default', ['find-slots']],
      ['north-clinic', []],
    ])
  })

  test('of the system alone are refused, as is what is no list', () => {
    const system = JSON.stringify([{ ...slots, type: false, system: true }])
    expect(faultsOf({ ...clinic, PLATFORM_NORTH_CLINIC_OPERATIONS: system })).toEqual([
      {
        setting: 'PLATFORM_NORTH_CLINIC_OPERATIONS',
        problem: '[0] must be for type or instance: every call names a type',
      },
    ])
    expect(faultsOf({ ...clinic, PLATFORM_NORTH_CLINIC_OPERATIONS: '{' })).toMatchObject([
      { setting: 'PLATFORM_NORTH_CLINIC_OPERATIONS' },
    ])
  })
})
