import { createHash } from 'node:crypto'

/** What decides: not the tests, and not the digest itself. */
const decides = /^(?!tests\/|generated\/digest\.yaml$).*\.(?:yaml|json)$/

/** The name of the rules that tell the digest. */
export const digestRule = 'policy-digest'

/**
 * A digest of policies and schemas, given by their paths within `policies/`: 16 hexadecimal characters, the same whatever
 * the order.
 */
export function policyDigest(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256')
  for (const name of [...files.keys()].filter((path) => decides.test(path)).sort()) {
    const text = files.get(name) ?? ''
    hash.update(`${name}\0${Buffer.byteLength(text)}\0${text}`)
  }
  return hash.digest('hex').slice(0, 16)
}

/** The constant that rules tell it by. */
export function renderDigest(header: string, digest: string): string {
  return [
    header,
    'apiVersion: api.cerbos.dev/v1',
    'exportConstants:',
    '  name: policy_digest',
    '  definitions:',
    `    digest: "${digest}"`,
    '',
  ].join('\n')
}
