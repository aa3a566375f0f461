import type { Caller } from '../mcp/caller.ts'
import type { Recorder } from '../mcp/recorder.ts'
import { entrySentence } from './entry-words.ts'
import type { TrailAccess } from './trail-access.ts'
import { chosenView, decidedViews } from './trail-views.ts'

/** Each is a sentence of at most some 900 bytes, so that a page stays within what a result may cost. */
const pageRows = 20

/** What is asked of the trail for an agent. */
export interface AgentTrailRequest {
  /** The person's own accesses, also where they may see who looked at their records. */
  own?: boolean | undefined
  cursor?: string | undefined
}

/** What an agent hears of the trail. */
export interface AgentTrail {
  rows: string[]
  cursor?: string
}

/**
 * One page of the trail for an agent, of the person's platform: who looked at a patient's records, or what the person did
 * themselves. Never all of the tenant, whatever the person may examine by themselves.
 * @throws AuthorizationError, TrailError
 */
export async function agentTrail(
  { authorizer, reader }: TrailAccess,
  { principal }: Caller,
  recorder: Recorder,
  { own, cursor }: AgentTrailRequest,
): Promise<AgentTrail> {
  const { trace } = recorder
  trace.event = 'trail-read'
  const views = await decidedViews(authorizer, [principal])
  const { scope, read } = chosenView(
    views.filter(({ kind }) => kind !== 'tenant'),
    own ? { kind: 'own', platform: principal.platform } : undefined,
    'read',
  )
  trace.decision = read
  if (scope.kind === 'patient') trace.patients.push(...scope.patients)
  const { tenant, platform } = principal
  const page = await reader.page({ tenant, scope, filter: { platform }, limit: pageRows, ...(cursor && { cursor }) })
  trace.patients.push(...page.entries.flatMap(({ record }) => record.patients))
  trace.rows = page.entries.length
  return {
    rows: page.entries.map((entry) => entrySentence(entry, principal.id)),
    ...(page.next && { cursor: page.next }),
  }
}
