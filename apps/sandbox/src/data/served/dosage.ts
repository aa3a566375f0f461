import type { Dosage, TimingRepeat } from '@medplum/fhirtypes'
import { concept, quantity, systems } from '../concept.ts'

type Structured = readonly [amount: number, unit: string, code: string, repeat: TimingRepeat]

const once: TimingRepeat = { frequency: 1, period: 1, periodUnit: 'd' }
const tablet = [1, 'tablet', '{tbl}'] as const

/** What the words of a dose say, for those that say it exactly. */
const structured: Readonly<Record<string, Structured>> = {
  'One tablet daily': [...tablet, once],
  'One tablet with the evening meal': [...tablet, { ...once, when: ['CV'] }],
  'One tablet at bedtime': [...tablet, { ...once, when: ['HS'] }],
  '50 micrograms daily before breakfast': [50, 'ug', 'ug', { ...once, when: ['ACM'] }],
  '20 mg daily before breakfast': [20, 'mg', 'mg', { ...once, when: ['ACM'] }],
  '50 mg daily': [50, 'mg', 'mg', once],
}

/** The instruction in words and, where they allow, as timing, route and dose (R4 dosage.html). */
export function dosageOf(text: string): Dosage {
  const found = structured[text]
  if (!found) return { text, asNeededBoolean: text.includes('as needed') }
  const [amount, unit, code, repeat] = found
  return {
    sequence: 1,
    text,
    timing: { repeat },
    asNeededBoolean: false,
    route: concept(systems.snomed, '26643006', 'Oral route'),
    doseAndRate: [{ doseQuantity: quantity(amount, unit, code) }],
  }
}
