/** The part of a Durable Object's storage that a session's smaller memories use. */
export interface Kept {
  get<T>(key: string): Promise<T | undefined>
  put<T>(key: string, value: T): Promise<void>
  /** Whether there was such a key: of several deletions at once, one is told so. */
  delete(key: string): Promise<boolean>
  list<T>(options: { prefix: string }): Promise<Map<string, T>>
}

/** Forgets what has expired under a prefix, and the oldest of the rest until there is room for one more. */
export async function makeRoom(storage: Kept, prefix: string, most: number, now: number): Promise<void> {
  const entries = [...(await storage.list<{ expiresAt: number }>({ prefix }))]
  const alive = entries.filter(([, { expiresAt }]) => expiresAt > now)
  const oldest = alive
    .toSorted(([, a], [, b]) => a.expiresAt - b.expiresAt)
    .slice(0, Math.max(0, alive.length - most + 1))
  const expired = entries.filter(([, { expiresAt }]) => expiresAt <= now)
  for (const [key] of [...expired, ...oldest]) await storage.delete(key)
}
