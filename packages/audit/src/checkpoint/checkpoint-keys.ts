import { CheckpointError } from './checkpoint.ts'

/** An Ed25519 private key under its key id. */
export interface CheckpointSigner {
  kid: string
  privateKey: CryptoKey
}

/** Public keys by key id. */
export type CheckpointVerifiers = ReadonlyMap<string, CryptoKey>

const keyBytes = 32
/** RFC 8410 §7: what precedes the 32 bytes of an Ed25519 private key in PKCS #8. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Splits `kid:base64url kid:base64url …`; commas do as well as spaces. */
function namedKeys(setting: string): [kid: string, bytes: Uint8Array<ArrayBuffer>][] {
  const entries = setting.split(/[\s,]+/).filter(Boolean)
  if (entries.length === 0) throw new CheckpointError('checkpoint/keys-invalid')
  return entries.map((entry) => {
    const [, kid, text] = /^([\w.-]{1,64}):([\w-]{43})$/.exec(entry) ?? []
    const bytes = text === undefined ? undefined : Buffer.from(text, 'base64url')
    if (kid === undefined || bytes?.length !== keyBytes) throw new CheckpointError('checkpoint/keys-invalid')
    return [kid, new Uint8Array(bytes)]
  })
}

/**
 * Reads private keys, written `kid:base64url` with the 32 bytes of RFC 8032 §5.1.5. The first signs; all verify.
 *
 * @throws CheckpointError `checkpoint/keys-invalid`, which quotes nothing.
 */
export async function readSigningKeys(
  setting: string,
): Promise<{ signer: CheckpointSigner; verifiers: CheckpointVerifiers; publicKeys: string }> {
  const pairs = await Promise.all(
    namedKeys(setting).map(async ([kid, seed]) => {
      const pkcs8 = new Uint8Array([...pkcs8Head, ...seed])
      const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign'])
      const jwk = await crypto.subtle.exportKey('jwk', privateKey)
      return { kid, privateKey, x: 'x' in jwk ? jwk.x : '' }
    }),
  )
  const [first] = pairs
  if (first === undefined) throw new CheckpointError('checkpoint/keys-invalid')
  const publicKeys = pairs.map(({ kid, x }) => `${kid}:${x}`).join(' ')
  const signer = { kid: first.kid, privateKey: first.privateKey }
  return { signer, verifiers: await readPublicKeys(publicKeys), publicKeys }
}

/**
 * Reads public keys, written `kid:base64url`.
 *
 * @throws CheckpointError `checkpoint/keys-invalid`.
 */
export async function readPublicKeys(setting: string): Promise<CheckpointVerifiers> {
  const imported = namedKeys(setting).map(
    async ([kid, raw]) => [kid, await crypto.subtle.importKey('raw', raw, 'Ed25519', true, ['verify'])] as const,
  )
  return new Map(await Promise.all(imported))
}
