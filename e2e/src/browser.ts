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

/** A browser of one person: own cookies. */
export function newPerson(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 1280, height: 800 } })
}
