import {
  type AnyResource,
  type ConsentVerdict,
  decideConsents,
  type FhirClient,
  type Interaction,
  interactions,
  type Reference,
} from '@repo/fhir'
import { Failure } from '../../failure/failure.ts'
import type { Caller } from '../caller.ts'
import { isObject } from '../present/datatypes.ts'
import { containedIn, someoneElse } from './policy-record.ts'

const keepMs = 60_000
const maxKept = 2_000
const patientsPerSearch = 20
/** A page of 100 rows and what it includes name hardly more. */
const maxPatients = 200
const maxPages = 5
const rowsPerPage = 200

type Searches = Pick<FhirClient, 'fhirBaseUrl' | 'searchPairs' | 'searchPage'>

/** The active Consents of patients, as their platform keeps them. */
export interface Consents {
  /** By patient. @throws Failure `authz/consent-unavailable` where they cannot be had, whole and of all */
  of(patients: readonly Reference[]): Promise<ReadonlyMap<Reference, readonly AnyResource[]>>
}

/** What was read lately, by platform, person and patient. */
export type KeptConsents = Map<string, { consents: readonly AnyResource[]; staleAt: number }>

/** Consents of one caller's platform: those of up to 20 patients in one search, kept for a minute, one flight for each. */
export function createConsents(
  { facts, principal }: Pick<Caller, 'facts' | 'principal'>,
  fhir: () => Searches,
  kept: KeptConsents,
  now: () => number,
): Consents {
  const keyOf = (patient: Reference) => `${facts.platform}|${principal.id}|${patient}`
  const flights = new Map<Reference, Promise<readonly AnyResource[]>>()
  const keep = (patient: Reference, consents: readonly AnyResource[]) => {
    if (kept.size >= maxKept) for (const key of [...kept.keys()].slice(0, maxKept / 2)) kept.delete(key)
    kept.set(keyOf(patient), { consents, staleAt: now() + keepMs })
    return consents
  }
  /** Undefined where nobody has asked. */
  const known = (patient: Reference) => {
    const found = kept.get(keyOf(patient))
    return found && now() < found.staleAt ? Promise.resolve(found.consents) : flights.get(patient)
  }
  const ask = (patients: readonly Reference[]) => {
    const found = readAll(fhir(), patients)
    return patients.map((patient) => {
      const flight = found.then((all) => keep(patient, consentsOf(all, patient)))
      flights.set(patient, flight)
      const landed = () => flights.delete(patient)
      flight.then(landed, landed)
      return [patient, flight] as const
    })
  }
  return {
    async of(patients) {
      if (patients.length > maxPatients) throw new Failure('authz/consent-unavailable')
      const asked = new Map(patients.map((patient) => [patient, known(patient)]))
      const missing = patients.filter((patient) => asked.get(patient) === undefined)
      for (let from = 0; from < missing.length; from += patientsPerSearch) {
        for (const [patient, flight] of ask(missing.slice(from, from + patientsPerSearch))) asked.set(patient, flight)
      }
      try {
        return new Map(
          await Promise.all([...asked].map(async ([patient, consents]) => [patient, await had(consents)] as const)),
        )
      } catch (cause) {
        throw new Failure('authz/consent-unavailable', { cause })
      }
    },
  }
}

async function had(consents: Promise<readonly AnyResource[]> | undefined): Promise<readonly AnyResource[]> {
  if (consents === undefined) throw new Failure('authz/consent-unavailable')
  return consents
}

/** Those of one patient. One that names nobody whom we can read may be anybody's. */
function consentsOf(all: readonly AnyResource[], patient: Reference): AnyResource[] {
  return all.filter((consent) => {
    const literal = isObject(consent.patient) ? consent.patient.reference : undefined
    return (
      typeof literal !== 'string' ||
      !/(^|\/)Patient\/[^/]+(\/_history\/[^/]+)?$/.test(literal) ||
      names(literal, patient)
    )
  })
}

function names(literal: string, patient: Reference): boolean {
  return literal.replace(/\/_history\/[^/]+$/, '').endsWith(patient)
}

async function readAll(fhir: Searches, patients: readonly Reference[]): Promise<AnyResource[]> {
  const found: AnyResource[] = []
  let page = await fhir.searchPairs('Consent', [
    ['patient', patients.join(',')],
    ['status', 'active'],
    ['_count', String(rowsPerPage)],
  ])
  for (let pages = 1; ; pages += 1) {
    const { entry = [], link = [] } = page.resource
    const entries: unknown[] = entry
    const records = entries.map((one) => (isObject(one) ? one.resource : undefined))
    if (records.some((record) => !isObject(record))) throw new Failure('fhir/malformed')
    found.push(...(records as AnyResource[]).filter(({ resourceType }) => resourceType === 'Consent'))
    const next = link.find(({ relation }) => relation === 'next')?.url
    if (next === undefined) return found
    if (pages === maxPages) throw new Failure('authz/consent-unavailable')
    page = await fhir.searchPage('Consent', next)
  }
}

/** A record to be judged, and the interaction that it came by. */
export interface Judged {
  resource: AnyResource
  interaction: Interaction
}

/** One's own records are one's own to see. */
function isOwn(patients: readonly Reference[], { principal }: Caller): boolean {
  return principal.roles.includes('patient') && patients.every((patient) => patient === principal.fhirUser)
}

/** What the Consents of their patients say of records, in the order given; `none` of those that are about nobody. */
export async function verdictsOf(
  consents: Consents,
  caller: Caller,
  records: readonly (Judged & { patients: readonly Reference[] })[],
  at: number,
): Promise<ConsentVerdict[]> {
  const others = records.filter(({ patients }) => !isOwn(patients, caller)).flatMap(({ patients }) => patients)
  const asked = [...new Set(others)].filter((patient) => patient !== someoneElse)
  const known = asked.length > 0 ? await consents.of(asked) : new Map<Reference, readonly AnyResource[]>()
  return records.map(({ resource, interaction, patients }) => {
    if (patients.length === 0 || isOwn(patients, caller)) return 'none'
    // Of a patient whom we cannot tell, nobody knows what they consented to.
    if (patients.includes(someoneElse)) return 'deny'
    const action = interactions[interaction].readOnly ? 'read' : 'write'
    const { principal, facts } = caller
    const question = { actors: [principal.fhirUser], purpose: principal.purpose, action, at, server: facts } as const
    const said = [resource, ...containedIn(resource)].flatMap((record) =>
      patients.map((patient) =>
        decideConsents(known.get(patient) ?? [], patient, { ...question, record, anonymous: facts.service === true }),
      ),
    )
    return strictest(said)
  })
}

function strictest(said: readonly ConsentVerdict[]): ConsentVerdict {
  if (said.includes('deny')) return 'deny'
  return said.every((verdict) => verdict === 'permit') ? 'permit' : 'none'
}
