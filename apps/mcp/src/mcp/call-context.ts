import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server'
import { type StatedPurpose, statedPurposes } from './access/purpose.ts'

/** What one request of an MCP client offers beside its arguments. */
export interface CallContext {
  /** Aborted when the client cancels the request or goes away. */
  signal: AbortSignal
  /** Tells the client how far a long call has come; does nothing where it did not ask to hear. */
  progress(message: string): Promise<void>
  /** Whether the client can put a question to the person (elicitation in form mode). */
  canAsk: boolean
  /** What the request says that it is for. */
  purpose: StatedPurpose
  /** The person's answer to the question that an earlier round of this call put, with the handle of what was asked. */
  answered?: { handle: string; accepted: boolean }
}

/** The name of the question put to the person, and of the field of its answer. */
export const confirmKey = 'confirm'

const progressEveryMs = 2_000

/** What this request offers, on either era of the protocol. */
export function callContextOf(server: McpServer, request: ServerContext): CallContext {
  const { mcpReq } = request
  const handle: unknown = mcpReq.requestState()
  return {
    signal: mcpReq.signal,
    canAsk: canAsk(server, mcpReq),
    purpose: statedPurposes(request),
    progress: progressOf(mcpReq),
    ...(typeof handle === 'string' && {
      answered: {
        handle,
        accepted: acceptedContent<Record<string, unknown>>(mcpReq.inputResponses, confirmKey)?.[confirmKey] === true,
      },
    }),
  }
}

/** A client of a 2025 revision on a stateless request cannot be asked anything: its capabilities are not known there. */
function canAsk(server: McpServer, { envelope }: ServerContext['mcpReq']): boolean {
  // The SDK has checked the envelope against its schema, whose type it does not publish.
  const sent = envelope as Record<string, ClientCapabilities | undefined> | undefined
  const elicitation = (sent?.[CLIENT_CAPABILITIES_META_KEY] ?? server.server.getClientCapabilities())?.elicitation
  return elicitation !== undefined && (elicitation.form !== undefined || elicitation.url === undefined)
}

function progressOf(mcpReq: ServerContext['mcpReq']): CallContext['progress'] {
  const progressToken = mcpReq._meta?.progressToken
  let progress = 0
  return async (message) => {
    if (progressToken === undefined || mcpReq.signal.aborted) return
    progress += 1
    await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, message } })
  }
}

/** Runs a call and says every two seconds that it is still under way, and whom it waits for. */
export async function withProgress<T>(context: CallContext, waitsFor: string, call: () => Promise<T>): Promise<T> {
  const startedAt = Date.now()
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1_000)
    context.progress(`Still waiting for ${waitsFor} (${seconds} s)`).catch(() => undefined)
  }, progressEveryMs)
  try {
    return await call()
  } finally {
    clearInterval(timer)
  }
}
