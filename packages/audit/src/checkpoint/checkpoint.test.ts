import { describe, expect, test } from 'vitest'
import { type Checkpoint, digestOf, readCheckpoint, readPublicKeys, readSigningKeys, signCheckpoint } from './index.ts'

// RFC 8037, Appendix A.1: the key pair of its examples.
const privateKey = 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'
const publicKey = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'
const other = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

const statement: Checkpoint = {
  version: 1,
  tenant: 'north “clinic”',
  number: 2,
  seq: 17,
  hash: 'h'.repeat(43),
  taken: '2026-11-23T06:00:00.000Z',
  previous: 'p'.repeat(43),
}

const signed = async () => signCheckpoint(statement, (await readSigningKeys(`k1:${privateKey}`)).signer)

describe('a checkpoint', () => {
  test('is read with the public key of its key id', async () => {
    const { publicKeys } = await readSigningKeys(`k1:${privateKey}`)
    expect(publicKeys).toBe(`k1:${publicKey}`)
    expect(await readCheckpoint(await signed(), await readPublicKeys(publicKeys))).toEqual(statement)
  })

  test('is read after its key was replaced, and the new key signs', async () => {
    const { signer, verifiers } = await readSigningKeys(`k2:${other} k1:${privateKey}`)
    expect(signer.kid).toBe('k2')
    expect(await readCheckpoint(await signed(), verifiers)).toEqual(statement)
  })

  test.each([
    ['by another key', 'checkpoint/invalid', (jws: string) => jws, `k1:${other}`],
    ['by a key that is not known', 'checkpoint/key-unknown', (jws: string) => jws, `k9:${privateKey}`],
    ['and was changed', 'checkpoint/invalid', (jws: string) => withSeq(jws, 16), `k1:${privateKey}`],
    ['and has no signature', 'checkpoint/invalid', (jws: string) => jws.replace(/[^.]+$/, ''), `k1:${privateKey}`],
    ['with another algorithm', 'checkpoint/invalid', (jws: string) => withHeader(jws, 'none'), `k1:${privateKey}`],
    ['and is not one', 'checkpoint/invalid', () => 'nonsense', `k1:${privateKey}`],
  ])('is refused that is signed %s', async (_, code, change, keys) => {
    const { verifiers } = await readSigningKeys(keys)
    await expect(readCheckpoint(change(await signed()), verifiers)).rejects.toMatchObject({ code })
  })

  test('has a digest that a change of one byte changes', async () => {
    const jws = await signed()
    expect(await digestOf(jws)).toMatch(/^[\w-]{43}$/)
    expect(await digestOf(`${jws}x`)).not.toBe(await digestOf(jws))
  })
})

test.each(['', 'k1', `k1:${privateKey.slice(1)}`, `k 1:${privateKey}`])(
  'no keys are read from “%s”',
  async (setting) => {
    await expect(readSigningKeys(setting)).rejects.toMatchObject({ message: 'checkpoint/keys-invalid' })
  },
)

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const withSeq = (jws: string, seq: number) => jws.replace(/\.[^.]+\./, `.${encoded({ ...statement, seq })}.`)
const withHeader = (jws: string, alg: string) =>
  jws.replace(/^[^.]+/, encoded({ alg, kid: 'k1', typ: 'audit-checkpoint' }))
