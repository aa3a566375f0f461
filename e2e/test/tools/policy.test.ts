import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callAgreed } from '../../src/agreed-call.ts'
import { type Connected, type Kind, kinds } from '../../src/mcp-client.ts'
import { People, type Username, usernames } from '../../src/people.ts'
import { observation } from '../../src/sample-observation.ts'
import { fhirRequestsDuring } from '../../src/stack/fhir-requests.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const stack = stackOfWorker()
const people = new People(stack.facts)
const stranger = 'patient-3'
let author: Connected

beforeAll(async () => {
  author = await people.connect('mcp-2026', 'practitioner')
})
afterAll(() => people.close())

/** `done`, or the code of the refusal. `denied` on the request: the FHIR server hears nothing of it. */
type Outcome = 'done' | 'authz/denied' | 'fhir/not-found'

interface Expected {
  kind: Kind
  username: Username
  /** The patient whom the person may see, if they may see any. */
  own: string
  user: Record<string, unknown>
  outcomes: Record<Operation, Outcome>
}

const operations = [
  'search Patient',
  'search own Observation',
  'search other Observation',
  'read own Observation',
  'read other Observation',
  'create own Observation',
  'create other Observation',
  'update own Observation',
  'update other Observation',
  'delete own Observation',
  'delete Organization',
] as const
type Operation = (typeof operations)[number]

const everything = (outcome: Outcome) =>
  Object.fromEntries(operations.map((operation) => [operation, outcome])) as Record<Operation, Outcome>

const patient = {
  ...everything('authz/denied'),
  'search Patient': 'done',
  'search own Observation': 'done',
  'read own Observation': 'done',
  // The request names the record alone; whose it is shows when the platform is asked, which denies that it exists.
  'read other Observation': 'fhir/not-found',
  'create own Observation': 'done',
} as const
const guardian = { ...patient, 'create own Observation': 'authz/denied' } as const
const practitioner = {
  ...everything('done'),
  'delete own Observation': 'authz/denied',
  'delete Organization': 'authz/denied',
} as const
const administrator = { ...everything('authz/denied'), 'delete Organization': 'done' } as const

const patientUser = { fhirUser: 'Patient/patient-1', roles: ['patient'], patients: ['Patient/patient-1'] }
const practitionerUser = { fhirUser: 'Practitioner/prac-1', roles: ['practitioner'], patients: [] }

const persons: Record<Username, Omit<Expected, 'kind' | 'username'>> = {
  patient: { own: 'patient-1', user: patientUser, outcomes: patient },
  practitioner: { own: 'patient-1', user: practitionerUser, outcomes: practitioner },
  guardian: {
    own: 'patient-2',
    user: { fhirUser: 'RelatedPerson/guardian-1', roles: ['related_person'], patients: ['Patient/patient-2'] },
    outcomes: guardian,
  },
  practitioner2: {
    own: 'patient-1',
    user: { ...practitionerUser, fhirUser: 'Practitioner/prac-2' },
    outcomes: practitioner,
  },
  administrator: {
    own: 'patient-1',
    user: { ...practitionerUser, fhirUser: 'Practitioner/admin-1', roles: ['administrator'] },
    outcomes: administrator,
  },
  auditor: {
    own: 'patient-1',
    user: { ...practitionerUser, fhirUser: 'Practitioner/auditor-1', roles: ['auditor'] },
    outcomes: everything('authz/denied'),
  },
}

/** Everybody over both transports, a patient over the older era of `/mcp` too. */
const table: Expected[] = usernames.flatMap((username) =>
  kinds
    .filter((kind) => kind !== 'mcp-2025' || username === 'patient')
    .map((kind) => ({ kind, username, ...persons[username] })),
)

/** A record of the patient that exists: what is refused about it is refused for who asks. */
async function existing(patientId: string): Promise<string> {
  const created = await author.call('fhir_create', { resource: observation(patientId) })
  return String(created.structured.reference).split('/')[1] ?? ''
}

async function argumentsOf(operation: Operation, own: string, client: Connected): Promise<[string, object]> {
  const type = 'Observation'
  const whose = operation.includes('other') ? stranger : own
  if (operation === 'search Patient') return ['fhir_search', { type: 'Patient' }]
  if (operation.startsWith('search')) return ['fhir_search', { type, params: { patient: `Patient/${whose}` } }]
  if (operation.startsWith('create')) return ['fhir_create', { resource: observation(whose) }]
  if (operation === 'delete Organization') {
    const created = await client.call('fhir_create', {
      resource: { resourceType: 'Organization', name: 'Short-lived' },
    })
    const reference = String(created.structured.reference ?? 'Organization/org-1')
    return ['fhir_delete', { type: 'Organization', id: reference.split('/')[1], versionId: '1' }]
  }
  const id = await existing(whose)
  if (operation.startsWith('read')) return ['fhir_read', { type, id }]
  if (operation.startsWith('delete')) return ['fhir_delete', { type, id, versionId: '1' }]
  return ['fhir_update', { id, versionId: '1', resource: observation(whose, 99) }]
}

describe.each(table)('$username over $kind', ({ kind, username, own, user, outcomes }) => {
  let client: Connected
  beforeAll(async () => {
    client = await people.connect(kind, username)
  })

  test('is told by get_user who they are', async () => {
    const { structured } = await client.call('get_user', {})
    expect(structured).toMatchObject({
      ...user,
      name: people.user(username).name,
      platform: 'default',
      agentMay: ['fhir:read', 'fhir:write'],
    })
  })

  test.each(operations.map((operation) => [operation, outcomes[operation]] as const))(
    '%s: %s',
    async (operation, outcome) => {
      const [tool, given] = await argumentsOf(operation, own, client)
      const { result, requests } = await fhirRequestsDuring(stack, () => callAgreed(client, tool, { ...given }))
      expect(result.text).toContain(outcome === 'done' ? '{' : `[${outcome}]`)
      expect(result.isError).toBe(outcome !== 'done')
      expect(result.structured).not.toHaveProperty('confirm')
      if (outcome === 'authz/denied') expect(requests).toEqual([])
      else expect(requests.length).toBeGreaterThan(0)
      if (outcome !== 'done') expect(result.structured).toEqual({})
    },
  )

  test('finds by a search for patients exactly those who are theirs to see', async () => {
    const { structured } = await client.call('fhir_search', { type: 'Patient' })
    const rows = (structured.rows ?? []) as { reference: string }[]
    const seen = rows.map(({ reference }) => reference)
    if (user.roles?.toString() === 'practitioner') expect(seen).toContain(`Patient/${stranger}`)
    else if (username === 'administrator' || username === 'auditor') expect(seen).toEqual([])
    else expect(seen).toEqual([`Patient/${own}`])
  })
})
