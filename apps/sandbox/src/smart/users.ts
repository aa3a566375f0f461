import { createHash, timingSafeEqual } from 'node:crypto'

export type SampleRole = 'patient' | 'guardian' | 'practitioner' | 'administrator' | 'auditor'

/** A person who can sign in to the sandbox. The password is shown on the sign-in page. */
export interface SampleUser {
  username: string
  password: string
  role: SampleRole
  /** The person's own record, relative to the FHIR base. */
  fhirUser: string
  name: string
  /** The one patient whose records this person may reach; absent for staff. */
  patientId?: string
}

/** A person's account, before their name is known. */
export type Account = Omit<SampleUser, 'name' | 'password'>

/** Of the sandbox's main platform. */
export const sampleAccounts: readonly Account[] = [
  { username: 'patient', role: 'patient', fhirUser: 'Patient/patient-1', patientId: 'patient-1' },
  { username: 'guardian', role: 'guardian', fhirUser: 'RelatedPerson/guardian-1', patientId: 'patient-2' },
  { username: 'practitioner', role: 'practitioner', fhirUser: 'Practitioner/prac-1' },
  { username: 'practitioner2', role: 'practitioner', fhirUser: 'Practitioner/prac-2' },
  { username: 'administrator', role: 'administrator', fhirUser: 'Practitioner/admin-1' },
  { username: 'auditor', role: 'auditor', fhirUser: 'Practitioner/auditor-1' },
]

/**
 * The people of these accounts, each named as their record in the FHIR data names them.
 * @throws Error when `nameOf` knows no name for one of their records
 */
export async function namedUsers(
  accounts: readonly Account[],
  nameOf: (reference: string) => Promise<string | undefined>,
): Promise<SampleUser[]> {
  return Promise.all(
    accounts.map(async (account) => {
      const name = await nameOf(account.fhirUser)
      if (!name) throw new Error(`The sample data has no name for ${account.fhirUser}`)
      return { ...account, password: `sandbox-${account.username}`, name }
    }),
  )
}

/** The user with that username and password; takes as long for an unknown username as for a wrong password. */
export function verifyPassword(users: SampleUser[], username: string, password: string): SampleUser | undefined {
  const user = users.find((each) => each.username === username)
  const isEqual = timingSafeEqual(digest(password), digest(user?.password ?? 'no such user'))
  return isEqual ? user : undefined
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
