import { normalBaseUrl } from '@repo/fhir'
import { platformId } from './definition.ts'
import type { Platform, Platforms } from './platform.ts'
import { PlatformConfigError, type PlatformFault } from './platform-config-error.ts'
import { type ConfiguredKey, readPrivateKeys } from './private-keys.ts'
import { type PlatformReading, readPlatform } from './read-platform.ts'
import { defaultId, platformSetting, settingFaults, settingList, settingText } from './settings.ts'

function idsOf(env: Record<string, unknown>): { ids: string[]; faults: PlatformFault[] } {
  const listed = settingList(env, 'PLATFORMS')
  const valid = listed.filter((id) => platformId.safeParse(id).success)
  const hasDefault = platformSetting(env, defaultId, 'FHIR_BASE_URL').text !== undefined
  const ids = [...(hasDefault ? [defaultId] : []), ...valid.filter((id) => id !== defaultId || !hasDefault)]
  const faults = [
    ...(valid.length < listed.length ? ['must be ids of a-z, 0-9 and -, at most 40 characters'] : []),
    ...(listed.length === 0 && !hasDefault ? ['names no platform, and SMART_ISS is not set either'] : []),
  ]
  return { ids, faults: faults.map((problem) => ({ setting: 'PLATFORMS', problem })) }
}

function sharedKeysOf(env: Record<string, unknown>) {
  const text = settingText(env, 'SMART_PRIVATE_KEYS')
  const keys = text === undefined ? [] : readPrivateKeys(text)
  const problem = 'must be private JWKs with kid and alg RS384 or ES384, newest first'
  return { keys: keys ?? [], faults: keys === undefined ? [{ setting: 'SMART_PRIVATE_KEYS', problem }] : [] }
}

/** A name that is none says that somebody is let in without a login where they are not meant to be. */
function withoutLoginFaults(withoutLogin: readonly string[], ids: readonly string[]): PlatformFault[] {
  const isKnown = withoutLogin.every((id) => ids.includes(id))
  return isKnown ? [] : [{ setting: 'PLATFORMS_WITHOUT_LOGIN', problem: 'names a platform that is not configured' }]
}

/** RFC 7517 §4.5: one `kid` names one key of a set. */
function duplicateKeyFaults(keys: readonly ConfiguredKey[]): PlatformFault[] {
  const clash = keys.some((key) => keys.some((other) => other.kid === key.kid && other.json !== key.json))
  return clash ? [{ setting: 'SMART_PRIVATE_KEYS', problem: 'a kid of the configured keys names two keys' }] : []
}

/** Compared without trailing slash and with the host as the URL standard writes it. */
function sameBase(a: string, b: string): boolean {
  const left = normalBaseUrl(a, true)
  return left !== undefined && left === normalBaseUrl(b, true)
}

function launchFaults(platforms: readonly Platform[]): PlatformFault[] {
  const all = platforms.flatMap(({ id, launchIss }) => launchIss.map((iss) => ({ id, iss })))
  const clash = all.some(({ id, iss }) => all.some((other) => other.id !== id && sameBase(other.iss, iss)))
  return clash ? [{ setting: 'PLATFORM_*_LAUNCH_ISS', problem: 'one iss names two platforms' }] : []
}

function sponsorFaults(env: Record<string, unknown>, platforms: readonly Platform[]): PlatformFault[] {
  const signingIn = platforms.filter(({ auth }) => auth === 'smart').map(({ id }) => id)
  const wrong = platforms.filter(({ sponsors }) => sponsors.some((id) => !signingIn.includes(id)))
  const problem = 'must be ids of platforms that sign people in'
  return wrong.map(({ id }) => ({ setting: platformSetting(env, id, 'SPONSORS').name, problem }))
}

function platformsOf(readings: readonly PlatformReading[], signingKeys: readonly string[]): Platforms {
  const all = readings.map(({ platform }) => platform)
  const byId = new Map(readings.map((reading) => [reading.platform.id, reading]))
  const launchable = all.filter(({ auth }) => auth === 'smart')
  return {
    all,
    signingKeys,
    get: (id) => byId.get(id)?.platform,
    byIss: (iss) =>
      launchable.find(({ launchIss }) => launchIss.some((other) => sameBase(other, iss))) ??
      launchable.find(({ fhirBaseUrl }) => sameBase(fhirBaseUrl, iss)),
    secrets: (id) => byId.get(id)?.secrets ?? {},
  }
}

/**
 * Reads the platforms of an environment: those that PLATFORMS names, by packaged definitions and `PLATFORM_<ID>_*`, and
 * `default` by the `SMART_*` settings. Outside `production`, `http:` on loopback and private addresses are admitted.
 * @throws PlatformConfigError with all faults at once: names of settings, never values.
 */
export function readPlatforms(env: Record<string, unknown>, { production }: { production: boolean }): Platforms {
  const named = idsOf(env)
  const shared = sharedKeysOf(env)
  const withoutLogin = settingList(env, 'PLATFORMS_WITHOUT_LOGIN')
  const readings = named.ids.map((id) => {
    return readPlatform(env, id, { production, sharedKeys: shared.keys, withoutLogin: withoutLogin.includes(id) })
  })
  const keys = [...shared.keys, ...readings.flatMap(({ ownKeys }) => ownKeys)]
  const faults = [
    ...named.faults,
    ...shared.faults,
    ...withoutLoginFaults(withoutLogin, named.ids),
    ...settingFaults(env, named.ids),
    ...readings.flatMap((reading) => reading.faults),
    ...duplicateKeyFaults(keys),
    ...launchFaults(readings.map(({ platform }) => platform)),
    ...sponsorFaults(
      env,
      readings.map(({ platform }) => platform),
    ),
  ]
  if (faults.length > 0) throw new PlatformConfigError(faults)
  return platformsOf(readings, [...new Set(keys.map(({ json }) => json))])
}
