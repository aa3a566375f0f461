import type { AuditRecord } from '@repo/audit'
import type { Decision } from '@repo/cerbos'
import type { Interaction } from '@repo/fhir'
import { Failure } from '../failure/failure.ts'
import type { Caller } from './caller.ts'
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
}

/** Writes the audit records of one call: an attempt before a write, an outcome for everything. */
export class Recorder {
  readonly trace: Trace = { patients: [], disclosed: [] }
  readonly #deps: Deps
  readonly #caller: Caller
  readonly #tool: string
  readonly #requestId = crypto.randomUUID()
  readonly #startedAt: number
  #attempted = false

  constructor(deps: Deps, caller: Caller, tool: string) {
    this.#deps = deps
    this.#caller = caller
    this.#tool = tool
    this.#startedAt = deps.now()
  }

  /** @throws AuditError when nobody has accepted the record */
  async attempt(): Promise<void> {
    await this.#record('attempt', '0')
    this.#attempted = true
  }

  /** @throws AuditError when nobody has accepted the record; Failure `audit/outcome-lost` when a write was under way */
  async outcome(failure?: Failure): Promise<void> {
    try {
      await this.#record('outcome', failure?.disposition.outcome ?? '0', failure?.code)
    } catch (cause) {
      throw this.#attempted ? new Failure('audit/outcome-lost', { cause }) : cause
    }
  }

  async #record(phase: AuditRecord['phase'], outcome: AuditRecord['outcome'], code?: string): Promise<void> {
    const { principal, facts, transport } = this.#caller
    const { patients, disclosed, request, ...trace } = this.trace
    // The record takes path and query; method and interaction say the same thing.
    const query = request?.split(' ')[1]
    await this.#deps.audit.record({
      version: 1,
      id: crypto.randomUUID(),
      recorded: new Date(this.#deps.now()).toISOString(),
      requestId: this.#requestId,
      tenant: principal.tenant,
      platform: facts.platform,
      phase,
      event: code === 'input/invalid' || code === 'fhir/invalid-id' ? 'refusal' : 'tool-call',
      tool: this.#tool,
      transport,
      ...trace,
      patients: [...new Set(patients)],
      disclosed: [...new Set(disclosed)],
      ...(query && { query }),
      outcome,
      ...(code && { code }),
      agent: this.#agent(),
      durationMs: Math.max(0, Math.round(this.#deps.now() - this.#startedAt)),
    })
  }

  #agent(): AuditRecord['agent'] {
    const { principal, agent } = this.#caller
    return {
      principalId: principal.id,
      fhirUser: principal.fhirUser,
      roles: [...principal.roles],
      purpose: principal.purpose,
      clientId: agent.clientId,
      clientName: printable(agent.clientName),
    }
  }
}

/** A client chooses its own name; the record takes 256 printable characters of it. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 256) || 'unnamed'
}
