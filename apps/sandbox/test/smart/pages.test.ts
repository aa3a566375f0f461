import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizeRequest, createBrowser, formOf, redirectUri, scopesOn, type Visit } from './smart-app.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.close())

/** A browser that has followed the app's link to the sign-in page. */
async function atSignIn(options: Visit = {}, browser = createBrowser(stage.issuer)) {
  const follow = async (response: Response) => {
    let next = response
    while (next.headers.get('location')?.startsWith(redirectUri) === false) {
      path = next.headers.get('location') ?? ''
      next = await browser.send(path)
    }
    return next
  }
  let path = authorizeRequest(stage.fhirUrl, options).path
  const first = await follow(await browser.send(path))
  const submit = async (fields: Parameters<typeof formOf>[0]) =>
    follow(await browser.send(path, { method: 'POST', body: formOf(fields) }))
  return { browser, response: first, html: await first.text(), submit, path: () => path }
}

const credentials = { action: 'sign-in', username: 'practitioner', password: 'sandbox-practitioner' }

describe('every page', () => {
  it('forbids scripts, framing, caching and referrers, and has a label on every field', async () => {
    const { response, html, submit } = await atSignIn()
    const consent = await submit(credentials)
    const error = await fetch(`${stage.issuer}/auth?client_id=%3Cb%3E`)
    for (const [headers, text] of [
      [error.headers, await error.text()],
      [response.headers, html],
      [consent.headers, await consent.text()],
    ] as const) {
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(text).not.toMatch(/<script|<b>/)
      expect(text).toContain('name="viewport"')
      for (const [field] of text.matchAll(/<input [^>]*>/g)) {
        const id = /id="([^"]+)"/.exec(field)?.[1]
        expect(
          text.includes(`<label for="${id}"`) || text.includes(` for="${id}"`) || text.includes(`<label>${field}`),
        ).toBe(true)
      }
    }
  })

  it('answers only under its own host name', async () => {
    const { port } = new URL(stage.issuer)
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/ehr', headers: { host: `rebound.example:${port}` } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(421)
  })
})

describe('the sign-in page', () => {
  it('names the app and lists the sample people with their passwords', async () => {
    const { html } = await atSignIn()
    expect(html).toContain('MCP FHIR server')
    for (const { name, username, password } of stage.users) {
      expect(html).toContain(`<code>${username}</code> <code>${password}</code>`)
      expect(html).toContain(name)
    }
  })

  it.each([
    ['practitioner', 'wrong'],
    ['practitioner', ''],
    ['nobody', 'sandbox-nobody'],
    ['nobody', 'no such user'],
  ])('tells %s with the password %j that it is not right, and keeps the form', async (username, password) => {
    const { submit } = await atSignIn()
    const again = await submit({ ...credentials, username, password })
    const html = await again.text()
    expect(again.status).toBe(403)
    expect(html).toContain('The username or the password is not right.')
    expect(html).toContain(`name="username" type="text" value="${username}"`)
    expect(await (await submit(credentials)).text()).toContain('Allow MCP FHIR server?')
  })

  it('escapes what was typed', async () => {
    const { submit } = await atSignIn()
    const html = await (await submit({ ...credentials, username: '"><b>', password: 'x' })).text()
    expect(html).toContain('value="&#34;&#62;&#60;b&#62;"')
  })

  it('serves only the browser that began, and does not skip to consent', async () => {
    const { path, submit } = await atSignIn()
    const stranger = createBrowser(stage.issuer)
    const body = formOf({ action: 'allow', scope: 'openid' })
    expect((await stranger.send(path())).status).toBe(400)
    expect((await stranger.send(path(), { method: 'POST', body })).status).toBe(400)
    expect(await (await submit({ action: 'allow', scope: 'openid' })).text()).toContain('type="password"')
  })
})

describe('the consent page', () => {
  it('says who asks, where it leads, who is signed in and what each scope means', async () => {
    const { submit } = await atSignIn({
      scope: 'openid launch/patient patient/Observation.rs?category=laboratory user/*.cruds',
    })
    const html = await (await submit(credentials)).text()
    expect(html).toContain('<strong>MCP FHIR server</strong> asks for access')
    expect(html).toContain(new URL(redirectUri).host)
    expect(html).toContain('signed in as <strong>Dr Pia Sample</strong>')
    expect(html).toContain('Know that it is you who signed in')
    expect(html).toContain('Read and search Observation records of the chosen patient, category laboratory only')
    expect(html).toContain('Read, search, create, change and delete all records that you may see yourself')
  })

  it('searches patients by name and keeps what is ticked', async () => {
    const { submit } = await atSignIn()
    const all = await (await submit(credentials)).text()
    expect([...all.matchAll(/name="patient" value="([^"]+)"/g)].map(([, id]) => id)).toEqual(['patient-1', 'patient-2'])
    const [kept = ''] = scopesOn(all)
    const found = await (await submit({ action: 'search', 'patient-name': 'ada', scope: kept })).text()
    expect([...found.matchAll(/name="patient" value="([^"]+)"/g)].map(([, id]) => id)).toEqual(['patient-1'])
    expect(found.match(/type="checkbox"[^>]*checked/g)).toHaveLength(1)
    const none = await (await submit({ action: 'search', 'patient-name': 'zzz', scope: kept })).text()
    expect(none).toContain('No patient has that name.')
  })

  it('searches when Enter is pressed in the search field: Search is the first button of its form', async () => {
    const { submit } = await atSignIn()
    const html = await (await submit(credentials)).text()
    const form = html.split('<form').find((each) => each.includes('type="search"'))
    expect(/<button[^>]*value="([^"]+)"/.exec(form ?? '')?.[1]).toBe('search')
  })

  it('asks for a patient before it allows', async () => {
    const { submit } = await atSignIn()
    const html = await (await submit(credentials)).text()
    const answer = await submit({ action: 'allow', scope: scopesOn(html) })
    expect(await answer.text()).toContain('Choose a patient first.')
  })

  it('comes straight away for a browser that is signed in, and lets another person sign in instead', async () => {
    const { browser, submit } = await atSignIn()
    await submit(credentials)
    const next = await atSignIn({}, browser)
    expect(next.html).toContain('signed in as <strong>Dr Pia Sample</strong>')
    expect(await (await next.submit({ action: 'switch-user' })).text()).toContain('type="password"')
    const other = { action: 'sign-in', username: 'practitioner2', password: 'sandbox-practitioner2' }
    expect(await (await next.submit(other)).text()).toContain('signed in as <strong>Dr Per Sample</strong>')
  })

  it('asks for the password again on prompt=login, and never answers prompt=none silently', async () => {
    const { browser, submit } = await atSignIn()
    await submit(credentials)
    const login = await atSignIn({ params: { prompt: 'login' } }, browser)
    expect(login.html).toContain('type="password"')
    const other = { action: 'sign-in', username: 'practitioner2', password: 'sandbox-practitioner2' }
    expect(await (await login.submit(other)).text()).toContain('signed in as <strong>Dr Per Sample</strong>')
    const silent = await atSignIn({ params: { prompt: 'none' } }, browser)
    expect(silent.response.headers.get('location')).toContain('error=consent_required')
  })
})
