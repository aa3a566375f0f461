import type { Reference } from '@repo/fhir'
import * as z from 'zod'
import { patientArgument, platformArgument } from './arguments.ts'
import { definePrompt } from './prompt.ts'
import { getUser, promptText, read, type Step, search } from './prompt-text.ts'

const stepsFor = (patient: Reference): Step[] => [
  getUser,
  { about: 'Who they are', calls: [read('Patient', patient)] },
  {
    about: 'Problems and allergies',
    calls: [
      search('Condition', { patient, _sort: '-recorded-date' }, 50),
      search('AllergyIntolerance', { patient }, 50),
    ],
  },
  {
    about: 'Medicines',
    calls: [
      search('MedicationRequest', { patient, status: 'active,on-hold' }, 50),
      search('MedicationStatement', { patient, status: 'active,intended,on-hold' }, 50),
    ],
  },
  {
    about: 'Results, newest first',
    calls: [
      search('Observation', { patient, category: 'vital-signs', _sort: '-date' }),
      search('Observation', { patient, category: 'laboratory', _sort: '-date' }, 40),
      search('DiagnosticReport', { patient, _sort: '-date' }, 10),
    ],
  },
  {
    about: 'What was done',
    calls: [
      search('Encounter', { patient, _sort: '-date' }, 10),
      search('Procedure', { patient, _sort: '-date' }),
      search('Immunization', { patient, _sort: '-date' }),
      search('DocumentReference', { patient, _sort: '-date' }, 10),
    ],
  },
  {
    about: 'What is planned',
    calls: [
      search('CarePlan', { patient, status: 'active' }),
      search('Goal', { patient, 'lifecycle-status': 'active' }),
      search('ServiceRequest', { patient, status: 'active' }),
    ],
  },
]

export const reviewPatient = definePrompt({
  name: 'review-patient',
  title: 'Review a patient’s record',
  description: 'Problems, allergies, medicines, results and plans of one patient in one page, each with its record.',
  args: (asking) => z.strictObject({ patient: patientArgument(asking), platform: platformArgument(asking) }),
  text: ({ patient, platform }) =>
    promptText({
      task: `Review the record of ${patient} and sum it up in one page.`,
      platform,
      steps: stepsFor(patient),
      answer: [
        'Who they are, in one line.',
        'Problems: active ones first, then those of the past that still matter.',
        'Allergies, with reaction and how sure they are.',
        'Medicines with dose and who ordered them.',
        'Results outside the range that the laboratory gave, and how they moved; last vital signs.',
        'The last encounters, procedures and immunizations; what is planned.',
        'What does not fit together, and what is missing or could not be seen.',
      ],
      rules: ['fhir_read a record where its row does not say enough. Add no diagnosis of your own.'],
    }),
})
