import type { Reference } from '@repo/fhir'
import * as z from 'zod'
import { codeArgument, patientArgument, platformArgument, sinceArgument } from './arguments.ts'
import { definePrompt } from './prompt.ts'
import { getUser, promptText, type Step, search } from './prompt-text.ts'

interface Results {
  patient: Reference
  platform?: string | undefined
  code?: string | undefined
  date?: string | undefined
}

function stepsFor({ patient, code, date }: Results): Step[] {
  const which = code ? { code } : { category: 'laboratory' }
  const since = date && `ge${date}`
  return [
    getUser,
    {
      about: 'The results, newest first',
      calls: [
        search('Observation', { patient, ...which, date: since, _sort: '-date' }, 40),
        search('DiagnosticReport', { patient, date: since, _sort: '-date' }, 10),
      ],
    },
    ...(date
      ? [
          {
            about: 'What they were before',
            calls: [search('Observation', { patient, ...which, date: `lt${date}`, _sort: '-date' })],
          },
        ]
      : []),
  ]
}

export const explainResults = definePrompt({
  name: 'explain-results',
  title: 'Explain results in plain language',
  description:
    'Explains test results to the patient in plain words, without a diagnosis, with what to ask the clinician.',
  args: (asking) =>
    z.strictObject({
      patient: patientArgument(asking),
      platform: platformArgument(asking),
      code: codeArgument(),
      date: sinceArgument(asking),
    }),
  text: (results) =>
    promptText({
      task: `Explain to a patient or those who care for them what these test results of ${results.patient} say, in the language that they write in.`,
      platform: results.platform,
      steps: stepsFor(results),
      answer: [
        'First, in two sentences, what stands out.',
        'Each result: what the test looks at, the value with its unit, the range that the laboratory gave, whether the laboratory marked it, what it was before.',
        'What is preliminary, corrected or still to come.',
        'Questions to ask the clinician about these results.',
      ],
      rules: [
        'Short sentences, no abbreviations without an explanation. No diagnosis, no advice on treatment or medicines.',
        'Judge by the range in the record alone; where it has none, say that only the clinician can tell.',
        'Where the laboratory marked a value as critical (HH, LL, AA), say first that they should call their care team now.',
      ],
    }),
})
