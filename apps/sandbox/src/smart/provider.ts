import Provider, { type ClientMetadata, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { Quirks } from '../quirks.ts'
import type { Launches } from './ehr/launches.ts'
import { pageHeaders } from './pages/html.ts'
import { errorPage } from './pages/message-pages.ts'
import { contextScopes } from './scope/scope-words.ts'
import type { SmartKeys } from './state/keys.ts'
import { createOidcAdapter } from './state/oidc-adapter.ts'
import type { StateStore } from './state/state-store.ts'
import { useSmartTokenEndpoints } from './token-endpoints.ts'
import type { SampleUser } from './users.ts'

export interface ProviderOptions {
  issuer: string
  fhirBaseUrl: string
  clients: readonly ClientMetadata[]
  quirks: Quirks
  isGrantable: (scope: string) => boolean
  cookiePrefix: string
  accessTokenTtlSeconds: number
  users: SampleUser[]
  keys: SmartKeys
  store: StateStore
  launches: Launches
  log: (event: string, detail: Record<string, unknown>) => void
}

const hour = 3600
/** Grants and offline refresh tokens: 30 days. */
export const grantTtlSeconds = 720 * hour
const onlineTtlSeconds = 8 * hour

/** The OAuth 2.0 and OpenID half of SMART App Launch 2.2: authorize, token, JWKS, revocation, introspection. */
export function createProvider(options: ProviderOptions): Provider {
  const { clients } = options
  const provider = new Provider(options.issuer, {
    clients: [...clients],
    adapter: createOidcAdapter(options.store),
    fetch: (url, options = {}) => fetchKeys(url, options, clients),
    jwks: { keys: [options.keys.signingKey] } as NonNullable<Configuration['jwks']>,
    cookies: { keys: options.keys.cookieKeys, names: cookieNames(options) },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    // SMART App Launch 2.2 §5.1.1
    enabledJWA: { clientAuthSigningAlgValues: ['RS384', 'ES384'] },
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin, client) =>
      (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError(ctx, { error, error_description }) {
      ctx.set(pageHeaders)
      ctx.body = errorPage(error_description ?? error).html
    },
    ...requestRules(options),
    ...tokenRules(options),
    ...identityRules(options),
  })
  provider.on('server_error', (_ctx, error) => options.log('smart.failed', { error: error.name }))
  askForConsentAlways(provider)
  useSmartTokenEndpoints(provider, options)
  return provider
}

/**
 * Fetches the keys of a registered client, and nothing else. oidc-provider's own dispatcher refuses loopback, which is
 * where every client of the sandbox lives.
 */
async function fetchKeys(url: Parameters<typeof fetch>[0], options: RequestInit, clients: readonly ClientMetadata[]) {
  if (!clients.some(({ jwks_uri }) => jwks_uri === String(url))) throw new Error('not the address of a client')
  const { method, headers, signal } = options
  return fetch(url, {
    ...(method && { method }),
    ...(headers && { headers }),
    ...(signal && { signal }),
    redirect: 'error',
  })
}

function cookieNames({ cookiePrefix }: ProviderOptions) {
  const [session, interaction] = [`${cookiePrefix}_session`, `${cookiePrefix}_interaction`]
  return { session, interaction, resume: `${interaction}_resume` }
}

function requestRules(options: ProviderOptions): Partial<Configuration> {
  const { fhirBaseUrl, launches, accessTokenTtlSeconds, isGrantable, quirks } = options
  return {
    scopes: Object.keys(contextScopes),
    extraParams: {
      aud(ctx, aud) {
        if (!ctx.oidc.params?.state) throw new errors.InvalidRequest('state is required')
        if (!ctx.oidc.params.scope) throw new errors.InvalidRequest('scope is required')
        if (aud?.replace(/\/$/, '') !== fhirBaseUrl) throw new errors.InvalidRequest('aud must be the FHIR base URL')
      },
      launch(ctx, launch) {
        if (launch === undefined) return
        if (!launches.find(launch)) throw new errors.InvalidRequest('unknown launch')
        if (!scopesOf(ctx).includes('launch')) throw new errors.InvalidScope('an EHR launch needs the launch scope', '')
      },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: quirks.includes('services-only') },
      rpInitiatedLogout: { enabled: false },
      introspection: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => fhirBaseUrl,
        useGrantedResource: () => true,
        getResourceServerInfo(ctx, resource) {
          if (resource !== fhirBaseUrl) throw new errors.InvalidTarget('the only resource is the FHIR base URL')
          return {
            scope: [...Object.keys(contextScopes), ...scopesOf(ctx).filter(isGrantable)].join(' '),
            audience: fhirBaseUrl,
            accessTokenTTL: accessTokenTtlSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          }
        },
      },
    },
  }
}

function scopesOf(ctx: KoaContextWithOIDC): string[] {
  const { params, entities } = ctx.oidc
  const scope = params?.scope ?? entities.RefreshToken?.scope ?? entities.AuthorizationCode?.scope ?? ''
  return String(scope).split(' ')
}

function tokenRules(options: ProviderOptions): Partial<Configuration> {
  const { accessTokenTtlSeconds, fhirBaseUrl, users, launches, quirks } = options
  return {
    rotateRefreshToken: true,
    // each sign-in of one browser has a grant of its own, which outlives the browser's next sign-in for the same app
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client, { scopes }) =>
      !quirks.includes('no-refresh-token') &&
      client.grantTypeAllowed('refresh_token') &&
      (scopes.has('offline_access') || scopes.has('online_access')),
    extraTokenClaims(_ctx, token) {
      if (!('grantId' in token) || !token.grantId) return undefined
      const user = users.find(({ username }) => username === token.accountId)
      const fhirUser = user && `${fhirBaseUrl}/${user.fhirUser}`
      return { grant_id: token.grantId, fhirUser, ...launches.contextOf(token.grantId) }
    },
    ttl: {
      AccessToken: accessTokenTtlSeconds,
      AuthorizationCode: 60,
      ClientCredentials: accessTokenTtlSeconds,
      IdToken: hour,
      RefreshToken: (_ctx, { scopes }) => (scopes.has('offline_access') ? grantTtlSeconds : onlineTtlSeconds),
      Grant: grantTtlSeconds,
      Interaction: 600,
      Session: onlineTtlSeconds,
    },
  }
}

function identityRules({ fhirBaseUrl, users }: ProviderOptions): Partial<Configuration> {
  return {
    claims: { openid: ['sub'], fhirUser: ['fhirUser'], profile: ['name', 'profile'] },
    conformIdTokenClaims: false,
    // launch contexts belong to one grant: an earlier grant is never extended by a later request
    async loadExistingGrant({ oidc }) {
      const grantId = oidc.result?.consent?.grantId
      return grantId ? oidc.provider.Grant.find(grantId) : undefined
    },
    findAccount(_ctx, username) {
      const user = users.find((each) => each.username === username)
      if (!user) return undefined
      const fhirUser = `${fhirBaseUrl}/${user.fhirUser}`
      return { accountId: username, claims: () => ({ sub: username, fhirUser, profile: fhirUser, name: user.name }) }
    },
  }
}

/** OpenID Connect Core §11 drops offline_access without `prompt=consent`, which SMART apps do not send. */
function askForConsentAlways(provider: Provider): void {
  provider.use(async (ctx, next) => {
    if (ctx.path === '/auth' && ctx.method === 'POST') ctx.throw(405)
    if (ctx.path === '/auth') {
      const { prompt } = ctx.query
      if (prompt === undefined) ctx.query = { ...ctx.query, prompt: 'consent' }
      if (prompt === 'login') ctx.query = { ...ctx.query, prompt: 'login consent' }
    }
    await next()
  })
}
