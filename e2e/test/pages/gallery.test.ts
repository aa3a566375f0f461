import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../../src/browser.ts'
import { faultsOf } from '../../src/pages/faults.ts'
import { samples, startGallery } from '../../src/pages/gallery.ts'

const looks = [
  ['1280 px, light', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' }],
  ['390 px, dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' }],
] as const satisfies [string, BrowserContextOptions][]

let gallery: Awaited<ReturnType<typeof startGallery>>
let browser: Browser
beforeAll(async () => {
  gallery = await startGallery()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await gallery.stop()
})

/** Opens a sample; the page that leads on does not, so that it can be looked at. */
async function open(page: Page, name: string): Promise<void> {
  await page.route(`**/${name}`, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.text()).replace(/<meta http-equiv[^>]*>/, '') })
  })
  await page.goto(`${gallery.origin}/${name}`)
}

function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
}

describe.each(looks)('at %s', (_look, options) => {
  let page: Page
  const foreign: string[] = []
  beforeAll(async () => {
    page = await (await browser.newContext(options)).newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(gallery.origin)) foreign.push(request.url())
    })
  })
  afterAll(() => page.context().close())

  test.each(Object.keys(samples))('%s has no fault that axe finds, loads nothing else and fits', async (name) => {
    await open(page, name)
    await unfold(page)
    expect(await faultsOf(page)).toEqual([])
    expect(foreign).toEqual([])
  })
})

describe('at 360 px', () => {
  let page: Page
  beforeAll(async () => {
    page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage()
  })
  afterAll(() => page.context().close())

  test.each(Object.keys(samples))('%s fits, in letters twice as large too', async (name) => {
    await open(page, name)
    await unfold(page)
    for (const size of ['100%', '200%']) {
      await page.evaluate((fontSize) => document.documentElement.style.setProperty('font-size', fontSize), size)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), size).toBeLessThanOrEqual(360)
    }
  })
})

describe('the first page of an installation with seventy platforms', () => {
  test('is searched, filtered and paged without a script', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(gallery.origin)
    const names = () => page.locator('.rows h3').allTextContents()
    const first = await names()
    expect(first).toHaveLength(12)
    await page.getByRole('navigation', { name: 'Pages of platforms' }).getByRole('link', { name: 'Page 2' }).click()
    expect((await names()).filter((name) => first.includes(name))).toEqual([])

    await page.getByLabel('Name or address').fill('lakeside etienne')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await page.getByText('No platform matches').isVisible()).toBe(true)
    await page.getByRole('link', { name: 'show all', exact: true }).click()

    await page.getByLabel('Name or address').fill('saint-etienne lab')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await names()).toEqual(['Saint-Étienne Laboratory'])
    expect(await page.getByLabel('Name or address').inputValue()).toBe('saint-etienne lab')

    await page.getByLabel('Name or address').fill('')
    await page.getByLabel('State').selectOption('connected')
    await page.getByRole('button', { name: 'Search' }).click()
    expect(await names()).toEqual(['Northfield Veterans Clinic'])
    expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(0)
    await context.close()
  })

  test('is reached by keyboard: past the header first, each stop with a visible mark', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(gallery.origin)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: 0 })
    await page.keyboard.press('Enter')
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => {
        const focused = document.activeElement
        return focused?.closest('main') ? getComputedStyle(focused).outlineStyle : 'outside the content'
      })
      expect(outline).toBe('solid')
    }
    await context.close()
  })
})

test('a copy button copies what it stands beside, under the policy of the page', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (entry) => {
    if (entry.type() === 'error') refused.push(entry.text())
  })
  await page.goto(`${gallery.origin}/first-signed-out`)
  await page.getByRole('button', { name: 'Copy the command for Claude Code' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), { timeout: 10_000 })
    .toBe('claude mcp add --transport http fhir https://records.example/mcp')
  expect(refused).toEqual([])
  await context.close()
})
