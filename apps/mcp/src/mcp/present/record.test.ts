import type { AnyResource } from '@repo/fhir'
import { expect, test } from 'vitest'
import { budgetTokens, estimateTokens } from './budget.ts'
import { toRecord } from './record.ts'

const document: AnyResource = {
  resourceType: 'DocumentReference',
  id: 'd1',
  meta: { versionId: '7' },
  text: { status: 'generated', div: '<div>NARRATIVE</div>' },
  status: 'current',
  type: { text: 'Letter' },
  content: [{ attachment: { contentType: 'text/plain', data: 'QVRUQUNITUVOVA==', title: 'Letter', size: 10 } }],
  contained: [{ resourceType: 'Binary', id: 'b', contentType: 'text/plain', data: 'QVRUQUNITUVOVA==' }],
}

test('shows a record whole, but for narrative and the bytes of attachments', () => {
  const shown = toRecord(document)
  expect(shown).toMatchObject({
    reference: 'DocumentReference/d1',
    versionId: '7',
    resource: {
      status: 'current',
      type: { text: 'Letter' },
      content: [{ attachment: { contentType: 'text/plain', title: 'Letter', size: 10 } }],
      contained: [{ resourceType: 'Binary', id: 'b' }],
    },
  })
  expect(JSON.stringify(shown)).not.toMatch(/NARRATIVE|QVRU/)
  expect(shown.truncated).toBe(
    'Left out or cut: DocumentReference.content.attachment.data, DocumentReference.contained.data.',
  )
})

test('leaves out narrative wherever it stands', () => {
  const section = [
    {
      title: 'S',
      text: { status: 'generated', div: '<div>NARRATIVE</div>' },
      section: [{ text: { div: 'NARRATIVE' } }],
    },
  ]
  expect(JSON.stringify(toRecord({ resourceType: 'Composition', id: 'c', section }))).not.toContain('NARRATIVE')
})

test('keeps text that is not narrative', () => {
  expect(toRecord({ resourceType: 'Condition', id: 'c', code: { text: 'Asthma' } }).resource).toMatchObject({
    code: { text: 'Asthma' },
  })
})

test('does not change the record it was given', () => {
  const before = JSON.stringify(document)
  toRecord({ ...document, note: [{ text: 'x'.repeat(100_000) }] })
  expect(JSON.stringify(document)).toBe(before)
})

test('caps long texts and drops control characters', () => {
  const { resource } = toRecord({
    resourceType: 'Basic',
    id: 'b',
    note: [{ text: `a\u0000\u001bb${'x'.repeat(9_000)}` }],
  })
  const [{ text }] = resource.note as [{ text: string }]
  expect(text).toMatch(/^a bx+… \(cut\)$/)
  expect(text.length).toBeLessThan(2_020)
})

test('keeps line breaks and sampled values', () => {
  const sampled = { origin: { value: 1 }, period: 10, dimensions: 1, data: '1 2 3' }
  const { resource } = toRecord({
    resourceType: 'Observation',
    id: 'o',
    valueSampledData: sampled,
    note: [{ text: 'a\nb' }],
  })
  expect(resource).toMatchObject({ valueSampledData: sampled, note: [{ text: 'a\nb' }] })
})

test('says that it left out narrative which a person wrote', () => {
  const written = { ...document, text: { status: 'additional', div: '<div>NARRATIVE</div>' } }
  expect(toRecord(written).truncated).toContain('DocumentReference.text')
  expect(toRecord(document).truncated).not.toContain('DocumentReference.text')
})

test('leaves out the largest elements of a record over the budget, and names them', () => {
  const note = Array.from({ length: 100 }, () => ({ text: 'x'.repeat(900) }))
  const shown = toRecord({ resourceType: 'Basic', id: 'b', status: 'final', note, extension: [{ url: 'u' }] })
  expect(shown.truncated).toBe('Left out or cut: Basic.note.')
  expect(shown.resource).toEqual({ resourceType: 'Basic', id: 'b', status: 'final', extension: [{ url: 'u' }] })
  expect(estimateTokens(shown)).toBeLessThanOrEqual(budgetTokens)
})
