import smartLauncherClinician from '../definitions/smart-launcher-clinician.json' with { type: 'json' }
import smartLauncherPatient from '../definitions/smart-launcher-patient.json' with { type: 'json' }
import { type PlatformDefinition, platformDefinition } from './definition.ts'

const files: readonly unknown[] = [smartLauncherClinician, smartLauncherPatient]

/** The definitions that come with the package, by id. */
export const packagedPlatforms: ReadonlyMap<string, PlatformDefinition> = new Map(
  files.map((file) => platformDefinition.parse(file)).map((definition) => [definition.id, definition]),
)
