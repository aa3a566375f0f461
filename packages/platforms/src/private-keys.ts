import { type PrivateJwk, parsePrivateJwk } from '@repo/fhir'

export interface ConfiguredKey {
  kid: string
  /** The private JWK. */
  json: string
}

/**
 * A private JWK with `kid` and `alg` RS384 or ES384 in JSON, or an array of at most ten, newest first. Undefined for
 * anything else.
 */
export function readPrivateKeys(text: string): ConfiguredKey[] | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const list: unknown[] = Array.isArray(value) ? value : [value]
    if (list.length === 0 || list.length > 10) return undefined
    return list.map((item) => {
      const json = JSON.stringify(item)
      const key: PrivateJwk = parsePrivateJwk(json)
      return { kid: key.kid, json }
    })
  } catch {
    return undefined
  }
}
