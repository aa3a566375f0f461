/** Where checkpoints are kept: outside the database. Nothing in it is ever written twice, so it can be locked. */
export interface CheckpointStore {
  /** The checkpoint with the highest number. */
  newest(tenant: string): Promise<string | undefined>
  /** False where the tenant has a checkpoint of that number already: somebody else was faster. */
  add(tenant: string, number: number, jws: string): Promise<boolean>
}

/** The part of an R2 bucket that is used here. */
export interface CheckpointBucket {
  list(options: { prefix: string; limit: number }): Promise<{ objects: { key: string }[] }>
  get(key: string): Promise<{ text(): Promise<string> } | null>
  put(key: string, value: string, options: { onlyIf: Headers }): Promise<unknown>
}

export const checkpointPrefix = 'checkpoints/'
const highestNumber = 999_999_999_999

const folderOf = (tenant: string) => `${checkpointPrefix}${encodeURIComponent(tenant).replace(/[.]/g, '%2E')}/`

/** Counts down, because a bucket lists in ascending order only, and the newest is the one that is asked for. */
export function checkpointKey(tenant: string, number: number): string {
  return `${folderOf(tenant)}${String(highestNumber - number).padStart(12, '0')}.jws`
}

/** The store in a bucket. */
export function bucketStore(bucket: CheckpointBucket): CheckpointStore {
  return {
    async newest(tenant) {
      const { objects } = await bucket.list({ prefix: folderOf(tenant), limit: 1 })
      const [first] = objects
      return first === undefined ? undefined : (await bucket.get(first.key))?.text()
    },
    async add(tenant, number, jws) {
      const onlyIf = new Headers({ 'If-None-Match': '*' })
      return (await bucket.put(checkpointKey(tenant, number), jws, { onlyIf })) !== null
    },
  }
}

/** The tenant whose checkpoints are in a folder of the bucket; undefined where it is no such folder. */
export function tenantOf(folder: string): string | undefined {
  const [, tenant] = /^checkpoints\/([^/]+)\/$/.exec(folder) ?? []
  return tenant === undefined ? undefined : decodeURIComponent(tenant)
}

/** The opposite of `checkpointKey`; undefined where a key is none of a checkpoint. */
export function placeOf(key: string): { tenant: string; number: number } | undefined {
  const [, tenant, place] = /^checkpoints\/([^/]+)\/(\d{12})\.jws$/.exec(key) ?? []
  if (tenant === undefined || place === undefined) return undefined
  return { tenant: decodeURIComponent(tenant), number: highestNumber - Number(place) }
}
