import { AuditError } from '@repo/audit'
import { TrailError } from '@repo/audit/trail'
import { AuthorizationError } from '@repo/cerbos'
import { FhirError, SmartError } from '@repo/fhir'
import { type Disposition, type FailureCode, failures } from './failures.ts'

/** A failure that has a row in the disposition table. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  /** Extra help, written by us: argument names, allowed values. Never record content, never a secret. */
  readonly hint: string | undefined

  constructor(code: FailureCode, { hint, cause }: { hint?: string; cause?: unknown } = {}) {
    super(code, { cause })
    this.code = code
    this.hint = hint
  }

  /** Any thrown value as a Failure; what no package declared is `internal`. */
  static from(cause: unknown): Failure {
    if (cause instanceof Failure) return cause
    const declared =
      cause instanceof FhirError ||
      cause instanceof SmartError ||
      cause instanceof AuthorizationError ||
      cause instanceof AuditError ||
      cause instanceof TrailError
    return new Failure(declared ? cause.code : 'internal', { cause })
  }

  get disposition(): Disposition {
    return failures[this.code]
  }

  /** The fixed words and, where there is one, our hint. */
  say(): string {
    return [this.disposition.say, this.hint].filter(Boolean).join(' ')
  }
}
