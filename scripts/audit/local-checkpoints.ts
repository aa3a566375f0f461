import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { getPlatformProxy } from 'wrangler'
import { type CheckpointsByTenant, checkpointsInBucket, type ListedBucket } from './stored-checkpoints.ts'

/** Reads the bucket that the local stack keeps in its folder, also while the stack runs. */
export async function localCheckpoints(stateDir: string): Promise<CheckpointsByTenant> {
  const path = join(stateDir, 'wrangler', 'v3')
  if (!existsSync(path)) throw new Error('no stack ran here: name the folder of the --checkpoints')
  const configPath = join(import.meta.dirname, 'local-bucket.toml')
  const { env, dispose } = await getPlatformProxy<{ CHECKPOINTS: ListedBucket }>({ configPath, persist: { path } })
  try {
    return await checkpointsInBucket(env.CHECKPOINTS)
  } finally {
    await dispose()
  }
}
