import { createTrailReader, type TrailReader } from '@repo/audit/trail'
import { createTrailAuthorizer, type TrailAuthorizer } from '@repo/cerbos'
import type { Config, Env } from '../config.ts'

/** What the trail is examined with. */
export interface TrailAccess {
  authorizer: TrailAuthorizer
  reader: TrailReader
  /** IANA time zone by whose days and hours a summary counts. */
  zone: string
}

export function createTrailAccess(env: Env, config: Config): TrailAccess {
  const { url, timeoutMs, policyVersion } = config.cerbos
  return {
    authorizer: createTrailAuthorizer({ pdpUrl: url, timeoutMs, policyVersion }),
    reader: createTrailReader(env.AUDIT_TRAIL),
    zone: config.auditTimeZone,
  }
}
