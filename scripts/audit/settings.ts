import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readPublicKeys, readSigningKeys } from '@repo/audit/checkpoint'
import { readFacts } from '../stack/facts.ts'
import { root } from '../stack/root.ts'
import { auditSecrets } from '../stack/workers/secrets.ts'
import { archivedChains } from './archive/archived-chain.ts'
import { localCheckpoints } from './local-checkpoints.ts'
import { checkpointsInFolder } from './stored-checkpoints.ts'
import type { VerifyOptions } from './verify.ts'

export const help = `Usage: npm run audit -- <command> [options]

verify  Recomputes the hash chain of every tenant and holds it against the signed checkpoints.
        Without options: the stack that npm start runs here, with its local bucket and key.

  --checkpoints <folder>   a copy of the bucket's objects
  --public-keys <keys>     kid:key kid:key …; or AUDIT_PUBLIC_KEYS
  --database <url>         of a role that may read; or AUDIT_DATABASE_URL, which keeps the password out of the process list
  --tenant <name>          one tenant alone
  --archives <folder>      months that were archived; or AUDIT_ARCHIVES. Their files are recomputed where they are there
  --without-checkpoints    the chains alone: a cut tail and a chain rewritten to its end are not found then

archive --before <YYYY-MM> --to <folder | r2:bucket>
        Writes the months before to a folder or bucket, whole and with the checkpoints that cover them, reads them back, and
        takes them out of the table. Without --before: those that are older than six years, or AUDIT_RETENTION_YEARS.
        Options of verify, and:

  --to <folder>            where months archived earlier are too
  --to r2:<bucket>         the same; a bucket of the stack here, or --remote: of the account that wrangler is signed in to
  --file-bytes <n>         cuts a tenant's month into files of so much JSON, before compression: 96,000,000 at most and by default
  --drop                   drops the table of a month that was taken out; otherwise it stays beside
  --database <url>         of the owner; or AUDIT_OWNER_URL

dead-letters list            Lists messages that could not become rows: name, age, cause, tenant, id; never what they say.
dead-letters replay [name …] Has the audit Worker try them again, all or those that are named.
        Without options: of the stack that npm start runs here.

  --remote                 of the account that wrangler is signed in to

keys         Makes a key pair for checkpoints and a key for data keys, and prints them.
rewrap       Wraps all data keys anew under the first key of AUDIT_KEYS; after that the older ones can go.
destroy-key  Destroys the data key of one --tenant and one --period (YYYY-MM): what it sealed is never opened again.

  --database <url>         of the owner; or AUDIT_OWNER_URL

Ends with 0 where nothing wrong was found, with 1 where something was or there are dead letters, with 2 where it could not
be done.`

export const options = {
  database: { type: 'string' },
  checkpoints: { type: 'string' },
  'public-keys': { type: 'string' },
  tenant: { type: 'string' },
  'without-checkpoints': { type: 'boolean' },
  archives: { type: 'string' },
} as const

/**
 * Reads the options of `verify`, with the local stack where they name nothing.
 *
 * @throws Error in words where something is missing.
 */
export async function readSettings(args: string[]): Promise<Omit<VerifyOptions, 'onTenant'>> {
  const { values } = parseArgs({ args, options })
  const stateDir = process.env.STACK_STATE_DIR || join(root, '.local')
  const databaseUrl = values.database ?? process.env.AUDIT_DATABASE_URL ?? readFacts(stateDir)?.urls.postgres
  if (databaseUrl === undefined) throw new Error('no stack runs here: start it, or name a --database')
  const tenant = values.tenant === undefined ? {} : { tenant: values.tenant }
  const folder = values.archives ?? process.env.AUDIT_ARCHIVES
  const archives = folder === undefined ? {} : { archives: await archivedChains(resolve(folder)) }
  const chains = { databaseUrl, ...tenant, ...archives }
  if (values['without-checkpoints']) return { ...chains, checkpoints: undefined, verifiers: new Map() }
  const publicKeys = values['public-keys'] ?? process.env.AUDIT_PUBLIC_KEYS
  const verifiers = publicKeys === undefined ? await localVerifiers(stateDir) : await readPublicKeys(publicKeys)
  const checkpoints =
    values.checkpoints === undefined
      ? await localCheckpoints(stateDir)
      : await checkpointsInFolder(resolve(values.checkpoints))
  return { ...chains, checkpoints, verifiers }
}

async function localVerifiers(stateDir: string) {
  if (!existsSync(stateDir)) throw new Error('no stack ran here: name the --public-keys of the checkpoints')
  return (await readSigningKeys(auditSecrets(stateDir).CHECKPOINT_KEYS)).verifiers
}
