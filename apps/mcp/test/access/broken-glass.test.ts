import type { Reference } from '@repo/fhir'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GlassKeeper } from '../../src/session/care/broken-glass.ts'
import { readKeyRing } from '../../src/session/seal.ts'

const minute = 60_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

function createKeeper() {
  const stored = new Map<string, unknown>()
  const storage = {
    get: (key: string) => stored.get(key),
    put: (key: string, value: unknown) => void stored.set(key, value),
    delete: (key: string) => stored.delete(key),
  } as unknown as SyncKvStorage
  const ring = readKeyRing(`k1:${'S'.repeat(42)}A`)
  return { stored, keeper: new GlassKeeper(storage, () => ring, 'session|1') }
}

const broken = (patient: Reference, minutes: number, subject = 'doctor') => {
  return { subject, patient, until: Date.now() + minutes * minute }
}

test('opens a patient for a while', async () => {
  const { keeper } = createKeeper()
  await keeper.put('valley', broken('Patient/1', 30))
  vi.setSystemTime(Date.now() + 29 * minute)
  expect(await keeper.patientsOf('valley', 'doctor')).toEqual(['Patient/1'])
  vi.setSystemTime(Date.now() + minute)
  expect(await keeper.patientsOf('valley', 'doctor')).toEqual([])
})

test('opens them at that platform, to that person', async () => {
  const { keeper } = createKeeper()
  await keeper.put('valley', broken('Patient/1', 30))
  expect(await keeper.patientsOf('harbor', 'doctor')).toEqual([])
  expect(await keeper.patientsOf('valley', 'colleague')).toEqual([])
})

test('begins anew where the glass is broken again', async () => {
  const { keeper } = createKeeper()
  await keeper.put('valley', broken('Patient/1', 5))
  await keeper.put('valley', broken('Patient/2', 30))
  await keeper.put('valley', broken('Patient/1', 30))
  vi.setSystemTime(Date.now() + 10 * minute)
  expect(await keeper.patientsOf('valley', 'doctor')).toEqual(['Patient/2', 'Patient/1'])
})

test('keeps what two break at once', async () => {
  const { keeper } = createKeeper()
  const patients: Reference[] = ['Patient/1', 'Patient/2', 'Patient/3']
  await Promise.all(patients.map((patient) => keeper.put('valley', broken(patient, 30))))
  expect((await keeper.patientsOf('valley', 'doctor')).toSorted()).toEqual(patients)
})

test('keeps nothing once the session has ended', async () => {
  const { keeper, stored } = createKeeper()
  expect(await keeper.put('valley', broken('Patient/1', 30), () => false)).toBe(false)
  expect(stored.size).toBe(0)
})

test('forgets a platform that is left', async () => {
  const { keeper, stored } = createKeeper()
  await keeper.put('valley', broken('Patient/1', 30))
  keeper.forget('valley')
  expect([await keeper.patientsOf('valley', 'doctor'), stored.size]).toEqual([[], 0])
})

test('stores no patient and no person in clear, and opens nothing that stood elsewhere', async () => {
  const { keeper, stored } = createKeeper()
  await keeper.put('valley', broken('Patient/1', 30))
  expect([...stored.keys()]).toEqual(['glass:valley'])
  expect(JSON.stringify([...stored.values()])).not.toMatch(/Patient|doctor/)
  stored.set('glass:harbor', stored.get('glass:valley'))
  expect(await keeper.patientsOf('harbor', 'doctor')).toEqual([])
})
