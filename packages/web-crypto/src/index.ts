/**
 * Web Cryptography of the runtime, in place of `isomorphic-webcrypto` (`overrides` in pnpm-workspace.yaml): `fhirclient`
 * falls back on that where there is none, and no runtime of ours is without it.
 */
const webCrypto = globalThis.crypto

export default webCrypto
