import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Failure } from '../../../apps/mcp/src/failure/failure.ts'
import { auditStylesheet } from '../../../apps/mcp/src/pages/audit/audit-style.ts'
import { breakGlassPage, glassBrokenPage, glassWholePage } from '../../../apps/mcp/src/pages/break-glass.ts'
import { confirmConnectionPage } from '../../../apps/mcp/src/pages/confirm-connection.ts'
import { copyScript } from '../../../apps/mcp/src/pages/connections/copy-script.ts'
import { consentPage, onwardPage } from '../../../apps/mcp/src/pages/consent.ts'
import { failurePage } from '../../../apps/mcp/src/pages/failure-page.ts'
import type { Html } from '../../../apps/mcp/src/pages/layout.ts'
import * as message from '../../../apps/mcp/src/pages/message.ts'
import { stylesheet } from '../../../apps/mcp/src/pages/style.ts'
import { auditSamples } from './audit-samples.ts'
import { connectionSamples } from './samples.ts'

const platforms = ['Example Hospital', 'Lakeside Laboratory', 'Riverbend Family Practice'].map((name, index) => ({
  id: `platform-${index}`,
  name,
  fhirBaseUrl: `https://fhir-${index}.example/r4`,
  scope:
    index === 1
      ? 'openid fhirUser launch/patient patient/Observation.rs patient/DiagnosticReport.rs'
      : 'openid fhirUser offline_access user/*.cruds',
}))
const [hospital = { id: '', name: '', fhirBaseUrl: '', scope: '' }] = platforms
const seventy = Array.from({ length: 70 }, (_, index) => ({
  ...hospital,
  id: `p-${index}`,
  name: `Hospital ${index}`,
  scope: platforms[index % 2]?.scope ?? '',
}))

const client = {
  clientId: 'client-1',
  clientName: 'Example assistant',
  redirectUri: 'https://agent.example/callback',
  redirectHost: 'agent.example',
  redirectIsLoopback: false,
  scope: [],
}
const verified = { ...client, clientId: 'https://agent.example/client.json', clientDomain: 'agent.example' }
const local = {
  ...client,
  redirectUri: 'http://127.0.0.1:9/callback',
  redirectHost: '127.0.0.1',
  redirectIsLoopback: true,
}

const confirm = {
  agentName: 'Example assistant',
  platform: hospital,
  needsCode: false,
  request: 'REQUEST',
  signsIn: true,
}

const glass = {
  agentName: 'Example assistant',
  platform: hospital,
  patient: 'Patient/eq081-VQEgP8drUUqCWzHfw3',
  minutes: 30,
  request: 'REQUEST',
}

/** Every page that a person can meet, by the name under which the gallery serves it. */
export const samples: Record<string, (address: string) => Html> = {
  ...connectionSamples,
  ...auditSamples,
  'consent-verified': () => consentPage(verified, [hospital], 'HANDLE'),
  'consent-unverified': () => consentPage(client, platforms, 'HANDLE'),
  'consent-local': () => consentPage(local, seventy, 'HANDLE'),
  onward: () => onwardPage('/onward', hospital.name),
  confirm: () => confirmConnectionPage({ ...confirm, verifiedDomain: 'agent.example' }),
  'confirm-code': () => confirmConnectionPage({ ...confirm, needsCode: true }),
  'confirm-wrong-code': () => confirmConnectionPage({ ...confirm, needsCode: true, error: 'wrong-code' }),
  'signed-in': () =>
    message.signedInPage({ platformName: hospital.name, agentName: 'Example assistant', personName: 'Alex Example' }),
  'signed-in-service': () =>
    message.signedInPage({ platformName: 'Immunization registry', agentName: 'Example assistant', service: true }),
  'break-glass': () => breakGlassPage(glass),
  'break-glass-no-reason': () => breakGlassPage({ ...glass, refusedReason: 'urgent' }),
  'glass-broken': () => glassBrokenPage(glass),
  'glass-whole': () => glassWholePage(),
  refused: () => message.refusedPage(),
  disconnected: () => message.disconnectedPage({ platformName: hospital.name }),
  'sign-out': () => message.signOutPage(),
  'signed-out': () => message.signedOutPage(),
  'bad-request': () => message.badRequestPage('redirect_uri is not registered'),
  'failure-link': () => failurePage(new Failure('session/attempt-unknown')),
  'failure-denied': () => failurePage(new Failure('smart/login-denied')),
  'failure-platform': () => failurePage(new Failure('smart/discovery-failed')),
  'failure-operator': () => failurePage(new Failure('config/invalid')),
}

/** As `apps/mcp/src/app.ts` sends it with the first page. */
export const contentSecurityPolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'"

/** Serves each sample page under its name on 127.0.0.1, with the stylesheet, the script and the policy of the real ones. */
export async function startGallery(port = 0): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const sample = samples[pathname === '/' ? 'first-many' : pathname.slice(1)]
    const send = (status: number, type: string, body: string) => {
      response.writeHead(status, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': contentSecurityPolicy,
      })
      response.end(body)
    }
    if (pathname === '/style.css') return send(200, 'text/css', stylesheet)
    if (pathname === '/audit/style.css') return send(200, 'text/css', auditStylesheet)
    if (pathname === '/copy.js') return send(200, 'text/javascript', copyScript)
    return sample ? send(200, 'text/html', String(await sample(search))) : send(404, 'text/plain', 'none')
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: own } = server.address() as AddressInfo
  const stop = () => new Promise<void>((resolve) => void server.close(() => resolve()))
  return { origin: `http://127.0.0.1:${own}`, stop }
}
