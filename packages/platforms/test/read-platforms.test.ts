import { expect, test } from 'vitest'
import { readPlatforms } from '../src/index.ts'

test('reads the platform of the SMART settings as `default`', () => {
  const env = { SMART_CLIENT_ID: 'app', SMART_CLIENT_SECRET: 's', FHIR_BASE_URL: 'https://ehr.example/fhir/r4' }
  const platforms = readPlatforms(env, { production: true })
  expect(platforms.all).toEqual([
    {
      id: 'default',
      name: 'ehr.example',
      fhirBaseUrl: 'https://ehr.example/fhir/r4',
      auth: 'smart',
      scope: 'openid fhirUser offline_access launch/patient patient/*.rs',
      clientId: 'app',
      clientAuth: 'client_secret_basic',
      launchIss: [],
      allowedRoles: [],
    },
  ])
  expect(platforms.secrets('default')).toEqual({ clientSecret: 's' })
})
