import { type AnyResource, type Reference, spanOf } from '@repo/fhir'

/** A kind of record that says whom a practitioner cares for. */
export interface PanelSource {
  resourceType: 'CareTeam' | 'Encounter' | 'Patient'
  /** The search parameter that names the practitioner. */
  parameter: string
  /**
   * The patient of a record that names the practitioner and is in force. Looked at here, since a server may ignore the
   * parameter and answer everybody's.
   */
  patientOf(resource: AnyResource, reading: Reading): Reference | undefined
}

export interface Reading {
  practitioner: Reference
  /** Ends without a slash. */
  fhirBaseUrl: string
  now: Date
  /** How long the patient of an encounter or care team that has ended stays in the practitioner's care. */
  daysAfter: number
}

const dayMs = 86_400_000

/** What a server sent, of which nothing is known. */
function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

/** Below the base, without a version (R4 references.html#literal). */
function literal(value: unknown, { fhirBaseUrl }: Reading): string | undefined {
  const reference = partOf(value, 'reference')
  if (typeof reference !== 'string') return undefined
  const below = reference.startsWith(`${fhirBaseUrl}/`) ? reference.slice(fhirBaseUrl.length + 1) : reference
  return below.split('/_history/')[0]
}

function patientAt(value: unknown, reading: Reading): Reference | undefined {
  const reference = literal(value, reading) ?? ''
  return /^Patient\/[A-Za-z0-9.-]{1,64}$/.test(reference) ? (reference as Reference) : undefined
}

/**
 * Whether a time has passed, and so many days since. One that cannot be read has; the whole of a date belongs to a Period
 * (R4 datatypes.html#Period).
 */
function isPast(time: unknown, { now }: Reading, days = 0): boolean {
  const [, last] = spanOf(time) ?? []
  return last === undefined || last + days * dayMs < now.getTime()
}

function isOver(period: unknown, reading: Reading, days = 0): boolean {
  const end = partOf(period, 'end')
  return end !== undefined && isPast(end, reading, days)
}

function names(list: unknown, element: string | undefined, reading: Reading): boolean {
  return [list]
    .flat()
    .some(
      (entry) =>
        literal(element === undefined ? entry : partOf(entry, element), reading) === reading.practitioner &&
        !isOver(partOf(entry, 'period'), reading),
    )
}

/** Of these an end may still come. */
const underWay = ['arrived', 'triaged', 'in-progress', 'onleave']

/** Whether an encounter is under way, or was not long ago; one that does not say when it was is long past. */
function isRecent({ status, period }: AnyResource, reading: Reading): boolean {
  const code = String(status)
  if (![...underWay, 'planned', 'finished'].includes(code)) return false
  const end = partOf(period, 'end') ?? (underWay.includes(code) ? undefined : partOf(period, 'start'))
  if (end === undefined) return code !== 'finished'
  return !isPast(end, reading, reading.daysAfter)
}

/** R4 careteam.html, encounter.html, patient.html. */
export const panelSources: readonly PanelSource[] = [
  {
    resourceType: 'CareTeam',
    parameter: 'participant',
    patientOf: (careTeam, reading) => {
      const status = careTeam.status ?? 'active'
      const isInForce = status === 'active' && !isOver(careTeam.period, reading, reading.daysAfter)
      return isInForce && names(careTeam.participant, 'member', reading)
        ? patientAt(careTeam.subject, reading)
        : undefined
    },
  },
  {
    resourceType: 'Encounter',
    parameter: 'participant',
    patientOf: (encounter, reading) => {
      // Whoever took part in an encounter did so, though their part of it is over.
      const unended = [encounter.participant].flat().map((entry) => ({ individual: partOf(entry, 'individual') }))
      return isRecent(encounter, reading) && names(unended, 'individual', reading)
        ? patientAt(encounter.subject, reading)
        : undefined
    },
  },
  {
    resourceType: 'Patient',
    parameter: 'general-practitioner',
    patientOf: (patient, reading) =>
      names(patient.generalPractitioner, undefined, reading)
        ? patientAt({ reference: `Patient/${patient.id}` }, reading)
        : undefined,
  },
]
