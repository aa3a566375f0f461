/** The part of an R2 bucket that listing uses. */
export interface ListedLetters {
  list(options: { prefix: string; cursor?: string; include?: 'customMetadata'[] }): Promise<{
    objects: { key: string; customMetadata?: Record<string, string> }[]
    truncated: boolean
    cursor?: string
  }>
}

/** A dead letter as far as it may be told: nothing of what the message says of an access. */
export interface DeadLetter {
  /** Its name: the instant at which it was kept, and something random. */
  name: string
  keptAt: Date
  /** A failure code of ours, or the SQLSTATE with which the database refused the row. */
  cause: string
  /** `id` of the record and its tenant, where the message has such. */
  record: string | undefined
  tenant: string | undefined
}

const letterPrefix = 'dead-letters/'
const requestPrefix = 'replay/'

/** Where a letter is kept. */
export const letterKey = (name: string) => letterPrefix + name
/** Where it is asked for that a letter be tried again. */
export const requestKey = (name: string) => requestPrefix + name

/** Names sort by age, oldest first, as a bucket lists. */
export function letterName(keptAt: Date, random: string): string {
  return `${keptAt.toISOString()}_${random}`
}

async function listed(bucket: ListedLetters, prefix: string) {
  const objects: { key: string; customMetadata?: Record<string, string> }[] = []
  let cursor: string | undefined
  do {
    const at = cursor === undefined ? {} : { cursor }
    const page = await bucket.list({ prefix, include: ['customMetadata'], ...at })
    objects.push(...page.objects)
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return objects
}

/** All dead letters, oldest first. */
export async function listLetters(bucket: ListedLetters): Promise<DeadLetter[]> {
  return (await listed(bucket, letterPrefix)).map(({ key, customMetadata }) => {
    const name = key.slice(letterPrefix.length)
    const { cause = 'unknown', record, tenant } = customMetadata ?? {}
    return { name, keptAt: keptAt(name), cause, record, tenant }
  })
}

const keptAt = (name: string) => new Date(name.split('_')[0] ?? '')

/** How many there are as far as one listing goes, which is 1,000, and when the oldest was kept. */
export async function countLetters(bucket: ListedLetters): Promise<{ count: number; oldest: Date | undefined }> {
  const { objects } = await bucket.list({ prefix: letterPrefix })
  const [first] = objects
  return { count: objects.length, oldest: first && keptAt(first.key.slice(letterPrefix.length)) }
}

/** The names of those that are to be tried again. */
export async function requestedLetters(bucket: ListedLetters): Promise<string[]> {
  return (await listed(bucket, requestPrefix)).map(({ key }) => key.slice(requestPrefix.length))
}
