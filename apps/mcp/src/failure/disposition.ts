/** Who has to act for the next attempt to succeed. */
export type Owner = 'model' | 'user' | 'operator' | 'upstream'

export interface Disposition {
  owner: Owner
  /** FHIR AuditEvent.outcome: 4 minor, 8 serious, 12 major. */
  outcome: '4' | '8' | '12'
  /** HTTP status where the failure is an HTTP answer. */
  status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 410 | 413 | 415 | 422 | 428 | 429 | 500 | 502 | 503 | 504
  /** The fixed words that the model and people read. */
  say: string
}
