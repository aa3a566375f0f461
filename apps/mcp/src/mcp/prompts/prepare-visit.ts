import type { Reference } from '@repo/fhir'
import * as z from 'zod'
import { encounterArgument, patientArgument, platformArgument, reasonArgument, visitDateArgument } from './arguments.ts'
import { definePrompt } from './prompt.ts'
import { getUser, promptText, read, type Step, search } from './prompt-text.ts'

interface Visit {
  patient: Reference
  platform?: string | undefined
  encounter?: Reference | undefined
  date?: string | undefined
  reason?: string | undefined
}

function visitStep({ patient, encounter, date }: Visit): Step {
  const appointments = search('Appointment', { patient, date, ...(!date && { status: 'booked', _sort: 'date' }) })
  return {
    about: 'The visit',
    calls: [
      encounter ? read('Encounter', encounter) : appointments,
      ...(date && !encounter ? [search('Encounter', { patient, date })] : []),
    ],
  }
}

const stepsFor = (visit: Visit): Step[] => {
  const { patient } = visit
  return [
    getUser,
    { about: 'Who they are', calls: [read('Patient', patient)] },
    visitStep(visit),
    { about: 'The visits before', calls: [search('Encounter', { patient, status: 'finished', _sort: '-date' }, 5)] },
    {
      about: 'What came since; where there is a visit before, add "date":"ge" and its day to the parameters',
      calls: [
        search('Observation', { patient, _sort: '-date' }, 40),
        search('DiagnosticReport', { patient, _sort: '-date' }),
        search('Procedure', { patient, _sort: '-date' }),
      ],
    },
    {
      about: 'What is open',
      calls: [
        search('ServiceRequest', { patient, status: 'active,on-hold' }),
        search('Task', { patient, status: 'requested,accepted,in-progress' }),
        search('CarePlan', { patient, status: 'active' }),
        search('Goal', { patient, 'lifecycle-status': 'active' }),
      ],
    },
    {
      about: 'What to know',
      calls: [
        search('Condition', { patient, 'clinical-status': 'active,recurrence,relapse' }, 50),
        search('AllergyIntolerance', { patient }, 50),
        search('MedicationRequest', { patient, status: 'active,on-hold' }, 50),
      ],
    },
  ]
}

function taskOf({ patient, encounter, date, reason }: Visit): string {
  const which = [encounter && `(${encounter})`, date && `on ${date}`].filter(Boolean).join(' ')
  const why = reason ? ` The reason given for it, in the person's words: ${JSON.stringify(reason)}.` : ''
  return `Prepare ${['a visit of', patient, which].filter(Boolean).join(' ')} in one page.${why}`
}

export const prepareVisit = definePrompt({
  name: 'prepare-visit',
  title: 'Prepare a visit',
  description: 'What happened since the last visit, what is open and what to ask, for one patient and one visit.',
  args: (asking) =>
    z.strictObject({
      patient: patientArgument(asking),
      platform: platformArgument(asking),
      encounter: encounterArgument(),
      date: visitDateArgument(asking),
      reason: reasonArgument(),
    }),
  text: (visit) =>
    promptText({
      task: taskOf(visit),
      platform: visit.platform,
      steps: stepsFor(visit),
      answer: [
        'The visit: when, with whom, why.',
        'Since the last visit: results outside their range first, then new problems, medicines and procedures.',
        'What is open: orders and tasks without a result, goals, results that are still preliminary.',
        'Active problems, allergies and medicines, a line each.',
        'Questions for the visit, each with the record that raises it.',
      ],
      rules: ['Start from the reason for the visit where there is one. Suggest questions, not treatment.'],
    }),
})
