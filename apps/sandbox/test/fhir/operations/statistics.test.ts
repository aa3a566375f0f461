import type { Observation } from '@medplum/fhirtypes'
import { describe, expect, test } from 'vitest'
import { statisticOf } from '../../../src/fhir/operations/statistics.ts'
import { type Reply, runningServer } from '../running-server.ts'
import { parameters, resourcesNamed } from './parameters.ts'

const server = runningServer()
const base = '/Observation/$stats?subject=Patient/patient-1'

/** Of the first Observation in the answer: each statistic with its value. */
function valuesOf(reply: Reply): [string | undefined, number | undefined][] {
  const [statistics] = resourcesNamed(reply, 'statistics') as Observation[]
  return (statistics?.component ?? []).map(({ code, valueQuantity, valueInteger }) => [
    code.coding?.[0]?.code,
    valueQuantity?.value ?? valueInteger,
  ])
}

test('statistics are those of the numbers', () => {
  const values = [4, 1, 3, 2]
  const all = ['average', 'maximum', 'minimum', 'median', 'sum', 'variance', '4-lower', '80-percent', 'std-dev']
  expect(all.map((code) => statisticOf(code, values))).toEqual([2.5, 4, 1, 2.5, 10, 1.25, 1.75, 3.4, 1.11803398875])
  expect(statisticOf('average', [])).toBeUndefined()
  expect(statisticOf('sum', [0.1, 0.2])).toBe(0.3)
})

describe('$stats', () => {
  test('computes what a search of the same values shows', async () => {
    const reply = await server.get(
      `${base}&code=4548-4&system=http://loinc.org&statistic=average&statistic=max&statistic=min,count`,
    )
    const { matches } = await server.get('/Observation?patient=patient-1&code=4548-4')
    const found = matches.map((one) => (one as unknown as Observation).valueQuantity?.value ?? Number.NaN)
    expect(valuesOf(reply)).toEqual([
      ['average', expect.closeTo(found.reduce((sum, value) => sum + value, 0) / 3, 9)],
      ['maximum', Math.max(...found)],
      ['minimum', Math.min(...found)],
      ['count', 3],
    ])
    const [statistics] = resourcesNamed(reply, 'statistics') as Observation[]
    expect(statistics?.subject?.reference).toBe('Patient/patient-1')
    expect(statistics?.component?.[0]?.valueQuantity?.code).toBe('%')
  })
  test('looks into components', async () => {
    const reply = await server.get(`${base}&code=http://loinc.org|8480-6&statistic=count,minimum`)
    expect(valuesOf(reply)[0]).toEqual(['count', 3])
    expect(valuesOf(reply)[1]?.[1]).toBeGreaterThan(100)
  })
  test('answers one Observation for each code, and the sources as far as asked', async () => {
    const path = `${base}&code=4548-4&code=718-7&system=http://loinc.org&statistic=count&include=true&limit=4`
    const reply = await server.get(path)
    expect(resourcesNamed(reply, 'statistics')).toHaveLength(2)
    expect(resourcesNamed(reply, 'source')).toHaveLength(4)
  })
  test('keeps to a period, and counts nothing where nothing is', async () => {
    const ask = (period: object) =>
      server.request(
        'POST',
        '/Observation/$stats',
        parameters(
          { name: 'subject', valueUri: 'Patient/patient-1' },
          { name: 'coding', valueCoding: { system: 'http://loinc.org', code: '4548-4' } },
          { name: 'statistic', valueCode: 'count' },
          { name: 'statistic', valueCode: 'average' },
          { name: 'period', valuePeriod: period },
        ),
      )
    expect(valuesOf(await ask({ start: '2025-01-01', end: '2025-12-31' }))[0]).toEqual(['count', 1])
    const none = await ask({ end: '1999' })
    expect(valuesOf(none)).toEqual([
      ['count', 0],
      ['average', undefined],
    ])
    expect(none.text).toContain('not-applicable')
    expect(valuesOf(await server.get(`${base}&code=4548-4&statistic=count&duration=1`))).toEqual([['count', 0]])
  })
  test('leaves out what was entered in error', async () => {
    const path = '/Observation/$stats?subject=Patient/patient-6&code=8867-4&statistic=maximum'
    expect(valuesOf(await server.get(path))[0]?.[1]).toBeLessThan(200)
  })
  test.each([
    ['/Observation/$stats?code=4548-4&statistic=count', 'required'],
    [`${base}&statistic=count`, 'required'],
    [`${base}&code=4548-4`, 'required'],
    [`${base}&code=4548-4&statistic=guess`, 'not-supported'],
    [`${base}&code=4548-4&statistic=count&duration=soon`, 'invalid'],
    [`${base}&code=4548-4&statistic=count&extra=1`, 'not-supported'],
  ])('%s is answered with 400 and %s', async (path, code) => {
    const { status, outcome } = await server.get(path)
    expect([status, outcome.issue[0]?.code]).toEqual([400, code])
  })
  test('refuses values that do not share a unit', async () => {
    const observation = {
      resourceType: 'Observation',
      status: 'final',
      code: { coding: [{ system: 'http://loinc.org', code: '4548-4' }] },
      subject: { reference: 'Patient/patient-9' },
      valueQuantity: { value: 40, unit: 'mmol/mol' },
    }
    await server.request('POST', '/Observation', observation)
    const path = '/Observation/$stats?subject=Patient/patient-9&code=4548-4&statistic=average'
    expect((await server.get(path)).status).toBe(400)
  })
})
