import { parsePrivateJwk, type SmartClientAuthentication, SmartError } from '@repo/fhir'
import type { Platform, PlatformSecrets } from './platform.ts'

/**
 * How our client authenticates at a platform, as `@repo/fhir` takes it.
 * @throws SmartError `smart/config-invalid` where the secret that it needs is not there.
 */
export function clientAuthentication(platform: Platform, secrets: PlatformSecrets): SmartClientAuthentication {
  const { clientAuth } = platform
  if (clientAuth === 'none') return { method: 'none' }
  if (clientAuth === 'private_key_jwt') {
    return { method: clientAuth, privateKey: parsePrivateJwk(secrets.privateKey ?? '') }
  }
  if (secrets.clientSecret === undefined) throw new SmartError('smart/config-invalid', { setting: 'clientSecret' })
  return { method: clientAuth, clientSecret: secrets.clientSecret }
}
