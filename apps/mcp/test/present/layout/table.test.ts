import { expect, test } from 'vitest'
import { resultText } from '../../../src/mcp/present/layout/table.ts'

const rows = [
  { reference: 'Observation/o1', status: 'final', value: '68 /min', components: ['a: 1', 'b: 2'] },
  { reference: 'Observation/o2', status: 'final', date: '2026-11-20' },
]

/** Headings and cells of the table, line by line. */
function tableOf(records: readonly object[]): string[][] {
  const [, ...lines] = resultText({ rows: records }).split('\n')
  return lines.map((line) => line.split('\t'))
}

/** One column, from its heading down; beside it stands another. */
const column = (name: string, ...values: unknown[]) =>
  tableOf(values.map((value, index) => ({ index: String(index), [name]: value }))).map(([, cell]) => cell)

test('sets rows as a table, and says once what they have in common', () => {
  expect(resultText({ total: 2, rows, note: 'Data.' })).toBe(
    [
      '{"total":2,"note":"Data.","same":{"status":"final"}}',
      'reference Observation/…\tvalue\tcomponents\tdate',
      'o1\t68 /min\ta: 1; b: 2\t',
      'o2\t\t\t2026-11-20',
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

test.each([
  ['of one type', ['Patient/p1', undefined, 'Patient/p2'], ['x Patient/…', 'p1', '', 'p2']],
  ['in lists', [['Goal/1', 'Goal/2'], 'Goal/3'], ['x Goal/…', '1; 2', '3']],
  ['in lists that are cut', [['Goal/1', '… and 4 more'], 'Goal/3'], ['x Goal/…', '1; … and 4 more', '3']],
  ['with what follows', ['Location/1 (Ward): active', 'Location/2'], ['x Location/…', '1 (Ward): active', '2']],
  ['of several types', ['Patient/p1', 'Group/g1'], ['x', 'Patient/p1', 'Group/g1']],
  ['of other servers', ['https://a.example/Patient/1', 'Patient/2'], ['x', 'https://a.example/Patient/1', 'Patient/2']],
  ['that only look like it', ['Systolic/Diastolic', 'Systolic/Mean'], ['x', 'Systolic/Diastolic', 'Systolic/Mean']],
  ['beside other words', ['Patient/p1', 'unknown'], ['x', 'Patient/p1', 'unknown']],
])('says the type of references once where all are of one: %s', (_what, values, shown) => {
  expect(column('x', ...values)).toEqual(shown)
})

test('every reference can be put together from its heading and its cell', () => {
  const [head = [], ...lines] = tableOf([
    { reference: 'Encounter/e1', subject: 'Patient/p1' },
    { reference: 'Encounter/e2', subject: 'Patient/p2' },
  ])
  const types = head.map((heading) => / (\w+\/)…$/.exec(heading)?.[1])
  expect(lines.map((cells) => cells.map((cell, at) => `${types[at]}${cell}`))).toEqual([
    ['Encounter/e1', 'Patient/p1'],
    ['Encounter/e2', 'Patient/p2'],
  ])
})

test.each([
  ['2026-07-23T10:00:00Z', '2026-07-23T10:00Z'],
  ['2026-07-23T10:00:00.000Z', '2026-07-23T10:00Z'],
  ['2026-07-23T10:00:00+00:00', '2026-07-23T10:00Z'],
  ['2026-07-23T10:00:00-05:00', '2026-07-23T10:00-05:00'],
  ['2026-07-23T10:00:00-00:00', '2026-07-23T10:00-00:00'],
  ['2026-07-23T10:00:07.000+02:00', '2026-07-23T10:00:07+02:00'],
  ['2026-07-23T10:00:00.250Z', '2026-07-23T10:00:00.250Z'],
  ['2026-07-23T10:00:07Z', '2026-07-23T10:00:07Z'],
  ['2026-07-23T00:00:00Z', '2026-07-23T00:00Z'],
  ['2026-07', '2026-07'],
  ['2026-07-23T10:00:00Z/2026-07-23T11:30:00Z', '2026-07-23T10:00Z/11:30Z'],
  ['2026-07-23T10:00:00Z/2026-07-24T11:30:00Z', '2026-07-23T10:00Z/2026-07-24T11:30Z'],
  ['until 2026-07-23T10:00:00Z', 'until 2026-07-23T10:00Z'],
  ['«at 2026-07-23T10:00:00Z»', '«at 2026-07-23T10:00:00Z»'],
])('writes the date %s as %s', (date, shown) => {
  expect(column('date', date, '1999')).toEqual(['date', shown, '1999'])
})

test('says a day once where all are of it', () => {
  expect(column('date', '2026-07-23T10:00:00Z', undefined, '2026-07-23T11:00:07+02:00')).toEqual([
    'date 2026-07-23T…',
    '10:00Z',
    '',
    '11:00:07+02:00',
  ])
  expect(column('date', '2026-07-23', '2026-07-23T11:00:00Z')).toEqual(['date', '2026-07-23', '2026-07-23T11:00Z'])
})

test('says codes once', () => {
  const asthma = 'Asthma (SNOMED 195967001; ICD-10-CM J45.909)'
  const headache = 'Headache (SNOMED 25064002)'
  expect(column('what', asthma, headache, asthma)).toEqual(['what', asthma, headache, 'Asthma'])
  const systolic = (value: number) => `Systolic (LOINC 8480-6): ${value} mm[Hg]`
  expect(column('component', systolic(120), systolic(130))).toEqual([
    'component',
    systolic(120),
    'Systolic: 130 mm[Hg]',
  ])
  const drug = 'omeprazole (RxNorm 7646) [Medication/m1]'
  expect(column('what', drug, 'x', [drug, drug])).toEqual(['what', drug, 'x', 'omeprazole; omeprazole'])
})

test.each([
  ['other codes', ['Asthma (SNOMED 1)', 'Asthma (SNOMED 2)', 'Asthma (SNOMED 1)']],
  ['no code', ['Asthma (SNOMED 1)', 'Asthma', 'Asthma (SNOMED 1)']],
  [
    'words of its own in brackets, and a stroke',
    ['Admission/Discharge (planned)', 'y', 'Admission/Discharge (planned)'],
  ],
  ['words of its own in brackets', ['Metformin (Extended release)', 'y', 'Metformin (Extended release)']],
])('says all codes of a text that stands with %s', (_what, values) => {
  expect(column('what', ...values)).toEqual(['what', ...values])
})

test('says the name of a record once in the whole table, and that of one with several names always', () => {
  const doctor = 'Practitioner/d1 (Dr. Example (retired))'
  const team = [`Surgeon: ${doctor}`, 'Patient/p1 (A): accepted']
  expect(
    tableOf([
      { reference: 'Task/1', by: doctor, team, subject: 'Patient/p1 (A)' },
      { reference: 'Task/2', by: doctor, team: ['Patient/p2 (B)', 'Patient/p3'], subject: 'Patient/p2 (C)' },
      { reference: 'Task/3', by: 'Group/g1', team, subject: 'Patient/p1 (A)' },
    ]),
  ).toEqual([
    ['reference Task/…', 'by', 'team', 'subject Patient/…'],
    ['1', doctor, 'Surgeon: Practitioner/d1; Patient/p1 (A): accepted', 'p1'],
    ['2', 'Practitioner/d1', 'Patient/p2 (B); Patient/p3', 'p2 (C)'],
    ['3', 'Group/g1', 'Surgeon: Practitioner/d1; Patient/p1: accepted', 'p1'],
  ])
})

test('says no name again that all rows have in common', () => {
  const shared = { author: 'Practitioner/d1 (Dr. Example)' }
  const text = resultText({
    rows: [
      { reference: 'Task/1', ...shared, by: 'Practitioner/d1 (Dr. Example)' },
      { reference: 'Task/2', ...shared, by: 'Practitioner/d2' },
    ],
  })
  expect(text).toBe(
    '{"same":{"author":"Practitioner/d1 (Dr. Example)"}}\nreference Task/…\tby Practitioner/…\n1\td1\n2\td2',
  )
})

test('says columns that are alike in every row once, under all their names', () => {
  const both = (id: string) => ({ reference: `Task/${id}`, author: `Patient/${id}`, subject: `Patient/${id}` })
  expect(tableOf([both('1'), both('2')])).toEqual([
    ['reference Task/…', 'author = subject Patient/…'],
    ['1', '1'],
    ['2', '2'],
  ])
})
