import type { BrowserContext, Page } from 'playwright-core'
import type { SampleUser } from '../../scripts/stack/facts.ts'

export interface SignInChoices {
  /** The patient to pick where the sandbox asks for one. */
  patient?: { id: string; name: string }
  /** The platform to choose on our consent page; absent: the first. */
  platform?: string
  /** Leaves the agent's right to change records unticked. */
  readOnly?: boolean
  /** What happens while the person is at the platform's consent page. */
  meanwhile?: () => Promise<void>
  /** Refuses on our consent page. */
  refuse?: boolean
  /** Refuses on the platform's consent page. */
  refuseAtPlatform?: boolean
}

/** Decides on our consent page. */
export async function decide(page: Page, { readOnly, refuse, platform }: SignInChoices): Promise<void> {
  if (platform) await page.locator(`input[name=platform][value="${platform}"]`).check()
  if (readOnly) await page.locator('input[name=scope][value="fhir:write"]').uncheck()
  await page.locator(`button[value=${refuse ? 'deny' : 'approve'}]`).click()
}

async function pickPatient(page: Page, { id, name }: { id: string; name: string }): Promise<void> {
  await page.locator('input[name=patient-name]').fill(name.split(' ').at(-1) ?? name)
  await page.locator('button[value=search]').click()
  await page.locator(`input[name=patient][value="${id}"]`).check()
}

/** Signs in at the sandbox and answers its consent page. */
export async function signInAtPlatform(page: Page, user: SampleUser, choices: SignInChoices = {}): Promise<void> {
  await page.locator('input[name=username]').waitFor()
  await page.locator('input[name=username]').fill(user.username)
  await page.locator('input[name=password]').fill(user.password)
  await page.locator('button[type=submit], button:not([type])').first().click()
  await allowAtPlatform(page, choices)
}

/** Answers the platform's consent page, for somebody whom the platform knows already. */
export async function allowAtPlatform(page: Page, choices: SignInChoices = {}): Promise<void> {
  await page.locator('button[value=allow]').waitFor()
  await choices.meanwhile?.()
  if (choices.patient) await pickPatient(page, choices.patient)
  await page.locator(`button[value=${choices.refuseAtPlatform ? 'deny' : 'allow'}]`).click()
}

/** Goes the whole way that an MCP client's authorization URL begins, until the client's redirect address is reached. */
export async function authorize(
  person: BrowserContext,
  authorizationUrl: URL,
  user: SampleUser,
  choices: SignInChoices = {},
): Promise<void> {
  const page = await person.newPage()
  try {
    await page.goto(authorizationUrl.href)
    await decide(page, choices)
    if (!choices.refuse) await signInAtPlatform(page, user, choices)
    await page.waitForURL('**/callback?**')
  } finally {
    await page.close()
  }
}
