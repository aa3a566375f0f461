import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

declare const window: { axe: typeof axe } & Window

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page, and whether anything reaches beyond the window. The page keeps its own policy. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() => window.axe.run())
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  return wide ? [...found, 'it scrolls sideways'] : found
}
