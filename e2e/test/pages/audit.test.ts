import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AuditRow, auditRowsOf } from '../../src/audit-rows.ts'
import { faultsOf } from '../../src/pages/faults.ts'
import { People, type Username } from '../../src/people.ts'
import { signInAlone } from '../../src/sign-in/browser-sign-in.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const { facts } = stackOfWorker()
const { home } = facts.urls
const people = new People(facts)
afterAll(() => people.close())

const clientName = 'Examined agent'
const seen = new Map<Username, BrowserContext>()

/** A browser without scripts in which somebody is signed in. */
async function browserOf(username: Username): Promise<BrowserContext> {
  const known = seen.get(username)
  if (known) return known
  const person = await people.newBrowser()
  await signInAlone(facts, person, people.user(username), people.choices(username))
  const plain = await person.browser()?.newContext({
    javaScriptEnabled: false,
    storageState: await person.storageState(),
    viewport: { width: 1280, height: 800 },
  })
  if (!plain) throw new Error('the browser has ended')
  seen.set(username, plain)
  return plain
}

async function open(username: Username, path: string): Promise<Page> {
  const page = await (await browserOf(username)).newPage()
  await page.goto(`${home}${path}`)
  return page
}

const sentences = (page: Page) =>
  page.locator('.trail > li > p:first-of-type, .trail > li > .marks + p').allTextContents()
const title = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()

/** A page again, with what it shows of the newest rows, until it shows what is waited for: rows take a moment to arrive. */
async function openUntil(username: Username, path: string, shows: RegExp): Promise<{ page: Page; rows: string[] }> {
  for (let turn = 0; ; turn += 1) {
    const page = await open(username, path)
    const rows = await sentences(page)
    if (rows.some((row) => shows.test(row)) || turn >= 15) return { page, rows }
    await page.close()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

const browserRows = (enough: (rows: AuditRow[]) => boolean) => auditRowsOf(facts, 'browser', enough)
const isExport = ({ event }: AuditRow) => event === 'trail-export'

/** Other files have looked at the same records before. */
let agent = ''

beforeAll(async () => {
  const doctor = await people.connect('mcp-2026', 'practitioner', { clientName })
  agent = doctor.clientId
  for (const patient of [facts.patients.own, facts.patients.child]) {
    const { isError } = await doctor.call('fhir_read', { type: 'Patient', id: patient })
    expect(isError).toBe(false)
  }
})

test('shows a patient who looked at their records, through which agent, why, and by which rule', async () => {
  const { page, rows } = await openUntil('patient', '/audit', new RegExp(clientName))
  expect(await title(page)).toBe('Who looked at your records')
  const [row = ''] = rows.filter((each) => each.includes(clientName))
  expect(row).toMatch(
    /^A practitioner \(Practitioner\/prac-1\) looked at 1 record \(.+\) through Examined agent, for treatment, on .* UTC\.$/,
  )
  expect(await page.locator('.trail').textContent()).toContain('Policy allowed it (rule grant-treatment).')
  expect(await page.content()).not.toContain(facts.patients.child)
})

test('shows a practitioner what they did, and an auditor everything, and neither what is not theirs', async () => {
  const { page, rows } = await openUntil('practitioner', '/audit', new RegExp(clientName))
  expect(await title(page)).toBe('Your own accesses')
  expect(rows.filter((row) => !row.startsWith('You '))).toEqual([])
  const { page: all, rows: everybody } = await openUntil('auditor', '/audit', /^A patient /)
  expect(await title(all)).toBe('All accesses')
  expect(everybody.some((row) => row.startsWith('A practitioner'))).toBe(true)
  for (const username of ['patient', 'practitioner', 'administrator'] as const) {
    const denied = await open(username, '/audit?view=tenant.default')
    expect(await denied.getByRole('alert').textContent(), username).toContain('authz/denied')
    expect(await denied.locator('.trail').count()).toBe(0)
  }
})

test('is reached from the first page, and opened by nobody who is not signed in', async () => {
  const page = await open('patient', '/')
  await page.getByRole('link', { name: 'Who looked at which records' }).click()
  expect(await title(page)).toBe('Who looked at your records')
  const stranger = await (await people.newBrowser()).newPage()
  await stranger.goto(`${home}/audit`)
  expect(await stranger.textContent('main')).toContain('session/none')
})

describe('an auditor', () => {
  test('narrows what is shown by a form, to one person by a link, and is told which filter is not valid', async () => {
    const page = await open('auditor', '/audit')
    await page.getByText('Filter', { exact: true }).click()
    await page.getByLabel('Patient', { exact: true }).fill(`Patient/${facts.patients.child}`)
    await page.locator('#agent').fill(agent)
    await page.getByLabel('What happened').selectOption('tool-call')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const rows = await sentences(page)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain(clientName)
    expect(await page.getByLabel('Patient', { exact: true }).inputValue()).toBe(`Patient/${facts.patients.child}`)
    await page.locator('.trail summary').first().click()
    expect(await page.locator('.trail dl').textContent()).toContain(`Patient/${facts.patients.child}`)
    await page.getByRole('link', { name: 'Only this person' }).click()
    await page.waitForURL(/[?&]person=/)
    expect(await sentences(page)).toEqual(rows)
    await page.getByRole('link', { name: 'Without filters' }).click()
    await expect.poll(async () => (await sentences(page)).length).toBeGreaterThan(1)
    await page.goto(`${home}/audit?type=what`)
    expect(await page.getByRole('alert').textContent()).toContain('Not valid: type.')
  })

  test('takes rows away as a table and as AuditEvents, each recorded with its rows and patients', async () => {
    const page = await open('auditor', `/audit?patient=Patient/${facts.patients.child}&event=tool-call&agent=${agent}`)
    const fileOf = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
      const chunks = await (await download.createReadStream()).toArray()
      return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') }
    }
    const table = await fileOf('Table (CSV)')
    expect(table.name).toBe('audit-trail.csv')
    expect(table.text.trim().split('\r\n')).toHaveLength(2)
    expect(table.text).toContain(`Patient/${facts.patients.child}`)
    const bundle = await fileOf('FHIR AuditEvent (JSON)')
    expect(JSON.parse(bundle.text)).toMatchObject({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: { resourceType: 'AuditEvent', action: 'R' } }],
    })
    const rows = await browserRows((all) => all.filter(isExport).length >= 2)
    const exports = rows.filter(isExport)
    expect(exports).toHaveLength(2)
    for (const row of exports) {
      expect(row).toMatchObject({
        rows: 1,
        patients: [`Patient/${facts.patients.child}`],
        decision: { effect: 'allow' },
      })
      expect(row.query).toContain('patient=*')
    }
  })
})

test('has no fault that axe finds in the states that a person meets', async () => {
  const person = await people.newBrowser()
  await signInAlone(facts, person, people.user('auditor'), people.choices('auditor'))
  const page = await person.newPage()
  for (const path of ['/audit', '/audit?outcome=12', '/audit?from=yesterday', '/audit?view=own.default']) {
    await page.goto(`${home}${path}`)
    expect(await faultsOf(page), path).toEqual([])
  }
})
