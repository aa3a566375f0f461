import { type Env, readConfig } from '../src/config.ts'
import { type SmartPlatform, startSmartPlatform } from './smart-platform.ts'
import { type RunningWorkers, settingsOf, startWorkers } from './workers.ts'

/** The Workers with a platform of their own, `clinic`, and `archive`, which signs in nobody. */
export interface PlatformStage {
  own: SmartPlatform
  clinic: SmartPlatform
  workers: RunningWorkers
  env: Env
  config: ReturnType<typeof readConfig>
  /** The same doctor at both, and nothing seen. */
  reset(): void
  close(): Promise<void>
}

export async function startPlatformStage(): Promise<PlatformStage> {
  const own = await startSmartPlatform()
  const clinic = await startSmartPlatform()
  const settings = {
    ...settingsOf(own.origin, 'http://127.0.0.1:9'),
    PLATFORMS: 'clinic,archive',
    PLATFORM_CLINIC_NAME: 'Clinic',
    PLATFORM_CLINIC_FHIR_BASE_URL: `${clinic.origin}/fhir`,
    PLATFORM_CLINIC_CLIENT_ID: 'test-app',
    PLATFORM_CLINIC_LAUNCH_ISS: `${clinic.origin}/other/name`,
    PLATFORM_ARCHIVE_FHIR_BASE_URL: `${clinic.origin}/archive`,
    PLATFORM_ARCHIVE_AUTH: 'token',
    PLATFORM_ARCHIVE_TOKEN: 'FIXED-TOKEN',
    PLATFORM_ARCHIVE_ALLOWED_ROLES: 'practitioner',
    PLATFORM_ARCHIVE_SPONSORS: 'default',
  }
  const workers = await startWorkers(settings)
  const reset = () => {
    for (const platform of [own, clinic]) {
      platform.person = { fhirUser: 'Practitioner/dr-1', name: 'NAME-OF-THE-DOCTOR' }
      platform.subject = 'SUBJECT-1'
      platform.token = undefined
      platform.seen.length = 0
    }
  }
  return {
    own,
    clinic,
    workers,
    env: await workers.harness.getWorker<Env>().getEnv(),
    config: readConfig({ ROLE_MAP: '{}', ...settings } as unknown as Env),
    reset,
    close: async () => {
      await workers.close()
      await own.close()
      await clinic.close()
    },
  }
}
