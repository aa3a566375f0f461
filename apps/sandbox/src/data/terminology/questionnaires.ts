import type { Questionnaire } from '@medplum/fhirtypes'
import { coding, systems } from '../concept.ts'
import { canonical } from './canonical.ts'

const phqFrequency = canonical('ValueSet', 'phq-frequency')

/** The two questions of the PHQ-2, with the LOINC codes that name them. */
export const phqQuestions: readonly [linkId: string, code: string, text: string][] = [
  ['interest', '44250-9', 'Little interest or pleasure in doing things'],
  ['mood', '44255-8', 'Feeling down, depressed, or hopeless'],
]

const phq2: Questionnaire = {
  resourceType: 'Questionnaire',
  id: 'phq-2',
  url: canonical('Questionnaire', 'phq-2'),
  version: '1',
  name: 'Phq2',
  title: 'Patient Health Questionnaire 2 item (PHQ-2)',
  status: 'active',
  subjectType: ['Patient'],
  date: '2026-01-15',
  code: [coding(systems.loinc, '55757-9', 'Patient Health Questionnaire 2 item (PHQ-2) [Reported]')],
  item: [
    ...phqQuestions.map(([linkId, code, text]) => ({
      linkId,
      code: [coding(systems.loinc, code)],
      text,
      type: 'choice' as const,
      required: true,
      answerValueSet: phqFrequency,
    })),
    { linkId: 'score', code: [coding(systems.loinc, '55758-7')], text: 'Total score', type: 'integer', readOnly: true },
  ],
}

/** What a payer asks before it pays for a lipid panel: it is found by the code of the order. */
const lipidPanel: Questionnaire = {
  resourceType: 'Questionnaire',
  id: 'lipid-panel-necessity',
  url: canonical('Questionnaire', 'lipid-panel-necessity'),
  version: '2',
  name: 'LipidPanelNecessity',
  title: 'Medical necessity of a lipid panel',
  status: 'active',
  subjectType: ['Patient'],
  date: '2026-03-01',
  code: [coding(systems.loinc, '57698-3', 'Lipid panel with direct LDL - Serum or Plasma')],
  item: [
    {
      linkId: 'reason',
      text: 'Why is the panel ordered?',
      type: 'group',
      item: [
        {
          linkId: 'reason.problem',
          text: 'Which problem is it for?',
          type: 'choice',
          required: true,
          answerValueSet: canonical('ValueSet', 'cardiometabolic-problems'),
        },
        { linkId: 'reason.previous', text: 'When was the last panel?', type: 'date' },
      ],
    },
    {
      linkId: 'smoking',
      text: 'Does the patient smoke?',
      type: 'choice',
      answerValueSet: canonical('ValueSet', 'smoking-status'),
    },
  ],
}

export const sampleQuestionnaires: readonly Questionnaire[] = [phq2, lipidPanel]
