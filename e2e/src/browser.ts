import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

/** Headless Chromium, from npm. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // In a single process, closing one person's context would end the browser.
    args: [...sparticuz.args.filter((arg) => arg !== '--single-process'), '--disable-background-networking'],
    headless: true,
  })
}

/** For a page to do what is waited for, on cores that two stacks share. */
const patienceMs = 60_000

/** A browser of one person: own cookies. */
export async function newPerson(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  context.setDefaultTimeout(patienceMs)
  return context
}
