import { type AnyResource, type FhirClient, FhirError, type FhirErrorCode, type ScopeGrant } from '@repo/fhir'
import { expect, test } from 'vitest'
import { readPanel } from '../../src/session/care/read-panel.ts'

const fhirBaseUrl = 'https://fhir.example/r4'
const now = new Date('2026-11-20T12:00:00Z')
const me = { reference: 'Practitioner/dr-1' }
const about = (id: string) => ({ reference: `Patient/${id}` })
const all: ScopeGrant[] = [{ level: 'user', resourceType: '*', permissions: 'rs' }]

type Answer = object[] | FhirErrorCode
type Answers = Partial<Record<'CareTeam' | 'Encounter' | 'Patient', Answer>>

/** A platform that answers these records, each page with a link to the next. */
function platform(answers: Answers, pageSize = 1_000) {
  const asked: string[] = []
  const pageOf = (type: string, at: number) => {
    const answer = answers[type as keyof Answers] ?? []
    if (!Array.isArray(answer)) throw new FhirError(answer)
    const entry = answer.slice(at, at + pageSize).map((resource) => ({ resource: { resourceType: type, ...resource } }))
    const link = at + pageSize < answer.length ? [{ relation: 'next', url: String(at + pageSize) }] : []
    return { resource: { resourceType: 'Bundle', entry, link } }
  }
  const fhir = {
    searchPairs: async (type: string, params: Record<string, string>) => {
      asked.push(`${type}?${Object.entries(params).map((pair) => pair.join('='))}`)
      return pageOf(type, 0)
    },
    searchPage: async (type: string, link: string) => {
      asked.push(`${type} ${link}`)
      return pageOf(type, Number(link))
    },
  } as unknown as FhirClient
  return {
    asked,
    read: (scopes = all, daysAfter = 30) =>
      readPanel({ fhir, scopes, practitioner: 'Practitioner/dr-1', fhirBaseUrl, now, daysAfter }),
  }
}

const careTeam = (id: string, more: object = {}, member: object = { member: me }) => ({
  status: 'active',
  subject: about(id),
  participant: [member],
  ...more,
})
const encounter = (id: string, more: object = {}) => ({
  status: 'in-progress',
  subject: about(id),
  participant: [{ individual: me }],
  ...more,
})

test('asks for what names the practitioner, and finds their patients, each once', async () => {
  const { asked, read } = platform({
    CareTeam: [careTeam('1')],
    Encounter: [encounter('2'), encounter('1')],
    Patient: [{ id: '3', generalPractitioner: [me] }],
  })
  expect((await read()).toSorted()).toEqual(['Patient/1', 'Patient/2', 'Patient/3'])
  expect(asked.toSorted()).toEqual([
    'CareTeam?participant=Practitioner/dr-1,_count=200',
    'Encounter?participant=Practitioner/dr-1,_count=200',
    'Patient?general-practitioner=Practitioner/dr-1,_count=200',
  ])
})

test.each([
  ['a care team of others', { CareTeam: [careTeam('1', {}, { member: { reference: 'Practitioner/dr-2' } })] }],
  ['a care team that has ended long ago', { CareTeam: [careTeam('1', { period: { end: '2026-10-19' } })] }],
  ['a care team whose end cannot be read', { CareTeam: [careTeam('1', { period: { end: 7 } })] }],
  ['an inactive care team', { CareTeam: [careTeam('1', { status: 'inactive' })] }],
  ['a care team entered in error', { CareTeam: [careTeam('1', { status: 'entered-in-error' })] }],
  ['a part in it that has ended', { CareTeam: [careTeam('1', {}, { member: me, period: { end: '2026-01-01' } })] }],
  ['a care team without anybody', { CareTeam: [careTeam('1', { participant: 'Practitioner/dr-1' })] }],
  ['a cancelled encounter', { Encounter: [encounter('1', { status: 'cancelled' })] }],
  [
    'an encounter that ended long ago',
    { Encounter: [encounter('1', { status: 'finished', period: { end: '2026-10-19' } })] },
  ],
  [
    'one that began long ago and is finished',
    { Encounter: [encounter('1', { status: 'finished', period: { start: '2026-10-19' } })] },
  ],
  ['one that is finished and does not say when', { Encounter: [encounter('1', { status: 'finished' })] }],
  ['one whose end cannot be read', { Encounter: [encounter('1', { period: { end: 'soon' } })] }],
  [
    'one that was planned long ago',
    { Encounter: [encounter('1', { status: 'planned', period: { start: '2026-10-19' } })] },
  ],
  [
    'one under way that ended long ago',
    { Encounter: [encounter('1', { period: { start: '2026-10-01', end: '2026-10-19' } })] },
  ],
  ['an encounter of unknown status', { Encounter: [encounter('1', { status: undefined })] }],
  ['an encounter about a group', { Encounter: [encounter('1', { subject: { reference: 'Group/1' } })] }],
  [
    'a patient of another server',
    { Encounter: [encounter('1', { subject: { reference: 'https://x.example/Patient/1' } })] },
  ],
  ['a patient with a slash in the id', { Encounter: [encounter('1/../2')] }],
  [
    'a practitioner of that id elsewhere',
    { CareTeam: [careTeam('1', {}, { member: { reference: 'https://x.example/Practitioner/dr-1' } })] },
  ],
  [
    'a patient with another general practitioner',
    { Patient: [{ id: '1', generalPractitioner: [{ reference: 'Practitioner/dr-2' }] }] },
  ],
  ['a patient with none', { Patient: [{ id: '1' }] }],
  ['records of another kind', { CareTeam: [{ ...encounter('1'), resourceType: 'Encounter' } as AnyResource] }],
] as [string, Answers][])('counts nobody in by %s', async (_what, answers) => {
  expect(await platform(answers).read()).toEqual([])
})

test('takes references with the base of the server and with a version for the same', async () => {
  const member = { member: { reference: `${fhirBaseUrl}/Practitioner/dr-1` } }
  const answers = { CareTeam: [careTeam('1', { subject: { reference: 'Patient/1/_history/2' } }, member)] }
  expect(await platform(answers).read()).toEqual(['Patient/1'])
})

test('counts a practitioner in whose part of an encounter is over', async () => {
  const participant = [{ individual: me, period: { end: '2026-01-01' } }]
  const finished = encounter('1', { status: 'finished', participant, period: { end: '2026-11-01' } })
  expect(await platform({ Encounter: [finished] }).read()).toEqual(['Patient/1'])
})

const day = '2026-11-20'
test.each<[string, Answers]>([
  ['a care team', { CareTeam: [careTeam('1', { period: { end: day } })] }],
  ['a part in a care team', { CareTeam: [careTeam('1', {}, { member: me, period: { end: day } })] }],
  ['an encounter', { Encounter: [encounter('1', { status: 'finished', period: { end: day } })] }],
])('keeps a patient to the end of the last day of %s', async (_what, answers) => {
  expect(await platform(answers).read(all, 0)).toEqual(['Patient/1'])
})

test.each<[string, Answers]>([
  ['a care team', { CareTeam: [careTeam('1', { period: { end: '2026-11-05T09:00:00Z' } })] }],
  ['an encounter', { Encounter: [encounter('1', { status: 'finished', period: { end: '2026-11-05T09:00:00Z' } })] }],
  ['a planned encounter', { Encounter: [encounter('1', { status: 'planned', period: { start: '2026-11-05' } })] }],
])('keeps a patient for so many days after %s, and no longer', async (_what, answers) => {
  expect([await platform(answers).read(all, 20), await platform(answers).read(all, 10)]).toEqual([['Patient/1'], []])
})

test('keeps a patient whose encounter is under way, however long ago it began, and one who is to come', async () => {
  const begun = encounter('1', { period: { start: '2019-01-01' } })
  const planned = encounter('2', { status: 'planned', period: { start: '2027-01-01' } })
  expect(await platform({ Encounter: [begun, planned] }).read(all, 0)).toEqual(['Patient/1', 'Patient/2'])
})

test('reads five pages of a kind, and at most 2,000 patients', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => careTeam(`p${index}`))
  const { asked, read } = platform({ CareTeam: many(12) }, 2)
  expect([(await read()).length, asked.filter((one) => one.startsWith('CareTeam')).length]).toEqual([10, 5])
  expect(await platform({ CareTeam: many(2_500) }, 3_000).read()).toHaveLength(2_000)
})

test.each(['fhir/rejected', 'fhir/forbidden', 'fhir/not-found'] as const)(
  'does without a kind of records that the platform answers with %s',
  async (code) => {
    expect(await platform({ CareTeam: code, Encounter: [encounter('1')] }).read()).toEqual(['Patient/1'])
  },
)

test.each(['fhir/unavailable', 'fhir/timeout', 'fhir/throttled', 'fhir/malformed', 'fhir/unauthorized'] as const)(
  'has no panel at all where one kind of records answers %s',
  async (code) => {
    await expect(platform({ CareTeam: code, Encounter: [encounter('1')] }).read()).rejects.toMatchObject({ code })
  },
)

test('asks for no records that the person has not granted', async () => {
  const { asked, read } = platform({ CareTeam: [careTeam('1')], Encounter: [encounter('2')] })
  expect(await read([{ level: 'user', resourceType: 'Encounter', permissions: 'rs' }])).toEqual(['Patient/2'])
  expect(asked).toEqual(['Encounter?participant=Practitioner/dr-1,_count=200'])
})

test('has no panel where no kind of records may be searched', async () => {
  const none: ScopeGrant[] = [{ level: 'user', resourceType: '*', permissions: 'r' }]
  await expect(platform({ CareTeam: [careTeam('1')] }).read(none)).rejects.toMatchObject({ code: 'fhir/forbidden' })
  const refused = { CareTeam: 'fhir/rejected', Encounter: 'fhir/rejected', Patient: 'fhir/forbidden' } as const
  await expect(platform(refused).read()).rejects.toMatchObject({ code: 'fhir/forbidden' })
})
