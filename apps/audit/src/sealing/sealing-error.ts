/**
 * `sealing/keys-invalid`: `AUDIT_KEYS` cannot be read. `sealing/kek-unknown`: a data key is wrapped under a key that
 * `AUDIT_KEYS` does not hold. `sealing/key-unknown`: no such data key. `sealing/invalid`: a data key or a sealed value
 * does not open, so one of them was changed or is in another's place.
 */
export type SealingErrorCode =
  | 'sealing/keys-invalid'
  | 'sealing/kek-unknown'
  | 'sealing/key-unknown'
  | 'sealing/invalid'

/** What goes wrong with keys and sealed values; quotes neither. */
export class SealingError extends Error {
  override readonly name = 'SealingError'
  readonly code: SealingErrorCode

  constructor(code: SealingErrorCode) {
    super(code)
    this.code = code
  }
}
