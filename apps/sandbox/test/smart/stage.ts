import { type SmartServer, startSmartServer } from '../../src/smart/server.ts'
import { startSmallFhirServer } from './small-fhir-server.ts'
import { createBrowser, launchUrl, redeem, redirectUri, type Visit, visit } from './smart-app.ts'

export interface StageOptions {
  stateDir?: string
  smartPort?: number
  fhirPort?: number
  accessTokenTtlSeconds?: number
}

/** A small FHIR server and the SMART server in front of it. */
export async function startStage(options: StageOptions = {}) {
  let smart: SmartServer | undefined
  const fhir = await startSmallFhirServer(() => {
    if (!smart) throw new Error('not started')
    return smart.authenticate
  }, options.fhirPort)
  smart = await startSmartServer({
    host: '127.0.0.1',
    port: options.smartPort ?? 0,
    fhirBaseUrl: fhir.url,
    redirectUris: [redirectUri],
    launchUrl,
    log: () => {},
    ...(options.stateDir !== undefined && { stateDir: options.stateDir }),
    ...(options.accessTokenTtlSeconds !== undefined && { accessTokenTtlSeconds: options.accessTokenTtlSeconds }),
  })
  const users = await smart.open()
  const issuer = smart.url
  const fhirUrl = fhir.url
  const signIn = async (how: Visit = {}) => {
    const outcome = await visit(createBrowser(issuer), fhirUrl, how)
    if (!outcome.code)
      throw new Error(`no code: ${outcome.error} ${outcome.description} ${outcome.html?.slice(0, 200)}`)
    const { body } = await redeem(issuer, outcome)
    return body as Record<string, string>
  }
  return {
    issuer,
    fhirUrl,
    users,
    smart,
    signIn,
    visit: (how: Visit = {}, browser = createBrowser(issuer)) => visit(browser, fhirUrl, how),
    fhir: (path: string, token?: string, method = 'GET') =>
      fetch(`${fhirUrl}/${path}`, { method, headers: token === undefined ? {} : { authorization: `Bearer ${token}` } }),
    launch: async (body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
      fetch(`${issuer}/launches`, { method: 'POST', body: JSON.stringify(body), headers }),
    async close() {
      await smart?.close()
      await fhir.close()
    },
  }
}

export type Stage = Awaited<ReturnType<typeof startStage>>
