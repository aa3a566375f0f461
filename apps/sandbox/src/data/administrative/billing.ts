import type {
  Claim,
  Encounter,
  ExplanationOfBenefit,
  Location,
  Money,
  Organization,
  Patient,
  Practitioner,
  Resource,
} from '@medplum/fhirtypes'
import { type BaseRecord, dayOf, daysAfter, lastEncounter } from '../clinical/base-record.ts'
import { hl7, reference } from '../concept.ts'
import { siteIdentifier } from '../served/identifiers.ts'

function money(value: number): Money {
  return { value, currency: 'USD' }
}

/** What claim and explanation of benefit say alike. */
function headOf(base: BaseRecord) {
  const { person } = base
  return {
    status: 'active' as const,
    type: hl7('claim-type', 'professional', 'Professional'),
    use: 'claim' as const,
    patient: reference<Patient>(`Patient/${person.id}`),
    insurer: reference<Organization>('Organization/payer-1'),
    provider: reference<Organization>(`Organization/org-${person.site}`),
    billablePeriod: { ...lastEncounter(base).period },
    facility: reference<Location>(`Location/loc-${person.site}`),
    careTeam: [
      {
        sequence: 1,
        provider: reference<Practitioner>(`Practitioner/prac-${person.site}`),
        role: hl7('claimcareteamrole', 'primary', 'Primary provider'),
      },
    ],
  }
}

function itemOf(base: BaseRecord, price: number) {
  const encounter = lastEncounter(base)
  const [service] = encounter.type ?? []
  return {
    sequence: 1,
    careTeamSequence: [1],
    productOrService: service ?? { text: 'Visit' },
    servicedDate: dayOf(encounter),
    quantity: { value: 1 },
    unitPrice: money(price),
    net: money(price),
    encounter: [reference<Encounter>(`Encounter/${encounter.id}`)],
  }
}

function claim(base: BaseRecord, price: number): Claim {
  const { person, conditions } = base
  const [condition] = conditions.filter(({ meta }) => !meta?.security)
  return {
    resourceType: 'Claim',
    id: `${person.id}-claim-1`,
    identifier: [siteIdentifier(person.site, 'resource', `CLM${person.number}`)],
    ...headOf(base),
    created: daysAfter(dayOf(lastEncounter(base)), 2),
    priority: hl7('processpriority', 'normal', 'Normal'),
    ...(condition ? { diagnosis: [{ sequence: 1, diagnosisReference: reference(`Condition/${condition.id}`) }] } : {}),
    insurance: [{ sequence: 1, focal: true, coverage: reference(`Coverage/${person.id}-coverage-1`) }],
    item: [itemOf(base, price)],
    total: money(price),
  }
}

function benefit(base: BaseRecord, price: number): ExplanationOfBenefit {
  const { person } = base
  const paid = Number((price * 0.8).toFixed(2))
  const amount = (code: string, display: string, value: number) => ({
    category: hl7('adjudication', code, display),
    amount: money(value),
  })
  return {
    resourceType: 'ExplanationOfBenefit',
    id: `${person.id}-benefit-1`,
    identifier: [
      {
        type: hl7('v2-0203', 'PLAC', 'Placer Identifier'),
        system: 'urn:example:payer-1:claim',
        value: `EOB${person.number}`,
      },
    ],
    ...headOf(base),
    created: daysAfter(dayOf(lastEncounter(base)), 9),
    claim: reference(`Claim/${person.id}-claim-1`),
    outcome: 'complete',
    insurance: [{ focal: true, coverage: reference(`Coverage/${person.id}-coverage-1`) }],
    item: [
      {
        ...itemOf(base, price),
        adjudication: [amount('submitted', 'Submitted Amount', price), amount('benefit', 'Benefit Amount', paid)],
      },
    ],
    total: [amount('submitted', 'Submitted Amount', price), amount('benefit', 'Benefit Amount', paid)],
    payment: { date: daysAfter(dayOf(lastEncounter(base)), 16), amount: money(paid) },
  }
}

/** The claim for the latest visit and what the payer made of it. */
export function billing(base: BaseRecord): Resource[] {
  const price = base.person.random.integer(90, 260)
  return [claim(base, price), benefit(base, price)]
}
