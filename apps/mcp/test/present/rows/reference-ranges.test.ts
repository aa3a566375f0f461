import { expect, test } from 'vitest'
import { toRow } from '../../../src/mcp/present/rows/row.ts'
import { hl7, measured, resourceOf, snomed } from './elements.ts'

test('lists three reference ranges with what they are of, says how many more there are, and those of components', () => {
  const elements = {
    code: { text: 'Hemoglobin' },
    referenceRange: [
      { low: measured(12, 'g/dL'), type: hl7('normal'), appliesTo: [snomed('248152002', 'Female')] },
      { low: measured(13, 'g/dL'), type: hl7('normal'), age: { low: measured(18, 'a') } },
      { high: measured(7, 'g/dL'), type: { text: 'critical' } },
      { text: 'see report' },
    ],
    component: [
      { code: { text: 'Part' }, valueQuantity: measured(5, '%'), referenceRange: [{ high: measured(4, '%') }] },
    ],
  }
  expect(toRow(resourceOf('Observation', elements))).toEqual({
    reference: 'Observation/x',
    what: 'Hemoglobin',
    range: ['Female (SNOMED 248152002): ≥ 12 g/dL', 'age ≥ 18 a: ≥ 13 g/dL', 'critical: ≤ 7 g/dL', '… and 1 more'],
    component: 'Part: 5 % (≤ 4 %)',
  })
})
