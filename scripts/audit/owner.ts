import { join } from 'node:path'
import pg from 'pg'
import { readFacts } from '../stack/facts.ts'
import { readCredentials } from '../stack/postgres/credentials.ts'
import { root } from '../stack/root.ts'
import { auditSecrets } from '../stack/workers/secrets.ts'

const stateDir = process.env.STACK_STATE_DIR || join(root, '.local')

/** The database as its owner: `--database`, `AUDIT_OWNER_URL`, or that of the stack that runs here. */
export async function ownerUrl(named: string | undefined): Promise<string> {
  const given = named ?? process.env.AUDIT_OWNER_URL
  if (given !== undefined) return given
  const facts = readFacts(stateDir)
  const credentials = facts && (await readCredentials(join(stateDir, 'postgres.json')))
  if (facts === undefined || credentials === undefined)
    throw new Error('no stack runs here: start it, or name a --database')
  return Object.assign(new URL(facts.urls.postgres), { username: 'postgres', password: credentials.adminPassword }).href
}

/** Connects as the owner of the database, and closes when `use` is done. */
export async function withOwner<T>(named: string | undefined, use: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: await ownerUrl(named), connectionTimeoutMillis: 5_000 })
  owner.on('error', () => {})
  await owner.connect()
  try {
    return await use(owner)
  } finally {
    await owner.end()
  }
}

/** `AUDIT_KEYS` of the environment, or of the stack here. */
export const auditKeys = (): string => process.env.AUDIT_KEYS ?? auditSecrets(stateDir).AUDIT_KEYS
