import type { AuditRecord } from '@repo/audit'
import { vi } from 'vitest'
import { type Browser, createBrowser, platformAnswer } from '../mcp-client.ts'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

const roles = {
  Patient: ['patient'],
  RelatedPerson: ['related_person'],
  Practitioner: ['practitioner'],
  'Practitioner/auditor-1': ['auditor'],
  'Practitioner/clerk-1': ['administrator'],
  'Practitioner/nobody': [],
}

/** Somebody at the platform. */
export interface Somebody {
  fhirUser: string
  subject: string
  patient?: string
}

export const people = {
  patient: { fhirUser: 'Patient/p1', subject: 'PATIENT-1' },
  otherPatient: { fhirUser: 'Patient/p2', subject: 'PATIENT-2' },
  relative: { fhirUser: 'RelatedPerson/r1', subject: 'RELATIVE-1', patient: 'p2' },
  doctor: { fhirUser: 'Practitioner/dr-1', subject: 'DOCTOR-1' },
  otherDoctor: { fhirUser: 'Practitioner/dr-2', subject: 'DOCTOR-2' },
  auditor: { fhirUser: 'Practitioner/auditor-1', subject: 'AUDITOR-1' },
  unread: { fhirUser: 'Patient/p4', subject: 'PATIENT-4' },
  nobody: { fhirUser: 'Practitioner/nobody', subject: 'NOBODY-1' },
} as const satisfies Record<string, Somebody>

let rowNumber = 0

/** A row of the trail: a doctor's search that showed two records of Patient/p1, where nothing else is said. */
export function row(changes: Partial<AuditRecord> = {}, agent: Partial<AuditRecord['agent']> = {}): AuditRecord {
  rowNumber += 1
  const number = String(rowNumber).padStart(12, '0')
  return {
    version: 2,
    id: `00000000-0000-4000-8000-${number}`,
    recorded: new Date(Date.UTC(2026, 10, 20, 10) + rowNumber * 1_000).toISOString(),
    requestId: `request-${rowNumber}`,
    tenant: 'default',
    platform: 'default',
    phase: 'outcome',
    event: 'tool-call',
    tool: 'fhir_search',
    transport: 'mcp',
    interaction: 'search-type',
    resourceType: 'Observation',
    patients: ['Patient/p1'],
    disclosed: ['Observation/o1', 'Observation/o2'],
    outcome: '0',
    decision: { effect: 'allow', rule: 'grant-treatment', cerbosCallId: 'call-1', policyVersion: 'default' },
    agent: {
      principalId: 'somebody',
      fhirUser: 'Practitioner/dr-9',
      roles: ['practitioner'],
      purpose: 'TREAT',
      clientId: 'agent-1',
      clientName: 'Example agent',
      ...agent,
    },
    ...changes,
  }
}

export interface TrailStage {
  own: SmartPlatform
  workers: RunningWorkers
  signedIn(somebody: Somebody): Promise<Browser>
  /** What the trail holds from now on; nothing: it cannot be read. */
  holds(rows: readonly AuditRecord[] | undefined): Promise<void>
  /** The records of the reading or export that somebody made with this query, once there are so many. */
  readings(fhirUser: string, query: string, count?: number): Promise<AuditRecord[]>
  close(): Promise<void>
}

/** The Workers with the policy of this project, and a trail that holds what a test says. */
export async function startTrailStage(pdpUrl: string): Promise<TrailStage> {
  const own = await startSmartPlatform()
  const settings = { ROLE_MAP: JSON.stringify(roles), AUDIT_TIME_ZONE: 'Europe/Berlin' }
  const workers = await startWorkers({ ...settingsOf(own.origin, pdpUrl), ...settings })
  const audit = workers.harness.getWorker('mcp-fhir-audit')
  const recorded = async () => {
    const all = (await (await audit.fetch('http://audit/')).json()) as AuditRecord[]
    return all.filter(({ event }) => event === 'trail-read' || event === 'trail-export')
  }
  return {
    own,
    workers,
    async signedIn({ fhirUser, subject, patient }) {
      own.person = { fhirUser, name: 'NAME', ...(patient && { patient }) }
      own.subject = subject
      const browser = createBrowser(workers)
      const onward = new URL((await browser.send('/auth/login')).headers.get('location') ?? 'about:blank')
      await browser.send(platformAnswer(own, onward))
      return browser
    },
    async holds(rows) {
      await audit.fetch(
        'http://audit/trail',
        rows ? { method: 'PUT', body: JSON.stringify(rows) } : { method: 'DELETE' },
      )
    },
    readings: (fhirUser, query, count = 1) =>
      vi.waitFor(
        async () => {
          const all = await recorded()
          const found = all.filter(({ agent, ...record }) => agent.fhirUser === fhirUser && record.query === query)
          if (found.length < count) throw new Error(`${found.length} readings are recorded`)
          return found
        },
        { timeout: 10_000, interval: 100 },
      ),
    close: async () => {
      await workers.close()
      await own.close()
    },
  }
}
