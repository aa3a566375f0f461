export interface CanaryOptions {
  /** Base URL of the Cerbos PDP's HTTP API. */
  pdpUrl: string
  /** How long the call may take. */
  timeoutMs: number
}

const kind = 'canary'
const policyVersion = 'default'

/**
 * Whether the PDP denies what it cannot judge: a rule whose condition fails, attributes that the schema refuses
 * (`policies/canary.yaml`). False also of a PDP that does not have that policy, since nothing is then known of it.
 *
 * Throws `AuthorizationError` `authz/unavailable` when the PDP cannot be asked in time.
 */
export async function deniesWhatItCannotJudge({ pdpUrl, timeoutMs }: CanaryOptions): Promise<boolean> {
  // Loaded when it is first needed, as by `createAuthorizer`.
  const [{ HTTP }, { unavailable }] = await Promise.all([import('@cerbos/http'), import('../pdp.ts')])
  const known = { kind, id: 'known', policyVersion, attr: {} }
  const refused = { kind, id: 'refused', policyVersion, attr: { unknown: true } }
  try {
    const answer = await new HTTP(pdpUrl.replace(/\/+$/, '')).checkResources(
      {
        principal: { id: kind, roles: [kind], policyVersion },
        resources: [
          { resource: known, actions: ['answer', 'fail'] },
          { resource: refused, actions: ['answer'] },
        ],
      },
      { signal: AbortSignal.timeout(timeoutMs) },
    )
    const [isAnswered, isSkipped, isIgnored] = [
      answer.isAllowed({ resource: known, action: 'answer' }),
      answer.isAllowed({ resource: known, action: 'fail' }),
      answer.isAllowed({ resource: refused, action: 'answer' }),
    ]
    return isAnswered === true && isSkipped === false && isIgnored === false
  } catch (error) {
    throw unavailable(error)
  }
}
