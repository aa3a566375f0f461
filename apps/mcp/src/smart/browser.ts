import type { Context } from 'hono'
import type { Env } from '../config.ts'
import { Failure } from '../failure/failure.ts'
import * as cookies from '../session/cookies.ts'
import { digest, newSecret } from '../session/secret.ts'
import type { BegunSignIn } from './sign-in.ts'

export type App = { Bindings: Env }

/** The digest of the key by which this browser is known again; it is given one where it has none. */
export async function rememberBrowser(c: Context<App>): Promise<string> {
  const browserKey = cookies.readBrowserCookie(c) ?? newSecret()
  cookies.writeBrowserCookie(c, browserKey)
  return digest(browserKey)
}

/** Binds a sign-in to the browser that begins it. */
export function rememberAttempt(c: Context<App>, begun: BegunSignIn): void {
  cookies.writeAttemptCookie(c, begun.attemptName, begun.browserKey, begun.ttlSeconds)
}

/** @throws Failure `input/invalid` */
export async function formOf(c: Context<App>): Promise<FormData> {
  try {
    return await c.req.formData()
  } catch (cause) {
    throw new Failure('input/invalid', { cause, hint: 'The body is not a form.' })
  }
}

/** A field of a form as text; undefined where it is absent or empty. */
export function fieldOf(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' && value !== '' ? value : undefined
}
