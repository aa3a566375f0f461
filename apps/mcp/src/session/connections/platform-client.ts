import { clientAuthentication, type Platform } from '@repo/platforms'
import type { Config } from '../../config.ts'

/**
 * What each request to the platform's authorization server needs beside the grant.
 * @throws SmartError `smart/config-invalid` where our client has no secret there, or a key that is none
 */
export function grantOptions(config: Config, platform: Platform) {
  return {
    allowLoopbackHttp: config.development,
    clientAuthentication: clientAuthentication(platform, config.platforms.secrets(platform.id)),
  }
}
