import { type AuditRecord, auditEvents } from '@repo/audit'
import { type AuditEvent, type AuditEventOptions, toAuditEvents } from '@repo/audit/audit-event'
import type { TrailEntry } from '@repo/audit/trail'
import { interactions, validateResource } from '@repo/fhir'
import { describe, expect, test } from 'vitest'
import { sampleRecord } from '../src/sample-record.ts'
import { balpFaults } from './balp-patterns.ts'

const observer = 'https://mcp.example.org'

function eventsOf(changes: Partial<AuditRecord>, options: AuditEventOptions = { observer }): AuditEvent[] {
  const entry: TrailEntry = {
    seq: 7,
    received: '2026-11-20T10:15:31.000Z',
    record: { ...sampleRecord, ...changes },
    sealed: 'open',
  }
  return toAuditEvents(entry, options)
}

function eventOf(changes: Partial<AuditRecord>, options?: AuditEventOptions): AuditEvent {
  const [event, ...more] = eventsOf(changes, options)
  if (event === undefined || more.length > 0) throw new Error('not one')
  return event
}

const requested = { resourceType: 'Observation', resourceId: 'o1', versionId: '2', disclosed: ['Observation/o1'] }
const interactionNames = Object.keys(interactions) as (keyof typeof interactions)[]
const profileOf = ({ meta }: AuditEvent) => meta?.profile[0]?.replace(/^.*IHE\.BasicAudit\./, '')

/** Every kind of record that there can be. */
const variants: [string, Partial<AuditRecord>][] = [
  ...interactionNames.flatMap((interaction): [string, Partial<AuditRecord>][] => [
    [`${interaction} of one patient`, { interaction, ...requested }],
    [`${interaction} of nobody`, { interaction, ...requested, patients: [] }],
    [`${interaction} refused`, { interaction, ...requested, outcome: '4', code: 'authz/denied' }],
    [`${interaction} attempted`, { interaction, ...requested, phase: 'attempt' }],
    [`${interaction} of two patients`, { interaction, ...requested, patients: ['Patient/p1', 'Patient/p2'] }],
  ]),
  ...auditEvents.map((event): [string, Partial<AuditRecord>] => [
    `${event} without an interaction`,
    withoutRequest({ event }),
  ]),
  ['a broken glass', { ...requested, interaction: 'read', breakGlass: true, reason: 'found “unconscious”' }],
  ['an unknown person', { agent: { principalId: 'unknown', roles: [] } }],
  ['a person who is a Person', { agent: { principalId: 'p', fhirUser: 'Person/p', roles: ['auditor'] } }],
  ['an address', { address: '2001:db8::7' }],
]

function withoutRequest(changes: Partial<AuditRecord>): Partial<AuditRecord> {
  return {
    interaction: undefined,
    resourceType: undefined,
    query: undefined,
    disclosed: [],
    patients: [],
    ...changes,
  } as Partial<AuditRecord>
}

describe('every AuditEvent', () => {
  test.each(variants)('is as R4 defines it: %s', (_, changes) => {
    for (const options of [{ observer }, { observer, fhirBaseUrl: () => 'https://fhir.example.org/r4' }]) {
      for (const event of eventsOf(changes, options))
        expect(validateResource(JSON.parse(JSON.stringify(event)))).toEqual([])
    }
  })

  test.each(variants)('fits the pattern of IHE BALP that it claims, if it claims one: %s', (_, changes) => {
    for (const event of eventsOf(changes)) if (event.meta) expect(balpFaults(event)).toEqual([])
  })
})

test('the checks above find what is missing', () => {
  const event = eventOf({ interaction: 'read', ...requested })
  const { source: _source, ...withoutSource } = event
  expect(validateResource(withoutSource)).not.toEqual([])
  expect(balpFaults({ ...event, agent: event.agent.slice(1) })).toEqual(['agent:client 1..1'])
  expect(balpFaults({ ...event, entity: event.entity.slice(0, 1) })).not.toEqual([])
})

describe('an access that went well claims the pattern of its interaction', () => {
  test.each([
    ['read', 'Read'],
    ['vread', 'Read'],
    ['search-type', 'Query'],
    ['create', 'Create'],
    ['update', 'Update'],
    ['patch', 'Update'],
    ['delete', 'Delete'],
  ] as const)('%s: %s', (interaction, name) => {
    expect(profileOf(eventOf({ interaction, ...requested }))).toBe(`Patient${name}`)
    expect(profileOf(eventOf({ interaction, ...requested, patients: [] }))).toBe(name)
  })

  test.each([
    ['was refused', { interaction: 'read', ...requested, outcome: '4' }],
    ['was only attempted', { interaction: 'create', ...requested, phase: 'attempt' }],
    [
      'does not tell its query any more',
      { ...withoutRequest({ interaction: 'search-type' }), resourceType: 'Observation' },
    ],
    [
      'does not tell its record any more',
      { ...withoutRequest({ interaction: 'read' }), disclosed: ['Observation/o1'] },
    ],
    ['has no pattern', { interaction: 'history-instance', ...requested }],
  ] as const)('and none where it %s', (_, changes) => {
    expect(eventOf(changes as Partial<AuditRecord>)).not.toHaveProperty('meta')
  })
})

describe('an AuditEvent says', () => {
  test('who asked through what, under which purpose and rule, and who answered', () => {
    const agent = { ...sampleRecord.agent, clientName: 'Assistant' }
    const [client, server, user] = eventOf({ interaction: 'read', ...requested, agent, address: '192.0.2.7' }).agent
    expect(client).toMatchObject({
      who: { identifier: { value: 'client-1' }, display: 'Assistant' },
      network: { address: '192.0.2.7', type: '2' },
      requestor: false,
    })
    expect(server).toMatchObject({ who: { identifier: { value: 'default' } }, requestor: false })
    expect(user).toMatchObject({
      who: { reference: 'Practitioner/d1', identifier: { value: 'practitioner-1' } },
      role: [{ text: 'clinician' }],
      requestor: true,
      policy: ['cerbos:default/launch-patient'],
      purposeOfUse: [{ coding: [{ code: 'TREAT' }] }],
    })
  })

  test('for each patient one event, which names no other patient and not whose the records are', () => {
    const patients = ['Patient/p1', 'Patient/p2', 'Patient/p3']
    const disclosed = ['Observation/o1', 'Patient/p2']
    const events = eventsOf({ patients, disclosed, query: 'Observation?code=1' })
    expect(new Set(events.map(({ id }) => id)).size).toBe(3)
    expect(events[0]?.id).toBe(sampleRecord.id)
    events.forEach((event, index) => {
      const named = event.entity.flatMap(({ what }) => what?.reference ?? [])
      expect(new Set(named)).toEqual(new Set([patients[index]]))
    })
    expect(eventsOf({ patients, disclosed })).toEqual(eventsOf({ patients, disclosed }))
  })

  test('that something was withheld, and by which rules', () => {
    const decision = { effect: 'allow', rule: 'r', cerbosCallId: 'c', policyVersion: 'default' } as const
    const { entity } = eventOf({
      withheld: true,
      decision: { ...decision, withheldBy: ['guard-label-hiv', 'no-grant'] },
    })
    expect(entity[0]?.detail).toEqual([
      { type: 'withheld', valueString: 'true' },
      { type: 'withheldBy', valueString: 'guard-label-hiv' },
      { type: 'withheldBy', valueString: 'no-grant' },
    ])
    expect(eventOf({ decision }).entity[0]).not.toHaveProperty('detail')
  })

  test('the query as it was sent, in base64, and the request', () => {
    const { entity } = eventOf({ interaction: 'search-type' })
    const query = entity.find(({ role }) => role?.code === '24')?.query ?? ''
    expect(Buffer.from(query, 'base64').toString()).toBe(sampleRecord.query)
    expect(entity[0]).toMatchObject({ what: { identifier: { value: 'request-1' } }, type: { code: 'XrequestId' } })
  })

  test('the records shown, by absolute reference where the base of the platform is known', () => {
    const fhirBaseUrl = (platform: string) => `https://${platform}.example.org/r4`
    const { agent, entity } = eventOf(
      { interaction: 'read', ...requested, disclosed: ['Observation/o1', 'Device/d1'] },
      { observer, fhirBaseUrl },
    )
    expect(entity.flatMap(({ what }) => what?.reference ?? [])).toEqual([
      'https://default.example.org/r4/Observation/o1/_history/2',
      'https://default.example.org/r4/Device/d1',
      'https://default.example.org/r4/Patient/p1',
    ])
    expect(agent[1]?.network).toEqual({ address: 'https://default.example.org/r4', type: '5' })
    expect(agent[2]?.who.reference).toBe('https://default.example.org/r4/Practitioner/d1')
  })

  test('that the glass was broken, and why', () => {
    const event = eventOf({
      interaction: 'read',
      ...requested,
      breakGlass: true,
      reason: 'unconscious',
      agent: { principalId: 'p', roles: [] },
    })
    expect(event.purposeOfEvent).toMatchObject([{ coding: [{ code: 'BTG' }], text: 'unconscious' }])
    const codes = event.agent[2]?.purposeOfUse?.flatMap(({ coding }) => coding?.map(({ code }) => code))
    expect(codes).toEqual(['ETREAT', 'BTG'])
  })

  test.each([
    ['sign-in', '110114', '110122', 'E'],
    ['sign-out', '110114', '110123', 'E'],
    ['break-glass', '110113', '110127', 'E'],
    ['trail-read', '110101', undefined, 'R'],
    ['trail-export', '110101', '110106', 'R'],
  ] as const)('%s in DICOM’s words', (event, type, subtype, action) => {
    const told = eventOf(withoutRequest({ event }))
    expect([told.type.code, told.subtype?.[0]?.code, told.action]).toEqual([type, subtype, action])
  })

  test('of an attempt no outcome, of a failure its code', () => {
    expect(eventOf({ phase: 'attempt' })).not.toHaveProperty('outcome')
    expect(eventOf({ outcome: '8', code: 'fhir/unavailable' })).toMatchObject({
      outcome: '8',
      outcomeDesc: 'fhir/unavailable',
    })
  })
})
