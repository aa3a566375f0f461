import type { TrailEntry, TrailPage, TrailSummary, UnusualAccess } from '@repo/audit/trail'
import type { Decision, Principal } from '@repo/cerbos'
import { Failure } from '../../../apps/mcp/src/failure/failure.ts'
import { auditPage } from '../../../apps/mcp/src/pages/audit/audit-page.ts'
import type { AuditFindings } from '../../../apps/mcp/src/pages/audit/audit-view.ts'
import type { Html } from '../../../apps/mcp/src/pages/layout.ts'
import type { TrailParameters } from '../../../apps/mcp/src/trail/trail-request.ts'
import type { TrailView } from '../../../apps/mcp/src/trail/trail-views.ts'

type Row = TrailEntry['record']

const allowed: Decision = { effect: 'allow', rule: 'grant-trail', cerbosCallId: 'call', policyVersion: 'default' }
const doctorId = 'mQ0s3cZb9q2Jr7uUuJv1mYc0oXr2mT8i4kQ6d5b7a1E'

let seq = 1_240
/** A row of a doctor's search, the older the later it is asked for. */
function entry(changes: Partial<Row> = {}, agent: Partial<Row['agent']> = {}, sealed: TrailEntry['sealed'] = 'open') {
  seq -= 1
  const recorded = new Date(Date.UTC(2026, 10, 23, 9, 40) - (1_240 - seq) * 2_700_000).toISOString()
  const record: Row = {
    version: 2,
    id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
    recorded,
    requestId: `5f9a7c1e-${seq}`,
    tenant: 'default',
    platform: 'default',
    phase: 'outcome',
    event: 'tool-call',
    tool: 'fhir_search',
    transport: 'mcp',
    interaction: 'search-type',
    resourceType: 'Observation',
    patients: ['Patient/example-1'],
    disclosed: ['Observation/example-1-lab-1', 'Observation/example-1-lab-2', 'Observation/example-1-lab-3'],
    query: 'Observation?patient=Patient/example-1&category=laboratory',
    outcome: '0',
    decision: { effect: 'allow', rule: 'grant-treatment', cerbosCallId: 'call', policyVersion: 'default' },
    agent: {
      principalId: doctorId,
      fhirUser: 'Practitioner/prac-1',
      roles: ['practitioner'],
      purpose: 'TREAT',
      clientId: 'https://claude.example/client.json',
      clientName: 'Claude',
      ...agent,
    },
    durationMs: 214,
    ...changes,
  }
  return { seq, received: recorded, record, sealed }
}

function entries(): TrailEntry[] {
  const denied = { effect: 'deny', rule: 'guard-label-psy', cerbosCallId: 'call', policyVersion: 'default' } as const
  return [
    entry(),
    entry({
      breakGlass: true,
      tool: 'fhir_read',
      interaction: 'read',
      disclosed: ['Patient/example-1'],
      resourceType: 'Patient',
    }),
    entry({ event: 'break-glass', tool: 'none', reason: 'Found unconscious, no relative reached', breakGlass: true }),
    entry({ outcome: '4', code: 'authz/denied', disclosed: [], decision: denied, resourceType: 'Condition' }),
    entry(
      { tool: 'fhir_operation', interaction: 'operation', withheld: true, disclosed: manyReferences() },
      {
        clientName: `A client that gave itself a name of ${'very '.repeat(12)}many words`,
        clientId: 'registered-client',
      },
    ),
    entry({
      phase: 'attempt',
      tool: 'fhir_create',
      interaction: 'create',
      resourceType: 'Communication',
      disclosed: [],
    }),
    entry({ tool: 'fhir_create', interaction: 'create', resourceType: 'Communication', disclosed: [] }),
    entry(
      { event: 'sign-in', transport: 'browser', tool: 'none', patients: [], disclosed: [] },
      { clientId: 'browser' },
    ),
    entry(
      { event: 'trail-read', transport: 'browser', rows: 25, disclosed: [] },
      {
        roles: ['auditor'],
        purpose: 'HCOMPL',
        fhirUser: 'Practitioner/auditor-1',
        principalId: 'auditor',
        clientId: 'browser',
      },
    ),
    sealedAway(entry({ patients: [], disclosed: [] }, {}, 'destroyed')),
  ]
}

/** As a row is read whose key was destroyed: what was sealed is gone. */
function sealedAway({ record, ...rest }: TrailEntry): TrailEntry {
  const { query: _query, agent, ...plain } = record
  const { fhirUser: _fhirUser, ...known } = agent
  return { ...rest, record: { ...plain, agent: known } }
}

function manyReferences(): string[] {
  const types = ['Observation', 'Condition', 'MedicationRequest', 'Immunization', 'Procedure', 'Encounter']
  return types.flatMap((type, row) => Array.from({ length: 9 - row }, (_, one) => `${type}/example-1-${one}`))
}

const unusual: UnusualAccess[] = [
  { kind: 'break-glass', principalId: doctorId, from: '2026-11-23T06:00:00Z', to: '2026-11-23T09:00:00Z', count: 2 },
  { kind: 'many-patients', principalId: doctorId, from: '2026-11-21T13:02:00Z', to: '2026-11-21T13:11:00Z', count: 47 },
  { kind: 'out-of-hours', principalId: doctorId, from: '2026-11-20T22:15:00Z', to: '2026-11-20T23:40:00Z', count: 12 },
  { kind: 'denied-series', principalId: doctorId, from: '2026-11-19T08:00:00Z', to: '2026-11-19T08:04:00Z', count: 6 },
]

const days = Array.from({ length: 90 }, (_, day) => {
  const at = new Date(Date.UTC(2026, 7, 26) + day * 86_400_000)
  const isWorking = at.getUTCDay() % 6 !== 0
  const accesses = isWorking ? 20 + ((day * 37) % 61) : (day * 7) % 5
  const rare = { denied: day % 9 === 4 ? 3 + (day % 8) : 0, breakGlass: day % 31 === 5 ? 2 : 0 }
  return { day: at.toISOString().slice(0, 10), accesses, ...(accesses > 12 ? rare : { denied: 0, breakGlass: 0 }) }
}).filter(({ accesses }) => accesses > 0)

const summary: TrailSummary = {
  from: '2026-08-26T00:00:00Z',
  to: '2026-11-23T10:00:00Z',
  zone: 'Europe/Berlin',
  total: days.reduce((sum, { accesses }) => sum + accesses, 0),
  days,
  unusual,
}
const nothing: TrailSummary = { ...summary, total: 0, days: [], unusual: [] }

const person = (fhirUser: Principal['fhirUser'], changes: Partial<Principal> = {}): Principal => ({
  id: 'somebody',
  tenant: 'default',
  platform: 'default',
  fhirUser,
  roles: ['practitioner'],
  patients: [],
  scopes: [],
  purpose: 'TREAT',
  agent: 'browser',
  ...changes,
})

const views: Record<TrailView['kind'], TrailView> = {
  patient: {
    kind: 'patient',
    principal: person('Patient/example-1', { roles: ['patient'], patients: ['Patient/example-1'] }),
    scope: { kind: 'patient', platform: 'default', patients: ['Patient/example-1'], asker: 'asker' },
    read: allowed,
    export: allowed,
  },
  own: {
    kind: 'own',
    principal: person('Practitioner/prac-1', { id: doctorId }),
    scope: { kind: 'person', principalIds: [doctorId] },
    read: allowed,
    export: allowed,
  },
  tenant: {
    kind: 'tenant',
    principal: person('Practitioner/auditor-1', { roles: ['auditor'], purpose: 'HCOMPL' }),
    scope: { kind: 'tenant' },
    read: allowed,
    export: allowed,
  },
}

const platforms = [
  { id: 'default', name: 'Example Hospital' },
  { id: 'lakeside', name: 'Lakeside Laboratory' },
]
const choices: AuditFindings['choices'] = [
  { name: 'own.default', label: 'Your own accesses at Example Hospital', isChosen: true },
  { name: 'own.lakeside', label: 'Your own accesses at Lakeside Laboratory', isChosen: false },
  { name: 'tenant.default', label: 'All accesses', isChosen: false },
]

const shown = (
  kind: TrailView['kind'],
  page: TrailPage,
  changes: Partial<AuditFindings> = {},
  more: TrailParameters = {},
) =>
  auditPage({
    parameters: { view: `${kind}.default`, ...more },
    platforms,
    shown: { view: views[kind], choices: [], page, summary, ...changes },
  })

const failed = (failure: Failure, parameters: TrailParameters = {}) =>
  auditPage({ parameters, platforms, shown: { problem: failure } })

/** The pages of the audit trail in each of their states. */
export const auditSamples: Record<string, () => Html> = {
  'audit-patient': () =>
    shown('patient', { entries: entries() }, { summary: { ...summary, unusual: unusual.slice(0, 1) } }),
  'audit-own': () =>
    shown('own', { entries: entries(), next: 'NEXT' }, { choices, summary: { ...summary, unusual: [] } }),
  'audit-tenant': () => shown('tenant', { entries: entries(), next: 'NEXT' }),
  'audit-filtered': () =>
    shown(
      'tenant',
      { entries: entries().slice(0, 2) },
      {},
      { type: 'Observation', person: doctorId, from: '2026-11-20', breakGlass: 'true', cursor: 'PLACE' },
    ),
  'audit-empty': () => shown('patient', { entries: [] }, { summary: nothing }),
  'audit-empty-filtered': () => shown('own', { entries: [] }, { summary: nothing }, { outcome: '8' }),
  'audit-unavailable': () => failed(new Failure('trail/unavailable'), { type: 'Observation' }),
  'audit-invalid': () =>
    failed(new Failure('trail/query-invalid', { hint: 'Not valid: from.' }), { from: 'yesterday' }),
  'audit-denied': () => failed(new Failure('authz/denied')),
}
