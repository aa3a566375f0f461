/** The settings of one platform: what follows `PLATFORM_<ID>_`. */
export const settingSuffixes = [
  'NAME',
  'FHIR_BASE_URL',
  'AUTH',
  'CLIENT_ID',
  'CLIENT_SECRET',
  'CLIENT_AUTH',
  'PRIVATE_KEY',
  'SCOPE',
  'LAUNCH_ISS',
  'TOKEN',
  'ALLOWED_ROLES',
  'SPONSORS',
  'ISSUER',
  'READ_ONLY',
  'ORGANIZATION',
  'PANEL',
  'PANEL_DAYS',
  'CONSENT',
  'OPERATIONS',
] as const
export type SettingSuffix = (typeof settingSuffixes)[number]

/** The id of the platform of the `SMART_*` settings. */
export const defaultId = 'default'

/** Older names of settings of `default`, in the order in which they count. */
const defaultNames: Partial<Record<SettingSuffix, readonly string[]>> = {
  FHIR_BASE_URL: ['SMART_ISS', 'FHIR_BASE_URL'],
  CLIENT_ID: ['SMART_CLIENT_ID'],
  CLIENT_SECRET: ['SMART_CLIENT_SECRET'],
  SCOPE: ['SMART_SCOPE'],
  OPERATIONS: ['FHIR_OPERATIONS'],
}

/** A setting's text; what is empty or no text counts as absent. */
export function settingText(env: Record<string, unknown>, name: string): string | undefined {
  const value = env[name]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The entries of a comma-separated setting. */
export function settingList(env: Record<string, unknown>, name: string): string[] {
  const entries = (settingText(env, name) ?? '').split(',').map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}

/** `PLATFORM_<ID>_`, the id in upper case with `_` for `-`. */
export function settingPrefix(id: string): string {
  return `PLATFORM_${id.toUpperCase().replaceAll('-', '_')}_`
}

/** The name under which a platform's setting is given, and its text. The name is the first where none is given. */
export function platformSetting(env: Record<string, unknown>, id: string, suffix: SettingSuffix) {
  const own = `${settingPrefix(id)}${suffix}`
  const names = id === defaultId ? [own, ...(defaultNames[suffix] ?? [])] : [own]
  const given = names.find((name) => settingText(env, name) !== undefined)
  const fallback = id === defaultId ? (defaultNames[suffix]?.[0] ?? own) : own
  const name = given ?? fallback
  return { name, text: settingText(env, name) }
}

/**
 * Settings that look like those of `ids` and are none, and ids whose settings would have one name (`x-client` with
 * `AUTH` and `x` with `CLIENT_AUTH`).
 */
export function settingFaults(env: Record<string, unknown>, ids: readonly string[]) {
  const names = ids.flatMap((id) => settingSuffixes.map((suffix) => `${settingPrefix(id)}${suffix}`))
  const ambiguous = names.filter((name, index) => names.indexOf(name) !== index)
  const unknown = Object.keys(env).filter((name) => {
    const owned = ids.some((id) => name.startsWith(settingPrefix(id)))
    return owned && settingText(env, name) !== undefined && !names.includes(name)
  })
  return [
    ...ambiguous.map((setting) => ({ setting, problem: 'would belong to two platforms' })),
    ...unknown.map((setting) => ({ setting, problem: 'is no setting' })),
  ]
}
