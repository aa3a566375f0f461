export type AuditErrorCode = 'audit/unavailable' | 'audit/malformed'

/**
 * What this package throws. `audit/unavailable`: the queue did not accept a record in time, so the access it describes
 * must not be shown. `audit/malformed`: a message is not an audit record; the message text names fields and rules only,
 * never a value, because the values may name a patient.
 */
export class AuditError extends Error {
  override readonly name = 'AuditError'
  readonly code: AuditErrorCode

  constructor(code: AuditErrorCode, options: { detail?: string; cause?: unknown } = {}) {
    super(options.detail === undefined ? code : `${code}: ${options.detail}`, { cause: options.cause })
    this.code = code
  }
}
