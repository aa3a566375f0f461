import { parsePrivateJwk, type SmartClientAuthentication } from '@repo/fhir'
import type { Platform } from '@repo/platforms'
import type { Config } from '../../config.ts'

/**
 * How our client authenticates at a platform.
 * @throws SmartError `smart/config-invalid` for a key that is none
 */
export function clientAuthenticationOf({ platforms }: Config, { id, clientAuth }: Platform): SmartClientAuthentication {
  const { clientSecret = '', privateKey = '' } = platforms.secrets(id)
  switch (clientAuth) {
    case 'none':
      return { method: 'none' }
    case 'client_secret_basic':
    case 'client_secret_post':
      return { method: clientAuth, clientSecret }
    case 'private_key_jwt':
      return { method: 'private_key_jwt', privateKey: parsePrivateJwk(privateKey) }
  }
}

/** What each request to the platform's authorization server needs beside the grant. */
export function grantOptions(config: Config, platform: Platform) {
  return {
    allowLoopbackHttp: config.development,
    clientAuthentication: clientAuthenticationOf(config, platform),
  }
}
