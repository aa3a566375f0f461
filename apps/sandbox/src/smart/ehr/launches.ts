import { randomBytes } from 'node:crypto'
import type { StateStore } from '../state/state-store.ts'

/** What the EHR has open when it launches an app. */
export interface EhrLaunch {
  patient: string
  encounter?: string
  /** The username the launch is for; absent: whoever signs in. */
  user?: string
}

/** What a grant was given for, kept beside it: the source of the token response's launch context. */
export interface LaunchContext {
  patient?: string
  encounter?: string
}

/** Launches wait ten minutes for the app to come back, as often as it does: a retry needs no new launch. */
const launchTtlSeconds = 600

/** Opaque `launch` values and the launch context of each grant, both surviving a restart with the store. */
export interface Launches {
  create(launch: EhrLaunch): Promise<string>
  find(launchId: string): EhrLaunch | undefined
  remember(grantId: string, context: LaunchContext, ttlSeconds: number): Promise<void>
  contextOf(grantId: string): LaunchContext | undefined
}

export function createLaunches(store: StateStore): Launches {
  return {
    async create(launch) {
      const launchId = randomBytes(16).toString('base64url')
      await store.set(`launch:${launchId}`, launch, launchTtlSeconds)
      return launchId
    },
    find: (launchId) => store.get(`launch:${launchId}`) as EhrLaunch | undefined,
    remember: (grantId, context, ttlSeconds) => store.set(`context:${grantId}`, context, ttlSeconds),
    contextOf: (grantId) => store.get(`context:${grantId}`) as LaunchContext | undefined,
  }
}
