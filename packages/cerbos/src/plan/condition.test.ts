import type { PlanExpressionOperand, Value } from '@cerbos/core'
import { expect, test } from 'vitest'
import { evaluate, SomeList, truth, Unlike } from './condition.ts'

const value = (of: Value): PlanExpressionOperand => ({ value: of })
const name = (of: string): PlanExpressionOperand => ({ name: of })
const op = (operator: string, ...operands: PlanExpressionOperand[]): PlanExpressionOperand => ({ operator, operands })
const each = (operator: string, list: PlanExpressionOperand, body: PlanExpressionOperand) =>
  op(operator, list, op('lambda', body, name('p')))

const [yes, no, unknown] = [value(true), value(false), name('unknown')]
const known = new Map<string, unknown>([
  ['some', new SomeList({ has: ['a'], lacks: ['b'] })],
  ['other', new Unlike(['a', 0])],
])

test.each<[string, PlanExpressionOperand, boolean | undefined]>([
  ['false and what is not known', op('and', unknown, no), false],
  ['true and what is not known', op('and', unknown, yes), undefined],
  ['true or what is not known', op('or', unknown, yes), true],
  ['false or what is not known', op('or', unknown, no), undefined],
  ['not what is not known', op('not', unknown), undefined],
  ['an item that a list has', op('in', value('a'), name('some')), true],
  ['an item that a list lacks', op('in', value('b'), name('some')), false],
  ['an item that a list may have', op('in', value('c'), name('some')), undefined],
  ['an item of a list that is known', op('in', value('a'), value(['b', 'a'])), true],
  ['an item that is not known', op('in', unknown, value(['a'])), undefined],
  ['an item of an empty list', op('in', unknown, value([])), false],
  ['lists that share what one is known to have', op('hasIntersection', name('some'), value(['b', 'a'])), true],
  ['lists of which one lacks what the other has', op('hasIntersection', value(['b']), name('some')), false],
  ['lists that may share', op('hasIntersection', value(['c']), name('some')), undefined],
  ['a list that has an item, being empty', op('eq', op('size', name('some')), value(0)), false],
  ['a list that has an item, having one', op('eq', op('size', name('some')), value(1)), undefined],
  ['the size of a list that is known', op('eq', op('size', value(['a'])), value(1)), true],
  ['a value that is another', op('eq', name('other'), value('a')), false],
  ['a value that may be it', op('ne', value('b'), name('other')), undefined],
  ['lists alike', op('eq', value(['a']), value(['a'])), true],
  ['all of nothing', each('all', value([]), unknown), true],
  ['all, of which one is not', each('all', name('some'), op('eq', name('p'), value('b'))), false],
  ['all, of which nobody knows', each('all', name('some'), op('eq', name('p'), value('a'))), undefined],
  ['one that exists', each('exists', name('some'), op('eq', name('p'), value('a'))), true],
  ['one that cannot exist', each('exists', name('some'), no), false],
  ['one of nothing', each('exists', value([]), yes), false],
  ['one of those that may be left', each('exists', each('filter', value(['a']), unknown), yes), undefined],
  ['one of those of which none is left', each('exists', each('filter', value(['a']), no), yes), false],
  ['an item that may be left', op('in', value('a'), each('filter', value(['a']), unknown)), undefined],
  ['an item that was not there', op('in', value('b'), each('filter', value(['a']), unknown)), false],
  ['what is left of a list that is not known', each('exists', each('filter', name('some'), yes), yes), undefined],
  ['a part of a text', op('contains', value('rs'), value('s')), true],
  ['a part of what is no text', op('contains', unknown, value('s')), undefined],
  ['an operator that is not known here', op('startsWith', value('ab'), value('a')), undefined],
  ['the name of a property that every object has', op('constructor', yes), undefined],
  ['a condition that is no truth', value('true'), undefined],
])('tells %s', (_what, condition, expected) => {
  expect(truth(condition, known)).toBe(expected)
})

test('reads a property of an item, of its own alone', () => {
  const scope = op('struct', op('set-field', value('level'), value('patient')))
  const levels = (property: string) =>
    each('exists', op('list', scope), op('eq', name(`p.${property}`), value('patient')))
  expect([truth(levels('level'), known), truth(levels('constructor'), known)]).toEqual([true, undefined])
  expect(evaluate(op('list', scope, unknown), known)).toBeUndefined()
})
