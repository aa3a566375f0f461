import { expect, test } from 'vitest'
import { Failure } from '../../src/failure/failure.ts'
import { failures } from '../../src/failure/failures.ts'
import { type ConfirmConnection, confirmConnectionPage } from '../../src/pages/confirm-connection.ts'
import { failurePage } from '../../src/pages/failure-page.ts'
import * as message from '../../src/pages/message.ts'
import { stylesheet } from '../../src/pages/style.ts'

const markup = `<img src=x onerror="alert(1)">`

const confirm = async (changes: Partial<ConfirmConnection>) =>
  String(
    await confirmConnectionPage({
      signsIn: true,
      agentName: 'Example agent',
      platform: { id: 'lakeside', name: 'Lakeside', fhirBaseUrl: 'https://fhir.lakeside.example/r4' },
      needsCode: false,
      request: 'REQUEST',
      ...changes,
    }),
  )

test('says which agent asks for which platform, posts the link’s id and can be refused', async () => {
  const page = await confirm({})
  expect(page).toContain('<strong>Example agent</strong> asks to work with your records at <strong>Lakeside</strong>')
  expect(page).toContain('fhir.lakeside.example')
  expect(page).toContain('<input type="hidden" name="request" value="REQUEST">')
  expect(page).toContain('value="deny" formnovalidate>Refuse')
  expect(page).toContain('Nobody has verified that name')
  expect(page).toContain('Did <strong>you</strong> ask your agent for this just now?')
  expect(page).not.toContain('name="code"')
})

test('asks for the code in another browser and warns of codes that others sent', async () => {
  const page = await confirm({ needsCode: true })
  expect(page).toMatch(/<label for="code">.*<input id="code" name="code"[^>]* required/s)
  expect(page).toContain('If somebody sent you a code, refuse')
  expect(page).not.toContain('role="alert"')
})

test('says that a code was wrong, at the field', async () => {
  const page = await confirm({ needsCode: true, error: 'wrong-code' })
  expect(page).toMatch(/id="code-error" role="alert">That is not the code/)
  expect(page).toMatch(/aria-describedby="code-error code-help" aria-invalid="true"/)
})

test('names the domain that an agent has proved to be its own', async () => {
  const page = await confirm({ verifiedDomain: 'agent.example' })
  expect(page).toContain('Published by <strong>agent.example</strong>')
  expect(page).not.toContain('Nobody has verified')
})

test('speaks of no records of the reader where a platform signs in nobody', async () => {
  const pages = [
    await message.signedInPage({ platformName: 'Registry', agentName: 'Example agent', service: true }),
    await message.disconnectedPage({ platformName: 'Registry', service: true }),
    await confirm({ signsIn: false }),
  ].map(String)
  for (const page of pages) expect(page).not.toContain('your records at')
  expect(pages[0]).toMatch(/can now work with records at Registry.*Registry signs in nobody.*because of your role/s)
  expect(String(await message.signedInPage({ platformName: 'Lakeside' }))).toContain('your records at Lakeside')
})

test.each([
  ['an agent', () => confirm({ agentName: markup })],
  ['a link', () => confirm({ request: `"><script>` })],
  ['an agent that was connected', () => message.signedInPage({ platformName: 'Lakeside', agentName: markup })],
  ['a person', () => message.signedInPage({ platformName: 'Lakeside', personName: markup })],
  ['a platform', () => message.disconnectedPage({ platformName: markup })],
  ['a request', () => message.badRequestPage(markup)],
])('shows what %s is called as text, never as markup', async (_what, shown) => {
  expect(String(await shown())).not.toMatch(/<img|<script/)
})

test.each(Object.keys(failures))('says of %s what happened, what to do, and the code', async (code) => {
  const page = String(await failurePage(new Failure(code as keyof typeof failures)))
  expect(page).toMatch(/<h1>[^<]{5,}<\/h1>/)
  expect(page).toMatch(/<p class="lead">[^<]{20,}<\/p>/)
  expect(page).toMatch(/<h2>What to do<\/h2>\s*<p>[^<]{10,}<\/p>/)
  expect(page).toContain(`<code>${code}</code>`)
})

test('speaks to the reader of an error page, not of them', async () => {
  const browserCodes = Object.keys(failures).filter((code) => /^(session|connection|request)\//.test(code))
  for (const code of browserCodes) {
    expect(String(await failurePage(new Failure(code as keyof typeof failures))), code).not.toMatch(/Ask the person/)
  }
})

test('has a stylesheet of at most 8 KB that loads nothing', () => {
  expect(new TextEncoder().encode(stylesheet).length).toBeLessThanOrEqual(8192)
  expect(stylesheet).not.toMatch(/url\(|@import|https?:/)
})
