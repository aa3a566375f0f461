import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { answer, linkIn, observation, type PanelStage, type SignedIn, startPanelStage } from './panel-stage.ts'

let stage: PanelStage
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(async () => {
  stage = await startPanelStage(inject('pdpUrl'))
})
afterAll(() => stage.close())

const signedIn = (person?: Parameters<PanelStage['signedIn']>[0]) => stage.signedIn(person)
const read = (who: SignedIn, type: string, id: string) => stage.read(who, type, id)
const call = (who: SignedIn, name: string, args: object) => stage.call(who, name, args)

describe('where a panel is required, a practitioner', () => {
  test('reads the patients of their care teams and those whose general practitioner they are', async () => {
    const who = await signedIn()
    expect([(await read(who, 'Patient', 'team-1')).isError, (await read(who, 'Patient', 'gp-1')).isError]).toEqual([
      false,
      false,
    ])
  })

  test('is refused anybody else before the platform is asked for them, though it answers everybody’s records', async () => {
    const who = await signedIn()
    const { isError, text } = await read(who, 'Patient', 'out-1')
    expect([isError, text]).toEqual([true, expect.stringContaining('[authz/denied]')])
    expect(linkIn(text)).not.toBe('')
    expect(stage.pathsSeen().toSorted()).toEqual(['/fhir/CareTeam', '/fhir/Encounter', '/fhir/Patient'])
    const [record] = await stage.recorded(who.clientId, 'tool-call', 1)
    expect(record).toMatchObject({
      code: 'authz/denied',
      decision: { rule: 'guard-panel' },
      patients: ['Patient/out-1'],
    })
    expect(record).not.toHaveProperty('breakGlass')
  })

  test('is asked for by the platform once for all calls', async () => {
    const who = await signedIn()
    await Promise.all(['team-1', 'gp-1', 'out-1', 'out-2'].map((id) => read(who, 'Patient', id)))
    expect(stage.pathsSeen().filter((path) => path === '/fhir/CareTeam')).toHaveLength(1)
  })

  test('finds of a search that names nobody what is about these patients', async () => {
    const { text } = await call(await signedIn(), 'fhir_search', { type: 'Observation', params: { code: '8867-4' } })
    expect(text).toContain('o-team')
    expect(text).not.toMatch(/o-out|o-r\b|o-psy/)
  })

  test('reaches nobody where the platform cannot say whom they care for', async () => {
    const who = await signedIn()
    stage.platform.fhir = (path) => (path === '/fhir/CareTeam' ? { status: 500 } : answer(path))
    const { isError, text } = await read(who, 'Patient', 'gp-1')
    expect([isError, text]).toEqual([true, expect.stringContaining('[authz/panel-unavailable]')])
    expect(stage.pathsSeen()).not.toContain('/fhir/Patient/gp-1')
  })

  test('is given no link for a change, nor for several patients', async () => {
    const who = await signedIn()
    const { resourceType: _, id: __, meta: ___, ...rest } = observation('', 'out-1')
    const written = await call(who, 'fhir_create', { resource: { resourceType: 'Observation', ...rest } })
    expect([written.isError, linkIn(written.text)]).toEqual([true, ''])
    const both = await call(who, 'fhir_search', {
      type: 'Observation',
      params: { patient: 'Patient/out-1,Patient/out-2' },
    })
    expect([both.isError, linkIn(both.text)]).toEqual([true, ''])
  })
})
