import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StackUnderTest } from './stack-under-test.ts'

/** A refresh token as the platform keeps it. Its key there is the token itself. */
export interface PlatformToken {
  value: string
  grantId: string
  isConsumed: boolean
}

const prefix = 'oidc:RefreshToken:'

/** The refresh tokens that a platform (the main one) has issued and not forgotten, used ones among them. */
export function platformRefreshTokens({ stateDir }: StackUnderTest, platform = 'default'): PlatformToken[] {
  const file = join(stateDir, 'sandbox', platform === 'default' ? '' : platform, 'smart-state.json')
  // Written with the first sign-in.
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '[]'
  const entries = JSON.parse(text) as [string, { value: { grantId: string; consumed?: unknown } }][]
  return entries
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, { value }]) => ({
      value: key.slice(prefix.length),
      grantId: value.grantId,
      isConsumed: Boolean(value.consumed),
    }))
}

/** Runs a sign-in and tells the platform's name for the grant that it made. */
export async function platformGrantOf<T>(
  stack: StackUnderTest,
  signIn: () => Promise<T>,
): Promise<{ result: T; grantId: string }> {
  const known = new Set(platformRefreshTokens(stack).map(({ grantId }) => grantId))
  const result = await signIn()
  const fresh = platformRefreshTokens(stack).find(({ grantId }) => !known.has(grantId))
  if (!fresh) throw new Error('the sign-in made no grant at the platform')
  return { result, grantId: fresh.grantId }
}

export function tokensOfGrant(stack: StackUnderTest, grantId: string): PlatformToken[] {
  return platformRefreshTokens(stack).filter((token) => token.grantId === grantId)
}

/** Asks the platform for new tokens as the app would, with a refresh token from its own state. */
export function refreshAtPlatform({ facts }: StackUnderTest, refreshToken: string): Promise<Response> {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'mcp-fhir-server' }
  return fetch(`${facts.urls.smart}/token`, { method: 'POST', body: new URLSearchParams(form) })
}

/** Takes a grant back at the platform, as the person may at any time. */
export async function revokeAtPlatform(stack: StackUnderTest, grantId: string): Promise<void> {
  const current = tokensOfGrant(stack, grantId).find(({ isConsumed }) => !isConsumed)
  const form = { token: current?.value ?? '', token_type_hint: 'refresh_token', client_id: 'mcp-fhir-server' }
  await fetch(`${stack.facts.urls.smart}/token/revocation`, { method: 'POST', body: new URLSearchParams(form) })
  const until = Date.now() + 5_000
  while (tokensOfGrant(stack, grantId).length > 0) {
    if (Date.now() > until) throw new Error('the platform kept the grant')
    await sleep(20)
  }
}
