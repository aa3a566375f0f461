import { expect, test } from 'vitest'
import webCrypto from '../src/index.ts'

test('is what the runtime has', async () => {
  expect(webCrypto).toBe(crypto)
  expect((await webCrypto.subtle.digest('SHA-256', new Uint8Array())).byteLength).toBe(32)
})
