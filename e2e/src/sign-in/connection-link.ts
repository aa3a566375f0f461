import type { BrowserContext, Page } from 'playwright-core'
import type { SampleUser } from '../../../scripts/stack/facts.ts'
import type { Connected, ToolResult } from '../mcp-client.ts'
import { type SignInChoices, signInAtPlatform } from '../person.ts'

/** What an agent shows a person so that they sign in at a further platform. */
export interface GivenLink {
  url: string
  code: string
}

/** The link that an agent is given for a platform. */
export async function startAuth(agent: Connected, platform: string): Promise<GivenLink> {
  const { isError, text, structured } = await agent.call('start_auth', { platform })
  if (isError) throw new Error(text)
  return { url: String(structured.url), code: String(structured.code) }
}

/** What becomes of a sign-in, after so many seconds at most. */
export function waitForAuth(agent: Connected, platform: string, timeoutSeconds = 60): Promise<ToolResult> {
  return agent.call('wait_for_auth', { platform, timeoutSeconds })
}

/** Opens the page behind a link. */
export async function openLink(person: BrowserContext, { url }: GivenLink): Promise<Page> {
  const page = await person.newPage()
  await page.goto(url)
  return page
}

/** Agrees on that page, with a code where it is typed. */
export async function agree(page: Page, code?: string): Promise<void> {
  if (code !== undefined) await page.locator('input[name=code]').fill(code)
  await page.getByRole('button', { name: 'Connect and sign in' }).click()
}

/** The whole way that a link begins, to our page that says what is connected. Answers its heading. */
export async function connectByLink(
  person: BrowserContext,
  link: GivenLink,
  user: SampleUser,
  choices: SignInChoices & { code?: string } = {},
): Promise<string> {
  const page = await openLink(person, link)
  await agree(page, choices.code)
  await signInAtPlatform(page, user, choices)
  await page.waitForURL(({ pathname }) => pathname.startsWith('/auth/callback'))
  const heading = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await page.close()
  return heading
}
