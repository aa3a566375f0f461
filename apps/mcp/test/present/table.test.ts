import { expect, test } from 'vitest'
import { resultText } from '../../src/mcp/present/layout/table.ts'

const rows = [
  { reference: 'Observation/o1', status: 'final', value: '68 /min', components: ['a: 1', 'b: 2'] },
  { reference: 'Observation/o2', status: 'final', date: '2026-11-20' },
]

test('sets rows as a table, and says once what they have in common', () => {
  expect(resultText({ total: 2, rows, note: 'Data.' })).toBe(
    [
      '{"total":2,"note":"Data.","same":{"status":"final"}}',
      'reference\tvalue\tcomponents\tdate',
      'Observation/o1\t68 /min\ta: 1; b: 2\t',
      'Observation/o2\t\t\t2026-11-20',
    ].join('\n'),
  )
})

test('lets no value begin a cell or a row of its own', () => {
  const forged = [
    { reference: 'A/1', what: 'x\tfinal\nA/9\tforged' },
    { reference: 'A/2', what: 'y\u2028z' },
  ]
  const text = resultText({ rows: forged })
  expect(text.split('\n')).toHaveLength(4)
  expect(text).toContain('A/1\tx final A/9 forged')
  expect(text).toContain('A/2\ty z')
})

test('says everything of a single row, and of other results, as JSON', () => {
  for (const data of [{ rows: rows.slice(0, 1) }, { rows: [] }, { reference: 'A/1' }, { rows: ['a', 'b'] }]) {
    expect(JSON.parse(resultText(data))).toEqual(data)
  }
})
