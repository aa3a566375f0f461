import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faultsOf } from '../../src/pages/faults.ts'
import { contentSecurityPolicy } from '../../src/pages/gallery.ts'
import { People } from '../../src/people.ts'
import { signInAlone } from '../../src/sign-in/browser-sign-in.ts'
import { send } from '../../src/stack/raw-http.ts'
import { stackOfWorker } from '../stack-of-worker.ts'

const { facts } = stackOfWorker()
const { home } = facts.urls
const people = new People(facts)
afterAll(() => people.close())

let person: BrowserContext
beforeAll(async () => {
  person = await people.newBrowser()
  await signInAlone(facts, person, people.user('patient'))
})

const rulesOf = (policy: string) => policy.split(';').map((rule) => rule.trim())

test('has the policy under which its samples are tested, and the only page that may run a script', async () => {
  const policyOf = async (path: string) =>
    (await send(`${home}${path}`, { headers: { accept: 'text/html' } })).headers['content-security-policy'] ?? ''
  expect(rulesOf(await policyOf('/')).toSorted()).toEqual(rulesOf(contentSecurityPolicy).toSorted())
  for (const path of ['/auth/logout', '/auth/connect?request=unknown', '/auth/callback?state=unknown', '/style.css']) {
    expect(await policyOf(path), path).not.toContain('script-src')
  }
})

test('has no fault that axe finds, signed in and signed out, nor have the pages beside it', async () => {
  const [known, stranger] = [await person.newPage(), await (await people.newBrowser()).newPage()]
  for (const page of [known, stranger]) {
    for (const path of ['/', '/auth/logout', '/auth/connect?request=unknown', '/auth/login?platform=unknown']) {
      await page.goto(`${home}${path}`)
      expect(await faultsOf(page), path).toEqual([])
    }
  }
})

test('says in words what the platform granted', async () => {
  const page = await person.newPage()
  await page.goto(home)
  await page.getByText('What this allows').click()
  const granted = await page.locator('article details').textContent()
  expect(granted).toContain('Read, search, create, change and delete your own records: all kinds of records')
  expect(granted).toContain('Know who you are')
})

test('shows an agent with the day of its consent and revokes it, after which its token is none', async () => {
  // In another browser: an agent is the person's, wherever they approved it.
  const agent = await people.connect('mcp-2026', 'patient')
  expect((await agent.call('fhir_read', { type: 'Patient', id: facts.patients.own })).isError).toBe(false)
  const page = await person.newPage()
  await page.goto(home)
  const revoke = page.getByRole('button', { name: /^Revoke / })
  const before = await revoke.count()
  expect(before).toBeGreaterThan(0)
  const day = new Date().toISOString().slice(0, 10)
  expect(await page.locator('section:has(#agents) time').first().getAttribute('datetime')).toContain(day)
  await revoke.first().click()
  await page.waitForLoadState()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Your connections')
  expect(await revoke.count()).toBe(before - 1)
  await expect(agent.call('fhir_read', { type: 'Patient', id: facts.patients.own })).rejects.toThrow()
})

test('disconnects a platform and signs out without any script', async () => {
  const state = await person.storageState()
  const plain = await (await people.newBrowser())
    .browser()
    ?.newContext({ javaScriptEnabled: false, storageState: state })
  if (!plain) throw new Error('the browser has ended')
  const page = await plain.newPage()
  await page.goto(home)
  await page.getByRole('button', { name: /^Disconnect / }).click()
  await page.getByRole('heading', { name: 'is disconnected' }).waitFor()
  await page.getByRole('link', { name: 'First page' }).click()
  await page.getByText('You are connected to no platform here.').waitFor()
  await page.goto(`${home}/auth/logout`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
  await plain.close()
})
