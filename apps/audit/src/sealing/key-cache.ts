import type { DataKey } from './data-key.ts'

/** A key that was destroyed goes on being used no longer than this. */
const keptMs = 60_000
const mostKeys = 1_000

/** Unwrapped data keys, for as long as an isolate keeps them: by id, and by tenant and month for those in use. */
export interface KeyCache {
  get(name: string): DataKey | undefined
  set(name: string, key: DataKey): void
}

/** Keeps values and no promises: in workerd a request cannot await what another one has begun. */
export function keyCache(now: () => number): KeyCache {
  const kept = new Map<string, { key: DataKey; until: number }>()
  return {
    get(name) {
      const found = kept.get(name)
      if (found !== undefined && found.until > now()) return found.key
      kept.delete(name)
      return undefined
    },
    set(name, key) {
      if (kept.size >= mostKeys) kept.clear()
      kept.set(name, { key, until: now() + keptMs })
    },
  }
}
