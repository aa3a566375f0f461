import { AuthorizationError, type Authorizer, type Decision, type PolicyRequest } from '@repo/cerbos'
import type { Interaction } from '@repo/fhir'
import type { Script } from './call-stage.ts'

const allowed: Decision = { effect: 'allow', rule: 'test', cerbosCallId: 'call-1', policyVersion: 'default' }
const denied: Decision = { ...allowed, effect: 'deny' }
const pdpDown = () => new AuthorizationError('authz/unavailable', 'UNAVAILABLE')

/** A question to policy in a line: `criterion`, `optional` and labels are said where they are. */
function asked({
  interaction,
  resourceType,
  id,
  patients,
  stage,
  optional,
  operation,
  labels = [],
}: PolicyRequest): string {
  const what = [interaction, operation && `$${operation}`, id ? `${resourceType}/${id}` : resourceType]
  const how = [stage === 'criterion' && 'as criterion', optional && 'if allowed', labels.length > 0 && `as ${labels}`]
  return [...what, ...patients, ...how].filter(Boolean).join(' ')
}

/** `release read Observation/o1 Observation/o2`; each interaction is said where it changes. */
function released<R>(
  interaction: Interaction | ((record: R) => Interaction),
  records: readonly { record: R }[],
  named: readonly string[],
): string {
  const of = records.map(({ record }) => (typeof interaction === 'function' ? interaction(record) : interaction))
  return ['release', ...named.flatMap((name, at) => (of[at] === of[at - 1] ? [name] : [of[at], name]))].join(' ')
}

/** Policy that answers by a script, and tells each question as a step. */
export function scriptedAuthorizer(
  script: Pick<Script, 'admit' | 'release' | 'releases'>,
  steps: string[],
): Authorizer {
  return {
    async admit(_principal, requests) {
      steps.push(['admit', requests.map(asked).join(' + ')].join(' '))
      if (script.admit === 'unavailable') throw pdpDown()
      const rules = requests.map((request) =>
        typeof script.admit === 'function' ? script.admit(request) : !script.admit,
      )
      const refused = requests.findIndex(({ optional }, index) => !optional && !rules[index])
      if (refused >= 0) throw new AuthorizationError('authz/denied', 'test', denied, refused)
      return { decision: allowed, allowed: rules }
    },
    // As though none had come in time lately: a search is asked about, and narrowed by nobody.
    plan: async () => {
      throw pdpDown()
    },
    recall: () => () => undefined,
    async release(_principal, interaction, records) {
      const named = records.map(({ policy }) => `${policy.resourceType}/${policy.id ?? 'new'}`)
      steps.push(released(interaction, records, named))
      if (script.release === 'unavailable') throw pdpDown()
      const kept = records.filter((_, index) => script.releases?.(named[index] ?? '') ?? true)
      const decision = kept.length > 0 ? allowed : denied
      const hidden = new Map<never, never>()
      return {
        released: kept.map(({ record }) => record),
        withheldCount: records.length - kept.length,
        decision,
        hidden,
      }
    },
  }
}
