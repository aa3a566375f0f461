import { expect, test } from 'vitest'
import { toRow } from '../../../src/mcp/present/rows/row.ts'
import { hl7, loinc, measured, type RowCase, resourceOf, to } from './elements.ts'

const subject = to('Patient/p1')
const patient = subject
const usd = (value: number) => ({ value, currency: 'USD' })

const cases: RowCase[] = [
  [
    'DocumentReference',
    {
      status: 'current',
      docStatus: 'final',
      type: loinc('18842-5', 'Discharge summary'),
      subject,
      date: '2026-07-23T16:00:00Z',
      author: [to('Practitioner/d')],
      description: 'Summary',
      content: [{ attachment: { contentType: 'text/plain', size: 120, title: 'Letter', data: 'U0VDUkVU' } }],
    },
    {
      date: '2026-07-23T16:00:00Z',
      what: 'Discharge summary (LOINC 18842-5)',
      status: 'current',
      docStatus: 'final',
      title: 'Letter',
      description: '«Summary»',
      contentType: 'text/plain',
      size: '120 bytes',
      author: 'Practitioner/d',
      subject: 'Patient/p1',
    },
  ],
  [
    'QuestionnaireResponse',
    {
      status: 'completed',
      questionnaire: 'http://example.org/q|1',
      subject,
      authored: '2026-01-01',
      source: patient,
      item: [
        { linkId: 'g', item: [{ linkId: '1', text: 'Do you smoke?', answer: [{ valueBoolean: false }] }] },
        { linkId: '2', answer: [{ valueString: 'sometimes' }, { valueQuantity: measured(3, 'd') }] },
        { linkId: '3', text: 'Unanswered' },
      ],
    },
    {
      date: '2026-01-01',
      what: 'http://example.org/q|1',
      status: 'completed',
      answer: ['Do you smoke?: false', '2: «sometimes», 3 d'],
      source: 'Patient/p1',
      subject: 'Patient/p1',
    },
  ],
  [
    'Coverage',
    {
      status: 'active',
      type: hl7('EHCPOL'),
      beneficiary: subject,
      payor: [to('Organization/p')],
      class: [{ type: hl7('plan'), value: 'A1', name: 'Gold' }],
      relationship: hl7('self'),
    },
    {
      what: 'EHCPOL',
      status: 'active',
      payor: 'Organization/p',
      class: 'plan: Gold',
      relationship: 'self',
      subject: 'Patient/p1',
    },
  ],
  [
    'Claim',
    {
      status: 'active',
      use: 'claim',
      type: hl7('institutional'),
      patient,
      created: '2026-01-01',
      total: usd(12.5),
      diagnosis: [{ diagnosisReference: to('Condition/c') }],
      item: [{ productOrService: { text: 'Visit' }, net: usd(10) }],
    },
    {
      date: '2026-01-01',
      what: 'institutional',
      use: 'claim',
      status: 'active',
      total: '12.5 USD',
      diagnosis: 'Condition/c',
      item: 'Visit: 10 USD',
      subject: 'Patient/p1',
    },
  ],
  [
    'ExplanationOfBenefit',
    {
      status: 'active',
      outcome: 'complete',
      patient,
      total: [
        { category: hl7('submitted'), amount: usd(5) },
        { category: hl7('benefit'), amount: usd(4) },
      ],
      payment: { amount: usd(4), date: '2026-01-05' },
    },
    {
      status: 'active',
      outcome: 'complete',
      total: ['submitted: 5 USD', 'benefit: 4 USD'],
      payment: '4 USD 2026-01-05',
      subject: 'Patient/p1',
    },
  ],
]

test.each(cases)('shows what matters of a %s', (resourceType, elements, columns) => {
  expect(toRow(resourceOf(resourceType, elements))).toEqual({ reference: `${resourceType}/x`, ...columns })
})
