import { AuditError, type AuditRecord } from '@repo/audit'
import type { Decision } from '@repo/cerbos'
import { type Interaction, isLogicalId } from '@repo/fhir'
import { Failure } from '../failure/failure.ts'
import type { Actor } from './caller.ts'
import type { Deps } from './deps.ts'

/** What one call touched, gathered while it runs. */
export interface Trace {
  interaction?: Interaction
  resourceType?: string
  resourceId?: string
  versionId?: string
  patients: string[]
  disclosed: string[]
  /** Method, path and query as sent to the platform. */
  request?: string
  decision?: Decision
  withheld?: boolean
  /** What happened, where it is no call that reaches a platform. */
  event?: AuditRecord['event']
  /** Rows of the trail that are shown. */
  rows?: number
  /** Why a call that is answered well has done nothing yet. */
  pending?: Failure
  /** What was to be created was there already. */
  existed?: boolean
}

/** A call that failed so was refused for its arguments. */
const refusals = [
  'input/invalid',
  'input/resource-invalid',
  'fhir/invalid-id',
  'platform/ambiguous',
  'platform/unknown',
  'request/unknown-address',
  'request/method',
  'request/media-type',
  'request/too-large',
  'request/not-acceptable',
  'request/version-missing',
]

/** Writes the audit records of one call: an attempt before a write, an outcome for everything. */
export class Recorder {
  readonly trace: Trace = { patients: [], disclosed: [] }
  readonly #deps: Deps
  readonly #actor: Actor
  readonly #tool: string
  /** Of the call, in each of its records. */
  readonly requestId: string
  readonly #startedAt: number
  #attempted = false

  constructor(deps: Deps, actor: Actor, tool: string, requestId: string = crypto.randomUUID()) {
    this.#deps = deps
    this.#actor = actor
    this.#tool = tool
    this.requestId = requestId
    this.#startedAt = deps.now()
  }

  /** A recorder of a further access that the same call makes. */
  companion(): Recorder {
    return new Recorder(this.#deps, this.#actor, this.#tool, this.requestId)
  }

  /** @throws AuditError when nobody has accepted the record */
  async attempt(): Promise<void> {
    await this.#record('attempt', '0')
    this.#attempted = true
  }

  /** @throws AuditError when nobody has accepted the record; Failure `audit/outcome-lost` when a write was under way */
  async outcome(failure: Failure | undefined = this.trace.pending): Promise<void> {
    try {
      await this.#record('outcome', failure?.disposition.outcome ?? '0', failure?.code)
    } catch (cause) {
      throw this.#attempted ? new Failure('audit/outcome-lost', { cause }) : cause
    }
  }

  async #record(phase: AuditRecord['phase'], outcome: AuditRecord['outcome'], code?: string): Promise<void> {
    const record = this.#compose(phase, outcome, code)
    try {
      for (const part of split(record)) await this.#deps.audit.record(part)
    } catch (cause) {
      if (!(cause instanceof AuditError) || cause.code !== 'audit/malformed') throw cause
      // A platform's odd ids must not leave an access unrecorded: what it concerned is lost, that it happened is not.
      const { patients: _p, disclosed: _d, query: _q, versionId: _v, resourceId: _i, decision: _c, ...rest } = record
      await this.#deps.audit.record({
        ...rest,
        id: crypto.randomUUID(),
        patients: [],
        disclosed: [],
        outcome: '12',
        code: cause.code,
      })
      throw cause
    }
  }

  #compose(phase: AuditRecord['phase'], outcome: AuditRecord['outcome'], code?: string): AuditRecord {
    const { principal, facts, transport, agent } = this.#actor
    const { address } = agent
    const { patients, disclosed, request, versionId, decision, pending: _pending, existed, ...trace } = this.trace
    // The record takes path and query; method and interaction say the same thing.
    const query = request?.split(' ')[1]
    const call = transport === 'rest' ? 'rest-call' : 'tool-call'
    const isUnderGlass = patients.some((patient) => principal.breakGlass?.some((one) => one === patient))
    return {
      version: 2,
      id: crypto.randomUUID(),
      recorded: new Date(this.#deps.now()).toISOString(),
      requestId: this.requestId,
      tenant: principal.tenant,
      platform: facts.platform,
      phase,
      event: refusals.includes(code ?? '') ? 'refusal' : call,
      tool: this.#tool,
      transport,
      ...trace,
      ...(versionId && isLogicalId(versionId) && { versionId }),
      ...(decision && { decision: { ...decision, cerbosCallId: decision.cerbosCallId.slice(0, 512) || 'none' } }),
      patients: [...new Set(patients)],
      disclosed: [...new Set(disclosed)],
      ...(query && { query }),
      ...(isUnderGlass && { breakGlass: true }),
      outcome,
      ...(code ? { code } : existed && { code: 'write/existed' }),
      agent: this.#agent(),
      ...(address && { address }),
      durationMs: Math.max(0, Math.round(this.#deps.now() - this.#startedAt)),
    }
  }

  #agent(): AuditRecord['agent'] {
    const { principal, agent } = this.#actor
    return {
      principalId: principal.id,
      ...(principal.fhirUser && { fhirUser: principal.fhirUser }),
      roles: [...principal.roles],
      ...(principal.purpose && { purpose: principal.purpose }),
      clientId: agent.clientId,
      clientName: printable(agent.clientName),
    }
  }
}

/** A record names so many patients and records; more go into further records of the same request. */
const patientsPerRecord = 1_000
const disclosedPerRecord = 10_000

function runsOf(values: readonly string[], atMost: number): string[][] {
  const count = Math.max(1, Math.ceil(values.length / atMost))
  return Array.from({ length: count }, (_, run) => values.slice(run * atMost, (run + 1) * atMost))
}

function split(record: AuditRecord): AuditRecord[] {
  const [patients = [], ...furtherPatients] = runsOf(record.patients, patientsPerRecord)
  const [disclosed = [], ...furtherDisclosed] = runsOf(record.disclosed, disclosedPerRecord)
  const further = [
    ...furtherPatients.map((run) => ({ patients: run, disclosed: [] })),
    ...furtherDisclosed.map((run) => ({ patients, disclosed: run })),
  ]
  return [
    { ...record, patients, disclosed },
    ...further.map((part) => ({ ...record, ...part, id: crypto.randomUUID() })),
  ]
}

/** A client chooses its own name; the record takes so many characters of it that are seen. */
export function printable(name: string): string {
  return [...name.replace(/\p{Cf}/gu, '').replace(/[\p{Cc}\p{Cs}]/gu, ' ')].slice(0, 120).join('') || 'unnamed'
}
