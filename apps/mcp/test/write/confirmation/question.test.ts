import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { isBatchShownWhole, questionOf, shownChanges } from '../../../src/mcp/batch/batch-question.ts'
import { changeLines, isShownWhole } from '../../../src/mcp/write/confirmation/question.ts'

const basic = (count: number, text = 'x'): AnyResource => ({
  resourceType: 'Basic',
  ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`e${index}`, text])),
})
const asked = { canAsk: true }
const answered = { canAsk: false }

test('shows a change whole up to 30 lines to a person and up to 60 to an agent', () => {
  expect(isShownWhole({ proposed: basic(30) }, asked)).toBe(true)
  expect(isShownWhole({ proposed: basic(31) }, asked)).toBe(false)
  expect(isShownWhole({ proposed: basic(60) }, answered)).toBe(true)
  expect(isShownWhole({ proposed: basic(61) }, answered)).toBe(false)
  expect(changeLines({ proposed: basic(60) })).toHaveLength(60)
  expect(changeLines({ proposed: basic(100) }).at(-1)).toBe('and 40 more lines that are not shown')
})

test('shows no change whole of which a text is cut, or whose texts are longer than is read', () => {
  expect(isShownWhole({ proposed: basic(1, 'x '.repeat(2_500)) }, answered)).toBe(false)
  expect(isShownWhole({ proposed: basic(4, 'x '.repeat(700)) }, asked)).toBe(true)
  expect(isShownWhole({ proposed: basic(5, 'x '.repeat(700)) }, asked)).toBe(false)
})

test('says of a deletion that all goes, and shows what it may be known by', () => {
  const proposal = { stored: { ...basic(100), status: 'final' } as AnyResource }
  const lines = changeLines(proposal)
  expect(lines).toHaveLength(12)
  expect(lines.slice(0, 2)).toEqual(['the whole record is removed', 'removed Basic.status: final'])
  expect(lines.at(-1)).toBe('and 91 more lines that are not shown')
  expect(isShownWhole(proposal, asked)).toBe(true)
})

test('shows the narrative before and after beside saying that it changes', () => {
  const patient = (words: string): AnyResource => ({
    resourceType: 'Patient',
    text: { status: 'additional', div: `<div>${words}</div>` },
  })
  expect(changeLines({ stored: patient('5 mg'), proposed: patient('50 mg') })).toEqual([
    'the narrative changes, the text for human readers',
    'changed Patient.text.div: «5 mg» → «50 mg»',
  ])
})

const preview = (entry: number, changes: string[]) => ({
  entry,
  answer: { ok: true as const, data: { done: 'nothing yet', changes, confirm: 'handle' } },
})
const lines = (count: number, text = 'added Basic.x: y') => Array.from({ length: count }, () => text)

test('shows every line of every entry of a batch, however the room is shared', () => {
  const previews = [preview(1, lines(50)), preview(2, lines(5)), preview(3, lines(5))]
  expect(isBatchShownWhole(previews)).toBe(true)
  expect(shownChanges(previews).map(({ changes }) => changes?.length)).toEqual([50, 5, 5])
  expect(isBatchShownWhole([...previews, preview(4, lines(1))])).toBe(false)
  expect(isBatchShownWhole([preview(1, lines(10, 'x'.repeat(2_000)))])).toBe(false)
})

test('gives the room that the other entries leave to deletions, and two lines at least', () => {
  const deleted = ['the whole record is removed', ...lines(11)]
  const previews = [preview(1, lines(54)), preview(2, deleted), preview(3, deleted)]
  expect(isBatchShownWhole(previews)).toBe(true)
  expect(shownChanges(previews)[1]?.changes).toEqual([...deleted.slice(0, 2), 'and 10 more lines that are not shown'])
  expect(isBatchShownWhole([...previews, preview(4, lines(3))])).toBe(false)
  expect(shownChanges([preview(1, deleted)])[0]?.changes).toEqual(deleted)
})

test('judges the questions of a batch as it judges its answers', () => {
  const asks = (count: number) => ({
    entry: 1,
    answer: {
      ok: false as const,
      question: ['Replace Basic/b?', ...lines(count, '- added Basic.x: y')].join('\n'),
      handle: 'h',
    },
  })
  expect(isBatchShownWhole([asks(30), asks(30)])).toBe(true)
  expect(isBatchShownWhole([asks(30), asks(31)])).toBe(false)
  expect(questionOf([asks(2)], { others: 0 })).toBe(
    'Make these changes (1)?\n1. Replace Basic/b\n   - added Basic.x: y\n   - added Basic.x: y',
  )
})
