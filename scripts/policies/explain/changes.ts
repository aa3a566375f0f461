import type { PolicyRequest, Principal, Role, SensitiveLabel } from '@repo/cerbos'
import type { Explainer, PolicyRecordCall } from '@repo/cerbos/explanation'
import { interactions, type Reference } from '@repo/fhir/vocabulary'
import { policiesDir } from '../../policy-test.ts'
import { readPolicyFiles } from '../guards/policy-files.ts'

export type Call = PolicyRequest | PolicyRecordCall

/** A principal and a call, somewhat otherwise than they are. */
export interface Change {
  words: string
  principal: (principal: Principal) => Principal
  call?: (call: Call) => Call
}

/** The purpose that each role mostly states, and others that the policy knows for it. */
const purposes: Record<Role, string[]> = {
  patient: ['PATRQT'],
  related_person: ['FAMRQT'],
  practitioner: ['TREAT', 'ETREAT', 'HOPERAT', 'HRESCH'],
  administrator: ['HOPERAT', 'HSYSADMIN'],
  auditor: ['HCOMPL'],
  service: ['HOPERAT', 'HSYSADMIN'],
}
const roles = Object.keys(purposes) as Role[]

function roleChanges(principal: Principal): Change[] {
  const others = roles
    .filter((role) => !principal.roles.includes(role))
    .flatMap((role) =>
      (purposes[role] ?? []).slice(0, 1).map((purpose) => ({
        words: `the role were ${role}, for purpose ${purpose}`,
        principal: (before: Principal) => ({ ...before, roles: [role], purpose }),
      })),
    )
  const stated = new Set(principal.roles.flatMap((role) => purposes[role] ?? []).filter((p) => p !== principal.purpose))
  const otherwise = [...stated].map((purpose) => ({
    words: `the purpose were ${purpose}`,
    principal: (before: Principal) => ({ ...before, purpose }),
  }))
  return [...otherwise, ...others]
}

function scopeChanges(principal: Principal, { interaction, resourceType }: Call): Change[] {
  const permissions = interactions[interaction].scope
  if (permissions === undefined) return []
  const add = (level: 'user' | 'patient'): Change => ({
    words: `the platform granted the SMART scope ${level}/${resourceType}.${permissions}`,
    principal: (before) => ({ ...before, scopes: [...before.scopes, { level, resourceType, permissions }] }),
  })
  return principal.launchPatient ? [add('patient'), add('user')] : [add('user')]
}

/** The labels that the policy closes each with a guard of its own, and the codes that stand for them. */
const kinds = Object.entries(
  readPolicyFiles(policiesDir)['codes.yaml'].exportConstants.definitions.sensitive_labels as Record<string, string[]>,
)

/** A clearance is for the label that a code is a kind of; one of several labels needs each. */
function labelChanges(labels: readonly string[]): Change[] {
  const cleared = labels.map((label) => {
    const closed = kinds.filter(([, codes]) => codes.includes(label)).map(([kind]) => kind)
    return (closed.length > 0 ? closed : [label]) as SensitiveLabel[]
  })
  const distinct = new Map(cleared.map((clearances) => [clearances.join(' and '), clearances]))
  return [...distinct].map(([words, clearances]) => ({
    words: `the principal were cleared for ${words}`,
    principal: (before) => ({ ...before, clearances: [...new Set([...(before.clearances ?? []), ...clearances])] }),
  }))
}

function callChanges(principal: Principal, call: Call): Change[] {
  const own = principal.roles.includes('patient') ? [principal.fhirUser] : principal.patients
  const reachable = [...new Set([...own, ...(principal.launchPatient ? [principal.launchPatient] : [])])]
  return reachable
    .filter((patient) => call.patients.length !== 1 || call.patients[0] !== patient)
    .map((patient) => ({
      words: `it named ${patient} and nobody else`,
      principal: (before) => before,
      call: (before) => ({ ...before, patients: [patient] }),
    }))
}

/** Whom the call names; a Patient is its own. */
function named({ patients, resourceType, id }: Call): Reference[] {
  return [
    ...new Set([...patients, ...(resourceType === 'Patient' && id !== undefined ? [`Patient/${id}` as const] : [])]),
  ]
}

/** The panel, and the glass that opens what is outside it. */
function panelChanges(principal: Principal, call: Call): Change[] {
  const patients = named(call)
  const { panel, breakGlass = [] } = principal
  if (panel === undefined || typeof panel === 'function' || patients.length === 0) return []
  const who = patients.join(', ')
  return [
    { words: `the panel had ${who}`, principal: (before) => ({ ...before, panel: [...panel, ...patients] }) },
    {
      words: `the glass were broken for ${who}`,
      principal: (before) => ({ ...before, breakGlass: [...breakGlass, ...patients] }),
    },
  ]
}

function organizationChanges(principal: Principal, call: Call): Change[] {
  const named = call.stage === 'record' ? (call.organizations ?? []) : []
  if (principal.organizationRequired !== true) return []
  return named.map((organization) => ({
    words: `the principal were of ${organization}`,
    principal: (before) => ({ ...before, organizations: [...(before.organizations ?? []), organization] }),
  }))
}

function answerChanges(call: Call): Change[] {
  const change = (words: string, changed: Call): Change => ({
    words,
    principal: (before) => before,
    call: (before) => ({ ...changed, patients: before.patients }),
  })
  if (call.stage === 'record')
    return call.consent === 'deny'
      ? [change('no Consent of the patient denied it', { ...call, consent: 'none' as const })]
      : []
  const { shows = [] } = call
  return shows.length > 0 ? [change(`it did not look at ${shows.join(', ')}`, { ...call, shows: [] })] : []
}

/** Every change that may be of use for this principal and call. */
export function conceivableChanges(principal: Principal, call: Call): Change[] {
  const set = (words: string, changed: Partial<Principal>): Change => ({
    words,
    principal: (before) => ({ ...before, ...changed }),
  })
  const { tenant = principal.tenant, platform = principal.platform, labels = [] } = call
  return [
    ...(principal.readOnly ? [set('read-only mode were off', { readOnly: false })] : []),
    ...(tenant === principal.tenant ? [] : [set(`the sign-in were at tenant ${tenant}`, { tenant })]),
    ...(platform === principal.platform ? [] : [set(`the sign-in were at platform ${platform}`, { platform })]),
    ...scopeChanges(principal, call),
    ...labelChanges(labels),
    ...panelChanges(principal, call),
    ...organizationChanges(principal, call),
    ...answerChanges(call),
    ...callChanges(principal, call),
    ...roleChanges(principal),
  ]
}

/**
 * The least changes that the policy would allow the call after, each asked of the PDP: single ones or, where none does,
 * pairs. Each is the words of its changes.
 */
export async function allowingChanges(explain: Explainer, principal: Principal, call: Call): Promise<string[][]> {
  const changes = conceivableChanges(principal, call)
  const allows = async (chosen: Change[]) => {
    const changed = chosen.reduce((before, change) => change.principal(before), principal)
    const asked = chosen.reduce((before, change) => change.call?.(before) ?? before, call)
    return (await explain(changed, asked)).effect === 'allow'
  }
  const pairs = changes.flatMap((first, at) => changes.slice(at + 1).map((second) => [first, second]))
  for (const candidates of [changes.map((change) => [change]), pairs]) {
    const found: string[][] = []
    for (const chosen of candidates) if (await allows(chosen)) found.push(chosen.map(({ words }) => words))
    if (found.length > 0) return found
  }
  return []
}
