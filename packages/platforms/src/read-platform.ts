import { normalBaseUrl, parseOperationConfig } from '@repo/fhir'
import { type PlatformDefinition, scopeText } from './definition.ts'
import { packagedPlatforms } from './packaged.ts'
import type { ClientAuth, Platform, PlatformAuth, PlatformSecrets } from './platform.ts'
import type { PlatformFault } from './platform-config-error.ts'
import { type ConfiguredKey, readPrivateKeys } from './private-keys.ts'
import { defaultId, platformSetting, type SettingSuffix, settingList } from './settings.ts'

const auths: readonly PlatformAuth[] = ['smart', 'backend', 'token', 'none']
const clientAuths: readonly ClientAuth[] = ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt']
/** A platform that signs in nobody cannot tell whose records a patient may see. */
const serviceRoles = ['practitioner', 'administrator', 'service']
const defaultScopes: Record<PlatformAuth, string> = {
  smart: 'openid fhirUser offline_access launch/patient patient/*.rs',
  backend: 'system/*.rs',
  token: 'system/*.rs',
  none: 'system/*.rs',
}

export interface ReadOptions {
  production: boolean
  /** The keys of SMART_PRIVATE_KEYS, for platforms without keys of their own. */
  sharedKeys: readonly ConfiguredKey[]
  /** Whether PLATFORMS_WITHOUT_LOGIN names the platform. */
  withoutLogin: boolean
}

export interface PlatformReading {
  platform: Platform
  secrets: PlatformSecrets
  /** Private JWKs of this platform alone, newest first. */
  ownKeys: readonly ConfiguredKey[]
  faults: readonly PlatformFault[]
}

/** The settings of one platform, and what was found to be wrong with them. */
class Settings {
  readonly faults: PlatformFault[] = []
  readonly #env: Record<string, unknown>
  readonly #id: string

  constructor(env: Record<string, unknown>, id: string) {
    this.#env = env
    this.#id = id
  }

  fault(suffix: SettingSuffix, problem: string): void {
    this.faults.push({ setting: platformSetting(this.#env, this.#id, suffix).name, problem })
  }

  text(suffix: SettingSuffix): string | undefined {
    return platformSetting(this.#env, this.#id, suffix).text
  }

  list(suffix: SettingSuffix): string[] {
    return settingList(this.#env, platformSetting(this.#env, this.#id, suffix).name)
  }

  oneOf<T extends string>(suffix: SettingSuffix, allowed: readonly T[]): T | undefined {
    const text = this.text(suffix)
    const found = allowed.find((value) => value === text)
    if (text !== undefined && found === undefined) this.fault(suffix, `must be one of ${allowed.join(', ')}`)
    return found
  }

  /** RFC 6749 Appendix A: what a header or a form may carry. */
  visible(suffix: SettingSuffix, pattern = /^[\x20-\x7e]{1,4000}$/): string | undefined {
    const text = this.text(suffix)
    if (text !== undefined && !pattern.test(text)) this.fault(suffix, 'has characters that it may not have')
    return text
  }

  address(suffix: SettingSuffix, text: string, development: boolean): void {
    if (normalBaseUrl(text, development) === undefined) {
      this.fault(suffix, 'must be https on a public host, without query, fragment and user name')
    }
  }
}

function baseOf(settings: Settings, packaged: PlatformDefinition | undefined, { production }: ReadOptions): string {
  const base = settings.text('FHIR_BASE_URL') ?? packaged?.fhirBaseUrl
  if (base === undefined) settings.fault('FHIR_BASE_URL', 'is missing')
  else settings.address('FHIR_BASE_URL', base, !production)
  return base ?? ''
}

function launchIssOf(settings: Settings, auth: PlatformAuth, { production }: ReadOptions): string[] {
  const launchIss = settings.list('LAUNCH_ISS')
  for (const iss of launchIss) settings.address('LAUNCH_ISS', iss, !production)
  if (launchIss.length > 0 && auth !== 'smart') settings.fault('LAUNCH_ISS', 'is for platforms that sign people in')
  return launchIss
}

function rolesOf(settings: Settings, auth: PlatformAuth): string[] {
  const roles = settings.list('ALLOWED_ROLES')
  if (roles.some((role) => !serviceRoles.includes(role))) {
    settings.fault('ALLOWED_ROLES', `must be of ${serviceRoles.join(', ')}`)
  }
  if (auth === 'smart' && roles.length > 0) settings.fault('ALLOWED_ROLES', 'is for platforms that sign in nobody')
  if (auth !== 'smart' && roles.length === 0) settings.fault('ALLOWED_ROLES', 'must name who may use this platform')
  return roles
}

/** Whose people may use a platform that signs in nobody: a role says nothing of who gave it. */
function sponsorsOf(settings: Settings, auth: PlatformAuth): string[] {
  const sponsors = settings.list('SPONSORS')
  if (auth === 'smart' && sponsors.length > 0) settings.fault('SPONSORS', 'is for platforms that sign in nobody')
  if (auth !== 'smart' && sponsors.length === 0) settings.fault('SPONSORS', 'must name whose people may use this one')
  return sponsors
}

function issuerOf(
  settings: Settings,
  auth: PlatformAuth,
  packaged: PlatformDefinition | undefined,
  { production }: ReadOptions,
) {
  const issuer = settings.text('ISSUER')
  if (issuer !== undefined) settings.address('ISSUER', issuer, !production)
  if (issuer !== undefined && auth !== 'smart') settings.fault('ISSUER', 'is for platforms that sign people in')
  return issuer ?? packaged?.issuer
}

function readOnlyOf(settings: Settings): Pick<Platform, 'readOnly'> {
  return settings.oneOf('READ_ONLY', ['on', 'off']) === 'on' ? { readOnly: true } : {}
}

/** Results and letters come for a while after somebody has gone home. */
const usualPanelDays = 90
const mostPanelDays = 3_650

/** Where nobody signs in, the platform does not know the practitioner who asks, and so no panel of theirs. */
function panelOf(settings: Settings, auth: PlatformAuth): Pick<Platform, 'panel' | 'panelDays'> {
  const panel = settings.oneOf('PANEL', ['off', 'required'])
  if (auth !== 'smart' && panel === 'required') settings.fault('PANEL', 'is for platforms that sign people in')
  const days = settings.text('PANEL_DAYS')
  if (days !== undefined && panel !== 'required') settings.fault('PANEL_DAYS', 'is for platforms with a panel')
  const isCount = days === undefined || (/^\d{1,4}$/.test(days) && Number(days) <= mostPanelDays)
  if (!isCount) settings.fault('PANEL_DAYS', `must be a whole number from 0 to ${mostPanelDays}`)
  return panel === 'required' ? { panel, panelDays: Number(days ?? usualPanelDays) } : {}
}

/** Where nobody signs in, no organisation there is anybody's. */
function organizationOf(settings: Settings, auth: PlatformAuth): Pick<Platform, 'organization'> {
  const organization = settings.oneOf('ORGANIZATION', ['off', 'required'])
  if (auth !== 'smart' && organization === 'required') {
    settings.fault('ORGANIZATION', 'is for platforms that sign people in')
  }
  return organization === 'required' ? { organization } : {}
}

function consentOf(settings: Settings): Pick<Platform, 'consent'> {
  return settings.oneOf('CONSENT', ['off', 'honoured']) === 'honoured' ? { consent: 'honoured' } : {}
}

const toldFaults = 5

function operationsOf(settings: Settings): Pick<Platform, 'operations'> {
  const text = settings.text('OPERATIONS')
  if (text === undefined) return {}
  const read = parseOperationConfig(text)
  if (!read.ok) settings.fault('OPERATIONS', read.faults.slice(0, toldFaults).join(', '))
  return read.ok && read.operations.length > 0 ? { operations: read.operations } : {}
}

function clientAuthOf(settings: Settings, auth: PlatformAuth, packaged: PlatformDefinition | undefined): ClientAuth {
  const set = settings.oneOf('CLIENT_AUTH', clientAuths)
  if (set !== undefined) return set
  if (settings.text('PRIVATE_KEY') !== undefined) return 'private_key_jwt'
  if (settings.text('CLIENT_SECRET') !== undefined) {
    return packaged?.clientAuth === 'client_secret_post' ? 'client_secret_post' : 'client_secret_basic'
  }
  // SMART Backend Services §5.2.1: an asymmetric key, unless a secret is given.
  return packaged?.clientAuth ?? (auth === 'backend' ? 'private_key_jwt' : 'none')
}

function keysOf(settings: Settings): readonly ConfiguredKey[] {
  const text = settings.text('PRIVATE_KEY')
  const keys = text === undefined ? [] : readPrivateKeys(text)
  if (keys === undefined) settings.fault('PRIVATE_KEY', 'must be private JWKs with kid and alg RS384 or ES384')
  return keys ?? []
}

/** The secrets of a platform; each must be there where it is needed, and not where it would never be used. */
function secretsOf(settings: Settings, auth: PlatformAuth, clientAuth: ClientAuth, key: string | undefined) {
  const clientSecret = settings.visible('CLIENT_SECRET')
  const staticToken = settings.visible('TOKEN', /^[\x21-\x7e]{1,8000}$/)
  const needsSecret = clientAuth === 'client_secret_basic' || clientAuth === 'client_secret_post'
  if (needsSecret && clientSecret === undefined) settings.fault('CLIENT_SECRET', 'is missing')
  if (!needsSecret && clientSecret !== undefined) settings.fault('CLIENT_SECRET', `is not used with ${clientAuth}`)
  if (clientAuth === 'private_key_jwt' && key === undefined) settings.fault('PRIVATE_KEY', 'is missing')
  if (clientAuth !== 'private_key_jwt' && settings.text('PRIVATE_KEY') !== undefined) {
    settings.fault('PRIVATE_KEY', `is not used with ${clientAuth}`)
  }
  if (auth === 'backend' && clientAuth === 'none') settings.fault('CLIENT_AUTH', 'must not be none for backend')
  if (auth === 'token' && staticToken === undefined) settings.fault('TOKEN', 'is missing')
  if (auth !== 'token' && staticToken !== undefined) settings.fault('TOKEN', `is not used with ${auth}`)
  return {
    ...(needsSecret && clientSecret !== undefined && { clientSecret }),
    ...(clientAuth === 'private_key_jwt' && key !== undefined && { privateKey: key }),
    ...(staticToken !== undefined && { staticToken }),
  }
}

function scopeOf(settings: Settings, auth: PlatformAuth, packaged: PlatformDefinition | undefined): string {
  const scope = settings.text('SCOPE')?.split(/\s+/).join(' ')
  if (scope !== undefined && !scopeText.safeParse(scope).success) settings.fault('SCOPE', 'is no list of scopes')
  const asked = scope ?? packaged?.scope ?? defaultScopes[auth]
  const names = asked.split(' ')
  const namesPerson = names.includes('openid') && (names.includes('fhirUser') || names.includes('profile'))
  if (auth === 'smart' && !namesPerson) settings.fault('SCOPE', 'must have openid, and fhirUser or profile')
  return asked
}

/** Where nobody gave a name: the id, or for `default` (which says nothing) the host. */
function nameOf(settings: Settings, id: string, packaged: PlatformDefinition | undefined, base: string): string {
  const name = settings.text('NAME')
  if (name !== undefined && !/^[^\p{C}]{1,80}$/u.test(name)) settings.fault('NAME', 'must be 1 to 80 plain characters')
  const unnamed = id === defaultId && URL.canParse(base) ? new URL(base).host : id
  return name ?? packaged?.name ?? unnamed
}

function clientIdOf(settings: Settings, auth: PlatformAuth, packaged: PlatformDefinition | undefined) {
  const clientId = settings.visible('CLIENT_ID') ?? packaged?.clientId
  const needed = auth === 'smart' || auth === 'backend'
  if (needed && clientId === undefined) settings.fault('CLIENT_ID', 'is missing')
  return needed ? clientId : undefined
}

/** Reads one platform of PLATFORMS, or `default`. What it answers is of use only where there is no fault. */
export function readPlatform(env: Record<string, unknown>, id: string, options: ReadOptions): PlatformReading {
  const settings = new Settings(env, id)
  const packaged = packagedPlatforms.get(id)
  const auth = settings.oneOf('AUTH', auths) ?? packaged?.auth ?? 'smart'
  if (options.production && (auth === 'token' || auth === 'none') && !options.withoutLogin) {
    settings.fault('AUTH', `${auth} is refused in production unless PLATFORMS_WITHOUT_LOGIN names ${id}`)
  }
  const clientAuth = auth === 'smart' || auth === 'backend' ? clientAuthOf(settings, auth, packaged) : 'none'
  const ownKeys = keysOf(settings)
  const secrets = secretsOf(settings, auth, clientAuth, (ownKeys[0] ?? options.sharedKeys[0])?.json)
  const clientId = clientIdOf(settings, auth, packaged)
  const fhirBaseUrl = baseOf(settings, packaged, options)
  const issuer = issuerOf(settings, auth, packaged, options)
  const platform: Platform = {
    id,
    name: nameOf(settings, id, packaged, fhirBaseUrl),
    fhirBaseUrl,
    auth,
    scope: scopeOf(settings, auth, packaged),
    ...(clientId !== undefined && { clientId }),
    clientAuth,
    launchIss: launchIssOf(settings, auth, options),
    allowedRoles: rolesOf(settings, auth),
    sponsors: sponsorsOf(settings, auth),
    ...(issuer !== undefined && { issuer }),
    ...readOnlyOf(settings),
    ...panelOf(settings, auth),
    ...organizationOf(settings, auth),
    ...consentOf(settings),
    ...operationsOf(settings),
  }
  return { platform, secrets, ownKeys, faults: settings.faults }
}
