import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Config, Env } from '../../src/config.ts'
import { recordConsent, recordRefusedSignIn } from '../../src/smart/audit-sign-in.ts'

const lines: unknown[] = []
beforeEach(() => {
  lines.length = 0
  vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line))
})
afterEach(() => vi.restoreAllMocks())

const config = { tenant: 'clinic-group', rateLimits: true } as Config
const refused = { platform: 'clinic', clientId: 'client-1' }
const ofAnyNetwork = (index: number) => `198.51.100.${index}`

/** Limits of three rows for a network and five in all, and a queue. */
function limited() {
  const rows: { event: string; code?: string }[] = []
  const limitOf = (limit: number) => {
    const counts = new Map<string, number>()
    const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1).get(key) ?? 0
    return { limit: async ({ key }: { key: string }) => ({ success: count(key) <= limit }) }
  }
  const limits = { SIGN_IN_ROW_LIMIT: limitOf(3), REFUSALS_LIMIT: limitOf(5) }
  const send = async (row: { event: string; code?: string }) => void rows.push(row)
  const env = { AUDIT_QUEUE: { send }, ...limits } as unknown as Env
  const consent = async (addressOf: (index: number) => string) => {
    for (let index = 0; index < 8; index += 1) {
      await recordConsent(env, config, { ...refused, address: addressOf(index) })
    }
  }
  const refuse = async (code: 'smart/login-denied' | 'connection/wrong-code', addressOf: (index: number) => string) => {
    for (let index = 0; index < 8; index += 1) {
      await recordRefusedSignIn(env, config, { ...refused, code, address: addressOf(index) })
    }
  }
  return { rows, consent, refuse }
}

test.each([
  ['one network', 3, (index: number) => `2001:db8:9:9::${index}`],
  ['all', 5, ofAnyNetwork],
])(
  'records no more of what nobody known does than so much a minute of %s, and the rest in the log',
  async (_who, most, addressOf) => {
    const { rows, consent, refuse } = limited()
    await consent(addressOf)
    expect([rows.length, lines.length]).toEqual([most, 8 - most])
    await refuse('smart/login-denied', addressOf)
    expect(rows.length).toBe(2 * most)
    expect(lines.slice(-1)).toEqual([
      '{"event":"audit/sign-in-unrecorded","code":"smart/login-denied","reason":"too-many"}',
    ])
  },
)

test('keeps the rows of guessed codes, however much else is refused or agreed to', async () => {
  const { rows, consent, refuse } = limited()
  await consent(ofAnyNetwork)
  await refuse('smart/login-denied', ofAnyNetwork)
  await refuse('connection/wrong-code', ofAnyNetwork)
  expect(rows.filter(({ code }) => code === 'connection/wrong-code')).toHaveLength(8)
})
