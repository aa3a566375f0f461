import type { Resource } from '@medplum/fhirtypes'
import { depression, hivInfection, opioidDependence, type Problem, problems } from './clinical-codes.ts'
import { clinicalHistory, conditionOf } from './conditions.ts'
import { measurementsOf, smokingStatus, type Visit, viralLoad } from './observations.ts'
import { demographics, isMinor, isoDate, type Person, personOf } from './people.ts'
import { careOf, prescriptionOf } from './treatment.ts'
import { encounterOf, followUpOf } from './visits.ts'

function visitOn(person: Person, key: string, date: string): Visit {
  return { date, encounter: `Encounter/${person.id}-encounter-${key}`, key }
}

/** Every seventh patient, patient-1 first, has a psychiatric problem; others an HIV or substance use one. */
function sensitiveProblems({ number }: Person): Problem[] {
  if (isMinor(number)) return []
  const found: Problem[] = []
  if (number % 7 === 1) found.push(depression)
  if (number % 11 === 3) found.push(hivInfection)
  if (number % 13 === 4) found.push(opioidDependence)
  return found
}

function problemsOf(person: Person): Problem[] {
  const ordinary = isMinor(person.number)
    ? problems.filter(({ name }) => name === 'Asthma')
    : [person.random.pick(problems), person.random.pick(problems)]
  return [...new Set([...ordinary, ...sensitiveProblems(person)])]
}

/** What does not recur with each visit. */
function background(person: Person, first: Visit, last: Visit): Resource[] {
  const list = problemsOf(person)
  return [
    ...list.map((problem) => conditionOf(person, problem, first)),
    ...list.map((problem, index) => {
      const byReference = index === 0 && problems.includes(problem)
      return prescriptionOf(person, problem, last, byReference)
    }),
    ...(list.includes(hivInfection) ? [viralLoad(person, last)] : []),
    smokingStatus(person, last),
    ...clinicalHistory(person, first),
    ...careOf(person, first),
    ...followUpOf(person, last),
  ]
}

/** The whole record of `Patient/patient-{number}`: three visits, in 2024, 2025 and 2026, and what surrounds them. */
export function patientRecord(number: number): Resource[] {
  const person = personOf(`patient-${number}`, number)
  const { random } = person
  const visit = (key: string, year: number) =>
    visitOn(person, key, isoDate(year, random.integer(1, 10), random.integer(1, 28)))
  const [first, second, last] = [visit('1', 2024), visit('2', 2025), visit('3', 2026)]
  return [
    ...demographics(person),
    ...[first, second, last].flatMap((each) => [encounterOf(person, each), ...measurementsOf(person, each)]),
    ...background(person, first, last),
  ]
}

/** A record of exactly `size` resources, the Patient included: a visit every tenth day or so since 2005. */
export function bigPatientRecord(id: string, number: number, size: number): Resource[] {
  const person = personOf(id, number)
  const dateOf = (index: number) => new Date(Date.UTC(2005, 0, 1 + index * 10)).toISOString().slice(0, 10)
  const visits: Visit[] = []
  const resources = demographics(person)
  const first = visitOn(person, '0', dateOf(0))
  resources.push(encounterOf(person, first), ...background(person, first, first))
  while (resources.length < size) {
    const visit = visitOn(person, String(visits.length + 1), dateOf(visits.length + 1))
    visits.push(visit)
    resources.push(encounterOf(person, visit), ...measurementsOf(person, visit))
  }
  return resources.slice(0, size)
}
