import { normalBaseUrl, protectedUrl } from '../http/base-url.ts'
import { SmartError } from './smart-error.ts'
import type { SmartConfig, SmartEnv } from './smart-options.ts'

/** Identity, refresh and the chosen patient's record, read-only: writing has to be asked for. */
const defaultScope = 'openid fhirUser offline_access launch/patient patient/*.rs'

/** Settings that win over the environment. */
export type SmartOverrides = Partial<SmartConfig> & { env?: SmartEnv }

/** The settings of explicit options over an environment. Throws `smart/config-invalid`, naming the variable. */
export function resolveSmartConfig(options: SmartOverrides): SmartConfig {
  const { env = {} } = options
  const clientId = options.clientId || env.SMART_CLIENT_ID
  if (!clientId) throw new SmartError('smart/config-invalid', { setting: 'SMART_CLIENT_ID' })
  const iss = options.iss || env.SMART_ISS || env.FHIR_BASE_URL
  if (!iss) throw new SmartError('smart/config-invalid', { setting: 'SMART_ISS' })
  const redirectUri = options.redirectUri || env.SMART_REDIRECT_URI
  const clientSecret = options.clientSecret || env.SMART_CLIENT_SECRET
  const { clientAuthentication } = options
  return {
    clientId,
    iss,
    scope: options.scope || env.SMART_SCOPE || defaultScope,
    ...(redirectUri && { redirectUri }),
    ...(clientSecret && { clientSecret }),
    ...(clientAuthentication && { clientAuthentication }),
  }
}

/**
 * The SMART settings of an environment; an empty value counts as absent.
 * Throws {@link SmartError} `smart/config-invalid`, naming the missing variable.
 */
export function getSmartConfigFromEnv(env: SmartEnv): SmartConfig {
  return resolveSmartConfig({ env })
}

/** The base and the redirect URI of a login, both fit to carry secrets. */
export function checkedAddresses(config: SmartConfig, allowLoopbackHttp: boolean) {
  const fhirBaseUrl = normalBaseUrl(config.iss, allowLoopbackHttp)
  if (fhirBaseUrl === undefined) throw new SmartError('smart/config-invalid', { setting: 'SMART_ISS' })
  const { redirectUri } = config
  if (redirectUri === undefined || protectedUrl(redirectUri, allowLoopbackHttp) === undefined) {
    throw new SmartError('smart/config-invalid', { setting: 'SMART_REDIRECT_URI' })
  }
  return { fhirBaseUrl, redirectUri }
}
