import type { Reference } from '@repo/fhir/vocabulary'
import type { Decision } from '../decision.ts'

const keptMs = 5 * 60_000
const mostPlans = 500
const firstPauseMs = 60_000
const longestPauseMs = 60 * 60_000

/** What a search can be narrowed to; see `SearchPlan`. */
export interface Narrowing {
  patients: readonly Reference[]
  withoutLabels: readonly string[]
}

interface Kept extends Narrowing {
  until: number
  /** The policies of the first decision after it, with their digest. */
  policies?: string
}

/**
 * What plans told of searches, for as long as an isolate keeps it. It narrows and decides nothing: a plan takes the PDP ten
 * times what the check does that is asked in its place.
 */
export interface PlanMemory {
  /**
   * What was told of the same search by the same principal within five minutes, to be held against the check's decision:
   * undefined then where that was made by other policies, or where nothing was told and none is to be asked for now.
   */
  recall(search: string): ((decision: Decision) => Narrowing | undefined) | undefined
  keep(search: string, narrowing: Narrowing): void
  /**
   * No plan came in time: none is to be asked for during a minute, and for twice as long each further time in a row, up to
   * an hour. The search that waited for it is refused, so that another one should not wait as well.
   */
  miss(): void
}

/** Keeps values and no promises: in workerd a request cannot await what another one has begun. */
export function planMemory(now: () => number): PlanMemory {
  const plans = new Map<string, Kept>()
  let pausedUntil = 0
  let pauseMs = firstPauseMs
  return {
    recall(search) {
      const found = plans.get(search)
      if (found === undefined || found.until <= now()) {
        plans.delete(search)
        return pausedUntil > now() ? () => undefined : undefined
      }
      return ({ policyVersion }) => {
        found.policies ??= policyVersion
        if (found.policies === policyVersion) return found
        plans.delete(search)
        return undefined
      }
    },
    keep(search, { patients, withoutLabels }) {
      if (plans.size >= mostPlans) plans.clear()
      plans.set(search, { patients, withoutLabels, until: now() + keptMs })
      pauseMs = firstPauseMs
    },
    miss() {
      // Searches that were on their way together miss it together.
      if (pausedUntil > now()) return
      pausedUntil = now() + pauseMs
      pauseMs = Math.min(2 * pauseMs, longestPauseMs)
    },
  }
}
