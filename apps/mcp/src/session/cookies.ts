import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isSecret } from './secret.ts'

// `__Host-`: Secure, Path=/, no Domain, so that no sibling host can plant it (RFC 6265bis §4.1.3.2).
const options = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const
const sessionCookie = 'session'
const sessionSeconds = 30 * 24 * 60 * 60
const browserCookie = 'browser'
const browserSeconds = 365 * 24 * 60 * 60

/** The browser's session key, if the cookie has its form. It says nothing until the session object confirms it. */
export function readSessionCookie(c: Context): string | undefined {
  const value = getCookie(c, sessionCookie, 'host')
  return isSecret(value) ? value : undefined
}

/** Hands the browser its session key: an opaque value, nothing else in it. */
export function writeSessionCookie(c: Context, sessionKey: string): void {
  setCookie(c, sessionCookie, sessionKey, { ...options, maxAge: sessionSeconds })
}

export function clearSessionCookie(c: Context): void {
  deleteCookie(c, sessionCookie, options)
}

/** The key by which a browser is known again that approved an agent. It opens nothing by itself. */
export function readBrowserCookie(c: Context): string | undefined {
  const value = getCookie(c, browserCookie, 'host')
  return isSecret(value) ? value : undefined
}

export function writeBrowserCookie(c: Context, browserKey: string): void {
  setCookie(c, browserCookie, browserKey, { ...options, maxAge: browserSeconds })
}

export function clearBrowserCookie(c: Context): void {
  deleteCookie(c, browserCookie, options)
}

/** One cookie for each sign-in under way, so that two tabs do not disturb each other. */
const attemptCookie = (attempt: string) => `sign-in-${attempt.slice(0, 12)}`

export function readAttemptCookie(c: Context, attempt: string): string | undefined {
  const value = getCookie(c, attemptCookie(attempt), 'host')
  return isSecret(value) ? value : undefined
}

export function writeAttemptCookie(c: Context, attempt: string, browserKey: string, ttlSeconds: number): void {
  setCookie(c, attemptCookie(attempt), browserKey, { ...options, maxAge: ttlSeconds })
}

export function clearAttemptCookie(c: Context, attempt: string): void {
  deleteCookie(c, attemptCookie(attempt), options)
}
