import { describe, expect, test } from 'vitest'
import { losesPrecision } from '../../src/http/json-numbers.ts'
import { createFhirClient } from '../../src/index.ts'
import { startServer } from '../local-server.ts'

const observation = (value: string) =>
  `{"resourceType":"Observation","id":"1","note":"7.000 \\" 1e3 \\\\","valueQuantity":{"value":${value}}}`

describe('a number', () => {
  test.each([
    '7.000',
    '7.0',
    '0.10',
    '1e3',
    '1E-7',
    '1.0e-7',
    '-0',
    '-1.50',
    '12345678901234567.89',
    '9007199254740993',
    '1e400',
  ])('%s would be written in another way', (value) => {
    expect(losesPrecision(observation(value))).toBe(true)
    expect(losesPrecision(value)).toBe(true)
    expect(losesPrecision(`[1, ${value} ]`)).toBe(true)
  })

  test.each(['7', '0', '-7.25', '0.1', '1e-7', '1e+21', '123456789012345.6'])('%s stays as it is', (value) => {
    expect(losesPrecision(observation(value))).toBe(false)
    expect(losesPrecision(value)).toBe(false)
  })

  test('in a text is none', () => {
    expect(losesPrecision('{"7.0":"1.0","a":"\\\\","b":"\\"7.0","c":["2024-01-10"],"d":null}')).toBe(false)
    expect(losesPrecision('{"a":"\\\\","b":7.0}')).toBe(true)
  })
})

describe('an answer', () => {
  async function answered(value: string) {
    await using server = await startServer(() => ({ body: observation(value) }))
    const fhir = createFhirClient({ fhirBaseUrl: server.origin, allowLoopbackHttp: true })
    return [
      await fhir.read('Observation', '1'),
      await fhir.vread('Observation', '1', '1'),
      await fhir.update({ resourceType: 'Observation', id: '1' }, {}),
    ]
  }

  test('tells that its numbers would be written in another way', async () => {
    expect((await answered('7.000')).map((result) => result.losesPrecision)).toEqual([true, true, true])
  })

  test('tells nothing of numbers that stay as they are', async () => {
    for (const result of await answered('7.25')) expect(result).not.toHaveProperty('losesPrecision')
  })
})

test('takes time in proportion to the length of a text', () => {
  const million = 1_000_000
  const begun = performance.now()
  expect(losesPrecision(`["${'\\\\'.repeat(million)}"]`)).toBe(false)
  expect(losesPrecision(`["${'\\"'.repeat(million)}"]`)).toBe(false)
  expect(losesPrecision(`[${'1,'.repeat(million)}1]`)).toBe(false)
  expect(performance.now() - begun).toBeLessThan(3_000)
})
