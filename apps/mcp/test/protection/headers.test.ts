import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmartPlatform, startSmartPlatform } from '../smart-platform.ts'
import { publicUrl, type RunningWorkers, settingsOf, startWorkers } from '../workers.ts'

let platform: SmartPlatform
let workers: RunningWorkers
let production: RunningWorkers
const productionUrl = 'https://agents.example'

beforeAll(async () => {
  platform = await startSmartPlatform()
  const settings = settingsOf(platform.origin, 'http://127.0.0.1:9')
  workers = await startWorkers(settings)
  production = await startWorkers({
    ...settings,
    ENVIRONMENT: 'production',
    PUBLIC_URL: productionUrl,
    CERBOS_URL: 'https://cerbos.example',
    SMART_ISS: 'https://fhir.example/r4',
  })
})
afterAll(async () => {
  // The last one first: each has set the folder for temporary files.
  await production.close()
  await workers.close()
  await platform.close()
})

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string
}

const answers: [string, string, Sent][] = [
  ['the first page', '/', {}],
  ['the stylesheet', '/style.css', {}],
  ['a page that is none', '/none', {}],
  ['a refusal of another host', '/', { headers: { host: 'rebound.example' } }],
  ['a sign-in', '/auth/logout', {}],
  ['a refused form', '/auth/logout', { method: 'POST' }],
  ['a call without a token', '/mcp', { method: 'POST' }],
  ['a stream without a token', '/sse', {}],
  ['the metadata of the authorization server', '/.well-known/oauth-authorization-server', {}],
  ['the metadata of a resource', '/.well-known/oauth-protected-resource/mcp', {}],
  ['a token request', '/oauth/token', { method: 'POST' }],
  ['a registration', '/oauth/register', { method: 'POST', body: '{}' }],
  ['the state of health', '/health', {}],
]

test.each(answers)('sends its headers with %s', async (_what, path, init) => {
  const { headers } = await workers.harness.fetch(publicUrl + path, init)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('content-security-policy')).not.toContain('unsafe')
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('strict-transport-security')).toBeNull()
})

test('keeps browsers to https in production, and only there', async () => {
  const { headers } = await production.harness.fetch(`${productionUrl}/auth/logout`)
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
})
