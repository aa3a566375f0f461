import * as z from 'zod'
import type { CheckpointSigner, CheckpointVerifiers } from './checkpoint-keys.ts'

export type CheckpointErrorCode = 'checkpoint/keys-invalid' | 'checkpoint/invalid' | 'checkpoint/key-unknown'

/** What goes wrong with keys and checkpoints; quotes neither. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError'
  readonly code: CheckpointErrorCode

  constructor(code: CheckpointErrorCode) {
    super(code)
    this.code = code
  }
}

const sha256 = z.string().regex(/^[\w-]{43}$/)

const checkpoint = z.strictObject({
  version: z.literal(1),
  tenant: z.string(),
  /** 1, 2, 3 … for each tenant. */
  number: z.int().positive(),
  /** The last row of the chain when the checkpoint was taken, and its hash. */
  seq: z.int().positive(),
  hash: sha256,
  /** RFC 3339 instant. */
  taken: z.iso.datetime(),
  /** RFC 9162 §2.1.1: the Merkle Tree Hash over the hashes of the rows from `from`, the first after the checkpoint before, to `seq`. */
  tree: z.strictObject({ from: z.int().positive(), root: sha256 }).exactOptional(),
  /** SHA-256 of the checkpoint before, as it is stored; none in the first. */
  previous: sha256.exactOptional(),
})

/** How far a tenant's chain went at an instant. Hashes are SHA-256 in base64url. */
export type Checkpoint = z.output<typeof checkpoint>

const header = z.strictObject({ alg: z.literal('EdDSA'), kid: z.string(), typ: z.literal('audit-checkpoint') })

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'))
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url')

/** Signs a checkpoint: a compact JWS (RFC 7515 §7.1) with Ed25519 (RFC 8037 §3.1). */
export async function signCheckpoint(statement: Checkpoint, { kid, privateKey }: CheckpointSigner): Promise<string> {
  const input = `${encoded({ alg: 'EdDSA', kid, typ: 'audit-checkpoint' })}.${encoded(statement)}`
  const signature = await crypto.subtle.sign('Ed25519', privateKey, utf8(input))
  return `${input}.${Buffer.from(signature).toString('base64url')}`
}

/**
 * Verifies a checkpoint and reads it.
 *
 * @throws CheckpointError `checkpoint/key-unknown` where no key has its key id, `checkpoint/invalid` where it is
 * anything else than a checkpoint signed with that key.
 */
export async function readCheckpoint(jws: string, verifiers: CheckpointVerifiers): Promise<Checkpoint> {
  const [head = '', body = '', signature = '', ...rest] = jws.split('.')
  const { kid } = parsed(header, head)
  const key = verifiers.get(kid)
  if (key === undefined) throw new CheckpointError('checkpoint/key-unknown')
  const signed = new Uint8Array(Buffer.from(signature, 'base64url'))
  const isSigned = await crypto.subtle.verify('Ed25519', key, signed, utf8(`${head}.${body}`))
  if (!isSigned || rest.length > 0) throw new CheckpointError('checkpoint/invalid')
  return parsed(checkpoint, body)
}

function parsed<T>(schema: z.ZodType<T>, part: string): T {
  try {
    return schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')))
  } catch {
    throw new CheckpointError('checkpoint/invalid')
  }
}

/** What the next checkpoint holds of this one. */
export async function digestOf(jws: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', utf8(jws))).toString('base64url')
}
