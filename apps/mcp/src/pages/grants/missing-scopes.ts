import { comparedScopes } from '@repo/fhir'

interface GrantedScopes {
  requestedScope: string
  scope: string
  launchPatient?: string
}

/** Scopes of the sign-in itself: without what they ask for nobody would be connected, whether a platform repeats them or not. */
const fulfilled = ['openid', 'fhirUser', 'profile', 'launch']

/** What was asked of a platform and is lacking, in the words of the scopes. */
export function missingScopes({ requestedScope, scope, launchPatient }: GrantedScopes): string[] {
  const { missing } = comparedScopes(requestedScope, scope)
  return missing.filter((name) => !fulfilled.includes(name) && !(name === 'launch/patient' && launchPatient))
}
