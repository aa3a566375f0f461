import type { AuditRecord } from '@repo/audit'
import { type TrailFilter, type TrailScope, type UnusualAccess, unusualThresholds } from '@repo/audit/trail'
import { beforeAll, describe, expect, test } from 'vitest'
import { append, summaryOf } from './reading.ts'

const everything: TrailScope = { kind: 'tenant' }
const noon = Date.parse('2026-11-20T12:00:00Z')

/** So many seconds after noon of 20 November. */
const after = (seconds: number) => new Date(noon + seconds * 1_000).toISOString()

const by = (principalId: string, ...roles: string[]): AuditRecord['agent'] => ({ principalId, roles })
const patient = (number: number) => `Patient/p${number}`

async function unusual(tenant: string, records: Partial<AuditRecord>[], zone?: string): Promise<UnusualAccess[]> {
  await append(tenant, records)
  return (await summaryOf({ tenant, scope: everything, ...(zone && { zone }) })).unusual
}

describe('a summary counts', () => {
  const tenant = 'summary-days'
  const denied = { outcome: '4', code: 'authz/denied' } as const

  beforeAll(() =>
    append(tenant, [
      { recorded: '2026-11-18T23:30:00Z' },
      { recorded: '2026-11-19T00:30:00Z', ...denied, agent: by('practitioner-2') },
      { recorded: '2026-11-19T10:00:00Z', breakGlass: true, patients: [patient(2)] },
      { recorded: '2026-11-19T10:00:01Z', phase: 'attempt' },
      { recorded: '2026-11-20T10:00:00Z', platform: 'valley' },
      { recorded: '2026-10-01T10:00:00Z' },
    ]),
  )

  const daysOf = async (scope: TrailScope, filter: TrailFilter = {}, zone = 'UTC') => {
    const { total, days } = await summaryOf({ tenant, scope, filter, zone })
    return [total, ...days.map(({ day, accesses, denied: no, breakGlass }) => [day.slice(5), accesses, no, breakGlass])]
  }

  test('rows by day, and of them the outcomes, the refusals and the broken glasses, of the last thirty days', async () => {
    expect(await daysOf(everything)).toEqual([5, ['11-18', 1, 0, 0], ['11-19', 2, 1, 1], ['11-20', 1, 0, 0]])
    const { from, to, zone } = await summaryOf({ tenant, scope: everything })
    expect([from, to, zone]).toEqual(['2026-10-22T00:00:00.000Z', '2026-11-21T00:00:00.000Z', 'UTC'])
  })

  test('by the days of a time zone', async () => {
    const days = [5, ['11-19', 3, 1, 1], ['11-20', 1, 0, 0]]
    expect(await daysOf(everything, {}, 'Europe/Berlin')).toEqual(days)
  })

  test('what the filter leaves', async () => {
    expect(await daysOf(everything, { from: '2026-01-01T00:00:00Z', to: '2026-11-01T00:00:00Z' })).toEqual([
      1,
      ['10-01', 1, 0, 0],
    ])
    expect(await daysOf(everything, { breakGlass: true })).toEqual([1, ['11-19', 1, 0, 1]])
  })

  test('what the scope shows and nothing else', async () => {
    const own: TrailScope = { kind: 'patient', platform: 'default', patients: [patient(2)], asker: 'asker' }
    expect(await daysOf(own)).toEqual([1, ['11-19', 1, 0, 1]])
    expect(await daysOf({ ...own, platform: 'valley' })).toEqual([0])
    expect(await daysOf({ ...own, platform: 'valley', patients: [patient(1)] })).toEqual([1, ['11-20', 1, 0, 0]])
    expect(await daysOf({ kind: 'person', principalIds: ['practitioner-2'] })).toEqual([1, ['11-19', 1, 1, 0]])
    const { days } = await summaryOf({ tenant: 'summary-nobody', scope: everything })
    expect(days).toEqual([])
  })
})

describe('many patients in little time', () => {
  const { patients, minutes } = unusualThresholds.manyPatients
  const agent = by('curious')
  const oneEach = (count: number, everySeconds: number, more: Partial<AuditRecord> = {}) =>
    Array.from({ length: count }, (_, i) => ({
      recorded: after(i * everySeconds),
      patients: [patient(i)],
      agent,
      ...more,
    }))

  test('are told with their number and their time', async () => {
    const found = await unusual('many-reached', oneEach(patients, 19))
    const run = { from: after(0), to: after((patients - 1) * 19), count: patients }
    expect(found).toEqual([{ kind: 'many-patients', principalId: 'curious', ...run }])
    const scope: TrailScope = { kind: 'person', principalIds: ['curious', 'somebody-else'] }
    expect((await summaryOf({ tenant: 'many-reached', scope })).unusual).toEqual(found)
  })

  test.each<[string, Partial<AuditRecord>[]]>([
    ['they are one too few', oneEach(patients - 1, 1)],
    ['they take longer', oneEach(patients, (minutes * 60) / (patients - 1))],
    [
      'they are the same ones',
      Array.from({ length: 90 }, (_, i) => ({ recorded: after(i), patients: [patient(i % 29)], agent })),
    ],
    ['they are seen by two', oneEach(patients, 1).map((one, i) => ({ ...one, agent: by(`curious-${i % 2}`) }))],
    ['they were not shown', oneEach(patients, 1, { outcome: '4' })],
    ['they were only attempted', oneEach(patients, 1, { phase: 'attempt' })],
  ])('are none where %s', async (name, records) => {
    expect((await unusual(`many-${name}`, records)).filter(({ kind }) => kind === 'many-patients')).toEqual([])
  })

  test('are counted inside one access too', async () => {
    const all = Array.from({ length: 40 }, (_, i) => patient(i))
    expect(await unusual('many-at-once', [{ recorded: after(0), patients: all, agent }])).toMatchObject([
      { kind: 'many-patients', count: 40 },
    ])
  })

  test('are the same on two platforms only where platform and id are', async () => {
    const half = oneEach(20, 1)
    const records = [...half, ...half.map((one) => ({ ...one, platform: 'valley' }))]
    expect(await unusual('many-platforms', records)).toMatchObject([{ kind: 'many-patients', count: 40 }])
  })

  test('are not told to a patient: they say something of others', async () => {
    const tenant = 'many-hidden'
    await append(tenant, oneEach(patients, 1, { patients: Array.from({ length: 40 }, (_, i) => patient(i)) }))
    const scope: TrailScope = { kind: 'patient', platform: 'default', patients: [patient(1)], asker: 'asker' }
    expect((await summaryOf({ tenant, scope })).unusual).toEqual([])
  })

  test('are found wherever a count by hand finds them', async () => {
    let seed = 42
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed % below
    }
    const records = Array.from({ length: 600 }, () => ({ second: random(9_000), number: random(70) }))
    const found = await unusual(
      'many-random',
      records.map(({ second, number }) => ({ recorded: after(second), patients: [patient(number)], agent })),
    )
    const within = (end: number) => records.filter(({ second }) => second > end - minutes * 60 && second <= end)
    const counts = records.map(({ second }) => new Set(within(second).map(({ number }) => number)).size)
    expect(Math.max(...found.map(({ count }) => count))).toBe(Math.max(...counts))
    for (const [index, { second }] of records.entries()) {
      if ((counts[index] ?? 0) < patients) continue
      expect(found.some(({ from, to }) => from <= after(second) && after(second) <= to)).toBe(true)
    }
  })
})

describe('out of hours', () => {
  const night = [
    { recorded: '2026-11-19T22:00:00Z', agent: by('d', 'practitioner') },
    { recorded: '2026-11-20T05:59:59Z', agent: by('d', 'practitioner') },
    { recorded: '2026-11-20T06:00:00Z', agent: by('d', 'practitioner') },
    { recorded: '2026-11-20T21:59:59Z', agent: by('d', 'practitioner') },
    { recorded: '2026-11-20T23:00:00Z', agent: by('a', 'administrator') },
    { recorded: '2026-11-20T23:00:00Z', agent: by('p', 'patient') },
    { recorded: '2026-11-20T23:00:00Z', agent: by('d', 'practitioner'), event: 'sign-in' as const },
  ]

  test('are accesses of practitioners and administrators between ten and six, one for each night', async () => {
    expect(await unusual('hours-utc', night)).toEqual([
      { kind: 'out-of-hours', principalId: 'a', from: expect.any(String), to: '2026-11-20T23:00:00.000Z', count: 1 },
      {
        kind: 'out-of-hours',
        principalId: 'd',
        from: '2026-11-19T22:00:00.000Z',
        to: '2026-11-20T05:59:59.000Z',
        count: 2,
      },
    ])
  })

  test('are the same of all of a tenant and of those who are named', async () => {
    const tenant = 'hours-named'
    const of = async (scope: TrailScope) => (await summaryOf({ tenant, scope })).unusual
    await append(tenant, night)
    const found = await of(everything)
    expect(found).toHaveLength(2)
    expect(await of({ kind: 'person', principalIds: ['a', 'd', 'p'] })).toEqual(found)
  })

  test('are told by the clock of a time zone', async () => {
    const told = (found: UnusualAccess[]) => found.map(({ principalId, from, count }) => [principalId, from, count])
    expect(told(await unusual('hours', night, 'Europe/Berlin'))).toEqual([
      ['a', '2026-11-20T23:00:00.000Z', 1],
      ['d', '2026-11-20T21:59:59.000Z', 1],
      ['d', '2026-11-19T22:00:00.000Z', 1],
    ])
    expect(told(await unusual('hours', [], 'Asia/Tokyo'))).toEqual([])
  })
})

describe('a broken glass', () => {
  test('is told once until an hour passes without one', async () => {
    const agent = by('d')
    const at = [0, 1_000, 4_600, 8_201].map((second) => ({ recorded: after(second), breakGlass: true, agent }))
    expect(await unusual('glass', [...at, { recorded: after(100), agent }])).toEqual([
      { kind: 'break-glass', principalId: 'd', from: after(8_201), to: after(8_201), count: 1 },
      { kind: 'break-glass', principalId: 'd', from: after(0), to: after(4_600), count: 3 },
    ])
  })
})

describe('a series of refusals', () => {
  const agent = by('d')
  const refused = (...seconds: number[]) =>
    seconds.map((second) => ({ recorded: after(second), outcome: '4' as const, code: 'authz/denied', agent }))

  test('is told from five within five minutes on, for as long as it goes on', async () => {
    const found = await unusual('denied', refused(0, 60, 120, 180, 300, 360, 2_000))
    expect(found).toEqual([{ kind: 'denied-series', principalId: 'd', from: after(0), to: after(360), count: 6 }])
  })

  test('counts what was withheld as though it were not there', async () => {
    const hidden = refused(0, 1, 2, 3, 4).map((one) => ({ ...one, code: 'fhir/not-found', withheld: true }))
    expect(await unusual('denied-withheld', hidden)).toMatchObject([{ kind: 'denied-series', count: 5 }])
  })

  test('counts for a patient what they are told of alone', async () => {
    const own: TrailScope = { kind: 'patient', platform: 'default', patients: [patient(1)], asker: 'asker' }
    const hidden = { code: 'fhir/not-found', withheld: true, patients: [patient(1)] }
    const rows = refused(0, 1, 2, 3, 4).map((one) => ({ ...one, ...hidden }))
    const tenant = 'denied-to-patients'
    expect(await unusual(tenant, rows)).toMatchObject([{ kind: 'denied-series', count: 5 }])
    const { days, unusual: found } = await summaryOf({ tenant, scope: own })
    expect([days, found]).toEqual([[{ day: '2026-11-20', accesses: 5, denied: 0, breakGlass: 0 }], []])
    await append(tenant, refused(5, 6, 7, 8, 9))
    const openly = await summaryOf({ tenant, scope: own })
    expect([openly.days[0]?.denied, openly.unusual]).toMatchObject([5, [{ kind: 'denied-series', count: 5 }]])
  })

  test.each<[string, Partial<AuditRecord>[]]>([
    ['there are four', refused(0, 1, 2, 3)],
    ['they take longer', refused(0, 76, 152, 228, 304)],
    ['two were refused', refused(0, 1, 2, 3, 4).map((one, i) => ({ ...one, agent: by(`d${i % 2}`) }))],
    ['policy refused none', refused(0, 1, 2, 3, 4).map((one) => ({ ...one, code: 'fhir/not-found' }))],
  ])('is none where %s', async (name, records) => {
    expect(await unusual(`denied-${name}`, records)).toEqual([])
  })
})
