import { exportJWK, generateKeyPair } from 'jose'

/** A fresh private JWK as an operator configures it. */
export async function privateKeyJson(alg: 'RS384' | 'ES384', kid: string): Promise<string> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg })
}
