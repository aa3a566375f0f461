import { expect, test } from 'vitest'
import { command } from '../src/command.ts'
import type { Bench, Figure } from '../src/measured.ts'

const figure = (value: number): Figure => ({ what: 'a figure', value, atMost: 10 })

function benchOf(name: string, figures: Figure[], broken = false): Bench {
  return {
    name,
    about: `measures ${name}`,
    measure: async function* () {
      yield { title: name, columns: ['part', 'KB'], rows: [['one', '1']], figures, notes: ['one part alone'] }
      if (broken) throw new Error('the tool is not there')
    },
  }
}

const benches = [
  benchOf('met', [figure(10)]),
  benchOf('missed', [figure(9), figure(11)]),
  benchOf('broken', [figure(9)], true),
  benchOf('none', [figure(Number.NaN)]),
  benchOf('empty', []),
]

async function runOf(...args: string[]) {
  const written: string[] = []
  const write = (text: string) => void written.push(text)
  const code = await command(args, benches, { signal: new AbortController().signal, write })
  return { code, text: written.join('') }
}

test('ends with 0 when every goal is met', async () => {
  const { code, text } = await runOf('met')
  expect(code).toBe(0)
  expect(text).toMatch(/ok {5}a figure: 10, at most 10\n.*\n\n1 goals met, 0 missed\n$/)
})

test('ends with 1 when one goal of several is missed', async () => {
  const { code, text } = await runOf('met', 'missed')
  expect(code).toBe(1)
  expect(text).toContain('  MISSED a figure: 11, at most 10\n')
  expect(text).toMatch(/\n2 goals met, 1 missed\n$/)
})

test('counts what could not be measured as missed, and goes on', async () => {
  const { code, text } = await runOf('broken', 'met')
  expect(code).toBe(1)
  expect(text).toContain('MISSED broken could not be measured: the tool is not there')
  expect(text).toMatch(/\n2 goals met, 1 missed\n$/)
})

test('tells below the figures what to know of them, and lets it decide nothing', async () => {
  const { code, text } = await runOf('met')
  expect(code).toBe(0)
  expect(text).toMatch(/at most 10\n {9}one part alone\n/)
})

test('misses a goal whose figure is no number', async () => {
  expect((await runOf('none')).code).toBe(1)
})

test('does not end with 0 when nothing was measured', async () => {
  expect((await runOf('empty')).code).toBe(1)
})

test('holds each goal to the headroom that was asked for', async () => {
  expect((await runOf('met', '--headroom', '0.1')).text).toContain('MISSED a figure: 10, at most 9')
})

test('runs each bench for all', async () => {
  expect((await runOf('all')).text).toMatch(/\n3 goals met, 3 missed\n$/)
})

test('lists what there is when nothing is named', async () => {
  const { code, text } = await runOf()
  expect(code).toBe(0)
  for (const { name, about } of benches) expect(text).toMatch(new RegExp(`${name} +${about}`))
})

test.each([['nothing-such'], ['met', '--headroom', '2'], ['met', '--unknown']])('refuses %s %s %s', async (...args) => {
  expect((await runOf(...args)).code).toBe(2)
})
