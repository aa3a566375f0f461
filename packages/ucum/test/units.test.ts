import { UcumLhcUtils as Reference } from '@lhncbc/ucum-lhc'
import { expect, test } from 'vitest'
import { UcumLhcUtils } from '../src/index.ts'
import { parseUnit } from '../src/unit.ts'

const units = UcumLhcUtils.getInstance()
const reference = Reference.getInstance()

/** Units of laboratory results, vital signs and dosages that are compared with each other. */
const alike = [
  ['g', 'mg', 'ug', 'ng', 'kg', '[lb_av]', '[oz_av]', 't'],
  ['L', 'mL', 'dL', 'uL', 'fL', 'l', 'm3', 'cm3', '[foz_us]', '[gal_us]'],
  ['g/dL', 'g/L', 'mg/dL', 'mg/mL', 'ug/mL', 'ng/mL', 'pg/mL', 'kg/m3'],
  ['mm[Hg]', 'kPa', 'Pa', 'cm[H2O]', 'bar', 'N/m2'],
  ['cm', 'm', '[in_i]', '[ft_i]', 'mm', 'km'],
  ['s', 'min', 'h', 'd', 'wk', 'mo', 'a', 'ms'],
  ['/min', '{beats}/min', '{breaths}/min', '1/min', '/s', 'Hz', '/h'],
  ['%', '1', '[ppm]', '[ppth]', '10*-3', '{ratio}', 'mg/g'],
  ['10*3/uL', '10*9/L', '/nL', '10*12/m3', '{cells}/uL'],
  ['kg/m2', 'g/cm2', 'mg/mm2'],
  ['mL/min', 'L/h', 'mL/min/{1.73_m2}', 'uL/s'],
  ['mg/kg/d', 'ug/kg/min', 'mg/(kg.d)', 'g/(kg.d)'],
  ['kcal', 'kJ', 'J', 'cal'],
  ['deg', 'rad'],
  ['Cel', 'K', '[degF]'],
  ['mV', 'V', 'uV'],
]
const pairs = alike.flatMap((group) => group.flatMap((from) => group.map((to) => [from, to] as const)))

test('converts units as the reference implementation does', () => {
  expect(pairs.length).toBeGreaterThan(500)
  const wrong = pairs.filter(([from, to]) => {
    const [own, theirs] = [units.convertUnitTo(from, 7.25, to), reference.convertUnitTo(from, 7.25, to)]
    if (own.status === 'failed' || typeof theirs.toVal !== 'number') return own.status !== theirs.status
    return Math.abs(own.toVal - theirs.toVal) > 1e-6 * Math.abs(theirs.toVal)
  })
  expect(wrong).toEqual([])
})

/** A number, an angle, and a share each day: UCUM sees no more in these than in others of the list. */
const sameAsOthers = new Set(['%', 'deg', 'mg/kg/d'])

test('converts nothing between units of different things', () => {
  const firsts = alike.flatMap(([first = '']) => (sameAsOthers.has(first) ? [] : [first]))
  for (const from of firsts) {
    for (const to of firsts) expect(units.convertUnitTo(from, 1, to).status).toBe(from === to ? 'succeeded' : 'failed')
  }
})

test('converts amounts of substance and international units, which the reference implementation does not', () => {
  expect(units.convertUnitTo('mmol/L', 5, 'umol/mL')).toMatchObject({ toVal: expect.closeTo(5) })
  expect(units.convertUnitTo('meq/L', 5, 'mmol/L')).toMatchObject({ toVal: expect.closeTo(5) })
  expect(units.convertUnitTo('[iU]/mL', 2, '[IU]/L')).toMatchObject({ toVal: expect.closeTo(2000) })
  expect(units.convertUnitTo('U/L', 60, 'nkat/L')).toMatchObject({ toVal: expect.closeTo(1000) })
  expect(units.convertUnitTo('mmol/L', 5, 'mg/dL')).toEqual({ status: 'failed' })
})

test('takes a unit that it does not know for one that is like itself alone', () => {
  expect(units.convertUnitTo('tablets', 2, 'tablets')).toMatchObject({ toVal: 2 })
  expect(units.convertUnitTo('tablets', 2, 'capsules')).toEqual({ status: 'failed' })
  expect(units.getSpecifiedUnit('tablets').unit).toEqual({ property_: 'tablets', magnitude_: 1 })
  expect(units.getSpecifiedUnit('mL').unit).toEqual(units.getSpecifiedUnit('cm3').unit)
})

test('says units in base units', () => {
  expect(units.convertToBaseUnits('km/h', 36)).toMatchObject({
    magnitude: expect.closeTo(10),
    unitToExp: { m: 1, s: -1 },
  })
  expect(units.convertToBaseUnits('m/m', 3)).toMatchObject({ magnitude: 3, unitToExp: {} })
  expect(units.convertToBaseUnits('nonsense', 1)).toEqual({ status: 'failed' })
})

const malformed = [
  '',
  ' ',
  'mg dL',
  'm..m',
  'm//',
  '(m',
  'm)',
  '{open',
  'm}',
  '()',
  'mm[Hg',
  '5x',
  'constructor',
  '__proto__',
]

test.each([...malformed, 'm'.repeat(61), '('.repeat(30), 'm.'.repeat(29)])('reads no unit in "%s"', (code) => {
  expect(parseUnit(code)).toBeUndefined()
})

test('writes nothing into the log, whatever the unit', () => {
  const logged: unknown[] = []
  const { log, error, warn } = console
  Object.assign(console, { log: logged.push, error: logged.push, warn: logged.push })
  try {
    for (const code of [...malformed, 'a b '.repeat(400)]) {
      units.convertUnitTo(code, 1, 'mg')
      units.convertToBaseUnits(code, 1)
      units.getSpecifiedUnit(code)
    }
  } finally {
    Object.assign(console, { log, error, warn })
  }
  expect(logged).toEqual([])
})
