import { createMcpHandler } from '@modelcontextprotocol/server'
import { type AuditRecord, createAuditProducer, parseAuditMessage } from '@repo/audit'
import type { Authorizer, PolicyRequest } from '@repo/cerbos'
import { type AnyResource, createFhirClient, type OperationDefinition, readCapabilities } from '@repo/fhir'
import type { Caller, SessionCaller } from '../src/mcp/caller.ts'
import type { Deps } from '../src/mcp/deps.ts'
import { createCursors } from '../src/mcp/read/cursor.ts'
import { type Consents, createConsents, type KeptConsents } from '../src/mcp/release/consents.ts'
import { createServer } from '../src/mcp/server.ts'
import type { WriteMemory } from '../src/mcp/write/write-memory.ts'
import type { WriteSettings } from '../src/mcp/write/write-settings.ts'
import { readKeyRing } from '../src/session/seal.ts'
import { digest } from '../src/session/secret.ts'
import type { TrailAccess } from '../src/trail/trail-access.ts'
import { type Era, mcpReply, mcpRequest, type RpcReply } from './mcp-request.ts'
import { scriptedAuthorizer } from './scripted-authorizer.ts'
import { type ScriptedSession, scriptedConnections, sessionOf } from './scripted-connections.ts'
import { placesOf } from './session-storage.ts'
import { scriptedTrail } from './trail/scripted-trail.ts'
import { fhirBaseUrl, scriptedFetch } from './upstream.ts'
import { createWriteMemory } from './write/write-memory.ts'

export { fhirBaseUrl }

export interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: unknown
}

/** What the parts around a call do; each does its honest best where nothing is said. */
export interface Script {
  admit?: 'deny' | 'unavailable' | ((request: PolicyRequest) => boolean)
  /** Which records policy releases. */
  releases?: (reference: string) => boolean
  release?: 'unavailable'
  /** Whether the queue takes a record. */
  accepts?: (record: AuditRecord) => boolean
  fhir?: (request: { method: string; path: string; body: string }) => Reply | Promise<Reply>
  operations?: readonly OperationDefinition[]
  /** The platform's CapabilityStatement; it has none where nothing is said. */
  statement?: object
  /** The token for a call, and after a 401 for the one that was refused. */
  smartAccessToken?: (refused?: string) => Promise<string>
  /** What the session does when it is told that its token was refused. */
  tokenRefused?: () => Promise<void>
  /** Who may examine the audit trail, and what it holds; nobody and nothing where it is not said. */
  trail?: TrailAccess
  deadlineMs?: number
  /** Asked instead of the script, and not among the steps. */
  authorizer?: Authorizer
  /** The platform honours what patients consented to. */
  consent?: 'honoured'
  /** Consents that were read lately; none where nothing is said. */
  keptConsents?: KeptConsents
  /** Hears of each call that has to come to its end though its client goes away. */
  outlive?: (call: Promise<unknown>) => void
  caller?: Caller
  /** The session's connections beside or instead of the caller's, and what becomes of sign-ins. */
  session?: ScriptedSession
  /** How the deployment wants writes to be made: by default at once and without Provenance. */
  writes?: Partial<WriteSettings>
  /** What the session remembers of writes; one of its own for each call where nothing is said. */
  memory?: WriteMemory
  /** Milliseconds since 1970; the real time where nothing is said. */
  now?: () => number
}

export interface ToolAnswer {
  isError: boolean
  text: string
  data: Record<string, unknown> | undefined
}

/** One call and all that left the process, in its order. */
export interface Outcome {
  answer: ToolAnswer
  /** `admit …`, `GET …`, `release …`, `audit …`: each as it happened. */
  steps: string[]
  records: AuditRecord[]
  requests: { method: string; path: string; headers: Headers; body: string }[]
}

/** A practitioner whose client may read and write, with every scope at the platform. */
export const practitioner: Caller = {
  agent: { sessionKey: 'K'.repeat(43), clientId: 'client-1', clientName: 'Agent', scopes: ['fhir:read', 'fhir:write'] },
  transport: 'mcp',
  principal: {
    id: 'principal-1',
    tenant: 'default',
    platform: 'default',
    fhirUser: 'Practitioner/dr-1',
    roles: ['practitioner'],
    patients: [],
    scopes: [{ level: 'user', resourceType: '*', permissions: 'cruds' }],
    purpose: 'TREAT',
    agent: 'client-1',
  },
  facts: {
    platform: 'default',
    fhirBaseUrl,
    state: 'connected',
    subject: 'https://issuer.example|u1',
    fhirUser: 'Practitioner/dr-1',
    name: 'Test Doctor',
    scopes: [{ level: 'user', resourceType: '*', permissions: 'cruds' }],
    scope: 'user/*.cruds',
    requestedScope: 'user/*.cruds',
    connectedAt: '2026-11-20T12:00:00.000Z',
  },
}

export function withMcpScopes(scopes: Caller['agent']['scopes']): Caller {
  return { ...practitioner, agent: { ...practitioner.agent, scopes } }
}

export function withSmartPermissions(resourceType: string, permissions: string): Caller {
  const scopes = [{ level: 'user' as const, resourceType, permissions }]
  return { ...practitioner, principal: { ...practitioner.principal, scopes } }
}

export function sessionCallerOf({ caller = practitioner, session }: Script = {}): SessionCaller {
  const { agent, transport, facts } = caller
  return { agent, transport, session: sessionOf(facts, session) }
}

function fhirOf(script: Script, outcome: Omit<Outcome, 'answer'>): Deps['fhir'] {
  return (_caller, recorder, { signal, through }) =>
    createFhirClient({
      signal,
      ...(through && { through }),
      fhirBaseUrl,
      onRequest: (request) => {
        recorder.trace.request = request
      },
      fetch: scriptedFetch(script, outcome),
      smartAccessToken: script.smartAccessToken ?? (async () => 'smart-token-1'),
      ...(script.deadlineMs && { deadlineMs: script.deadlineMs }),
    })
}

function consentsOf(
  { consent, keptConsents = new Map() }: Script,
  fhir: Deps['fhir'],
  now: () => number,
): Deps['consents'] {
  let consents: Consents | undefined
  return (caller, recorder) => {
    const signal = AbortSignal.timeout(5_000)
    consents ??= createConsents(caller, () => fhir(caller, recorder.companion(), { signal }), keptConsents, now)
    return consent === 'honoured' ? consents : undefined
  }
}

export function depsOf(script: Script, outcome: Omit<Outcome, 'answer'>): Deps {
  const { steps, records } = outcome
  const { now = () => Date.now() } = script
  const fhir = fhirOf(script, outcome)
  const send = async (message: unknown) => {
    const record = parseAuditMessage(message)
    steps.push(`audit ${record.phase}`)
    if (script.accepts?.(record) === false) throw new Error('the queue refuses')
    records.push(record)
  }
  return {
    authorizer: script.authorizer ?? scriptedAuthorizer(script, steps),
    audit: createAuditProducer({ queue: { send } }),
    fhir,
    originOf: ({ facts }) => ({ tenant: 'default', platform: facts.platform }),
    tokenRefused: async () => {
      steps.push('token refused')
      await script.tokenRefused?.()
    },
    connections: () => scriptedConnections(script.caller ?? practitioner, script.session, steps),
    capabilities: async () =>
      script.statement && readCapabilities({ resourceType: 'CapabilityStatement', ...script.statement }),
    operations: () => script.operations ?? [],
    trail: script.trail ?? scriptedTrail(() => false),
    cursors: ({ agent, facts, principal }) =>
      createCursors(async () => ({
        ring: await readKeyRing(`k1:${'S'.repeat(42)}A`),
        sessionDigest: await digest(agent.sessionKey),
        platform: facts.platform,
        principalId: principal.id,
        places: placesOf(agent.sessionKey, now),
        now,
      })),
    consents: consentsOf(script, fhir, now),
    outlive: (call) => script.outlive?.(call),
    writeMemory: async () => script.memory ?? createWriteMemory(now),
    clientIdSystem: 'https://mcp.example',
    writeSettings: { confirmation: 'never', provenance: 'never', ...script.writes },
    now,
  }
}

interface RpcAnswer {
  result?: { content?: { text: string }[]; isError?: boolean; structuredContent?: Record<string, unknown> }
}

/** One request to an MCP server of this caller. */
export async function rpc(
  caller: SessionCaller,
  deps: Deps,
  method: string,
  params: Record<string, unknown>,
  era: Era = '2025-11-25',
): Promise<RpcReply> {
  const handler = createMcpHandler(() => createServer(() => caller, deps))
  return mcpReply(await handler.fetch(mcpRequest(era, method, params)))
}

/** An MCP server for a client of its own, and all that leaves the process while it serves. */
export function serve(script: Script = {}): Omit<Outcome, 'answer'> & { fetch: typeof fetch } {
  const outcome = { steps: [], records: [], requests: [] }
  const handler = createMcpHandler(() => createServer(() => sessionCallerOf(script), depsOf(script, outcome)))
  return { ...outcome, fetch: async (input, init) => handler.fetch(new Request(input, init)) }
}

/** Any request as an MCP client of that revision sends it, and all that left the process. */
export async function callMethod(
  method: string,
  params: Record<string, unknown> = {},
  script: Script = {},
  era?: Era,
): Promise<Omit<Outcome, 'answer'> & { reply: RpcReply }> {
  const outcome = { steps: [], records: [], requests: [] }
  const reply = await rpc(sessionCallerOf(script), depsOf(script, outcome), method, params, era)
  return { ...outcome, reply }
}

/** Calls a tool as an MCP client does. */
export async function callTool(name: string, args: unknown, script: Script = {}): Promise<Outcome> {
  const outcome = { steps: [], records: [], requests: [] }
  const deps = depsOf(script, outcome)
  const message = { name, arguments: args }
  const { result } = (await rpc(sessionCallerOf(script), deps, 'tools/call', message)) as RpcAnswer
  if (!result) throw new Error(`${name} was answered by a protocol error`)
  const text = result.content?.map((block) => block.text).join('\n') ?? ''
  return { ...outcome, answer: { isError: result.isError === true, text, data: result.structuredContent } }
}

/** What a client is told of the tools. */
export async function listTools(): Promise<Record<string, unknown>[]> {
  const deps = depsOf({}, { steps: [], records: [], requests: [] })
  const { result } = (await rpc(sessionCallerOf(), deps, 'tools/list', {})) as {
    result: { tools: Record<string, unknown>[] }
  }
  return result.tools
}

export function searchset(resources: AnyResource[], bundle: Record<string, unknown> = {}): Reply {
  const entry = resources.map((resource) => ({ resource, search: { mode: 'match' } }))
  return { body: { resourceType: 'Bundle', type: 'searchset', entry, ...bundle } }
}

export const observation = (id: string, patient = 'p1'): AnyResource => ({
  resourceType: 'Observation',
  id,
  meta: { versionId: '3' },
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: '2026-11-20T09:00:00Z',
  valueQuantity: { value: 68, unit: '/min' },
})
