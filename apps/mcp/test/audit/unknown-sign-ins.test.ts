import { expect, test, vi } from 'vitest'
import type { Config, Env } from '../../src/config.ts'
import { recordConsent, recordRefusedSignIn } from '../../src/smart/audit-sign-in.ts'

test.each([
  ['one network', 3, (index: number) => `2001:db8:9:9::${index}`],
  ['all', 5, (index: number) => `198.51.100.${index}`],
])(
  'records no more of what nobody known does than so much a minute of %s, and the rest in the log',
  async (_who, most, addressOf) => {
    const [rows, lines]: [unknown[], unknown[]] = [[], []]
    const spy = vi.spyOn(console, 'log').mockImplementation((line) => void lines.push(line))
    const limitOf = (limit: number) => {
      const counts = new Map<string, number>()
      const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1).get(key) ?? 0
      return { limit: async ({ key }: { key: string }) => ({ success: count(key) <= limit }) }
    }
    const limits = { SIGN_IN_ROW_LIMIT: limitOf(3), REFUSALS_LIMIT: limitOf(5) }
    const env = { AUDIT_QUEUE: { send: async (row: unknown) => void rows.push(row) }, ...limits } as unknown as Env
    const config = { tenant: 'clinic-group', rateLimits: true } as Config
    for (let index = 0; index < 8; index += 1) {
      await recordConsent(env, config, { platform: 'clinic', clientId: 'client-1', address: addressOf(index) })
    }
    expect([rows.length, lines.length]).toEqual([most, 8 - most])
    const refused = { platform: 'clinic', clientId: 'client-1', code: 'smart/login-denied' } as const
    for (let index = 0; index < 8; index += 1) {
      await recordRefusedSignIn(env, config, { ...refused, address: '2001:db8:8:8::1' })
    }
    spy.mockRestore()
    expect(rows.length).toBe(5)
    expect(lines.slice(-1)).toEqual([
      '{"event":"audit/sign-in-unrecorded","code":"smart/login-denied","reason":"too-many"}',
    ])
  },
)
