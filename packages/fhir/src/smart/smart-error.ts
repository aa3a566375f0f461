export type SmartErrorCode =
  | 'smart/config-invalid'
  | 'smart/discovery-failed'
  | 'smart/no-s256'
  | 'smart/state-mismatch'
  | 'smart/login-denied'
  | 'smart/login-failed'
  | 'smart/token-failed'
  | 'smart/id-token-invalid'
  | 'smart/identity-missing'
  | 'smart/session-expired'
  | 'smart/unavailable'

const oauthErrors = [
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'invalid_client',
  'invalid_grant',
  'unsupported_grant_type',
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
  'invalid_target',
] as const

/** Error codes of RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core §3.1.2.6 and RFC 8707 §2. */
export type OAuthErrorCode = (typeof oauthErrors)[number]

/** The code if a standard defines it; anything else an authorization server wrote is dropped. */
export function knownOAuthError(value: unknown): OAuthErrorCode | undefined {
  return oauthErrors.find((code) => code === value)
}

export interface SmartErrorDetails {
  /** The missing or wrong setting, for `smart/config-invalid`. */
  setting?: string
  oauthError?: OAuthErrorCode
  status?: number
}

/** A SMART App Launch step that failed. The message is the code (and our own setting's name), nothing upstream wrote. */
export class SmartError extends Error {
  override readonly name = 'SmartError'
  readonly code: SmartErrorCode
  readonly setting?: string
  readonly oauthError?: OAuthErrorCode
  readonly status?: number

  constructor(code: SmartErrorCode, details: SmartErrorDetails = {}) {
    super(details.setting === undefined ? code : `${code}: ${details.setting}`)
    this.code = code
    if (details.setting !== undefined) this.setting = details.setting
    if (details.oauthError !== undefined) this.oauthError = details.oauthError
    if (details.status !== undefined) this.status = details.status
  }
}
