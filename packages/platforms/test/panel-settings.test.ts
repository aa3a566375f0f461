import { expect, test } from 'vitest'
import { PlatformConfigError, readPlatforms } from '../src/index.ts'

const required = {
  SMART_CLIENT_ID: 'app',
  SMART_ISS: 'https://ehr.example/fhir/r4',
  PLATFORM_DEFAULT_PANEL: 'required',
}

function settingsAtFault(env: Record<string, unknown>): string[] {
  try {
    readPlatforms(env, { production: true })
    return []
  } catch (error) {
    if (error instanceof PlatformConfigError) return error.faults.map(({ setting }) => setting)
    throw error
  }
}

test.each([
  [undefined, 90],
  ['0', 0],
  ['30', 30],
  ['3650', 3_650],
])('keeps patients in a panel for so many days: %s', (days, panelDays) => {
  const [platform] = readPlatforms({ ...required, PLATFORM_DEFAULT_PANEL_DAYS: days }, { production: true }).all
  expect(platform?.panelDays).toBe(panelDays)
})

test.each(['3651', '-1', '1.5', 'ten', '1e2'])('tells a PANEL_DAYS of %s', (days) => {
  expect(settingsAtFault({ ...required, PLATFORM_DEFAULT_PANEL_DAYS: days })).toEqual(['PLATFORM_DEFAULT_PANEL_DAYS'])
})

test('tells a PANEL_DAYS where no panel is required', () => {
  const without = { ...required, PLATFORM_DEFAULT_PANEL: 'off', PLATFORM_DEFAULT_PANEL_DAYS: '30' }
  expect(settingsAtFault(without)).toEqual(['PLATFORM_DEFAULT_PANEL_DAYS'])
})
