import type { Reference } from '@repo/fhir'
import * as z from 'zod'
import { patientArgument, platformArgument } from './arguments.ts'
import { definePrompt } from './prompt.ts'
import { getUser, promptText, type Step, search } from './prompt-text.ts'

/** What doses depend on: LOINC creatinine, two forms of eGFR, body weight. */
const doseCodes = ['2160-0', '62238-1', '33914-3', '29463-7'].map((code) => `http://loinc.org|${code}`).join(',')

const stepsFor = (patient: Reference): Step[] => [
  getUser,
  {
    about: 'What was ordered, and what the patient is said to take',
    calls: [
      search('MedicationRequest', { patient, _sort: '-authoredon' }, 50),
      search('MedicationStatement', { patient, _sort: '-effective' }, 50),
    ],
  },
  {
    about: 'What was given out and given',
    calls: [
      search('MedicationDispense', { patient, _sort: '-whenhandedover' }, 50),
      search('MedicationAdministration', { patient, _sort: '-effective-time' }),
    ],
  },
  {
    about: 'What it has to fit',
    calls: [
      search('AllergyIntolerance', { patient }, 50),
      search('Condition', { patient, 'clinical-status': 'active,recurrence,relapse' }, 50),
      search('Observation', { patient, code: doseCodes, _sort: '-date' }, 10),
    ],
  },
]

export const reconcileMedications = definePrompt({
  name: 'reconcile-medications',
  title: 'Reconcile medications',
  description: 'Compares what was ordered, taken, dispensed and given to one patient, and names what does not agree.',
  args: (asking) => z.strictObject({ patient: patientArgument(asking), platform: platformArgument(asking) }),
  text: ({ patient, platform }) =>
    promptText({
      task: `Reconcile the medications of ${patient} for a clinician to decide on.`,
      platform,
      steps: stepsFor(patient),
      answer: [
        'A table, one line for each medicine: name and code, dose and how it is taken, ordered (status, by whom, when), said to be taken, last dispensed, records.',
        'Where the sources do not agree: in one list alone, other dose, stopped but dispensed since, ordered but never dispensed.',
        'The same substance or class twice.',
        'Medicines that an allergy on record speaks of, and those for which no problem is on record.',
        'Kidney function and weight with their dates, where a dose depends on them.',
        'What to ask the patient or the pharmacy.',
      ],
      rules: [
        'Keep record and inference apart: what you know of substances and classes is not from the record, so say so.',
        'Name discrepancies; whether to start, stop or change a medicine is the clinician’s decision.',
      ],
    }),
})
