import type { Reference } from '@repo/fhir'
import type * as z from 'zod'
import type { BreakGlassLink } from '../../break-glass/break-glass-link.ts'
import { requireMcpScope } from '../../oauth/scopes.ts'
import { type AgentTrail, type AgentTrailRequest, agentTrail } from '../../trail/agent-trail.ts'
import { glassLink } from '../access/glass-offer.ts'
import type { CallContext } from '../call-context.ts'
import type { Caller, SessionCaller } from '../caller.ts'
import type { Deps } from '../deps.ts'
import { type Answer, checkedOutput, conclude, parseInput } from '../pipeline.ts'
import type { ToolBase } from '../tool.ts'
import type { Connections } from './connections.ts'
import { actorOn, callerOn } from './session-callers.ts'

/** What a session tool works with. It is given no FHIR client. */
export interface SessionSurroundings extends Pick<SessionCaller, 'agent' | 'session'> {
  connections: Connections
  context: CallContext
  now(): number
  /** @throws Failure as `callerOn` */
  callerOn(platform: string | undefined): Promise<Caller>
  /** A link by which the caller's person breaks the glass for a patient. @throws AuthorizationError */
  glass(caller: Caller, patient: Reference): Promise<BreakGlassLink>
  /** One page of the audit trail, as far as policy lets the caller's person examine it. */
  trail(caller: Caller, request: AgentTrailRequest): Promise<AgentTrail>
}

/** A tool about the session and its connections, which calls no FHIR server. */
export interface SessionTool<I extends z.ZodObject, O extends z.ZodObject> extends ToolBase<I, O> {
  hints: { readOnly: boolean; destructive: boolean; idempotent: boolean }
  /** Whom a call waits for, where that is not the FHIR server. */
  waitsFor?: string
  /** For what tells nothing of people and opens nothing: an agent may always end what it has. */
  needsNoScope?: true
  tell(input: z.output<I>, around: SessionSurroundings): Promise<z.output<O>>
}

/** One call of a session tool: MCP scope → validate → tell → record → answer. */
export async function runSessionTool<I extends z.ZodObject, O extends z.ZodObject>(
  tool: SessionTool<I, O>,
  given: unknown,
  caller: SessionCaller,
  deps: Deps,
  context: CallContext,
): Promise<Answer> {
  const { agent, session } = caller
  const connections = deps.connections(agent)
  const wanted = (given as { platform?: unknown } | undefined)?.platform
  const actor = await actorOn(caller, wanted, connections)
  return conclude(deps, actor, tool.name, async (recorder) => {
    if (!tool.needsNoScope) requireMcpScope(actor, 'fhir:read')
    const input = parseInput(tool.input, given)
    const around = { agent, session, connections, context, now: deps.now }
    const told = await tool.tell(input, {
      ...around,
      callerOn: (platform) => callerOn(caller, platform, connections),
      glass: (on, patient) => glassLink(deps, connections, on, recorder, patient),
      trail: (on, request) => agentTrail(deps.trail, on, recorder, request),
    })
    return checkedOutput(tool.output, told)
  })
}
