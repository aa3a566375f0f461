import { expect, test } from 'vitest'
import { withoutEachOperand } from './operands.ts'

const expressions = (source: string) => withoutEachOperand(source).map(({ expression }) => expression)

test('leaves out each operand once', () => {
  expect(withoutEachOperand('a && !b')).toEqual([
    { operand: 'a', expression: '!b' },
    { operand: '!b', expression: 'a' },
  ])
  expect(expressions('a || b && c')).toEqual(['b && c', 'a', 'a ||c', 'a ||b'])
})

test('reaches into brackets and macros', () => {
  expect(expressions('x && (a || b)')).toEqual(['(a || b)', 'x', 'x && (b)', 'x && (a)'])
  expect(expressions('l.exists(s, s.a && s.b)')).toEqual(['l.exists(s,s.b)', 'l.exists(s,s.a)'])
})

test('takes what a string holds for text', () => {
  expect(expressions('a == "x && (y" || b')).toEqual(['b', 'a == "x && (y"'])
  expect(expressions('a == "x"')).toEqual([])
})
