import { createAuthorizer, type Principal } from '@repo/cerbos'
import type { Reference } from '@repo/fhir'
import { describe, expect, inject, test } from 'vitest'
import type { Caller } from '../../src/mcp/caller.ts'
import { callTool, fhirBaseUrl, observation, practitioner } from '../call-stage.ts'

const authorizer = createAuthorizer({ pdpUrl: inject('pdpUrl'), timeoutMs: 5_000 })

function person(fhirUser: Reference, role: Principal['roles'][number], more: Partial<Principal> = {}): Caller {
  const principal = { ...practitioner.principal, fhirUser, roles: [role], ...more }
  return { ...practitioner, principal, facts: { ...practitioner.facts, fhirUser } }
}
const patient = person('Patient/p1', 'patient', { patients: ['Patient/p1'], purpose: 'PATRQT' })
const doctor = person('Practitioner/dr-1', 'practitioner')
const ofPanel = person('Practitioner/dr-1', 'practitioner', { panel: ['Patient/p1', 'Patient/p2'] })
const launched = person('Practitioner/dr-1', 'practitioner', {
  launchPatient: 'Patient/p1',
  scopes: [{ level: 'patient', resourceType: '*', permissions: 'cruds' }],
})
const narrow = person('Practitioner/dr-1', 'practitioner', {
  scopes: [{ level: 'user', resourceType: 'Observation', permissions: 'cruds' }],
})
const administrator = person('Practitioner/admin-1', 'administrator', { purpose: 'HOPERAT' })
const guardian = person('RelatedPerson/g1', 'related_person', { patients: ['Patient/p1'], purpose: 'FAMRQT' })

const ref = (reference: string) => ({ reference })
const { id: _id, meta: _meta, ...fresh } = observation('o1')
const slot = { resourceType: 'Slot', status: 'free', start: '2026-11-20T09:00:00Z', end: '2026-11-20T10:00:00Z' }
const communication = { resourceType: 'Communication', status: 'completed', subject: ref('Patient/p1') }
const created = { status: 201, headers: { etag: 'W/"1"' }, body: observation('o9') }

async function create(caller: Caller, resource: object) {
  const { answer, requests, records } = await callTool(
    'fhir_create',
    { resource },
    {
      caller,
      authorizer,
      fhir: ({ body }) => ({ ...created, body: { ...JSON.parse(body), id: 'o9' } }),
    },
  )
  return { text: answer.text, sent: requests.map(({ method }) => method), row: records.at(-1) }
}

describe('a record to be created', () => {
  test.each([
    [
      'a patient, their doctor, organisation, visit and group',
      patient,
      {
        performer: [ref('Practitioner/dr-1'), ref('Organization/1')],
        encounter: ref('Encounter/1'),
        hasMember: [ref('Observation/2')],
      },
    ],
    ['a patient, themself', patient, { focus: [ref('Patient/p1/_history/2')] }],
    [
      'a practitioner, whatever is clinical',
      doctor,
      { focus: [ref('Patient/p9')], basedOn: [ref('ServiceRequest/1')] },
    ],
    ['a practitioner, somebody else in the panel', ofPanel, { focus: [ref('Patient/p2')] }],
    [
      'a practitioner in a launch, the patient of it',
      launched,
      { focus: [ref('Patient/p1')], device: ref('Device/1') },
    ],
    [
      'a practitioner who granted no other type',
      narrow,
      { encounter: ref('Encounter/1'), performer: [ref('Practitioner/dr-1')] },
    ],
    [
      'a practitioner, records of another server and inside',
      doctor,
      {
        focus: [ref('https://other.example/r4/AuditEvent/1'), ref('#a')],
        contained: [{ resourceType: 'Observation', id: 'a', status: 'final', code: { text: 'x' } }],
      },
    ],
  ])('may point to what its author may read: %s', async (_what, caller, elements) => {
    const { text, sent } = await create(caller, { ...fresh, ...elements })
    expect(text).toContain('Observation/o9')
    expect(sent).toEqual(['POST'])
  })

  test.each<[string, Caller, object, string | undefined]>([
    ['a patient, somebody else', patient, { ...fresh, focus: [ref('Patient/p2')] }, undefined],
    [
      'a patient, somebody else inside',
      patient,
      {
        ...fresh,
        hasMember: [ref('#a')],
        contained: [{ ...fresh, id: 'a', focus: [ref(`${fhirBaseUrl}/Patient/p2/_history/1`)] }],
      },
      undefined,
    ],
    [
      'a patient, somebody else by our base in other letters',
      patient,
      {
        ...fresh,
        focus: [ref('HTTPS://FHIR.example/r4/Patient/p2')],
      },
      undefined,
    ],
    [
      'a patient, somebody else in an extension',
      patient,
      {
        ...fresh,
        extension: [{ url: 'http://example.org/e', valueReference: ref('/Patient/p2#a') }],
      },
      undefined,
    ],
    ['a patient, the trail', patient, { ...communication, about: [ref('AuditEvent/1')] }, undefined],
    ['a practitioner, the trail', doctor, { ...communication, about: [ref('AuditEvent/1')] }, undefined],
    ['a practitioner, somebody outside the panel', ofPanel, { ...fresh, focus: [ref('Patient/p9')] }, 'guard-panel'],
    [
      'a practitioner in a launch, somebody else',
      launched,
      { ...fresh, focus: [ref('Patient/p2')] },
      'guard-launch-create',
    ],
    ['an administrator, a visit', administrator, { ...slot, schedule: ref('Encounter/1') }, undefined],
    ['a guardian, their ward', guardian, { ...fresh, focus: [ref('Patient/p1')] }, undefined],
  ])('is not sent where it points to what its author may not read: %s', async (_what, caller, resource, rule) => {
    const { text, sent, row } = await create(caller, resource)
    expect(text).toContain('[authz/denied]')
    expect(sent).toEqual([])
    expect(row?.decision).toMatchObject({ effect: 'deny' })
    expect(row?.decision?.rule).toBe(rule)
  })

  test.each([
    ['relative', 'Patient?identifier=2'],
    ['on our base', `${fhirBaseUrl}/Patient?identifier=2`],
    ['on any base', 'https://other.example/Practitioner/?identifier=2'],
  ])('is not sent where a search stands for a reference: %s', async (_what, reference) => {
    const inside = { contained: [{ ...fresh, id: 'a', focus: [ref(reference)] }], hasMember: [ref('#a')] }
    for (const elements of [
      { focus: [ref(reference)] },
      inside,
      { extension: [{ url: 'http://example.org/e', valueReference: ref(reference) }] },
    ]) {
      const { text, sent } = await create(patient, { ...fresh, ...elements })
      expect([text, sent]).toEqual([expect.stringContaining('A search cannot stand for a reference'), []])
    }
  })

  test('may point to a Schedule where an administrator keeps a Slot', async () => {
    expect((await create(administrator, { ...slot, schedule: ref('Schedule/1') })).sent).toEqual(['POST'])
  })

  test('points to 500 records at most', async () => {
    const many = (count: number) => ({
      ...fresh,
      hasMember: Array.from({ length: count }, (_, at) => ref(`Observation/${at}`)),
    })
    expect((await create(doctor, many(498))).sent).toEqual(['POST'])
    const { text, sent } = await create(doctor, many(501))
    expect([text, sent]).toEqual([expect.stringContaining('[input/invalid]'), []])
  })
})

describe('an operation', () => {
  const everything = (types: string) => ({
    operation: 'everything',
    type: 'Patient',
    id: 'p1',
    parameters: { _type: types },
  })
  const pack = (coverage: object) => ({
    operation: 'questionnaire-package',
    type: 'Questionnaire',
    parameters: {
      coverage: { resourceType: 'Coverage', status: 'active', payor: [ref('Organization/1')], ...coverage },
    },
  })
  const validate = (resource: object) => ({ operation: 'validate', type: 'Observation', parameters: { resource } })
  const body = { resourceType: 'Bundle', type: 'searchset', entry: [] }
  async function call(caller: Caller, args: object) {
    const { answer, requests } = await callTool('fhir_operation', args, { caller, authorizer, fhir: () => ({ body }) })
    return { text: answer.text, sent: requests.length }
  }

  test.each([
    ['a patient, their own cover', patient, pack({ beneficiary: ref('Patient/p1') })],
    ['a patient, types that they may read', patient, everything('Observation,Practitioner')],
    ['a practitioner, an order', doctor, pack({ beneficiary: ref('Patient/p9'), contract: [ref('Contract/1')] })],
    ['a practitioner, a record about anybody', doctor, validate({ ...fresh, focus: [ref('Patient/p9')] })],
  ])('is sent where it names what its caller may read: %s', async (_what, caller, args) => {
    expect((await call(caller, args)).sent).toBe(1)
  })

  test.each([
    ['a patient, somebody else’s cover', patient, pack({ beneficiary: ref('Patient/p2') })],
    [
      'a patient, somebody else inside',
      patient,
      pack({ beneficiary: ref('Patient/p1'), extension: [{ valueReference: ref('Patient/p2') }] }),
    ],
    ['a patient, the trail', patient, validate({ ...fresh, focus: [ref('AuditEvent/1')] })],
    ['a patient, the trail as a type', patient, everything('Observation,AuditEvent')],
    ['a practitioner, the trail as a type', doctor, everything('AuditEvent')],
    ['a practitioner, somebody outside the panel', ofPanel, validate({ ...fresh, focus: [ref('Patient/p9')] })],
    ['a practitioner, somebody outside the launch', launched, validate({ ...fresh, focus: [ref('Patient/p9')] })],
    ['an administrator, cover', administrator, pack({ beneficiary: ref('Patient/p1') })],
  ])('is not sent where it names what its caller may not read: %s', async (_what, caller, args) => {
    const { text, sent } = await call(caller, args)
    expect([text, sent]).toEqual([expect.stringContaining('[authz/denied]'), 0])
  })

  test('is not sent where a search stands for a reference in it', async () => {
    const { text, sent } = await call(
      doctor,
      validate({ ...fresh, focus: [ref(`${fhirBaseUrl}/Patient?identifier=2`)] }),
    )
    expect([text, sent]).toEqual([expect.stringContaining('A search cannot stand for a reference'), 0])
  })
})

describe('a change', () => {
  const stored = { ...observation('o1'), focus: [ref('AuditEvent/1')], note: [{ text: 'n' }] }
  const patch = (operations: object[]) => ({ type: 'Observation', id: 'o1', versionId: '3', patch: operations })
  async function change(caller: Caller, tool: string, args: object) {
    const fhir = ({ method }: { method: string }) =>
      method === 'GET' ? { body: stored, headers: { etag: 'W/"3"' } } : { body: stored, headers: { etag: 'W/"4"' } }
    const { answer, requests, records } = await callTool(tool, args, { caller, authorizer, fhir })
    return { text: answer.text, sent: requests.map(({ method }) => method), row: records.at(-1) }
  }
  const add = (path: string, reference: string) =>
    patch([{ op: 'add', path, value: path.endsWith('-') ? ref(reference) : [ref(reference)] }])

  test.each([
    ['what it holds already', doctor, patch([{ op: 'replace', path: '/status', value: 'amended' }])],
    ['a practitioner', ofPanel, add('/performer', 'Practitioner/dr-2')],
    ['somebody in the panel', ofPanel, add('/performer', 'Patient/p2')],
    ['the patient of the launch', launched, add('/performer', 'Patient/p1')],
  ])('is sent where it adds %s', async (_what, caller, args) => {
    expect((await change(caller, 'fhir_patch', args)).sent).toEqual(['GET', 'PUT'])
  })

  test.each([
    ['a performer outside the panel', ofPanel, 'performer', 'Patient/p9', 'guard-panel'],
    ['a performer outside the launch', launched, 'performer', 'Patient/p9', 'guard-launch'],
    ['a focus outside the panel', ofPanel, 'focus', 'Patient/p9', 'guard-panel'],
    ['a focus outside the launch', launched, 'focus', 'Patient/p9', 'guard-launch'],
    ['a focus that nobody may read', doctor, 'focus', 'AuditEvent/2', undefined],
  ])('that adds %s is denied to a patch as to an update', async (_what, caller, element, reference, rule) => {
    const { note: _note, ...whole } = stored
    const update = { id: 'o1', versionId: '3', resource: { ...whole, [element]: [ref(reference)] } }
    for (const [tool, args] of [
      ['fhir_patch', add(`/${element}`, reference)],
      ['fhir_update', update],
    ] as const) {
      const { text, sent, row } = await change(caller, tool, args)
      expect(text).toContain('[authz/denied]')
      expect(sent.filter((method) => method !== 'GET')).toEqual([])
      expect(row?.decision?.effect).toBe('deny')
      expect(row?.decision?.rule ?? '').toContain(rule ?? '')
      if (reference.startsWith('Patient/')) expect(row?.patients).toContain(reference)
    }
  })

  test('asks policy twice, whatever it adds', async () => {
    let calls = 0
    const counted = {
      ...authorizer,
      admit: (...args: Parameters<typeof authorizer.admit>) => authorizer.admit(...args).finally(() => calls++),
      release: ((...args: Parameters<typeof authorizer.release>) =>
        authorizer.release(...args).finally(() => calls++)) as typeof authorizer.release,
    }
    const fhir = () => ({ body: stored, headers: { etag: 'W/"3"' } })
    await callTool('fhir_patch', add('/focus', 'Patient/p2'), { caller: ofPanel, authorizer: counted, fhir })
    expect(calls).toBe(2)
  })
})
