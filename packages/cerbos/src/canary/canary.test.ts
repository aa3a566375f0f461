import { expect, inject, test } from 'vitest'
import { otherPdp } from '../../test/other-pdp.ts'
import { deniesWhatItCannotJudge } from '../index.ts'

const timeout = 30_000
const isSafe = (pdpUrl: string) => deniesWhatItCannotJudge({ pdpUrl, timeoutMs: 10_000 })

test('a decision point as the project runs it denies what it cannot judge', { timeout }, async () => {
  await expect(isSafe(inject('pdpUrl'))).resolves.toBe(true)
})

test.each([
  ['skips denials whose condition fails', ['engine.strictEvaluation=false']],
  ['only tells of attributes that the schema refuses', ['schema.enforcement=warn']],
  ['does not look at schemas', ['schema.enforcement=none']],
])('one that %s does not', { timeout }, async (_what, set) => {
  await expect(isSafe(await otherPdp({ set }))).resolves.toBe(false)
})

test('one of other policies is not taken to', { timeout }, async () => {
  await expect(isSafe(await otherPdp({ isEmpty: true }))).resolves.toBe(false)
})

test('one that cannot be asked is told of', { timeout }, async () => {
  await expect(isSafe('http://127.0.0.1:1')).rejects.toMatchObject({ code: 'authz/unavailable' })
})
