import { bucketStore, type CheckpointBucket, checkpointPrefix, tenantOf } from './checkpoint-store.ts'

/** What a tenant's newest checkpoint says, as it is stored: whoever signs the next one verifies it. */
export interface NewestCheckpoint {
  tenant: string
  seq: number
  /** Base64url. */
  hash: string
  /** RFC 3339 instant. */
  taken: string
}

/** The part of an R2 bucket that tells which tenants have checkpoints. */
export interface FolderBucket {
  list(options: { prefix: string; delimiter: string; cursor?: string }): Promise<{
    delimitedPrefixes: string[]
    truncated: boolean
    cursor?: string
  }>
}

async function tenantsIn(bucket: FolderBucket): Promise<string[]> {
  const tenants: string[] = []
  let cursor: string | undefined
  do {
    const at = cursor === undefined ? {} : { cursor }
    const page = await bucket.list({ prefix: checkpointPrefix, delimiter: '/', ...at })
    tenants.push(...page.delimitedPrefixes.flatMap((folder) => tenantOf(folder) ?? []))
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return tenants
}

/** The newest checkpoint of each tenant that has one. One that says nothing of a row counts as one of a row that is gone. */
export async function newestCheckpoints(bucket: CheckpointBucket & FolderBucket): Promise<NewestCheckpoint[]> {
  const store = bucketStore(bucket)
  return Promise.all(
    (await tenantsIn(bucket)).map(async (tenant) => {
      const stated = statementOf((await store.newest(tenant)) ?? '')
      return { tenant, seq: stated.seq ?? 0, hash: stated.hash ?? '', taken: stated.taken ?? '' }
    }),
  )
}

function statementOf(jws: string): Partial<NewestCheckpoint> {
  try {
    const [, body = ''] = jws.split('.')
    const { seq, hash, taken } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'))
    return {
      ...(Number.isSafeInteger(seq) && { seq }),
      ...(typeof hash === 'string' && { hash }),
      ...(typeof taken === 'string' && { taken }),
    }
  } catch {
    return {}
  }
}
