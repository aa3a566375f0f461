import type { BrowserContext } from 'playwright-core'

/** The link to break the glass in what an agent was told; empty where there is none. */
export const glassLinkIn = (text: string) => /http\S+\/auth\/break-glass\?request=[\w-]+/.exec(text)?.[0] ?? ''

/** The practitioner gives a reason on the page behind a link. Answers the heading of what follows. */
export async function breakGlass(person: BrowserContext, url: string): Promise<string | null> {
  const page = await person.newPage()
  await page.goto(url)
  await page.getByLabel('Why do you need').fill('Brought in unconscious; her own practice is closed.')
  await page.getByRole('button', { name: 'Break the glass' }).click()
  const heading = await page.getByRole('heading', { level: 1 }).textContent()
  await page.close()
  return heading
}
