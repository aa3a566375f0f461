import type { Reference } from '@repo/fhir/vocabulary'
import { describe, expect, inject, test } from 'vitest'
import { administrator, guardian, patient, practitioner } from '../../test/people.ts'
import { createAuthorizer, type PolicyRecord, type PolicyRequest, type Principal } from '../index.ts'

const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })
const searchOf = (resourceType: string, ...patients: Reference[]): PolicyRequest => {
  return { interaction: 'search-type', resourceType, patients }
}
const narrowedTo = async (who: Principal, resourceType = 'Observation') => {
  const { patients, withoutLabels } = await authorizer.plan(who, searchOf(resourceType))
  return { patients: [...patients].sort(), withoutLabels: [...withoutLabels].sort() }
}
const labels = [
  '42CFRPart2',
  'BH',
  'COGN',
  'DVD',
  'EMOTDIS',
  'ETH',
  'ETHUD',
  'HIV',
  'MH',
  'MST',
  'OPIOIDUD',
  'PSY',
  'PSYTHPN',
  'R',
  'SDV',
  'SEX',
  'SPI',
  'STD',
  'SUD',
  'V',
  'VIO',
]
const withoutOnly = (...shown: string[]) => labels.filter((label) => !shown.includes(label))

const wards: Principal = { ...guardian, patients: ['Patient/1', 'Patient/2'] }
const launched: Principal = {
  ...practitioner,
  launchPatient: 'Patient/1',
  scopes: [{ level: 'patient', resourceType: '*', permissions: 'rs' }],
}
const inPanel: Principal = { ...practitioner, panel: ['Patient/1'] }
const filtered: Principal = {
  ...practitioner,
  scopes: [{ level: 'user', resourceType: '*', permissions: 'rs', query: 'category=laboratory' }],
}
const underGlass: Principal = { ...inPanel, breakGlass: ['Patient/2'] }
const ofOrganization: Principal = {
  ...practitioner,
  organizationRequired: true,
  organizations: ['Organization/1'],
}
const ofNoOrganization: Principal = { ...ofOrganization, organizations: [] }
const placeKeeper: Principal = { ...administrator, organizationRequired: true, organizations: ['Organization/1'] }
const cleared: Principal = { ...practitioner, clearances: ['HIV', 'R'] }

describe('a search', () => {
  test.each<[string, Principal, string, { patients: Reference[]; withoutLabels: string[] }]>([
    [
      'a patient to themself, with what is restricted',
      patient,
      'Observation',
      { patients: ['Patient/1'], withoutLabels: [] },
    ],
    ['a patient to their own Patient', patient, 'Patient', { patients: ['Patient/1'], withoutLabels: [] }],
    [
      'a guardian to all their wards, without what is restricted',
      wards,
      'Condition',
      { patients: ['Patient/1', 'Patient/2'], withoutLabels: labels },
    ],
    ['a practitioner to what is not restricted', practitioner, 'Condition', { patients: [], withoutLabels: labels }],
    [
      'a practitioner, but to what they are cleared for',
      cleared,
      'Condition',
      { patients: [], withoutLabels: withoutOnly('HIV', 'R') },
    ],
    ['a launch to its patient', launched, 'Observation', { patients: ['Patient/1'], withoutLabels: labels }],
  ])('narrows of %s', async (_whom, who, type, narrowing) => {
    await expect(narrowedTo(who, type)).resolves.toEqual(narrowing)
  })

  test.each<[string, Principal, string, string[]]>([
    ['a panel, which may say that a record about nobody is within it', inPanel, 'Observation', labels],
    ['the filter of a scope, which the record is held against', filtered, 'Observation', labels],
    ['what the broken glass opens of one patient alone', underGlass, 'Observation', withoutOnly('R', 'V')],
    ['what another organisation’s record names, which no search says', ofOrganization, 'Encounter', labels],
    ['what is anybody’s, to those who are of no organisation', ofNoOrganization, 'Encounter', labels],
    ['an open type', patient, 'Organization', []],
    ['a record that describes oneself and may be about nobody', guardian, 'RelatedPerson', labels],
  ])('is left to release, whom it is about, for %s', async (_what, who, type, withoutLabels) => {
    await expect(narrowedTo(who, type)).resolves.toEqual({ patients: [], withoutLabels })
  })

  test('is not admitted where it is denied, nor by a plan of another type or interaction', async () => {
    const denied: [Principal, PolicyRequest][] = [
      [administrator, searchOf('Observation')],
      [patient, searchOf('Observation', 'Patient/2')],
      [patient, searchOf('AuditEvent')],
      [{ ...patient, scopes: [] }, searchOf('Observation')],
      [{ ...patient, purpose: 'TREAT' }, searchOf('Observation')],
      [{ ...patient, purpose: '' }, searchOf('Observation')],
      [{ ...patient, roles: [] }, searchOf('Observation')],
      [inPanel, searchOf('Observation', 'Patient/2')],
    ]
    for (const [who, request] of denied) {
      const plan = await authorizer.plan(who, request)
      expect([request, plan.admits(request)]).toEqual([request, false])
    }
    const plan = await authorizer.plan(patient, searchOf('Observation'))
    const others: PolicyRequest[] = [
      searchOf('Condition'),
      { ...searchOf('Observation'), interaction: 'history-type' },
      { ...searchOf('Observation'), operation: 'stats' },
      { ...searchOf('Observation'), shows: ['contact'] },
    ]
    expect(others.filter(plan.admits)).toEqual([])
  })
})

const people = {
  patient,
  guardian,
  wards,
  practitioner,
  launched,
  inPanel,
  filtered,
  underGlass,
  ofOrganization,
  ofNoOrganization,
  placeKeeper,
  cleared,
  administrator,
}
const kinds = [
  'Observation',
  'Patient',
  'Group',
  'Encounter',
  'Location',
  'Consent',
  'Organization',
  'Practitioner',
  'ValueSet',
  'Binary',
  'AuditEvent',
]

describe.each(Object.entries(people))('the plan of %s', (_name, who) => {
  test('admits what policy admits of a search, and nothing else', { timeout: 60_000 }, async () => {
    for (const type of kinds) {
      const named: Reference[][] = [[], ['Patient/1'], ['Patient/2'], ['Patient/1', 'Patient/2']]
      for (const patients of named) {
        const variants = [
          {},
          { labels: ['R'] },
          { labels: ['HIV', 'V'] },
          { stage: 'criterion' as const },
          { tenant: 'other' },
        ].map((more): PolicyRequest => ({ ...searchOf(type, ...patients), ...more }))
        const plan = await authorizer.plan(who, searchOf(type, ...patients))
        const { allowed } = await authorizer.admit(
          who,
          variants.map((one) => ({ ...one, optional: true })),
        )
        expect([type, patients, variants.map(plan.admits)]).toEqual([type, patients, allowed])
      }
    }
  })

  test('narrows to nothing that would be withheld, and away from nothing that would be released', {
    timeout: 60_000,
  }, async () => {
    for (const resourceType of kinds) {
      const plan = await authorizer.plan(who, searchOf(resourceType))
      const records = recordsOf(resourceType)
      const { released } = await authorizer.release(who, 'search-type', records)
      const isOutside = ({ patients, labels: carried }: PolicyRecord) =>
        (plan.patients.length > 0 && !plan.patients.some((one) => patients.includes(one))) ||
        carried.some((label) => plan.withoutLabels.includes(label))
      expect(released.filter(isOutside)).toEqual([])
    }
  })
})

const organizationsNamed: Reference[][] = [[], ['Organization/1'], ['Organization/2']]

function recordsOf(resourceType: string) {
  const about: Reference[][] = [[], ['Patient/1'], ['Patient/2'], ['Patient/9'], ['Patient/1', 'Patient/9']]
  const isPerson = resourceType === 'Patient'
  return about.flatMap((patients) =>
    [[], ...labels.map((label) => [label])].flatMap((carried) => {
      const id = isPerson ? (patients[0]?.slice('Patient/'.length) ?? '8') : '7'
      const of = isPerson ? [`Patient/${id}` as const] : patients
      const policy: PolicyRecord = { resourceType, id, patients: of, labels: carried, filters: ['category=laboratory'] }
      const isSomebodys = ['Encounter', 'Location'].includes(resourceType)
      return (isSomebodys ? organizationsNamed : [[]]).map((organizations) => {
        const named: PolicyRecord = { ...policy, organizations }
        return { record: named, policy: named }
      })
    }),
  )
}
