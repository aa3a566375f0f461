import type { PlaceMemory } from '../src/mcp/read/place-memory.ts'
import type { Kept } from '../src/session/kept.ts'
import { Places } from '../src/session/memories/places.ts'

/** A Durable Object's storage over a map. */
export function createStorage(): { stored: Map<string, unknown>; storage: Kept } {
  const stored = new Map<string, unknown>()
  const storage: Kept = {
    get: async <T>(key: string) => stored.get(key) as T | undefined,
    put: async (key, value) => void stored.set(key, structuredClone(value)),
    delete: async (key) => stored.delete(key),
    list: async <T>({ prefix }: { prefix: string }) =>
      new Map([...stored].filter(([key]) => key.startsWith(prefix))) as Map<string, T>,
  }
  return { stored, storage }
}

const sessions = new Map<string, Kept>()

/** The places that the session of this key keeps, from one call to the next. */
export function placesOf(sessionKey: string, now: () => number): PlaceMemory {
  const storage = sessions.get(sessionKey) ?? createStorage().storage
  sessions.set(sessionKey, storage)
  const places = new Places(storage, now)
  return { keepPlace: (sealed) => places.keep(sealed), findPlace: (handle) => places.find(handle) }
}
