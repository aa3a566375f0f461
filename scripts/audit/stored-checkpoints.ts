import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkpointPrefix, placeOf } from '../../apps/audit/src/checkpoint/checkpoint-store.ts'
import type { StoredCheckpoints } from './checkpoints.ts'

/** All checkpoints of a store, by tenant. */
export type CheckpointsByTenant = ReadonlyMap<string, StoredCheckpoints>

/** A copy of the bucket's objects in a folder, as `rclone` and the like make it. */
export async function checkpointsInFolder(folder: string): Promise<CheckpointsByTenant> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const entries = files
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name)
      const key = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '')
      return [key.startsWith(checkpointPrefix) ? key : checkpointPrefix + key, await readFile(path, 'utf8')] as const
    })
  return byTenant(await Promise.all(entries))
}

/** The part of an R2 bucket that is used here. */
export interface ListedBucket {
  list(options: { prefix: string; cursor?: string }): Promise<{
    objects: { key: string }[]
    truncated: boolean
    cursor?: string
  }>
  get(key: string): Promise<{ text(): Promise<string> } | null>
}

export async function checkpointsInBucket(bucket: ListedBucket): Promise<CheckpointsByTenant> {
  const entries: [string, string][] = []
  let cursor: string | undefined
  do {
    const page = await bucket.list({ prefix: checkpointPrefix, ...(cursor === undefined ? {} : { cursor }) })
    for (const { key } of page.objects) entries.push([key, (await (await bucket.get(key))?.text()) ?? ''])
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return byTenant(entries)
}

function byTenant(entries: readonly (readonly [key: string, jws: string])[]): CheckpointsByTenant {
  const tenants = new Map<string, Map<number, string>>()
  for (const [key, jws] of entries) {
    const place = placeOf(key)
    if (place === undefined) continue
    const ofTenant = tenants.get(place.tenant) ?? new Map<number, string>()
    tenants.set(place.tenant, ofTenant.set(place.number, jws.trim()))
  }
  return tenants
}
