import type { BrowserContext, Cookie } from 'playwright-core'
import type { SampleUser, StackFacts } from '../../../scripts/stack/facts.ts'
import { type SignInChoices, signInAtPlatform } from '../person.ts'

/** Signs a person in without any MCP client, from `/auth/login` to the first page. */
export async function signInAlone(
  { urls }: StackFacts,
  person: BrowserContext,
  user: SampleUser,
  choices: SignInChoices = {},
): Promise<void> {
  const page = await person.newPage()
  await page.goto(`${urls.home}/auth/login`)
  await signInAtPlatform(page, user, choices)
  await page.waitForURL(`${urls.home}/`)
  await page.close()
}

/** The session cookie that a browser holds for us. */
export async function sessionCookie({ urls }: StackFacts, person: BrowserContext): Promise<Cookie | undefined> {
  const cookies = await person.cookies(urls.home)
  return cookies.find(({ name }) => name === '__Host-session')
}
